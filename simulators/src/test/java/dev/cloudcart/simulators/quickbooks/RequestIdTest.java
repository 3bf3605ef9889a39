package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestIdTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void givesTheFirstAnswerAgainAndDoesNothingAgain() {
        var first = shop.post("customer?requestid=r1", customer("Amazon GBP"));

        var second = shop.post("customer?requestid=r1", customer("Amazon GBP"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.status()).isEqualTo(200);
        assertThat(shop.state().at("/objects/Customer").asInt()).isEqualTo(1);
        assertThat(shop.state().path("repeats").asInt()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstAnswerWhenTheEntityChangedSince() {
        var first = shop.post("customer?requestid=r1", customer("Amazon GBP"));
        shop.post(
                "customer",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"changed\"}"
                        .formatted(first.text("/Customer/Id")));

        assertThat(shop.post("customer?requestid=r1", customer("Amazon GBP")).body())
                .isEqualTo(first.body());
    }

    @Test
    void remembersARefusalToo() {
        shop.customer("Amazon GBP");
        var refused = shop.post("customer?requestid=r1", customer("Amazon GBP"));

        var again = shop.post("customer?requestid=r1", customer("eBay GBP"));

        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.code()).isEqualTo("6240");
    }

    @Test
    void forgetsARefusalWhenToldTo() {
        shop.company("{\"failuresReplayed\":false}");
        shop.customer("Amazon GBP");
        shop.post("customer?requestid=r1", customer("Amazon GBP"));

        assertThat(shop.post("customer?requestid=r1", customer("eBay GBP")).status())
                .isEqualTo(200);
    }

    @Test
    void givesTheFirstAnswerToAnotherBodyUnlessToldToRefuseIt() {
        var first = shop.post("customer?requestid=r1", customer("Amazon GBP"));
        assertThat(shop.post("customer?requestid=r1", customer("eBay GBP")).body())
                .isEqualTo(first.body());

        shop.company("{\"otherBodyRefused\":true}");

        assertThat(shop.post("customer?requestid=r1", customer("eBay GBP")).code())
                .isEqualTo("600");
        assertThat(shop.post("customer?requestid=r1", customer("Amazon GBP")).body())
                .isEqualTo(first.body());
    }

    @Test
    void replaysABatchOnlyUnderTheSameItemIds() {
        shop.post("batch?requestid=r1", batch("a", "Amazon GBP"));
        var again = shop.post("batch?requestid=r1", batch("a", "Amazon GBP"));
        var other = shop.post("batch?requestid=r1", batch("b", "Amazon GBP"));

        assertThat(again.text("/BatchItemResponse/0/Customer/Id")).isEqualTo("1");
        assertThat(other.text("/BatchItemResponse/0/Fault/Error/0/code")).isEqualTo("6240");
    }

    @Test
    void replaysWhatRanThoughItsAnswerWasCut() {
        shop.control("faults", "{\"profile\":\"cut-after-commit:1\"}");
        assertThatThrownBy(() -> shop.post("batch?requestid=r1", batch("a", "Amazon GBP")))
                .isInstanceOf(UncheckedIOException.class);
        shop.control("faults", "{\"profile\":\"none\"}");

        var again = shop.post("batch?requestid=r1", batch("a", "Amazon GBP"));

        assertThat(again.text("/BatchItemResponse/0/Customer/DisplayName")).isEqualTo("Amazon GBP");
        assertThat(shop.state().at("/objects/Customer").asInt()).isEqualTo(1);
    }

    @Test
    void doesNotRememberWhatWasThrottledBeforeItRan() {
        shop.control("faults", "{\"profile\":\"429:1\"}");
        assertThat(shop.post("customer?requestid=r1", customer("Amazon GBP")).status())
                .isEqualTo(429);
        shop.control("faults", "{\"profile\":\"none\"}");

        assertThat(shop.post("customer?requestid=r1", customer("Amazon GBP")).text("/Customer/Id"))
                .isEqualTo("1");
    }

    @Test
    void hasOneEffectWhenTheSameBatchArrivesManyTimesAtOnce() throws Exception {
        Callable<Shop.Reply> send = () -> shop.post("batch?requestid=r1", batch("a", "Amazon GBP"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies =
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> send).toList());

            for (var reply : replies) {
                assertThat(reply.get().text("/BatchItemResponse/0/Customer/Id")).isEqualTo("1");
            }
        }
        assertThat(shop.state().at("/objects/Customer").asInt()).isEqualTo(1);
    }

    @Test
    void forgetsWhenToldToOrWhenTheIdIsTooOld() {
        shop.post("customer?requestid=r1", customer("Amazon GBP"));
        shop.control("settings", "{\"replays\":\"forget\"}");
        assertThat(shop.post("customer?requestid=r1", customer("Amazon GBP")).code())
                .isEqualTo("6240");

        shop.control("settings", "{\"replays\":{\"age\":\"PT1H\"}}");
        shop.post("customer?requestid=r2", customer("eBay GBP"));
        shop.clock.advance(Duration.ofHours(1));
        shop.renew();

        assertThat(shop.post("customer?requestid=r2", customer("eBay GBP")).code())
                .isEqualTo("6240");
    }

    @Test
    void keepsOnlyAsManyAsItIsToldTo() {
        shop.control("settings", "{\"replays\":{\"count\":1}}");
        shop.post("customer?requestid=r1", customer("Amazon GBP"));
        shop.post("customer?requestid=r2", customer("eBay GBP"));
        shop.post("customer?requestid=r3", customer("Etsy GBP"));

        assertThat(shop.post("customer?requestid=r1", customer("Amazon GBP")).code())
                .isEqualTo("6240");
    }

    @Test
    void refusesIdsThatAreTooLong() {
        var customer = shop.post("customer?requestid=" + "r".repeat(51), customer("Amazon GBP"));
        var batch = shop.post("batch?requestid=" + "r".repeat(37), batch("a", "Amazon GBP"));
        var item = shop.post("batch?requestid=r1", batch("12345678901", "Amazon GBP"));

        assertThat(customer.code()).isEqualTo("2130");
        assertThat(batch.code()).isEqualTo("2130");
        assertThat(item.code()).isEqualTo("2130");
        assertThat(shop.state().at("/objects/Customer").asInt()).isZero();
    }

    private static String customer(String name) {
        return "{\"DisplayName\":\"%s\"}".formatted(name);
    }

    private static String batch(String id, String name) {
        return "{\"BatchItemRequest\":[{\"bId\":\"%s\",\"operation\":\"create\",\"Customer\":{\"DisplayName\":\"%s\"}}]}"
                .formatted(id, name);
    }
}
