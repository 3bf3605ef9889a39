package dev.cloudcart.connections;

import static dev.cloudcart.connections.ConnectionKind.LINNWORKS;
import static dev.cloudcart.connections.ConnectionKind.QUICKBOOKS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.connections.ConnectionProblem.PassingTrouble;
import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;
import dev.cloudcart.connections.ConnectionState.Connected;
import dev.cloudcart.connections.ConnectionState.NeedsAttention;
import dev.cloudcart.connections.ConnectionState.Off;
import dev.cloudcart.connections.Connections.Disconnecting;
import dev.cloudcart.connections.IntuitFake.Whim;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;

class ConnectionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicInteger REALMS = new AtomicInteger(9_000);

    @TempDir
    static Path home;

    private final IntuitFake intuit = IntuitFake.start();
    private final Connections connections = connections("hush", home);
    private final CompanyId company = addCompany();
    private final String realm = newRealm();
    private volatile Instant now = Instant.parse("2026-03-04T12:00:00Z");

    @BeforeEach
    void connect() {
        connections.connectQuickBooks(company, realm, "refresh-1");
    }

    @AfterEach
    void stop() {
        intuit.close();
        DATABASE.jdbc().sql("delete from connection").update();
    }

    @Test
    void givesAccessThatIsAskedForOnce() {
        var access = connections.quickBooks(company);

        assertThat(access).isEqualTo(new QuickBooksAccess(realm, "access-1"));
        assertThat(connections.quickBooks(company)).isEqualTo(access);
        assertThat(intuit.calls).containsExactly(Map.of("grant_type", "refresh_token", "refresh_token", "refresh-1"));
    }

    @Test
    void renewsSomeMinutesBeforeTheAccessEnds() {
        connections.quickBooks(company);

        now = now.plus(Duration.ofMinutes(54));
        assertThat(connections.quickBooks(company).accessToken()).isEqualTo("access-1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(connections.quickBooks(company).accessToken()).isEqualTo("access-2");
    }

    @Test
    void storesTheRefreshTokenThatQuickBooksChanged() {
        intuit.whims.add(Whim.ROTATE);
        connections.quickBooks(company);

        now = now.plus(Duration.ofHours(1));
        connections("hush", home).quickBooks(company);

        assertThat(intuit.calls).map(call -> call.get("refresh_token")).containsExactly("refresh-1", "refresh-2");
    }

    @Test
    void renewsAccessThatQuickBooksRejectedBeforeItsTime() {
        var rejected = connections.quickBooks(company).accessToken();

        assertThat(connections.renewed(company, rejected).accessToken()).isEqualTo("access-2");
        assertThat(connections.renewed(company, rejected).accessToken()).isEqualTo("access-2");
        assertThat(intuit.calls).hasSize(2);
    }

    @Test
    void asksOnceForTwentyThreadsOnTwoNodes() throws Exception {
        var otherNode = connections("hush", home);

        var tokens = inParallel(
                20,
                i -> (i % 2 == 0 ? connections : otherNode).quickBooks(company).accessToken());

        assertThat(tokens).containsExactly("access-1");
        assertThat(intuit.calls).hasSize(1);
    }

    @Test
    void asksOnceForTwentyThreadsWhoseAccessWasRejected() throws Exception {
        var rejected = connections.quickBooks(company).accessToken();

        var tokens = inParallel(20, _ -> connections.renewed(company, rejected).accessToken());

        assertThat(tokens).containsExactly("access-2");
        assertThat(intuit.calls).hasSize(2);
    }

    @Test
    void asksAgainWithTheSameTokenWhenTheAnswerWasLost() {
        intuit.whims.add(Whim.LOSE_ANSWER);
        intuit.whims.add(Whim.BUSY);

        var access = connections.quickBooks(company);

        assertThat(access.accessToken()).isEqualTo("access-3");
        assertThat(intuit.calls).map(call -> call.get("refresh_token")).containsOnly("refresh-1");
    }

    @Test
    void givesUpAfterThreeAttemptsAndLosesNothing() {
        IntStream.range(0, 3).forEach(_ -> intuit.whims.add(Whim.BUSY));

        assertThatThrownBy(() -> connections.quickBooks(company))
                .isInstanceOf(PassingTrouble.class)
                .hasMessage("QuickBooks did not renew the access: status 503, intuit_tid 1-abc.");
        assertThat(intuit.calls).hasSize(3);
        assertThat(connections.states(company)).containsEntry(QUICKBOOKS, new Connected(now));
        assertThat(connections.quickBooks(company).accessToken()).isEqualTo("access-4");
    }

    @Test
    void takesAnAnswerWithoutTokensForAPassingTrouble() {
        IntStream.range(0, 3).forEach(_ -> intuit.whims.add(Whim.NONSENSE));

        assertThatThrownBy(() -> connections.quickBooks(company)).isInstanceOf(PassingTrouble.class);
    }

    @Test
    void asksToReconnectWhenTheChangedTokenWasLostForGood() {
        intuit.whims.add(Whim.ROTATE_AND_LOSE_ANSWER);

        assertThatThrownBy(() -> connections.quickBooks(company)).isInstanceOf(ReconnectNeeded.class);
        assertThat(intuit.calls).hasSize(2);
    }

    @Test
    void fallsBackOnTheTokenBeforeWithinADay() {
        intuit.whims.add(Whim.ROTATE);
        connections.quickBooks(company);
        intuit.refreshToken = "refresh-1";

        now = now.plus(Duration.ofHours(2));
        var access = connections.quickBooks(company);

        assertThat(access.accessToken()).isEqualTo("access-3");
        assertThat(intuit.calls)
                .map(call -> call.get("refresh_token"))
                .containsExactly("refresh-1", "refresh-2", "refresh-1");
    }

    @Test
    void stopsAskingWhenQuickBooksNoLongerAcceptsTheConnection() {
        intuit.forgetTheRefreshToken();

        assertThatThrownBy(() -> connections.quickBooks(company))
                .isInstanceOf(ReconnectNeeded.class)
                .hasMessage("QuickBooks no longer accepts this company's connection.");
        assertThatThrownBy(() -> connections.quickBooks(company)).isInstanceOf(ReconnectNeeded.class);
        connections.working(company, QUICKBOOKS);

        assertThat(intuit.calls).hasSize(1);
        assertThat(connections.states(company))
                .containsEntry(
                        QUICKBOOKS, new NeedsAttention(now, "QuickBooks no longer accepts this company's connection."));
    }

    @Test
    void worksAgainAfterReconnecting() {
        intuit.forgetTheRefreshToken();
        assertThatThrownBy(() -> connections.quickBooks(company)).isInstanceOf(ReconnectNeeded.class);

        connections.connectQuickBooks(company, realm, "another");

        assertThat(connections.quickBooks(company).realm()).isEqualTo(realm);
        assertThat(connections.states(company)).containsEntry(QUICKBOOKS, new Connected(now));
    }

    @Test
    void saysThatTheInstallationsOwnSecretIsWrong() {
        var wronglySetUp = connections("wrong", home);

        assertThatThrownBy(() -> wronglySetUp.quickBooks(company))
                .isInstanceOf(InstallationTrouble.class)
                .extracting("mend")
                .asString()
                .contains("cloudcart.quickbooks.client-secret");
        assertThat(connections.states(company)).containsEntry(QUICKBOOKS, new Connected(now));
    }

    @Test
    void renewsWhatWasNotUsedForAWeekAndSparesTheRest() {
        var connected = now;
        var young = addCompany();
        now = connected.plus(Duration.ofDays(3));
        connections.connectQuickBooks(young, newRealm(), "refresh-1");
        now = connected.plus(Duration.ofDays(7)).plusSeconds(1);

        var renewed = connections.refreshStale(Duration.ofDays(7));

        assertThat(renewed).isEqualTo(1);
        assertThat(tokensOf(young).refreshed()).isEqualTo(connected.plus(Duration.ofDays(3)));
        assertThat(tokensOf(company)).satisfies(tokens -> {
            assertThat(tokens.refreshed()).isEqualTo(now);
            assertThat(tokens.refreshUntil()).isEqualTo(now.plusSeconds(8_640_000));
            assertThat(tokens.hardUntil()).isEqualTo(now.plusSeconds(157_680_000));
        });
    }

    @Test
    void renewsTheOthersWhenOneFails() {
        var dead = addCompany();
        connections.connectQuickBooks(dead, newRealm(), "refresh-of-old");
        now = now.plus(Duration.ofDays(8));

        assertThat(connections.refreshStale(Duration.ofDays(7))).isEqualTo(1);
        assertThat(connections.states(dead).get(QUICKBOOKS)).isInstanceOf(NeedsAttention.class);
    }

    @Test
    void refusesOneRealmForTwoCompanies() {
        var other = addCompany();

        var second = connections.connectQuickBooks(other, realm, "refresh-1");

        assertThat(second)
                .isEqualTo(new Connecting.Refused(
                        "The QuickBooks company with realm %s is already connected to another company here."
                                .formatted(realm)));
        assertThat(connections.states(other)).containsEntry(QUICKBOOKS, new Off());
    }

    @Test
    void refusesOneRealmForTwoCompaniesThatConnectAtOnce() throws Exception {
        var contested = newRealm();
        var companies = IntStream.range(0, 6).mapToObj(_ -> addCompany()).toList();

        inParallel(
                6,
                i -> connections
                        .connectQuickBooks(companies.get(i), contested, "refresh-1")
                        .toString());

        assertThat(companies)
                .filteredOn(one -> connections.states(one).get(QUICKBOOKS) instanceof Connected)
                .hasSize(1);
    }

    @Test
    void connectsWithTheCodeThatTheBrowserBroughtBack() {
        var other = addCompany();
        var redirect = URI.create("https://shop.example/back?a=b&c");

        var page = connections.quickBooksPage(redirect, "s t");
        var connected = connections.connectQuickBooks(other, "4711", "code-1", redirect, _ -> Optional.empty());

        assertThat(page)
                .hasToString(intuit.uri("authorize") + "?client_id=our-app"
                        + "&scope=com.intuit.quickbooks.accounting&redirect_uri=https%3A%2F%2Fshop.example%2Fback%3Fa%3Db%26c"
                        + "&response_type=code&state=s%20t");
        assertThat(connected).isEqualTo(new Connecting.Connected());
        assertThat(connections.quickBooks(other)).isEqualTo(new QuickBooksAccess("4711", "access-1"));
        assertThat(intuit.calls)
                .containsExactly(Map.of(
                        "grant_type", "authorization_code", "code", "code-1", "redirect_uri", redirect.toString()));
    }

    @Test
    void refusesACodeThatIntuitDoesNotKnow() {
        var other = addCompany();

        var refused = connections.connectQuickBooks(
                other, "4712", "stale", URI.create("https://shop.example/back"), _ -> Optional.empty());

        assertThat(refused).isInstanceOf(Connecting.Refused.class);
    }

    @Test
    void forgetsTheTokensWhenDisconnected() {
        connections.disconnect(company, QUICKBOOKS);

        assertThat(connections.states(company)).containsEntry(QUICKBOOKS, new Off());
        assertThat(intuit.refreshToken).isEqualTo("another");
        assertThatThrownBy(() -> connections.quickBooks(company))
                .isInstanceOf(ReconnectNeeded.class)
                .hasMessage("QuickBooks is not connected for this company.");
        assertThat(connections.connectQuickBooks(addCompany(), realm, "x")).isEqualTo(new Connecting.Connected());
    }

    @Test
    void saysWhatCameOfDisconnecting() {
        connections.connectLinnworks(company, "install-token");

        assertThat(connections.disconnect(company, LINNWORKS)).isEqualTo(Disconnecting.DONE);
        assertThat(connections.disconnect(company, LINNWORKS)).isEqualTo(Disconnecting.WAS_OFF);
        intuit.close();
        assertThat(connections.disconnect(company, QUICKBOOKS)).isEqualTo(Disconnecting.NOT_REVOKED);
        assertThat(connections.states(company))
                .containsEntry(QUICKBOOKS, new Off())
                .containsEntry(LINNWORKS, new Off());
        assertThat(ConnectionStore.holdsSecrets(DATABASE.jdbc())).isFalse();
    }

    @Test
    void keepsTheLinnworksToken() {
        assertThatThrownBy(() -> connections.linnworksToken(company))
                .isInstanceOf(ReconnectNeeded.class)
                .hasMessage("Linnworks is not connected for this company.");

        connections.connectLinnworks(company, " 0b3b0b4e-install ");

        assertThat(connections.linnworksToken(company)).isEqualTo("0b3b0b4e-install");
        assertThat(connections.states(company)).containsEntry(LINNWORKS, new Connected(now));
    }

    @Test
    void remembersWhatNeedsAttentionUntilItWorksAgain() {
        var first = now;
        connections.needsAttention(company, QUICKBOOKS, "The subscription has ended.");
        now = now.plusSeconds(60);
        connections.needsAttention(company, QUICKBOOKS, "The subscription has ended indeed.");

        assertThat(connections.states(company))
                .containsEntry(QUICKBOOKS, new NeedsAttention(first, "The subscription has ended indeed."))
                .containsEntry(LINNWORKS, new Off());
        assertThat(connections.quickBooks(company).realm()).isEqualTo(realm);
        connections.working(company, QUICKBOOKS);
        assertThat(connections.states(company)).containsEntry(QUICKBOOKS, new Connected(now));
    }

    @Test
    void saysNothingAboutAConnectionThatIsOff() {
        connections.needsAttention(company, LINNWORKS, "The token is refused.");

        assertThat(connections.states(company)).containsEntry(LINNWORKS, new Off());
    }

    @Test
    void refusesWhatIsNoTokenAndNoRealm() {
        assertThat(connections.connectLinnworks(company, " ")).isInstanceOf(Connecting.Refused.class);
        assertThat(connections.connectQuickBooks(company, "my company", "x")).isInstanceOf(Connecting.Refused.class);
        assertThat(connections.connectQuickBooks(company, "1", "two words")).isInstanceOf(Connecting.Refused.class);
    }

    @Test
    void keepsNoTokenReadableInTheDatabase() {
        intuit.whims.add(Whim.ROTATE);
        connections.connectLinnworks(company, "install-token");
        connections.quickBooks(company);

        var columns = DATABASE.jdbc()
                .sql("""
                select unnest(array[token, earlier_token, access_token]) from connection where company = ?""")
                .param(company.value())
                .query(byte[].class)
                .list();

        assertThat(columns)
                .filteredOn(column -> column != null)
                .hasSize(4)
                .map(column -> new String(column, ISO_8859_1))
                .allSatisfy(text -> assertThat(text).doesNotContain("install-token", "refresh-", "access-"));
    }

    @Test
    void readsNothingWithAnotherMasterKey(@TempDir Path otherHome) {
        var other = connections("hush", otherHome);

        assertThatThrownBy(() -> other.quickBooks(company))
                .isInstanceOf(InstallationTrouble.class)
                .hasMessage("The stored tokens cannot be read with the present master key.")
                .hasNoCause();
    }

    @Test
    void disconnectsAndConnectsAnewWithAnotherMasterKey(@TempDir Path otherHome) {
        var other = connections("hush", otherHome);

        other.disconnect(company, QUICKBOOKS);
        other.connectQuickBooks(company, realm, "refresh-1");

        assertThat(other.quickBooks(company).realm()).isEqualTo(realm);
    }

    @Test
    void opensNoSecretForAnotherCompany() {
        var other = addCompany();
        connections.connectQuickBooks(other, newRealm(), "refresh-1");
        DATABASE.jdbc().sql("""
                update connection set token = (select token from connection where company = ? and kind = 'QUICKBOOKS')
                where company = ?""").param(company.value()).param(other.value()).update();

        assertThatThrownBy(() -> connections.quickBooks(other)).isInstanceOf(InstallationTrouble.class);
    }

    @Test
    void showsNoTokenInAnyText() {
        intuit.whims.add(Whim.ROTATE);

        var texts = connections.quickBooks(company) + " " + tokensOf(company)
                + tokensOf(company).access() + intuit.oauth("hush")
                + intuit.oauth("hush").client();

        assertThat(texts).doesNotContain("access-1", "refresh-", "hush");
    }

    private static Tokens tokensOf(CompanyId which) {
        return new ConnectionStore(DATABASE.jdbc(), vault(home)).tokens(which).orElseThrow();
    }

    private static Vault vault(Path home) {
        return new Vault(() -> new MasterKey(new MasterKeySetting(null), home, () -> false).aead());
    }

    private Connections connections(String secret, Path itsHome) {
        var transactions = new DataSourceTransactionManager(DATABASE.dataSource());
        var retry = new Retry(
                3, Duration.ofSeconds(1), Duration.ofSeconds(5), RandomGenerator.getDefault(), new Impatient());
        return ConnectionsConfiguration.connections(
                DATABASE.jdbc(),
                transactions,
                () -> now,
                intuit.oauth(secret),
                vault(itsHome),
                itsHome,
                Wire.open(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                retry);
    }

    private record Impatient() implements Ticker {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration pause) {}
    }

    /// @return the different results
    private static Set<String> inParallel(int threads, Numbered act) throws Exception {
        var results = new HashSet<String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = IntStream.range(0, threads)
                    .<Callable<String>>mapToObj(i -> () -> act.run(i))
                    .toList();
            for (var result : executor.invokeAll(acts)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private interface Numbered {
        String run(int number);
    }

    private static String newRealm() {
        return Integer.toString(REALMS.incrementAndGet());
    }

    private static CompanyId addCompany() {
        return new CompanyId(DATABASE.jdbc().sql("""
                insert into company (name, currency, zone, added)
                values (gen_random_uuid()::text, 'GBP', 'Europe/London', now()) returning id""").query(Long.class).single());
    }
}
