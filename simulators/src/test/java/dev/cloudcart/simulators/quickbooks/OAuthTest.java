package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthTest {

    private static final String BACK = "http://127.0.0.1:9/callback";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void renewsWithTheSameRefreshTokenWithinADay() {
        shop.clock.advance(Duration.ofHours(23));

        var renewed = shop.refresh(QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(renewed.text("/refresh_token")).isEqualTo(QuickBooksSimulator.REFRESH_TOKEN);
        assertThat(renewed.text("/token_type")).isEqualTo("bearer");
        assertThat(renewed.text("/expires_in")).isEqualTo("3600");
        assertThat(renewed.text("/x_refresh_token_expires_in")).isEqualTo("8640000");
    }

    @Test
    void changesTheRefreshTokenAfterADayAndKillsTheOldOne() {
        shop.clock.advance(Duration.ofHours(24));

        var renewed = shop.refresh(QuickBooksSimulator.REFRESH_TOKEN);
        var again = shop.refresh(QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(renewed.text("/refresh_token")).isNotEmpty().isNotEqualTo(QuickBooksSimulator.REFRESH_TOKEN);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/error")).isEqualTo("invalid_grant");
        assertThat(again.response().headers().firstValue("intuit_tid")).isPresent();
    }

    @Test
    void letsARefreshTokenDieAfterAHundredDaysWithoutUse() {
        shop.clock.advance(Duration.ofDays(99));
        var next = shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/refresh_token");
        shop.clock.advance(Duration.ofDays(100));

        assertThat(shop.refresh(next).text("/error")).isEqualTo("invalid_grant");
    }

    @Test
    void refusesAnAccessTokenAfterAnHour() {
        shop.clock.advance(Duration.ofHours(1));

        var refused = shop.get("preferences");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/fault/error/0/code")).isEqualTo("3200");
        assertThat(refused.text("/fault/type")).isEqualTo("AUTHENTICATION");
        assertThat(refused.response().headers().firstValue("www-authenticate").orElse(""))
                .contains("invalid_token");
    }

    @Test
    void refusesAMalformedToken() {
        shop.token("x");

        assertThat(shop.get("preferences").text("/fault/error/0/detail")).contains("Malformed bearer token");
    }

    @Test
    void refusesAnAppWithAnotherSecret() {
        var basic = Base64.getEncoder().encodeToString("other:secret".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(shop.simulator.tokenUri())
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token=x"));

        var refused = shop.send(request);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/error")).isEqualTo("invalid_client");
    }

    @Test
    void tellsTheHardLimitOnlyWhenAskedTo() {
        var basic = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        var request = HttpRequest.newBuilder(shop.simulator.tokenUri())
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                .header("x-include-refresh-token-hard-expires-in", "true")
                .POST(BodyPublishers.ofString(
                        "grant_type=refresh_token&refresh_token=" + QuickBooksSimulator.REFRESH_TOKEN));

        assertThat(shop.send(request).body().has("x_refresh_token_hard_expires_in"))
                .isTrue();
        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).body().has("x_refresh_token_hard_expires_in"))
                .isFalse();
    }

    @Test
    void leadsAUserFromConsentToTokens() {
        var page = shop.send(HttpRequest.newBuilder(authorize("com.intuit.quickbooks.accounting")));
        var back = consent("connect");
        var code = back.replaceAll(".*[?&]code=([^&]+).*", "$1");
        var tokens = exchange(code);

        assertThat(page.response().body()).contains("Simulated Company UK");
        assertThat(back).startsWith(BACK + "?").contains("state=s1").contains("realmId=" + QuickBooksSimulator.REALM);
        assertThat(tokens.status()).isEqualTo(200);
        shop.token(tokens.text("/access_token"));
        assertThat(shop.get("preferences").status()).isEqualTo(200);
    }

    @Test
    void takesACodeOnce() {
        var code = consent("connect").replaceAll(".*[?&]code=([^&]+).*", "$1");
        exchange(code);

        assertThat(exchange(code).text("/error")).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({"false, 200", "true, 401"})
    void endsTheConnectionWhenACodeIsSentAgainOrNot(boolean ends, int status) {
        shop.control("settings", "{\"reuseEndsConnection\":" + ends + "}");
        var code = consent("connect").replaceAll(".*[?&]code=([^&]+).*", "$1");
        shop.token(exchange(code).text("/access_token"));

        assertThat(exchange(code).text("/error")).isEqualTo("invalid_grant");

        assertThat(shop.get("preferences").status()).isEqualTo(status);
    }

    @Test
    void tellsTheAppWhenTheUserRefuses() {
        assertThat(consent("refuse")).contains("error=access_denied").contains("state=s1");
    }

    @Test
    void tellsTheAppOfAWrongScope() {
        var answer = shop.send(HttpRequest.newBuilder(authorize("com.intuit.everything")));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.response().headers().firstValue("Location").orElse(""))
                .contains("error=invalid_scope");
    }

    @Test
    void endsTheConnectionWhenATokenIsRevoked() {
        var revoked = revoke("application/json", "{\"token\":\"" + QuickBooksSimulator.REFRESH_TOKEN + "\"}");

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/error"))
                .isEqualTo("invalid_grant");
        assertThat(shop.get("preferences").status()).isEqualTo(401);
    }

    @Test
    void takesTheTokenToRevokeAsAForm() {
        var revoked = revoke("application/x-www-form-urlencoded", "token=" + QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesToRevokeWhatIsNoToken() {
        assertThat(revoke("application/json", "token").text("/error")).isEqualTo("invalid_request");
    }

    @Test
    void losesTheNewTokenWhenTheAnswerOfARenewalIsCut() {
        shop.clock.advance(Duration.ofHours(24));
        shop.control("faults", "{\"profile\":\"lost-refresh:1\"}");

        assertThatThrownBy(() -> shop.refresh(QuickBooksSimulator.REFRESH_TOKEN))
                .isInstanceOf(UncheckedIOException.class);

        shop.control("faults", "{\"profile\":\"none\"}");
        assertThat(shop.refresh(QuickBooksSimulator.REFRESH_TOKEN).text("/error"))
                .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | invalid_request",
                "grant_type=refresh_token | invalid_request",
                "grant_type=authorization_code&code=x | invalid_request",
                "grant_type=authorization_code&code=x&redirect_uri=y | invalid_grant",
                "grant_type=refresh_token&refresh_token=x | invalid_grant",
                "grant_type=client_credentials | unauthorized_client",
                "grant_type=guess | unsupported_grant_type"
            })
    void namesWhatIsWrongWithATokenRequest(String form, String error) {
        var refused = shop.oauth(form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error")).isEqualTo(error);
    }

    @Test
    void endsAConnectionAfterFiveYearsWhateverHappened() {
        var token = QuickBooksSimulator.REFRESH_TOKEN;
        for (int i = 0; i < 19; i++) {
            shop.clock.advance(Duration.ofDays(96));
            token = shop.refresh(token).text("/refresh_token");
        }
        assertThat(token).isNotEmpty();

        shop.clock.advance(Duration.ofDays(2));

        assertThat(shop.refresh(token).text("/error")).isEqualTo("invalid_grant");
    }

    @Test
    void tellsWhoTheUserIsOnlyWhenOpenidWasAllowed() {
        var userInfo = HttpRequest.newBuilder(shop.simulator.uri().resolve("/v1/openid_connect/userinfo"));
        var without = shop.send(userInfo.copy().header("Authorization", "Bearer " + shop.token()));

        assertThat(without.status()).isEqualTo(403);
        assertThat(shop.send(userInfo.copy().header("Authorization", "Bearer " + openid()))
                        .text("/email"))
                .contains("@");
        assertThat(shop.send(userInfo.copy()).status()).isEqualTo(401);
    }

    @Test
    void takesOnlyTheAddressesOfTheAppWhenThereAreAny() {
        shop.control("settings", "{\"redirectUris\":[\"" + BACK + "\"]}");
        assertThat(shop.send(HttpRequest.newBuilder(authorize("com.intuit.quickbooks.accounting")))
                        .status())
                .isEqualTo(200);

        shop.control("settings", "{\"redirectUris\":[\"" + BACK + "/\"]}");

        assertThat(shop.send(HttpRequest.newBuilder(authorize("com.intuit.quickbooks.accounting")))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/v2/oauth2/tokens/revoke, true", "/v2/OAuth2/Tokens/Revoke, false"})
    void revokesUnderEitherSpelling(String path, boolean json) {
        var basic = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        var body = json ? "{\"token\":\"%s\"}" : "token=%s";

        var revoked = shop.send(HttpRequest.newBuilder(shop.simulator.uri().resolve(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.formatted(QuickBooksSimulator.REFRESH_TOKEN))));

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(shop.get("preferences").status()).isEqualTo(401);
    }

    @Test
    void describesItsEndpoints() {
        var document = shop.send(
                HttpRequest.newBuilder(shop.simulator.uri().resolve("/.well-known/openid_sandbox_configuration")));

        assertThat(document.text("/token_endpoint"))
                .isEqualTo(shop.simulator.tokenUri().toString());
        assertThat(document.text("/authorization_endpoint"))
                .isEqualTo(shop.simulator.authorizeUri().toString());
    }

    @Test
    void describesItsEndpointsUnderAnAddressWithALastSlash() {
        var document =
                shop.send(HttpRequest.newBuilder(shop.simulator.uri().resolve("/.well-known/openid_configuration/")));

        assertThat(document.text("/token_endpoint"))
                .isEqualTo(shop.simulator.tokenUri().toString());
    }

    private Shop.Reply revoke(String contentType, String body) {
        var basic = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        return shop.send(HttpRequest.newBuilder(shop.simulator.revokeUri())
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    /// An access token given for openid too.
    private String openid() {
        var form = "redirect_uri=%s&state=s1&scope=openid&realm=%s&decision=connect"
                .formatted(URLEncoder.encode(BACK, UTF_8), QuickBooksSimulator.REALM);
        var answer =
                shop.send(HttpRequest.newBuilder(shop.simulator.authorizeUri()).POST(BodyPublishers.ofString(form)));
        var code =
                answer.response().headers().firstValue("Location").orElse("").replaceAll(".*[?&]code=([^&]+).*", "$1");
        var tokens = exchange(code);
        assertThat(tokens.text("/id_token")).isNotEmpty();
        return tokens.text("/access_token");
    }

    private URI authorize(String scope) {
        return URI.create(shop.simulator.authorizeUri()
                + "?client_id=%s&scope=%s&redirect_uri=%s&response_type=code&state=s1"
                        .formatted(QuickBooksSimulator.CLIENT_ID, scope, URLEncoder.encode(BACK, UTF_8)));
    }

    private String consent(String decision) {
        var form = "redirect_uri=%s&state=s1&realm=%s&decision=%s"
                .formatted(URLEncoder.encode(BACK, UTF_8), QuickBooksSimulator.REALM, decision);
        var answer =
                shop.send(HttpRequest.newBuilder(shop.simulator.authorizeUri()).POST(BodyPublishers.ofString(form)));
        return answer.response().headers().firstValue("Location").orElse("");
    }

    private Shop.Reply exchange(String code) {
        return shop.oauth("grant_type=authorization_code&code=%s&redirect_uri=%s"
                .formatted(code, URLEncoder.encode(BACK, UTF_8)));
    }
}
