package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void numbersFaultsTooWhoeverMakesThem() {
        assertThat(number(shop.get("invoice/9"))).isPresent();
        assertThat(number(shop.get("/v3/company/1/preferences"))).isPresent();
        shop.control("faults", "{\"profile\":\"429:1\"}");
        assertThat(number(shop.get("preferences"))).isPresent();
        shop.control("faults", "{\"profile\":\"expired-token:1\"}");
        assertThat(number(shop.get("preferences"))).isPresent();
        shop.control("faults", "{\"profile\":\"500-before:1\"}");
        assertThat(number(shop.get("preferences"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?minorversion=1", "?minorversion=62", "?minorversion=75", "?minorversion=99"})
    void answersEveryMinorVersionAlike(String version) {
        assertThat(shop.get("companyinfo/" + QuickBooksSimulator.REALM + version)
                        .text("/CompanyInfo/DefaultTimeZone"))
                .isEqualTo("Europe/London");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void knowsGetAndPostOnly(String method) {
        var refused = shop.send(shop.api("customer/1").method(method, BodyPublishers.ofString("{}")));

        assertThat(refused.code()).isEqualTo("500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "upload", "horse", "customer/1/fly"})
    void readsNothingThatIsNotThere(String path) {
        shop.customer("Amazon GBP");

        assertThat(shop.get(path).code()).isEqualTo("500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdc", "horse", "customer/1", "download/1"})
    void writesNothingThatIsNotThere(String path) {
        assertThat(shop.post(path, "{}").code()).isEqualTo("500");
    }

    @Test
    void readsWhatWasMadeInactive() {
        shop.customer("Amazon GBP");
        shop.post("customer", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");

        assertThat(shop.get("customer/1").text("/Customer/Active")).isEqualTo("false");
    }

    private static Optional<String> number(Shop.Reply reply) {
        return reply.response().headers().firstValue("intuit_tid");
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
        assertThat(shop.get("/v3/company/77/query?query=select%20*%20from%20Customer")
                        .body()
                        .at("/QueryResponse")
                        .isEmpty())
                .isTrue();
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
        shop.control(
                "settings", "{\"faultsAs200\":true,\"company\":{\"multicurrency\":false,\"plan\":\"simple-start\"}}");

        shop.control("reset", "");
        shop.renew();

        assertThat(shop.state().at("/objects/Customer").asInt()).isZero();
        assertThat(shop.customer("Amazon GBP")).isEqualTo("1");
        assertThat(shop.get("customer/9").status()).isEqualTo(400);
        assertThat(shop.post("purchaseorder", "{}").code()).isEqualTo("2020");
    }

    private Shop.Reply batch() {
        return shop.post(
                "batch",
                "{\"BatchItemRequest\":[{\"bId\":\"1\",\"operation\":\"create\",\"Class\":{\"Name\":\"x\"}}]}");
    }
}
