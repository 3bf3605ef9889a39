package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.simulators.wire.Answer;

class ReadBudgetTest {

    private static final String TWO_QUERIES = """
            {"BatchItemRequest":[{"bId":"1","Query":"select * from Customer"},{"bId":"2","Query":"select * from Item"},
            {"bId":"3","operation":"create","Customer":{"DisplayName":"%s"}}]}""";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void isThatOfTheFreeTierUnlessItIsSet() {
        assertThat(shop.state().path("readBudget").asInt()).isEqualTo(500_000);
    }

    @Test
    void refusesReadsThatGoBeyondItAndLetsWritesGoOn() {
        budget("2");
        shop.get("preferences");
        shop.query("select * from Customer");

        var refused = shop.get("preferences");
        var again = shop.query("select * from Customer");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("/fault/error/0/code")).isEqualTo("3001");
        assertThat(again.status()).isEqualTo(429);
        assertThat(shop.customer("Amazon GBP")).isEqualTo("1");
        assertThat(shop.state().path("meteredThisMonth").asInt()).isEqualTo(2);
    }

    @Test
    void startsAgainWithTheNextMonth() {
        budget("1");
        shop.get("preferences");
        assertThat(shop.get("preferences").status()).isEqualTo(429);

        shop.clock.set(Instant.parse("2026-04-01T00:00:00Z"));
        shop.renew();

        assertThat(shop.get("preferences").status()).isEqualTo(200);
        assertThat(shop.state().path("metered").asInt()).isEqualTo(2);
        assertThat(shop.state().path("meteredThisMonth").asInt()).isEqualTo(1);
        assertThat(shop.state().path("meteredByMonth").toString()).isEqualTo("{\"2026-03\":1,\"2026-04\":1}");
    }

    @Test
    void holdsForAllCompaniesTogether() {
        budget("1");
        shop.get("preferences");
        shop.control("settings", "{\"realm\":\"77\",\"profile\":\"us\"}");
        shop.token(shop.refresh(QuickBooksSimulator.refreshToken("77")).text("/access_token"));

        assertThat(shop.get("/v3/company/77/preferences").status()).isEqualTo(429);
    }

    @Test
    void letsEverythingBeReadWhenOff() {
        budget("0");
        assertThat(shop.get("preferences").status()).isEqualTo(429);

        budget("\"off\"");

        assertThat(shop.get("preferences").status()).isEqualTo(200);
        assertThat(shop.state().path("readBudget").asString()).isEqualTo("off");
    }

    @ParameterizedTest
    @CsvSource({"one, 1", "each, 2", "none, 0"})
    void countsABatchAndAChangeFeedAsItIsTold(String counted, int reads) {
        shop.control("settings", "{\"batchReads\":\"%s\",\"cdcReads\":\"%s\"}".formatted(counted, counted));

        shop.post("batch", TWO_QUERIES.formatted("Amazon GBP"));
        assertThat(shop.state().path("metered").asInt()).isEqualTo(reads);
        shop.get("cdc?entities=Customer,Item&changedSince=2026-03-04T00:00:00Z");

        assertThat(shop.state().path("metered").asInt()).isEqualTo(2 * reads);
    }

    @Test
    void refusesAWholeBatchThatReadsTooMuch() {
        shop.control("settings", "{\"batchReads\":\"each\",\"readBudget\":1}");

        assertThat(shop.post("batch", TWO_QUERIES.formatted("Amazon GBP")).status())
                .isEqualTo(429);

        assertThat(shop.state().at("/objects/Customer").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"readBudget\":\"plenty\"} | read budget",
                "{\"readBudget\":-1} | read budget",
                "{\"cdcReads\":\"twice\"} | one, each, none"
            })
    void saysHowItIsSet(String settings, String words) {
        var refused = shop.control("settings", settings);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains(words);
    }

    @Test
    void countsEachItemOfABatchAsACallIfToldTo() {
        shop.control("settings", "{\"limits\":\"published\",\"batchItemsCount\":true}");
        for (int call = 0; call < 16; call++) {
            assertThat(shop.post("batch", thirty()).status()).isEqualTo(200);
            shop.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(shop.post("batch", thirty()).status()).isEqualTo(429);
    }

    @Test
    void takesMoreThanTenASecondOneByOneWhenTenAtOnceIsTheRule() {
        shop.control("settings", "{\"limits\":\"published\",\"tenAtOnce\":true}");

        for (int call = 0; call < 20; call++) {
            assertThat(shop.get("preferences").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesTheEleventhCallAtOnce() {
        var turnstiles = new Turnstiles();

        assertThat(nested(turnstiles, 10)).isTrue();
        assertThat(nested(turnstiles, 11)).isFalse();
        assertThat(nested(turnstiles, 10)).isTrue();
    }

    @Test
    void letsLimitsGoByTheRealTimeIfToldTo() {
        shop.control("settings", "{\"limits\":\"published\",\"tenAtOnce\":true,\"limitsInRealTime\":true}");
        for (int call = 0; call < 40; call++) {
            assertThat(shop.post("batch", thirty()).status()).isEqualTo(200);
            shop.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(shop.post("batch", thirty()).status()).isEqualTo(429);
    }

    /// Whether so many calls get in while all the others before are still inside.
    private static boolean nested(Turnstiles turnstiles, int calls) {
        if (calls == 0) {
            return true;
        }
        var inner = new boolean[1];
        var outer = turnstiles.through("77", () -> {
            inner[0] = nested(turnstiles, calls - 1);
            return Answer.empty(200);
        });
        return outer.isPresent() && inner[0];
    }

    private static String thirty() {
        var items = new StringJoiner(",", "{\"BatchItemRequest\":[", "]}");
        for (int i = 0; i < 30; i++) {
            items.add("{\"bId\":\"%d\",\"operation\":\"create\",\"Class\":{\"Name\":\"x\"}}".formatted(i));
        }
        return items.toString();
    }

    private void budget(String value) {
        shop.control("settings", "{\"readBudget\":%s}".formatted(value));
    }
}
