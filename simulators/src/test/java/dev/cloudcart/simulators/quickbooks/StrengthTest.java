package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many callers at once.
class StrengthTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");
    private final String item = shop.item();
    private final String standard = shop.code("20.0% S");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void givesEveryDocumentOfParallelBatchesItsOwnId() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 20)
                    .mapToObj(batch -> (Callable<Shop.Reply>) () -> shop.post("batch", batch(batch)))
                    .toList();
            for (var reply : threads.invokeAll(calls)) {
                assertThat(reply.get().body().toString()).doesNotContain("Fault");
            }
        }

        assertThat(shop.state().at("/objects/SalesReceipt").asInt()).isEqualTo(600);
        assertThat(shop.query("select * from SalesReceipt orderby DocNumber maxresults 1000")
                        .body()
                        .at("/QueryResponse/SalesReceipt")
                        .size())
                .isEqualTo(600);
        assertThat(shop.get("salesreceipt/600").text("/SalesReceipt/TotalAmt")).isEqualTo("12.00");
    }

    private String batch(int batch) {
        return IntStream.range(0, 30)
                .mapToObj(i ->
                        "{\"bId\":\"%d\",\"operation\":\"create\",\"SalesReceipt\":%s}".formatted(i, sale(batch, i)))
                .collect(Collectors.joining(",", "{\"BatchItemRequest\":[", "]}"));
    }

    private String sale(int batch, int i) {
        return Paper.sale(customer)
                .with("DocNumber", batch + "-" + i)
                .line(item, "10.00", standard)
                .json();
    }
}
