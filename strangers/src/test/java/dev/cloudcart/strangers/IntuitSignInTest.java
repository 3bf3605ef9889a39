package dev.cloudcart.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.intuit.ipp.data.Preferences;
import com.intuit.ipp.exception.AuthenticationException;
import com.intuit.ipp.exception.FMSException;
import com.intuit.oauth2.client.DiscoveryAPIClient;
import com.intuit.oauth2.client.OAuth2PlatformClient;
import com.intuit.oauth2.config.Scope;
import com.intuit.oauth2.exception.ConnectionException;
import com.intuit.oauth2.exception.InvalidRequestException;
import com.intuit.oauth2.exception.OAuthException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Intuit's OAuth client. The two discovery addresses of its `Environment` are fixed; the one that takes an address
/// is used.
class IntuitSignInTest {

    private static final String BACK = "https://app.example.com/callback";

    private final IntuitCompany company = new IntuitCompany();
    private final OAuth2PlatformClient client = new OAuth2PlatformClient(company.oauth());
    private final Consenting user = new Consenting();

    @AfterEach
    void close() {
        user.close();
        company.close();
    }

    @Test
    void discoversTheEndpointsUnderBothAddresses() throws ConnectionException {
        var found = company.oauth();
        var sandbox = new DiscoveryAPIClient()
                .callDiscoveryAPI(company.simulator.uri() + "/.well-known/openid_sandbox_configuration/");

        assertThat(found.getIntuitAuthorizationEndpoint())
                .isEqualTo(company.simulator.authorizeUri().toString());
        assertThat(found.getIntuitBearerTokenEndpoint())
                .isEqualTo(company.simulator.tokenUri().toString());
        assertThat(found.getIntuitRevokeTokenEndpoint())
                .isEqualTo(company.simulator.revokeUri().toString());
        assertThat(sandbox.getTokenEndpoint())
                .isEqualTo(company.simulator.tokenUri().toString());
        assertThat(sandbox.getIntuit_tid()).isNotEmpty();
    }

    @Test
    void leadsFromTheAuthoriseAddressToTokensThatWork() throws Exception {
        var address = company.oauth().prepareUrl(List.of(Scope.Accounting), BACK, "state-1");

        var back = user.agrees(address);
        var tokens = client.retrieveBearerTokens(parameter(back, "code"), BACK);

        assertThat(parameter(back, "state")).isEqualTo("state-1");
        assertThat(parameter(back, "realmId")).isEqualTo(QuickBooksSimulator.REALM);
        assertThat(tokens.getTokenType()).isEqualTo("bearer");
        assertThat(tokens.getExpiresIn()).isEqualTo(3600);
        assertThat(tokens.getXRefreshTokenExpiresIn()).isEqualTo(8_640_000);
        assertThat(company.service(tokens.getAccessToken())
                        .findById(new Preferences())
                        .getCurrencyPrefs())
                .isNotNull();
    }

    @Test
    void takesACodeOnce() throws Exception {
        var code = parameter(user.agrees(company.oauth().prepareUrl(List.of(Scope.Accounting), BACK, "s")), "code");
        client.retrieveBearerTokens(code, BACK);

        assertThatThrownBy(() -> client.retrieveBearerTokens(code, BACK))
                .isInstanceOfSatisfying(
                        OAuthException.class,
                        refused -> assertThat(refused.getResponseContent()).contains("invalid_grant"));
    }

    @Test
    void renewsAndKeepsTheRefreshTokenForADay() throws OAuthException {
        var renewed = client.refreshToken(QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(renewed.getRefreshToken()).isEqualTo(QuickBooksSimulator.REFRESH_TOKEN);
        assertThat(renewed.getAccessToken()).isNotEmpty();
    }

    @Test
    void refusesARefreshTokenThatIsNotKnown() {
        assertThatThrownBy(() -> client.refreshToken("RT1-unknown"))
                .isInstanceOfSatisfying(OAuthException.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo("400");
                    assertThat(refused.getIntuit_tid()).isNotEmpty();
                    assertThat(refused.getResponseContent()).contains("invalid_grant");
                });
    }

    /// The client sends the token as a form, where the documentation says JSON.
    @Test
    void revokesAndEndsTheConnection() throws ConnectionException, FMSException {
        var service = company.service(company.accessToken());
        service.findById(new Preferences());

        var revoked = client.revokeToken(QuickBooksSimulator.REFRESH_TOKEN);

        assertThat(revoked.getStatus()).isEqualTo("SUCCESS");
        assertThatThrownBy(() -> service.findById(new Preferences())).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> client.refreshToken(QuickBooksSimulator.REFRESH_TOKEN))
                .isInstanceOf(OAuthException.class);
        assertThat(client.revokeToken("RT1-unknown").getStatus()).isEqualTo("ERROR");
    }

    private static String parameter(String address, String name) {
        return address.replaceAll(".*[?&]" + name + "=([^&]+).*", "$1");
    }

    /// A person in front of the page: opens it, and agrees with what is filled in.
    private static final class Consenting implements AutoCloseable {

        private final HttpClient browser = HttpClient.newHttpClient();

        /// The address that the person is sent back to.
        String agrees(String address) throws IOException, InterruptedException, InvalidRequestException {
            var page = browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            var form = "redirect_uri=%s&state=%s&realm=%s&decision=connect"
                    .formatted(
                            parameter(address, "redirect_uri"), parameter(address, "state"), QuickBooksSimulator.REALM);
            var sent = HttpRequest.newBuilder(page.uri().resolve("/connect/oauth2"))
                    .POST(BodyPublishers.ofString(form));
            return browser.send(sent.build(), BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElse("");
        }

        @Override
        public void close() {
            browser.close();
        }
    }
}
