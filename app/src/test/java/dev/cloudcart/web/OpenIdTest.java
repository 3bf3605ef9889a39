package dev.cloudcart.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.simulators.openid.OpenIdSimulator;

/// A provider of OpenID Connect says who somebody is, and who that is here is ours to know.
class OpenIdTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static OpenIdSimulator provider;
    private static Site site;
    private Person anna;

    @BeforeAll
    static void open() throws IOException {
        provider = new OpenIdSimulator();
        site = Site.open(
                DATABASE,
                home,
                Map.of(
                        "cloudcart.openid.issuer",
                        provider.issuer(),
                        "cloudcart.openid.client-id",
                        OpenIdSimulator.CLIENT,
                        "cloudcart.openid.client-secret",
                        OpenIdSimulator.SECRET,
                        "cloudcart.openid.name",
                        "Example ID"));
        site.owner("owner@example.com");
    }

    @AfterAll
    static void close() {
        site.close();
        provider.close();
    }

    @BeforeEach
    void inviteAnna() {
        provider.reset();
        site.get(JdbcClient.class)
                .sql("delete from person where email <> 'owner@example.com'")
                .update();
        anna = invited("anna@example.com");
    }

    private static Person invited(String email) {
        var added = site.get(People.class).invite(email, "Anna", Roles.everywhere(Role.VIEWER));
        return ((People.Adding.Added) added).person();
    }

    private static HttpResponse<String> signIn(Tab tab) {
        return tab.get(provider.agree(Tab.location(tab.get("/sign-in/openid"))));
    }

    private static String refusal(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(422);
        return page.body().replaceAll("(?s).*id=\"trouble\">([^<]*)<.*", "$1").replace("&#39;", "'");
    }

    @Test
    void whoIsInvitedComesInWithoutAPassword() {
        var tab = site.stranger();
        assertThat(tab.get("/sign-in").body()).contains("Sign in with Example ID", "/sign-in/openid?to=%2F");

        var in = tab.get(provider.agree(
                Tab.location(tab.get("/sign-in/openid?to=" + URLEncoder.encode("/account?a=b&c", UTF_8)))));

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(Tab.location(in)).isEqualTo("/account?a=b&c");
        assertThat(tab.get("/account").body())
                .contains("anna@example.com", "You sign in with your account at " + provider.issuer() + " too, since");
        assertThat(site.get(Audit.class).list(Optional.empty(), Long.MAX_VALUE, 20))
                .anySatisfy(row -> assertThat(row.actor().name() + " " + row.subject())
                        .isEqualTo("anna@example.com signed in with Example ID"));
    }

    @Test
    void asksForNoMoreThanWhoItIsAndWithPkce() {
        var asked = OpenIdSimulator.query(
                Tab.location(site.stranger().get("/sign-in/openid")).replaceAll(".*\\?", ""));

        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "cloud-cart")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1:%d/sign-in/openid/return".formatted(site.port()))
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.getOrDefault("scope", "").split(" ")).containsExactlyInAnyOrder("openid", "email", "profile");
    }

    @Test
    void keepsNothingOfStrangersInTheDatabase() {
        var before = count("spring_session") + count("person") + count("person_identity");

        for (int times = 0; times < 20; times++) {
            site.stranger().get("/sign-in/openid");
            site.stranger().get("/sign-in/openid/return?code=1&state=2");
        }

        assertThat(count("spring_session") + count("person") + count("person_identity"))
                .isEqualTo(before);
    }

    private static long count(String table) {
        return site.get(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void whoHasASecondFactorGivesItsCodeToo() {
        site.get(JdbcClient.class)
                .sql("update person set second_factor = 'x', second_factor_since = now() where id = :id")
                .param("id", anna.id())
                .update();
        var tab = site.stranger();

        assertThat(Tab.location(signIn(tab))).isEqualTo("/sign-in/code");
        assertThat(tab.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void nobodyIsMadeWhomNobodyInvited() {
        provider.claims.put("email", "mallory@example.com");

        assertThat(refusal(signIn(site.stranger())))
                .isEqualTo(
                        "Example ID knows you, but nobody may come in here with the address that it tells: ask an owner for an"
                                + " invitation.");
        assertThat(site.get(People.class).withEmail("mallory@example.com")).isEmpty();
    }

    @Test
    void anAddressCountsOnlyWhereItWasChecked() {
        for (var unchecked : new Object[] {false, "true", 1}) {
            provider.claims.put("email_verified", unchecked);
            assertThat(signIn(site.stranger()).statusCode())
                    .as("%s", unchecked)
                    .isEqualTo(unchecked.equals("true") ? 303 : 422);
        }
    }

    @Test
    void whoIsDisabledStaysOut() {
        signIn(site.stranger());
        site.get(JdbcClient.class)
                .sql("update person set disabled = true where id = :id")
                .param("id", anna.id())
                .update();

        assertThat(refusal(signIn(site.stranger()))).contains("nobody may come in here with the address");
    }

    /// The address belonged to one Anna, and belongs to another one now.
    @Test
    void anAddressThatIsSomebodyElsesNowLetsNobodyIn() {
        signIn(site.stranger());
        provider.claims.put("sub", "anna-2");

        assertThat(refusal(signIn(site.stranger())))
                .isEqualTo(
                        "Your address belonged to another account at Example ID when it was first used here: ask an owner to take"
                                + " that one off.");

        var owner = site.stranger();
        owner.signIn("owner@example.com", Site.PASSWORD);
        var page = "/users/" + anna.id();
        assertThat(owner.get(page).body()).contains("Take the account at " + provider.issuer() + " off");
        assertThat(owner.post(page, page, Map.of("do", "identity", "password", "wrong"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(owner.post(page, page, Map.of("do", "identity", "password", Site.PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(owner.get(page).body()).doesNotContain("Take the account");
        assertThat(signIn(site.stranger()).statusCode()).isEqualTo(303);
    }

    @Test
    void whoHasAnotherAddressThereStaysWhoItIs() {
        signIn(site.stranger());
        provider.claims.put("email", "anna.married@example.com");
        var tab = site.stranger();

        assertThat(signIn(tab).statusCode()).isEqualTo(303);
        assertThat(tab.get("/account").body()).contains("anna@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "nonce~another~invalid_nonce",
                "aud~another~invalid_id_token",
                "iss~https://evil.example~invalid_id_token",
                "sub~~invalid_id_token",
                "exp~past~invalid_id_token"
            })
    void whatIsNotSaidToUsNowIsNotTrusted(String claim, String value, String error) {
        if ("past".equals(value)) {
            provider.claims.put("iat", Instant.now().minusSeconds(600));
            provider.claims.put("exp", Instant.now().minusSeconds(120));
        } else {
            provider.claims.put(claim, value);
        }

        assertThat(refusal(signIn(site.stranger())))
                .isEqualTo(
                        "What Example ID says of you could not be trusted (%s): begin again, or sign in with your password."
                                .formatted(error));
    }

    @Test
    void whatTheProviderDidNotSignIsNotTrusted() {
        provider.signsWithAStolenName = true;
        assertThat(refusal(signIn(site.stranger()))).contains("could not be trusted (invalid_id_token)");

        provider.reset();
        provider.signsNothing = true;
        assertThat(refusal(signIn(site.stranger()))).contains("could not be trusted (invalid_id_token)");
    }

    /// Somebody else's code in our browser would sign us in as them.
    @Test
    void anotherBrowsersReturnIsRefused() {
        var theirs = provider.agree(Tab.location(site.stranger().get("/sign-in/openid")));

        assertThat(refusal(site.stranger().get(theirs))).contains("was begun in another browser");

        var tab = site.stranger();
        tab.get("/sign-in/openid");
        assertThat(refusal(tab.get(theirs))).contains("could not be trusted (invalid_state_parameter)");
        assertThat(provider.asked("/token")).isEmpty();
        assertThat(tab.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void theSameReturnWorksOnce() {
        var tab = site.stranger();
        var back = provider.agree(Tab.location(tab.get("/sign-in/openid")));
        assertThat(tab.get(back).statusCode()).isEqualTo(303);

        assertThat(refusal(tab.get(back))).contains("begin again");
    }

    @Test
    void whoDoesNotAgreeReadsSo() {
        var tab = site.stranger();
        var asked =
                OpenIdSimulator.query(Tab.location(tab.get("/sign-in/openid")).replaceAll(".*\\?", ""));

        var back = "/sign-in/openid/return?state=%s&error=".formatted(URLEncoder.encode(asked.get("state"), UTF_8));
        assertThat(refusal(tab.get(back + "access_denied")))
                .isEqualTo("Example ID says that you did not agree: begin again, or sign in with your password.");
        tab.get("/sign-in/openid");
        assertThat(refusal(tab.get(back + "%3Cscript%3E"))).doesNotContain("script");
    }

    @Test
    void nobodyIsLedElsewhereAfterwards() {
        for (var elsewhere : List.of("https://evil.example", "//evil.example", "/\\evil.example")) {
            var tab = site.stranger();
            var in = tab.get(
                    provider.agree(Tab.location(tab.get("/sign-in/openid?to=" + URLEncoder.encode(elsewhere, UTF_8)))));
            assertThat(Tab.location(in)).isEqualTo("/");
        }
    }
}
