package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    private final Shop shop = new Shop();

    @Test
    void readsAnOffsetWithoutAColon() {
        assertThat(shop.get("cdc?entities=Customer&changedSince=2026-03-04T00:00:00-0700")
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void tellsWhatChangedAndWhatIsGone() {
        var customer = shop.customer("Amazon GBP");
        var paper = Paper.sale(customer).line(shop.item(), "1.00", shop.code("0.0% Z"));
        shop.post("salesreceipt", paper);
        shop.post("salesreceipt", paper);
        shop.clock.advance(Duration.ofMinutes(1));
        shop.post("salesreceipt?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}");
        shop.post("salesreceipt", "{\"Id\":\"2\",\"SyncToken\":\"0\",\"sparse\":true,\"PrivateNote\":\"x\"}");

        var changes = shop.get("cdc?entities=Customer,SalesReceipt&changedSince=2026-03-04T20:01:00Z");

        assertThat(changes.body().at("/CDCResponse/0/QueryResponse/0").isEmpty())
                .isTrue();
        assertThat(changes.text("/CDCResponse/0/QueryResponse/1/SalesReceipt/0/PrivateNote"))
                .isEqualTo("x");
        assertThat(changes.text("/CDCResponse/0/QueryResponse/1/SalesReceipt/1/status"))
                .isEqualTo("Deleted");
        assertThat(changes.text("/CDCResponse/0/QueryResponse/1/SalesReceipt/1/Id"))
                .isEqualTo("1");
    }

    @Test
    void stopsAtAThousandObjects() {
        for (int batch = 0; batch < 34; batch++) {
            var items = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                items.append(i == 0 ? "" : ",");
                items.append("{\"bId\":\"%d\",\"operation\":\"create\",\"Class\":{\"Name\":\"%d-%d\"}}"
                        .formatted(i, batch, i));
            }
            shop.post("batch", "{\"BatchItemRequest\":[" + items + "]}");
        }

        var changes = shop.get("cdc?entities=Class&changedSince=2026-03-04");

        assertThat(changes.body().at("/CDCResponse/0/QueryResponse/0/Class").size())
                .isEqualTo(1000);
    }

    @Test
    void refusesWhatItDoesNotCapture() {
        assertThat(shop.get("cdc?entities=TaxCode&changedSince=2026-03-04").status())
                .isEqualTo(400);
        assertThat(shop.get("cdc?entities=Customer&changedSince=2026-01-01").status())
                .isEqualTo(400);
    }
}
