package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both answers to what is not documented, where a switch chooses between them.
class UnknownAnswersTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, 429, /fault/error/0/code",
        "business, 429, /Fault/Error/0/code",
        "forbidden, 403, /fault/error/0/code"
    })
    void turnsAwayInTheWayThatIsChosen(String how, int status, String code) {
        shop.control("settings", "{\"throttle\":\"" + how + "\"}");
        shop.control("faults", "{\"profile\":\"429:1\"}");

        var refused = shop.get("preferences");

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text(code)).isEqualTo("3001");
    }

    @Test
    void refusesAKnownRequestId() {
        shop.company("{\"repeatsRefused\":true}");
        shop.post("customer?requestid=r1", "{\"DisplayName\":\"Amazon GBP\"}");

        var again = shop.post("customer?requestid=r1", "{\"DisplayName\":\"Amazon GBP\"}");

        assertThat(again.code()).isEqualTo("600");
        assertThat(shop.state().at("/objects/Customer").asInt()).isEqualTo(1);
    }

    @Test
    void letsAnEarlierRefreshTokenLiveForAWhile() {
        shop.clock.advance(Duration.ofHours(25));
        var next = shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/refresh_token");
        assertThat(next).isNotEqualTo(QuickBooksSimulator.REFRESH_TOKEN);
        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/error"))
                .isEqualTo("invalid_grant");

        shop.control("settings", "{\"earlierRefreshToken\":\"PT24H\"}");

        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).status()).isEqualTo(200);
        assertThat(shop.refresh(next).status()).isEqualTo(200);
        shop.clock.advance(Duration.ofHours(24));
        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/error"))
                .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({"false, 200", "true, 401"})
    void endsTheConnectionWhenARefreshTokenIsSentAgainOrNot(boolean ends, int status) {
        shop.control("settings", "{\"reuseEndsConnection\":" + ends + "}");
        shop.clock.advance(Duration.ofHours(25));
        shop.token(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/access_token"));

        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/error"))
                .isEqualTo("invalid_grant");

        assertThat(shop.get("companyinfo/1").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"false, 2500", "true, 610"})
    void refusesAnInactiveReference(boolean notFound, String code) {
        shop.company("{\"inactiveIsNotFound\":" + notFound + "}");
        var customer = shop.customer("Amazon GBP");
        shop.post(
                "customer", "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}".formatted(customer));

        assertThat(shop.post("payment", "{\"CustomerRef\":{\"value\":\"%s\"},\"TotalAmt\":1}".formatted(customer))
                        .code())
                .isEqualTo(code);
        assertThat(shop.post("payment", "{\"CustomerRef\":{\"value\":\"999\"},\"TotalAmt\":1}")
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"true, 6240", "false, ''"})
    void findsANameTakenInOtherLetterCase(boolean ignored, String code) {
        shop.company("{\"namesIgnoreCase\":" + ignored + "}");
        shop.customer("Amazon GBP");

        assertThat(shop.post("customer", "{\"DisplayName\":\"AMAZON GBP\"}").code())
                .isEqualTo(code);
        assertThat(shop.post("customer", "{\"DisplayName\":\"Amazon GBP\"}").code())
                .isEqualTo("6240");
    }

    @Test
    void keepsAListFromAUserWhoMayNotSeeIt() {
        shop.company("{\"unreadable\":[\"TaxCode\"]}");

        assertThat(shop.query("select * from TaxCode").code()).isEqualTo("5020");
        assertThat(shop.query("select * from TaxRate").status()).isEqualTo(200);
    }
}
