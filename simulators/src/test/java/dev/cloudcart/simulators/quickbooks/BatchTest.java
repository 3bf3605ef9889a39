package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void answersEachItemByItself() {
        var answer = shop.post("batch", """
                {"BatchItemRequest":[
                {"bId":"one","operation":"create","Customer":{"DisplayName":"Amazon GBP"}},
                {"bId":"two","operation":"create","Customer":{"DisplayName":"amazon gbp"}},
                {"bId":"three","Query":"select * from Account where Name = 'Sales'"},
                {"bId":"four","operation":"delete","Invoice":{"Id":"9","SyncToken":"0"}}]}""");

        assertThat(answer.text("/BatchItemResponse/0/Customer/DisplayName")).isEqualTo("Amazon GBP");
        assertThat(answer.text("/BatchItemResponse/0/bId")).isEqualTo("one");
        assertThat(answer.text("/BatchItemResponse/1/Fault/Error/0/code")).isEqualTo("6240");
        assertThat(answer.text("/BatchItemResponse/2/QueryResponse/Account/0/Name"))
                .isEqualTo("Sales");
        assertThat(answer.text("/BatchItemResponse/3/Fault/Error/0/code")).isEqualTo("610");
    }

    @Test
    void takesThirtyItemsAndRefusesMore() {
        assertThat(shop.post("batch", items(30))
                        .body()
                        .path("BatchItemResponse")
                        .size())
                .isEqualTo(30);

        assertThat(shop.post("batch", items(31)).code()).isEqualTo("1040");
    }

    @Test
    void answersInAnotherOrderWhenToldTo() {
        shop.company("{\"batchShuffled\":true}");

        var ids = shop.post("batch", items(10)).body().path("BatchItemResponse").findValuesAsString("bId");

        assertThat(ids)
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
                .isNotEqualTo(ids.stream().sorted().toList());
    }

    @Test
    void answersWhatChangedSince() {
        shop.customer("Amazon GBP");

        var answer = shop.post("batch", """
                        {"BatchItemRequest":[{"bId":"1","CDCQuery":{"Entities":"Customer","ChangedSince":"2026-03-04T00:00:00Z"}},
                        {"bId":"2","CDCQuery":{"Entities":"TaxCode","ChangedSince":"2026-03-04T00:00:00Z"}}]}""");

        assertThat(answer.text("/BatchItemResponse/0/CDCResponse/QueryResponse/0/Customer/0/DisplayName"))
                .isEqualTo("Amazon GBP");
        assertThat(answer.text("/BatchItemResponse/1/Fault/Error/0/code")).isEqualTo("4001");
    }

    @Test
    void takesADuplicateNumberWhenTheItemAllowsIt() {
        var sale = Paper.sale(shop.customer("x"))
                .with("DocNumber", "7")
                .line(shop.item(), "1.00", shop.code("0.0% Z"))
                .json();
        var item = "{\"bId\":\"%s\",\"operation\":\"create\",\"optionsData\":\"%s\",\"Invoice\":%s}";

        var answer = shop.post(
                "batch",
                "{\"BatchItemRequest\":[" + item.formatted("1", "", sale) + "," + item.formatted("2", "", sale) + ","
                        + item.formatted("3", "allowduplicatedocnum", sale) + "]}");

        assertThat(answer.text("/BatchItemResponse/1/Fault/Error/0/code")).isEqualTo("6140");
        assertThat(answer.text("/BatchItemResponse/2/Invoice/DocNumber")).isEqualTo("7");
    }

    @Test
    void refusesAnEntityThatDoesNotExist() {
        var answer =
                shop.post("batch", "{\"BatchItemRequest\":[{\"bId\":\"1\",\"operation\":\"create\",\"Sale\":{}}]}");

        assertThat(answer.text("/BatchItemResponse/0/Fault/Error/0/code")).isEqualTo("2010");
    }

    @Test
    void updatesVoidsAndDeletes() {
        var customer = shop.customer("Amazon GBP");
        var paper = Paper.sale(customer).line(shop.item(), "10.00", shop.code("20.0% S"));
        shop.post("salesreceipt", paper);
        shop.post("salesreceipt", paper);

        var answer = shop.post("batch", """
                        {"BatchItemRequest":[
                        {"bId":"1","operation":"update","SalesReceipt":{"Id":"1","SyncToken":"0","sparse":true,"PrivateNote":"n"}},
                        {"bId":"2","operation":"update","optionsData":"void","SalesReceipt":{"Id":"1","SyncToken":"1"}},
                        {"bId":"3","operation":"delete","SalesReceipt":{"Id":"2","SyncToken":"0"}}]}""");

        assertThat(answer.text("/BatchItemResponse/0/SalesReceipt/TotalAmt")).isEqualTo("12.00");
        assertThat(answer.text("/BatchItemResponse/1/SalesReceipt/PrivateNote")).isEqualTo("n\nVoided");
        assertThat(answer.text("/BatchItemResponse/2/SalesReceipt/status")).isEqualTo("Deleted");
    }

    @Test
    void tellsWhatChangedAmongTheItems() {
        shop.customer("Amazon GBP");

        var answer = shop.post("batch", """
                {"BatchItemRequest":[
                {"bId":"1","CDCQuery":{"Entities":"Customer,Vendor","ChangedSince":"2026-03-04T00:00:00Z"}},
                {"bId":"2","CDCQuery":{"Entities":"Customer","ChangedSince":"yesterday"}},
                {"bId":"3","CDCQuery":{"Entities":"Customer"}}]}""");

        assertThat(answer.text("/BatchItemResponse/0/CDCResponse/QueryResponse/0/Customer/0/DisplayName"))
                .isEqualTo("Amazon GBP");
        assertThat(answer.body()
                        .at("/BatchItemResponse/0/CDCResponse/QueryResponse/1")
                        .isEmpty())
                .isTrue();
        assertThat(answer.text("/BatchItemResponse/1/Fault/Error/0/code")).isEqualTo("2060");
        assertThat(answer.text("/BatchItemResponse/2/Fault/Error/0/code")).isEqualTo("2020");
        assertThat(shop.state().path("metered").asInt()).isEqualTo(1);
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"bId\":\"%d\",\"operation\":\"create\",\"Class\":{\"Name\":\"%d of %d\"}}"
                        .formatted(i, i, count))
                .collect(Collectors.joining(",", "{\"BatchItemRequest\":[", "]}"));
    }
}
