package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void marksEveryAnswerWithItsNumber() {
        var answer = shop.get("preferences");

        assertThat(answer.response().headers().firstValue("intuit_tid")).isPresent();
        assertThat(answer.response().headers().firstValue("QBO-Version")).isPresent();
    }

    @Test
    void forbidsACompanyTheTokenIsNotFor() {
        shop.control("settings", "{\"realm\":\"77\",\"profile\":\"us\"}");

        var refused = shop.get("/v3/company/77/preferences");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/fault/error/0/code")).isEqualTo("3100");
    }

    @Test
    void keepsCompaniesApart() {
        shop.control("settings", "{\"realm\":\"77\",\"profile\":\"us\"}");
        shop.customer("Amazon GBP");
        shop.token(shop.refresh(QuickBooksSimulator.refreshToken("77")).text("/access_token"));

        assertThat(shop.get("/v3/company/77/preferences").text("/Preferences/CurrencyPrefs/HomeCurrency/value"))
                .isEqualTo("USD");
        assertThat(shop.get("/v3/company/77/query?query=select%20*%20from%20Customer").body().at("/QueryResponse")
                .isEmpty()).isTrue();
    }

    @Test
    void speaksJsonOnlyWhenAsked() {
        var answer = shop.send(shop.api("preferences").setHeader("Accept", "*/*"));

        assertThat(answer.status()).isEqualTo(406);
    }

    @Test
    void letsTenCallsASecondInAndRefusesTheEleventh() {
        shop.control("settings", "{\"limits\":\"published\"}");
        for (int i = 0; i < 10; i++) {
            assertThat(shop.get("preferences").status()).isEqualTo(200);
        }

        var refused = shop.get("preferences");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("/fault/error/0/code")).isEqualTo("3001");
        assertThat(refused.response().headers().firstValue("Retry-After")).isEmpty();
        assertThat(shop.state().at("/rejected/GET preferences").asInt()).isEqualTo(1);
        shop.clock.advance(Duration.ofSeconds(1));
        assertThat(shop.get("preferences").status()).isEqualTo(200);
    }

    @Test
    void letsFiveHundredCallsAMinuteIn() {
        shop.control("settings", "{\"limits\":\"published\"}");
        for (int i = 0; i < 500; i++) {
            assertThat(shop.get("preferences").status()).isEqualTo(200);
            shop.clock.advance(Duration.ofMillis(100));
        }

        assertThat(shop.get("preferences").status()).isEqualTo(429);
        shop.clock.advance(Duration.ofSeconds(10));
        assertThat(shop.get("preferences").status()).isEqualTo(200);
    }

    @Test
    void letsFortyBatchesAMinuteInAndSaysWhenToComeBackIfToldTo() {
        shop.control("settings", "{\"limits\":\"published\",\"retryAfter\":true}");
        for (int i = 0; i < 40; i++) {
            assertThat(batch().status()).isEqualTo(200);
            shop.clock.advance(Duration.ofMillis(200));
        }

        var refused = batch();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("53");
    }

    @Test
    void countsWhatTakesDataOutAndNotWhatBringsItIn() {
        shop.get("preferences");
        shop.get("companyinfo/" + QuickBooksSimulator.REALM);
        shop.query("select * from Customer");
        var customer = shop.customer("Amazon GBP");
        shop.get("customer/" + customer);
        batch();
        shop.post("batch", "{\"BatchItemRequest\":[{\"bId\":\"1\",\"Query\":\"select * from Customer\"}]}");
        shop.post("exchangerate", "{\"SourceCurrencyCode\":\"EUR\",\"Rate\":0.86,\"AsOfDate\":\"2026-03-04\"}");

        assertThat(shop.state().path("metered").asInt()).isEqualTo(5);
    }

    @Test
    void needsANewTokenAfterAnInjectedExpiry() {
        shop.control("faults", "{\"profile\":\"expired-token:1\"}");
        assertThat(shop.get("preferences").status()).isEqualTo(401);
        shop.control("faults", "{\"profile\":\"none\"}");
        assertThat(shop.get("preferences").status()).isEqualTo(401);

        shop.renew();

        assertThat(shop.get("preferences").status()).isEqualTo(200);
    }

    @Test
    void namesTheSettingsItHas() {
        var refused = shop.control("settings", "{\"colour\":\"green\"}");
        var company = shop.control("settings", "{\"company\":{\"colour\":\"green\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains("colour").contains("retryAfter");
        assertThat(company.text("/message")).contains("colour").contains("multicurrency");
    }

    @Test
    void startsOverOnReset() {
        shop.customer("Amazon GBP");

        shop.control("reset", "");
        shop.renew();

        assertThat(shop.state().at("/objects/Customer").asInt()).isZero();
        assertThat(shop.customer("Amazon GBP")).isEqualTo("1");
    }

    private Shop.Reply batch() {
        return shop.post("batch",
                "{\"BatchItemRequest\":[{\"bId\":\"1\",\"operation\":\"create\",\"Class\":{\"Name\":\"x\"}}]}");
    }
}
