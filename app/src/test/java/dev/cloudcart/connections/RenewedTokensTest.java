package dev.cloudcart.connections;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;
import dev.cloudcart.connections.ConnectionState.Connected;
import dev.cloudcart.connections.IntuitFake.Whim;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.PrivateFile;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.database.TestServer;

/// QuickBooks grants a new pair of tokens, the old one is dead, and then something breaks.
class RenewedTokensTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path home;

    @TempDir
    private Path otherHome;

    private final IntuitFake intuit = IntuitFake.start();
    private CompanyId company = new CompanyId(1);

    @BeforeEach
    void connect() throws IOException {
        company = addCompany(DATABASE.unpooled());
        PrivateFile.write(otherHome.resolve("master-key"), masterKey());
        node(home).connectQuickBooks(company, "4711", "refresh-1");
        intuit.whims.add(Whim.ROTATE);
    }

    @AfterEach
    void stop() {
        intuit.close();
        DATABASE.jdbc().sql("delete from connection").update();
    }

    @Test
    void surviveADatabaseThatGoesAwayBeforeTheyAreCommitted() {
        var node = node(home);
        intuit.meanwhile = DATABASE::goAway;
        assertThatTheDatabaseIsAwayFor(node);
        DATABASE.comeBack();

        var access = node.quickBooks(company);

        assertThat(access).isEqualTo(new QuickBooksAccess("4711", "access-1"));
        assertThat(asked()).containsExactly("refresh-1");
        assertThat(granted(home)).isEmpty();
        assertThat(tokens().refresh()).isEqualTo("refresh-2");
    }

    @Test
    void areReplayedAtTheStart() {
        intuit.meanwhile = DATABASE::goAway;
        assertThatTheDatabaseIsAwayFor(node(home));
        DATABASE.comeBack();

        node(home).replay();

        assertThat(tokens().refresh()).isEqualTo("refresh-2");
        assertThat(granted(home)).isEmpty();
    }

    @Test
    void surviveAServerThatIsStoppedBeforeTheyAreCommitted(@TempDir Path folder) {
        try (var server = TestServer.in(folder)) {
            Flyway.configure().dataSource(server.dataSource()).load().migrate();
            company = addCompany(server.dataSource());
            node(home, server.dataSource()).connectQuickBooks(company, "4711", "refresh-1");
            intuit.meanwhile = server::stop;
            assertThatTheDatabaseIsAwayFor(node(home, server.dataSource()));
            server.start();

            var access = node(home, server.dataSource()).quickBooks(company);

            assertThat(access.accessToken()).isEqualTo("access-1");
            assertThat(asked()).containsExactly("refresh-1");
        }
    }

    @Test
    void surviveAProgramThatIsKilledBeforeTheyAreCommitted() throws Exception {
        try (var somebody = DATABASE.unpooled().getConnection();
                var statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            var locked = new CompletableFuture<Boolean>();
            intuit.meanwhile = () -> locked.complete(lock(statement));
            var program = RenewingProgram.start(DATABASE, home, intuit, company);
            assertThat(locked.get(1, TimeUnit.MINUTES)).isTrue();
            await().atMost(Duration.ofMinutes(1)).until(() -> !granted(home).isEmpty());

            program.destroyForcibly().onExit().join();
            somebody.rollback();
        }

        var access = node(home).quickBooks(company);

        assertThat(access.accessToken()).isEqualTo("access-1");
        assertThat(asked()).containsExactly("refresh-1");
    }

    @Test
    void ofAFirstConnectSurviveADatabaseThatGoesAwayBeforeTheyAreCommitted() {
        DATABASE.jdbc().sql("delete from connection").update();
        assertThatThrownBy(() -> node(home).connectQuickBooks(company, "4711", "refresh-1", _ -> {
                    assertThat(granted(home)).hasSize(1);
                    DATABASE.goAway();
                    return Optional.empty();
                }))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        DATABASE.comeBack();

        node(home).replay();

        assertThat(tokens().refresh()).isEqualTo("refresh-2");
        assertThat(node(home).states(company).get(ConnectionKind.QUICKBOOKS)).isInstanceOf(Connected.class);
        assertThat(granted(home)).isEmpty();
    }

    @Test
    void ofAFirstConnectSurviveAProgramThatIsKilledWhileItLooksAtTheBooks() throws Exception {
        DATABASE.jdbc().sql("delete from connection").update();
        var program = RenewingProgram.startConnecting(DATABASE, home, intuit, company);
        await().atMost(Duration.ofMinutes(1)).until(() -> !granted(home).isEmpty());
        node(home).replay();
        assertThat(granted(home)).as("the living decide themselves").hasSize(1);

        program.destroyForcibly().onExit().join();
        node(home).replay();

        assertThat(tokens().refresh()).isEqualTo("refresh-2");
        assertThat(asked()).containsExactly("refresh-1");
        assertThat(granted(home)).isEmpty();
    }

    @Test
    void ofAConnectThatIsRefusedAreDropped() {
        DATABASE.jdbc().sql("delete from connection").update();

        var came = node(home)
                .connectQuickBooks(
                        company, "4711", "refresh-1", _ -> Optional.of(new Connecting.Refused("Other books.")));

        assertThat(came).isEqualTo(new Connecting.Refused("Other books."));
        assertThat(granted(home)).isEmpty();
        node(home).replay();
        assertThat(node(home).states(company).get(ConnectionKind.QUICKBOOKS)).isInstanceOf(ConnectionState.Off.class);
    }

    @Test
    void ofAConnectTakeThePlaceOfNothingNewer() {
        assertThatThrownBy(() -> node(home).connectQuickBooks(company, "4711", "refresh-1", _ -> {
                    throw new IllegalStateException("The process dies here");
                }))
                .isInstanceOf(IllegalStateException.class);
        node(otherHome).connectQuickBooks(company, "4711", "connected-anew");

        node(home).replay();

        assertThat(tokens().refresh()).isEqualTo("connected-anew");
        assertThat(granted(home)).isEmpty();
    }

    /// As when an older backup was restored meanwhile.
    @Test
    void ofACompanyThatIsNotThereStandInNobodysWay() {
        DATABASE.jdbc().sql("delete from connection").update();
        assertThatThrownBy(() -> node(home).connectQuickBooks(company, "4711", "refresh-1", _ -> {
                    throw new IllegalStateException("The process dies here");
                }))
                .isInstanceOf(IllegalStateException.class);
        DATABASE.jdbc()
                .sql("delete from company where id = ?")
                .param(company.value())
                .update();

        assertThatCode(() -> node(home).replayOrFail()).doesNotThrowAnyException();

        assertThat(granted(home)).hasSize(1);
    }

    @Test
    void areKeptSealedForTheirOwnerAlone() throws IOException {
        intuit.meanwhile = DATABASE::goAway;
        assertThatTheDatabaseIsAwayFor(node(home));
        DATABASE.comeBack();

        var file = granted(home).getFirst();

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file.getParent())).isEqualTo(fromString("rwx------"));
        assertThat(Files.readString(file)).doesNotContain("refresh-", "access-");
    }

    /// The other node finds the old token dead, and says so; it is not.
    @Test
    void undoTheRefusalThatAnotherNodeMetMeanwhile() {
        intuit.meanwhile = DATABASE::goAway;
        assertThatTheDatabaseIsAwayFor(node(home));
        DATABASE.comeBack();
        freeTheLease();
        assertThatThrownBy(() -> node(otherHome).quickBooks(company)).isInstanceOf(ReconnectNeeded.class);

        node(home).replay();

        assertThat(node(otherHome).quickBooks(company).accessToken()).isEqualTo("access-1");
        assertThat(node(home).states(company).get(ConnectionKind.QUICKBOOKS)).isInstanceOf(Connected.class);
    }

    @Test
    void takeThePlaceOfNothingNewer() {
        intuit.meanwhile = DATABASE::goAway;
        assertThatTheDatabaseIsAwayFor(node(home));
        DATABASE.comeBack();
        node(otherHome).connectQuickBooks(company, "4711", "connected-anew");

        node(home).replay();

        assertThat(tokens().refresh()).isEqualTo("connected-anew");
        assertThat(granted(home)).isEmpty();
    }

    @Test
    void areStoredThoughTheHomeTakesNothing() throws IOException {
        Files.createFile(home.resolve("granted"));

        var access = node(home).quickBooks(company);

        assertThat(access.accessToken()).isEqualTo("access-1");
        assertThat(tokens().refresh()).isEqualTo("refresh-2");
    }

    @Test
    void holdNoTransactionOpenWhileQuickBooksIsAsked() {
        var open = new CopyOnWriteArrayList<String>();
        intuit.meanwhile = () -> open.addAll(JdbcClient.create(DATABASE.unpooled())
                .sql("""
                select query from pg_stat_activity
                where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()""")
                .query(String.class)
                .list());

        node(home, DATABASE.dataSource()).quickBooks(company);

        assertThat(open).isEmpty();
    }

    /// The lease of the dead one runs out by itself; here nobody waits for it.
    private void freeTheLease() {
        DATABASE.jdbc()
                .sql("update connection set renewing_until = now() - interval '1 second'")
                .update();
    }

    private boolean lock(Statement statement) {
        try {
            return statement.execute("select 1 from connection for update");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertThatTheDatabaseIsAwayFor(Connections node) {
        assertThatThrownBy(() -> node.quickBooks(company))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        intuit.meanwhile = () -> {};
        assertThat(granted(home)).hasSize(1);
    }

    private List<String> asked() {
        return intuit.calls.stream()
                .map(call -> call.getOrDefault("refresh_token", "none"))
                .toList();
    }

    private Tokens tokens() {
        return new ConnectionStore(DATABASE.jdbc(), RenewingProgram.vault(home))
                .tokens(company)
                .orElseThrow();
    }

    private Connections node(Path itsHome) {
        return node(itsHome, DATABASE.unpooled());
    }

    private Connections node(Path itsHome, DataSource database) {
        return RenewingProgram.connections(
                database, itsHome, intuit.oauth("hush"), Instant.parse("2026-03-04T12:00:00Z"));
    }

    private byte[] masterKey() throws IOException {
        RenewingProgram.vault(home).seal("made", company, ConnectionKind.QUICKBOOKS, "token");
        return Files.readAllBytes(home.resolve("master-key"));
    }

    private static List<Path> granted(Path home) {
        var folder = home.resolve("granted");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".new")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompanyId addCompany(DataSource database) {
        return new CompanyId(
                JdbcClient.create(database).sql("""
                insert into company (name, currency, zone, added)
                values (gen_random_uuid()::text, 'GBP', 'Europe/London', now()) returning id""").query(Long.class).single());
    }
}
