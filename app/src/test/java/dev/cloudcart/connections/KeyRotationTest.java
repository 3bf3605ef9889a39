package dev.cloudcart.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.connections.KeyRotation.Moment;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;

class KeyRotationTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final int COMPANIES = 5;

    @TempDir
    Path home;

    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE.dataSource()));
    private final List<CompanyId> companies = new ArrayList<>();
    private ConnectionStore running;

    @BeforeEach
    void connect() {
        running = store();
        for (int i = 0; i < COMPANIES; i++) {
            var company = addCompany();
            companies.add(company);
            transactions.executeWithoutResult(_ -> {
                running.connectLinnworks(company, "install-" + company, NOW);
                running.connectQuickBooks(
                        company, Tokens.connected("77" + company.value(), "refresh-" + company, NOW), NOW);
            });
        }
    }

    @AfterEach
    void forget() {
        DATABASE.jdbc().sql("delete from connection").update();
    }

    @Test
    void sealsEverythingAnewAndGivesTheOldKeyUp() throws Exception {
        var old = Files.readString(home.resolve("master-key"));
        var sealed = sealed();

        var rotated = rotation(_ -> {}).rotate();

        assertThat(rotated)
                .isEqualTo(new KeyRotation.Rotated(
                        2 * COMPANIES, home.resolve("master-key").toString()));
        assertThat(sealed()).hasSameSizeAs(sealed).doesNotContainAnyElementsOf(sealed);
        assertThatAllOpen();
        assertThat(home.resolve("master-key.next")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("master-key"))))
                .isEqualTo("rw-------");
        Files.writeString(home.resolve("master-key"), old);
        assertThatThrownBy(() -> store().linnworksToken(companies.getFirst())).isInstanceOf(InstallationTrouble.class);
    }

    /// A kill in real earnest, of a process that rotates.
    @ParameterizedTest
    @EnumSource(Moment.class)
    void survivesAKillAtAnyMoment(Moment moment) throws Exception {
        var rotator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rotator.class.getName(),
                        DATABASE.url(),
                        DATABASE.username(),
                        DATABASE.password(),
                        home.toString(),
                        moment.name())
                .redirectErrorStream(true)
                .start();
        var said = new String(rotator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rotator.waitFor()).as(said).isEqualTo(128 + 9);

        assertThatAllOpen();
        transactions.executeWithoutResult(
                _ -> running.connectLinnworks(companies.getFirst(), "install-" + companies.getFirst(), NOW));
        assertThatAllOpen();
        rotation(_ -> {}).rotate();
        assertThatAllOpen();
        assertThat(home.resolve("master-key.next")).doesNotExist();
    }

    /// What another process seals while the key is rotated opens afterwards, with the one key that is left.
    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"MADE", "COMMITTED", "GIVEN_UP"})
    void takesInWhatIsSealedMeanwhile(Moment moment) {
        rotation(passed -> {
                    if (passed == moment) {
                        transactions.executeWithoutResult(_ ->
                                running.connectLinnworks(companies.getFirst(), "install-" + companies.getFirst(), NOW));
                    }
                })
                .rotate();

        assertThatAllOpen();
    }

    /// Renewed tokens that the database does not hold yet are stored before their key is given up.
    @Test
    void storesWhatIsKeptInTheHomeBeforeTheOldKeyIsGivenUp() throws Exception {
        var company = companies.getFirst();
        var before = running.tokens(company).orElseThrow();
        var pairs = new GrantedPairs(home.resolve("granted"), new Vault(key()::aead));
        pairs.keep(company, before, Tokens.connected(before.realm(), "renewed", NOW));
        try (var intuit = IntuitFake.start()) {
            var connections = RenewingProgram.connections(DATABASE.dataSource(), home, intuit.oauth("hush"), NOW);

            new KeyRotation(store(), key(), transactions, connections::replayOrFail, _ -> {}).rotate();
        }

        assertThat(home.resolve("granted")).isEmptyDirectory();
        assertThat(store().tokens(company).orElseThrow().refresh()).isEqualTo("renewed");
    }

    @Test
    void makesNoNewKeyWhileTheOldOneIsGone() throws Exception {
        Files.delete(home.resolve("master-key"));

        assertThatThrownBy(() -> rotation(_ -> {}).rotate())
                .isInstanceOf(InstallationTrouble.class)
                .hasMessageContaining("is gone, and the stored tokens were sealed with it");
        assertThat(home).isEmptyDirectory();
    }

    /// By a process that has been running since before, and by a new one.
    private void assertThatAllOpen() {
        for (var store : List.of(running, store())) {
            assertThat(companies).allSatisfy(company -> {
                assertThat(store.linnworksToken(company)).hasValue("install-" + company);
                assertThat(store.tokens(company).orElseThrow().refresh()).isEqualTo("refresh-" + company);
            });
        }
    }

    private KeyRotation rotation(Consumer<Moment> passed) {
        return new KeyRotation(store(), key(), transactions, () -> {}, passed);
    }

    private ConnectionStore store() {
        return new ConnectionStore(DATABASE.jdbc(), new Vault(key()::aead));
    }

    private MasterKey key() {
        return new MasterKey(new MasterKeySetting(null), home, () -> ConnectionStore.holdsSecrets(DATABASE.jdbc()));
    }

    private static List<String> sealed() {
        return DATABASE.jdbc()
                .sql("select encode(token, 'hex') from connection")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static CompanyId addCompany() {
        return new CompanyId(DATABASE.jdbc().sql("""
                insert into company (name, currency, zone, added)
                values (gen_random_uuid()::text, 'GBP', 'Europe/London', now()) returning id""").query(Long.class).single());
    }
}
