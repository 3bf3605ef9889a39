package dev.cloudcart.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.google.crypto.tink.Aead;
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

    /// It has the old key in hand when the rotation begins, and is committed only when the old key would be gone.
    @ParameterizedTest
    @EnumSource(ConnectionKind.class)
    void waitsForAConnectionThatIsJustBeingSealedWithTheOldKey(ConnectionKind kind) throws Exception {
        var company = addCompany();
        var sealing = new CountDownLatch(1);
        var givenUp = new CountDownLatch(1);
        var slow = store(() -> {
            var old = key().aead();
            sealing.countDown();
            waitShortly(givenUp);
            return old;
        });
        var connecting =
                CompletableFuture.runAsync(() -> transactions.executeWithoutResult(_ -> connect(slow, company, kind)));
        sealing.await();

        rotation(passed -> {
                    if (passed == Moment.GIVEN_UP) {
                        givenUp.countDown();
                    }
                })
                .rotate();
        connecting.join();

        assertThat(secret(store(), company, kind)).isEqualTo("made meanwhile");
    }

    private static void connect(ConnectionStore store, CompanyId company, ConnectionKind kind) {
        switch (kind) {
            case LINNWORKS -> store.connectLinnworks(company, "made meanwhile", NOW);
            case QUICKBOOKS ->
                store.connectQuickBooks(company, Tokens.connected("77" + company, "made meanwhile", NOW), NOW);
        }
    }

    private static String secret(ConnectionStore store, CompanyId company, ConnectionKind kind) {
        return switch (kind) {
            case LINNWORKS -> store.linnworksToken(company).orElseThrow();
            case QUICKBOOKS -> store.tokens(company).orElseThrow().refresh();
        };
    }

    /// Renewed tokens that the database does not hold yet are stored before their key is given up.
    @Test
    void storesWhatIsKeptInTheHomeBeforeTheOldKeyIsGivenUp() throws Exception {
        var company = companies.getFirst();
        var before = running.tokens(company).orElseThrow();
        pairs().keep(company, before, Tokens.connected(before.realm(), "renewed", NOW));
        try (var intuit = IntuitFake.start()) {
            var connections = RenewingProgram.connections(DATABASE.dataSource(), home, intuit.oauth("hush"), NOW);

            rotation(connections::replayOrFail, _ -> {}).rotate();
        }

        assertThat(home.resolve("granted")).isEmptyDirectory();
        assertThat(store().tokens(company).orElseThrow().refresh()).isEqualTo("renewed");
    }

    /// It is up to the process that is just connecting, as long as it lives: after it, to whoever finds the pair.
    @Test
    void keepsWhatAProgramWasConnectingWithThatIsKilledAfterwards() throws Exception {
        DATABASE.jdbc().sql("delete from connection").update();
        var company = companies.getFirst();
        try (var intuit = IntuitFake.start()) {
            intuit.whims.add(IntuitFake.Whim.ROTATE);
            var connections = RenewingProgram.connections(DATABASE.dataSource(), home, intuit.oauth("hush"), NOW);
            var program = RenewingProgram.startConnecting(DATABASE, home, intuit, company);
            await().atMost(Duration.ofMinutes(1)).until(() -> pairsInTheHome() == 1);

            rotation(connections::replayOrFail, _ -> {}).rotate();
            assertThat(pairsInTheHome()).as("the living decide themselves").isOne();
            program.destroyForcibly().onExit().join();
            RenewingProgram.connections(DATABASE.dataSource(), home, intuit.oauth("hush"), NOW)
                    .replay();
        }

        assertThat(store().tokens(company).orElseThrow().refresh()).isEqualTo("refresh-2");
        assertThat(pairsInTheHome()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void opensAfterwardsWhatIsKeptWhileItRotates(Moment moment) {
        var company = companies.getFirst();
        var before = running.tokens(company).orElseThrow();
        var sinceBefore = pairs();
        sinceBefore.mustSeal(company);

        rotation(passed -> {
                    if (passed == moment) {
                        keep(sinceBefore, company, before);
                    }
                })
                .rotate();

        assertThat(pairs().of(company)).extracting(GrantedPairs.Pair::tokens).containsExactly(granted());
    }

    /// It has the old key in hand when the rotation begins, and writes only when the old key would be gone.
    @Test
    void waitsForWhatIsJustBeingSealedWithTheOldKey() throws Exception {
        var company = companies.getFirst();
        var before = running.tokens(company).orElseThrow();
        var sealing = new CountDownLatch(1);
        var givenUp = new CountDownLatch(1);
        var slow = pairs(() -> {
            var old = key().aead();
            sealing.countDown();
            waitShortly(givenUp);
            return old;
        });
        var keeping = CompletableFuture.runAsync(() -> keep(slow, company, before));
        sealing.await();

        rotation(passed -> {
                    if (passed == Moment.GIVEN_UP) {
                        givenUp.countDown();
                    }
                })
                .rotate();
        keeping.join();

        assertThat(pairs().of(company)).extracting(GrantedPairs.Pair::tokens).containsExactly(granted());
    }

    /// Tokens of books that were refused must not connect them after all.
    @Test
    void bringsNothingBackThatIsDroppedWhileItIsSealedAnew() throws Exception {
        var company = companies.getFirst();
        var pair = pairs().keepToConnect(company, running.tokens(company), granted());
        var sealing = new CountDownLatch(2);
        var dropped = new CountDownLatch(1);
        var slow = pairs(() -> {
            sealing.countDown();
            if (sealing.getCount() == 0) {
                waitShortly(dropped);
            }
            return key().aead();
        });
        var dropping = CompletableFuture.runAsync(() -> {
            waitShortly(sealing);
            pairs().drop(pair);
            dropped.countDown();
        });

        slow.sealAnew();
        dropping.join();

        assertThat(pairsInTheHome()).isZero();
    }

    /// The old key may still be needed.
    @Test
    void keepsTheOldKeyWhereWhatIsKeptCannotBeSealedAnew() throws Exception {
        Files.createDirectories(home.resolve("granted").resolve(companies.getFirst() + ".no-file"));

        assertThatThrownBy(() -> rotation(_ -> {}).rotate())
                .isInstanceOf(InstallationTrouble.class)
                .hasMessageContaining("keeps cannot be sealed anew");

        assertThat(home.resolve("master-key.next")).exists();
        assertThatAllOpen();
    }

    private void keep(GrantedPairs pairs, CompanyId company, Tokens before) {
        try {
            pairs.keep(company, before, granted());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pairsInTheHome() throws IOException {
        var folder = home.resolve("granted");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".new")).count();
        }
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
        return rotation(() -> {}, passed);
    }

    private KeyRotation rotation(Runnable replay, Consumer<Moment> passed) {
        return new KeyRotation(store(), List.of(), pairs(), key(), transactions, replay, passed);
    }

    private GrantedPairs pairs() {
        return pairs(key()::aead);
    }

    private GrantedPairs pairs(Supplier<Aead> key) {
        return ConnectionsConfiguration.pairs(home, new Vault(key));
    }

    private Tokens granted() {
        return Tokens.connected("77" + companies.getFirst().value(), "renewed", NOW);
    }

    private static void waitShortly(CountDownLatch latch) {
        try {
            boolean _ = latch.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConnectionStore store() {
        return store(key()::aead);
    }

    private static ConnectionStore store(Supplier<Aead> key) {
        return new ConnectionStore(DATABASE.jdbc(), new Vault(key));
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
