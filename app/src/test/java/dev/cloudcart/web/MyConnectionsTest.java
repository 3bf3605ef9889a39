package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.web.frame.SignedIn;

class MyConnectionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String TOKEN = LinnworksSimulator.INSTALLATION_TOKEN.toString();
    private static final String RETURN = "/connections/quickbooks/return";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path home;

    private static Services services;
    private static Site site;

    private final HttpClient browser = HttpClient.newHttpClient();
    private CompanyId mugs;
    private Person operator;
    private Tab tab;

    @BeforeAll
    static void open() {
        services = Services.start();
        site = Site.open(DATABASE, home, services.properties());
        site.owner("owner@example.com");
    }

    @AfterAll
    static void close() {
        site.close();
        services.close();
    }

    @BeforeEach
    void comeIn() {
        int number = NUMBER.incrementAndGet();
        mugs = site.company("Mugs " + number);
        operator = site.person("operator%d@example.com".formatted(number), Roles.in(mugs, Role.OPERATOR));
        tab = site.signedIn(operator);
    }

    @AfterEach
    void forget() throws Exception {
        DATABASE.jdbc().sql("delete from connection").update();
        control("/_simulator/settings", "{\"installed\":true}");
    }

    private String page() {
        return page(mugs);
    }

    private static String page(CompanyId company) {
        return "/companies/%d/connections".formatted(company.value());
    }

    private static ConnectionState state(CompanyId company, ConnectionKind kind) {
        return Objects.requireNonNull(
                site.get(Connections.class).states(company).get(kind));
    }

    /// As they are read, without what marks them up.
    private static String words(HttpResponse<String> page) {
        return page.body()
                .replaceAll("<[^>]+>", " ")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replaceAll("\\s+", " ");
    }

    @Test
    void aMerchantInstallsInLinnworksAndPastesTheToken() throws Exception {
        var steps = tab.get(page());
        assertThat(words(steps))
                .containsSubsequence(
                        "Open the installation page.",
                        "Sign in to Linnworks.",
                        "Press Install.",
                        "Copy the token that the last page shows.",
                        "Paste the token here.");
        var address = found("href=\"([^\"]+/Authorization/Authorize/[^\"]+)\" target=\"_blank\"", steps.body());
        assertThat(address).isEqualTo(services.linnworks().installUri().toString());
        var installed = form(URI.create(address), Map.of("step", "install"));
        assertThat(installed.body()).contains(TOKEN);

        var sent = tab.post(page(), page() + "/linnworks", Map.of("token", "  " + TOKEN + "\n"));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Tab.location(sent)).isEqualTo(page());
        var connected = tab.get(page());
        assertThat(words(connected))
                .contains(
                        "Linnworks is connected: Gift Shop. What it shows stands below.",
                        "Account Gift Shop Kept in Europe Locations",
                        "Connected since");
        assertThat(connected.body()).doesNotContain(TOKEN);
        assertThat(state(mugs, ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.Connected.class);
        assertThat(audit()).contains("operator connect Linnworks, begun true", "operator connect Linnworks true");
    }

    @Test
    void aWrongTokenIsNotKeptAndNotShownAgain() {
        var wrong = "11111111-2222-3333-4444-555555555555";
        tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN));

        var sent = tab.post(page(), page() + "/linnworks", Map.of("token", wrong));

        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(words(sent)).contains("Linnworks does not accept the installation token.", "Nothing has changed.");
        assertThat(sent.body())
                .doesNotContain(wrong)
                .contains("aria-invalid=\"true\" aria-describedby=\"token-wrong token-help\"")
                .contains("id=\"token-wrong\" role=\"alert\">Linnworks does not accept the installation token.")
                .contains("<details class=\"more\" open>");
        assertThat(site.get(Connections.class).linnworksToken(mugs)).isEqualTo(TOKEN);
        assertThat(words(tab.get(page()))).contains("Account Gift Shop");
        assertThat(audit()).contains("operator connect Linnworks false");
    }

    @Test
    void whatIsNoTokenIsToldAtOnce() {
        assertThat(words(tab.post(page(), page() + "/linnworks", Map.of("token", " "))))
                .contains("Paste the token that Linnworks shows after the installation. Nothing has changed.");
        assertThat(words(tab.post(page(), page() + "/linnworks", Map.of("token", "two words"))))
                .contains("This is not a Linnworks token: it is one word, as Linnworks shows it. Nothing has changed.");
    }

    @Test
    void viewersAndAccountantsSeeStatesButNoFormsAndMayDoNothing() {
        tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN));
        for (var role : List.of(Role.VIEWER, Role.ACCOUNTANT)) {
            var reader = site.signedIn(site.person(role.word() + NUMBER.get() + "@example.com", Roles.in(mugs, role)));

            var seen = reader.get(page());

            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(words(seen))
                    .contains(
                            "connected",
                            "Gift Shop",
                            "It is not connected. An operator or an owner of this company connects and disconnects it.");
            assertThat(seen.body()).doesNotContain(TOKEN, "name=\"token\"", "/disconnect\"", "/check\"");
            for (var action : List.of(
                    "/linnworks",
                    "/quickbooks",
                    "/linnworks/check",
                    "/linnworks/disconnect",
                    "/quickbooks/disconnect")) {
                var refused = reader.post(page(), page() + action, Map.of("token", TOKEN, "password", Site.PASSWORD));
                assertThat(refused.statusCode()).isEqualTo(403);
            }
        }
        assertThat(state(mugs, ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void whoHasNothingToDoWithTheCompanyIsToldThatItIsNotThere() {
        var other = site.company("Pens " + NUMBER.get());

        assertThat(tab.get(page(other)).statusCode()).isEqualTo(404);
        assertThat(tab.post(page(), page(other) + "/linnworks", Map.of("token", TOKEN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tab.post(page(), page(other) + "/quickbooks", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(tab.post(page(), page() + "/xero/check", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonLetsUsIntoQuickBooksAndTheCodeStaysInNoAddress() throws Exception {
        var consent = consent();
        assertThat(consent.toString()).startsWith(services.quickBooks().authorizeUri() + "?client_id=");
        assertThat(query(consent))
                .containsEntry("redirect_uri", "http://127.0.0.1:%d%s".formatted(site.port(), RETURN))
                .containsEntry("scope", "com.intuit.quickbooks.accounting")
                .containsEntry("response_type", "code");
        assertThat(browser.send(HttpRequest.newBuilder(consent).build(), BodyHandlers.ofString())
                        .body())
                .contains("Connect an app to your books");

        var back = decided(consent, "connect");
        var led = tab.get(path(back));

        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(Tab.location(led)).isEqualTo(page());
        assertThat(led.body()).isEmpty();
        var connected = tab.get(page());
        assertThat(words(connected))
                .contains(
                        "QuickBooks is connected: ",
                        "Country United Kingdom Home currency GBP Multicurrency on Tax by tax codes on each line",
                        "Document numbers ours",
                        "Plan QuickBooks Online Plus",
                        "Books closed until not closed",
                        "Access good until");
        assertThat(connected.body())
                .doesNotContain(query(back).get("code"), query(back).get("state"));
        assertThat(site.get(Connections.class).quickBooks(mugs).realm()).isEqualTo(QuickBooksSimulator.REALM);
        assertThat(audit()).contains("operator connect QuickBooks, begun true", "operator connect QuickBooks true");
    }

    /// Not even where ours log all that they can.
    @Test
    void noCodeAndNoTokenStandsInTheLog() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("dev.cloudcart");
        root.addAppender(lines);
        root.setLevel(Level.INFO);
        ours.setLevel(Level.TRACE);
        var secrets = new ArrayList<String>();
        try {
            tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN));
            secrets.add(TOKEN);
            var back = decided(consent(), "connect");
            tab.get(path(back));
            secrets.addAll(List.of(query(back).get("code"), query(back).get("state")));
            secrets.add(site.get(Connections.class).quickBooks(mugs).accessToken());
            tab.get("%s?code=no-such-code&state=%s&realmId=1"
                    .formatted(RETURN, query(consent()).get("state")));
            secrets.add("no-such-code");
            var link = site.get(Links.class).make(operator, LinkPurpose.SIGN_IN);
            site.stranger().post("/links/" + link, "/links/" + link, Map.of());
            site.stranger().get("/links/" + link);
            secrets.add(link);
            var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/companies".formatted(site.port())))
                    .header("Authorization", "Bearer cloudcart_wrong");
            assertThat(browser.send(call.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);
            secrets.add("cloudcart_wrong");
        } finally {
            ours.setLevel(null);
            root.setLevel(Level.OFF);
            root.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("A wrong API token came from"))
                .noneMatch(line -> secrets.stream().anyMatch(line::contains));
        assertThat(lines.list)
                .extracting(ILoggingEvent::getThrowableProxy)
                .filteredOn(Objects::nonNull)
                .noneMatch(trouble -> secrets.stream().anyMatch(ThrowableProxyUtil.asString(trouble)::contains));
    }

    private URI consent() {
        var led = tab.post(page(), page() + "/quickbooks", Map.of());
        assertThat(led.statusCode()).isEqualTo(303);
        return URI.create(Tab.location(led));
    }

    @Test
    void consentThatIsDeniedChangesNothing() throws Exception {
        var led = tab.get(path(decided(consent(), "refuse")));

        assertRefused(
                led,
                "QuickBooks was not connected, for Cloud Cart was not let in on its page. Nothing has changed: press Connect to begin again.");
    }

    private void assertRefused(HttpResponse<String> led, String sentence) {
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(Tab.location(led)).isEqualTo(page());
        assertThat(words(tab.get(page()))).contains(sentence);
        assertThat(state(mugs, ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Off.class);
        assertThat(audit()).contains("operator connect QuickBooks false");
    }

    @Test
    void anotherErrorIsToldInItsOwnWordAndNothingElseOfIt() {
        var state = query(consent()).get("state");
        assertRefused(
                tab.get(RETURN + "?error=invalid_scope&state=" + state),
                "QuickBooks was not connected: it answered \"invalid_scope\".");

        var other = query(consent()).get("state");
        assertRefused(
                tab.get(RETURN + "?error=%3Cb%3Eboo%3C/b%3E&state=" + other),
                "QuickBooks was not connected: it answered \"something unknown\".");
    }

    @Test
    void aForgedStateIsNotBelieved() throws Exception {
        var back = query(decided(consent(), "connect"));
        for (var forged : List.of("", "forged", "%00", "a'b", "x".repeat(500))) {
            assertRefused(
                    tab.get("%s?code=%s&state=%s&realmId=%s"
                            .formatted(RETURN, back.get("code"), forged, back.get("realmId"))),
                    "this answer of QuickBooks belongs to nothing that was asked for in this browser. Nothing has changed");
        }
    }

    @Test
    void aStateOfAnotherSessionIsNotBelieved() throws Exception {
        var back = decided(consent(), "connect");
        tab = site.signedIn(operator);

        assertRefused(tab.get(path(back)), "belongs to nothing that was asked for in this browser");
    }

    @Test
    void aStateIsBelievedOnce() throws Exception {
        var back = decided(consent(), "connect");
        tab.get(path(back));
        tab.get(page());
        site.get(Connections.class).disconnect(mugs, ConnectionKind.QUICKBOOKS);

        assertRefused(tab.get(path(back)), "This answer of QuickBooks has been used already. Nothing has changed");
    }

    @Test
    void aStateIsBelievedForTenMinutes() throws Exception {
        var back = decided(consent(), "connect");
        DATABASE.jdbc()
                .sql("update consent_request set asked_at = asked_at - interval '10 minutes' where company = :company")
                .param("company", mugs.value())
                .update();

        assertRefused(tab.get(path(back)), "its page stood open for more than ten minutes. Nothing has changed");
    }

    @Test
    void statesAndSessionsAreKeptAsDigests() {
        var state = query(consent()).get("state");

        var kept = DATABASE.jdbc()
                .sql("select encode(state, 'escape') || encode(session, 'escape') from consent_request")
                .query(String.class)
                .list();

        assertThat(state).hasSizeGreaterThanOrEqualTo(43);
        assertThat(kept)
                .isNotEmpty()
                .noneMatch(row -> row.contains(state)
                        || row.contains(tab.cookie("cloudcart-session").orElseThrow()));
    }

    @Test
    void aCodeThatQuickBooksDoesNotConfirmConnectsNothing() {
        var state = query(consent()).get("state");

        assertRefused(
                tab.get("%s?code=made-up&state=%s&realmId=%s".formatted(RETURN, state, QuickBooksSimulator.REALM)),
                "QuickBooks did not confirm this connection. Start it again on My connections. Nothing has changed.");
    }

    @Test
    void booksOfAnotherCompanyHereAreRefusedWithItsName() throws Exception {
        var pens = site.company("Pens " + NUMBER.get());
        site.get(Connections.class)
                .connectQuickBooks(pens, QuickBooksSimulator.REALM, QuickBooksSimulator.REFRESH_TOKEN);

        var back = decided(consent(), "connect");
        assertRefused(
                tab.get(path(back)),
                "these books are connected to a company that you have nothing to do with here already.");

        site.get(People.class).giveRoles(operator, new Roles(null, Map.of(mugs, Role.OPERATOR, pens, Role.VIEWER)));
        tab = site.signedIn(operator);
        assertRefused(
                tab.get(path(decided(consent(), "connect"))),
                "these books are connected to Pens %d here already. Nothing has changed: choose other books, or disconnect them there first."
                        .formatted(NUMBER.get()));
        assertThat(site.get(Connections.class).companyOf(QuickBooksSimulator.REALM))
                .hasValue(pens);
    }

    @Test
    void booksInAnotherHomeCurrencyAreRefused() throws Exception {
        mugs = inDollars();
        site.get(People.class).giveRoles(operator, Roles.in(mugs, Role.OPERATOR));
        tab = site.signedIn(operator);

        assertRefused(
                tab.get(path(decided(consent(), "connect"))),
                "QuickBooks keeps these books in GBP, but the company was added with USD: connect the books that belong to it");
    }

    private static CompanyId inDollars() {
        var came = site.get(Companies.class)
                .add("Dollars " + NUMBER.get(), CurrencyUnit.USD, ZoneId.of("America/New_York"), "test");
        return ((Companies.Adding.Added) came).company().id();
    }

    @Test
    void whoIsNotAnOperatorAnyMoreConnectsNothing() throws Exception {
        var back = decided(consent(), "connect");
        site.get(People.class).giveRoles(operator, Roles.in(mugs, Role.VIEWER));

        assertThat(Tab.location(tab.get(path(back)))).isEqualTo("/sign-in");
        assertThat(state(mugs, ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Off.class);
    }

    /// Whether or not their session has ended.
    @Test
    void whoLostTheRoleWhileQuickBooksAskedConnectsNothing() throws Exception {
        var back = decided(consent(), "connect");
        DATABASE.jdbc()
                .sql("update person_role set role = 'ACCOUNTANT' where person = ?")
                .param(operator.id())
                .update();

        assertRefused(tab.get(path(back)), "you are an accountant of Mugs");
    }

    @Test
    void strangersComeToTheSignInPageWithoutTheCode() throws Exception {
        var led = site.stranger().get(path(decided(consent(), "connect")));

        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(Tab.location(led)).isEqualTo("/sign-in");
        assertThat(state(mugs, ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Off.class);
    }

    @Test
    void theWayBackIsThePublicAddress() {
        try (var known = Site.open(DATABASE, home, with("cloudcart.public-address", "http://localhost:4711/"))) {
            var there = new Tab(known.port());
            there.signIn(operator.email(), Site.PASSWORD);

            var led = there.post(page(), page() + "/quickbooks", Map.of());

            assertThat(query(URI.create(Tab.location(led))))
                    .containsEntry("redirect_uri", "http://localhost:4711/connections/quickbooks/return");
        }
    }

    private static Map<String, String> with(String name, String value) {
        var properties = new HashMap<>(services.properties());
        properties.put(name, value);
        return properties;
    }

    @Test
    void anInstallationWithoutApplicationsSaysWhatToSet() {
        var without = with("cloudcart.linnworks.application-id", "");
        without.put("cloudcart.quickbooks.client-id", "");
        try (var bare = Site.open(DATABASE, home, without)) {
            var there = new Tab(bare.port());
            there.signIn(operator.email(), Site.PASSWORD);

            assertThat(words(there.get(page())))
                    .contains(
                            "This installation does not know its application in Linnworks. Whoever runs it sets cloudcart.linnworks.application-id");
            assertThat(words(there.post(page(), page() + "/quickbooks", Map.of())))
                    .contains(
                            "This installation has no Intuit app to connect with. Set cloudcart.quickbooks.client-id and cloudcart.quickbooks.client-secret. Nothing has changed.");
        }
    }

    @Test
    void disconnectingWantsThePasswordAndRevokesTheToken() throws Exception {
        tab.get(path(decided(consent(), "connect")));
        var token = services.quickBooks();
        assertThat(words(tab.get(page())))
                .contains(
                        "Syncs stop: nothing more is posted until QuickBooks is connected again, and its token is revoked.");

        var wrong = tab.post(page(), page() + "/quickbooks/disconnect", Map.of("password", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(words(wrong)).contains("That is not your password", "Nothing has changed.");
        assertThat(state(mugs, ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Connected.class);
        var access = site.get(Connections.class).quickBooks(mugs).accessToken();
        assertThat(asks(token, access)).isEqualTo(200);

        var right = tab.post(page(), page() + "/quickbooks/disconnect", Map.of("password", Site.PASSWORD));

        assertThat(right.statusCode()).isEqualTo(303);
        var off = words(tab.get(page()));
        assertThat(off)
                .contains("QuickBooks is disconnected, and its token is revoked.")
                .doesNotContain("Country");
        assertThat(state(mugs, ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Off.class);
        assertThat(asks(token, access)).isEqualTo(401);
        assertThat(audit())
                .contains(
                        "operator disconnect QuickBooks, wrong password false",
                        "operator disconnect QuickBooks, begun true",
                        "operator disconnect QuickBooks true");
        assertThat(words(tab.post(page(), page() + "/quickbooks/disconnect", Map.of("password", Site.PASSWORD))))
                .contains("QuickBooks is not connected: there is nothing to disconnect.");
    }

    private int asks(QuickBooksSimulator books, String access) throws Exception {
        var call = HttpRequest.newBuilder(
                        books.uri().resolve("/v3/company/%s/preferences".formatted(QuickBooksSimulator.REALM)))
                .header("Authorization", "Bearer " + access)
                .header("Accept", "application/json");
        return browser.send(call.build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void linnworksIsForgotten() {
        tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN));

        tab.post(page(), page() + "/linnworks/disconnect", Map.of("password", Site.PASSWORD));

        assertThat(words(tab.get(page())))
                .contains("Linnworks is disconnected: the token is forgotten here.", "Paste the token here.")
                .doesNotContain("Gift Shop");
        assertThat(state(mugs, ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.Off.class);
    }

    @Test
    void aCheckTellsWhatNeedsAttentionAndWhenItWorksAgain() throws Exception {
        tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN));
        assertThat(Tab.location(tab.post(page(), page() + "/linnworks/check", Map.of())))
                .isEqualTo(page());
        assertThat(words(tab.get(page()))).contains("Linnworks works: Gift Shop.");

        control("/_simulator/settings", "{\"installed\":false}");
        var gone = tab.post(page(), page() + "/linnworks/check", Map.of());

        assertThat(gone.statusCode()).isEqualTo(422);
        assertThat(words(tab.get(page())))
                .contains(
                        "needs attention",
                        "Linnworks does not accept the installation token. Install the application again in Linnworks",
                        "Since ",
                        "Connect Linnworks");
        control("/_simulator/settings", "{\"installed\":true}");
        tab.post(page(), page() + "/linnworks/check", Map.of());
        assertThat(state(mugs, ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.Connected.class);

        assertThat(words(tab.post(page(), page() + "/quickbooks/check", Map.of())))
                .contains("QuickBooks is not connected: there is nothing to check.");
    }

    @Test
    void channelsThatWeMayNotSeeAreNoTrouble() throws Exception {
        control("/_simulator/settings", "{\"forbidden\":[\"OpenOrders/GetAvailableChannels\"]}");
        try {
            var sent = tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN));

            assertThat(sent.statusCode()).isEqualTo(303);
            assertThat(words(tab.get(page())))
                    .contains("Linnworks is connected: Gift Shop.", "Locations Default", "Channels none seen");
        } finally {
            control("/_simulator/settings", "{\"forbidden\":[]}");
        }
    }

    @Test
    void whoSignedInLongAgoIsAskedForThePasswordBeforeAnythingIsConnected() {
        signedIn(Duration.ofMinutes(-16), site.get(JdbcIndexedSessionRepository.class));

        assertThat(tab.get(page()).body()).contains("id=\"linnworks-password\"", "id=\"quickbooks-password\"");
        assertThat(words(tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN, "password", "wrong"))))
                .contains("That is not your password");
        assertThat(words(tab.post(page(), page() + "/quickbooks", Map.of()))).contains("That is not your password");
        assertThat(state(mugs, ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.Off.class);

        var right = Map.of("token", TOKEN, "password", Site.PASSWORD);
        assertThat(tab.post(page(), page() + "/linnworks", right).statusCode()).isEqualTo(303);
    }

    @Test
    void whoSignedInBeforeTheClockWasSetBackIsAskedForThePasswordToo() {
        signedIn(Duration.ofHours(2), site.get(JdbcIndexedSessionRepository.class));

        assertThat(tab.get(page()).body()).contains("id=\"linnworks-password\"", "id=\"quickbooks-password\"");
        assertThat(words(tab.post(page(), page() + "/quickbooks", Map.of()))).contains("That is not your password");
    }

    private <S extends Session> void signedIn(Duration fromNow, SessionRepository<S> sessions) {
        var session = Objects.requireNonNull(
                sessions.findById(tab.cookie("cloudcart-session").orElseThrow()));
        var then = new SignedIn(operator.id(), Instant.now().plus(fromNow));
        session.setAttribute(
                "SPRING_SECURITY_CONTEXT",
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(then, null, List.of())));
        sessions.save(session);
    }

    @Test
    void whoCameInByALinkAndHasNoPasswordMayDisconnectForAMoment() {
        var people = site.get(People.class);
        var email = "link%d@example.com".formatted(NUMBER.get());
        people.invite(email, "Link", Roles.in(mugs, Role.OPERATOR));
        operator = people.withEmail(email).orElseThrow();
        var link = "/links/" + site.get(Links.class).make(operator, LinkPurpose.SIGN_IN);
        tab = site.stranger();
        tab.post(link, link, Map.of());
        tab.post(page(), page() + "/linnworks", Map.of("token", TOKEN));
        signedIn(Duration.ofMinutes(-16), site.get(JdbcIndexedSessionRepository.class));

        assertThat(words(tab.post(page(), page() + "/linnworks/disconnect", Map.of())))
                .contains(
                        "You came in some time ago, and have no password to prove that it is you: sign in again first.");

        var again = "/links/" + site.get(Links.class).make(operator, LinkPurpose.SIGN_IN);
        tab.post(again, again, Map.of());
        assertThat(tab.post(page(), page() + "/linnworks/disconnect", Map.of()).statusCode())
                .isEqualTo(303);
    }

    private List<String> audit() {
        return site.get(Audit.class).list(Optional.of(mugs), Long.MAX_VALUE, 50).stream()
                .map(row -> "%s %s %s %s"
                        .formatted(
                                row.actor().name().replaceAll("\\d*@.*", ""),
                                row.act().word(),
                                row.subject(),
                                row.done()))
                .toList();
    }

    /// Where QuickBooks' page sends the browser after the press of a button.
    private URI decided(URI consent, String decision) throws Exception {
        var asked = query(consent);
        var sent = form(
                URI.create(consent.toString().replaceAll("\\?.*", "")),
                Map.of(
                        "redirect_uri",
                        asked.get("redirect_uri"),
                        "state",
                        asked.get("state"),
                        "scope",
                        asked.get("scope"),
                        "realm",
                        QuickBooksSimulator.REALM,
                        "decision",
                        decision));
        return URI.create(Tab.location(sent));
    }

    private HttpResponse<String> form(URI address, Map<String, String> fields)
            throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private void control(String path, String json) throws IOException, InterruptedException {
        var done = browser.send(
                HttpRequest.newBuilder(services.linnworks().uri().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    private static Map<String, String> query(URI address) {
        var parts = new ArrayList<>(List.of(address.getRawQuery().split("&")));
        return parts.stream()
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private static String path(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String found(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).isTrue();
        return match.group(1);
    }
}
