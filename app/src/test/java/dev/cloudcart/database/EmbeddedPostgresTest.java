package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import com.sun.security.auth.module.UnixSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresTest {
    private static final Home MADE = new Home(Path.of("target", "test-home-to-copy"));

    @TempDir
    Path folder;

    Home home;

    @BeforeEach
    void chooseAHome() {
        home = new Home(folder.resolve("home of our own"));
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        if (Postmaster.of(home).isPresent()) {
            EmbeddedPostgres.open(home).close();
        }
        if (Files.isSymbolicLink(home.programs())) {
            Files.delete(home.programs());
        }
    }

    @Test
    void keepsDataAndPortOverARestart() throws IOException {
        int port;
        try (var postgres = EmbeddedPostgres.open(home)) {
            port = postgres.port();
            run(postgres, "CREATE TABLE mark AS SELECT 'kept' AS word");
        }
        assertThat(Postmaster.of(home)).isEmpty();

        try (var postgres = EmbeddedPostgres.open(home)) {

            assertThat(ask(postgres, "SELECT word FROM mark")).isEqualTo("kept");
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.password())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void outlivesAKilledProcessAndIsFoundAgain() throws IOException {
        useMadeDatabase();
        int port;
        try (var killed = Holder.start(home)) {
            port = killed.port();
        }
        var survivor = Postmaster.of(home).orElseThrow();

        try (var postgres = EmbeddedPostgres.open(home)) {

            assertThat(postgres.port()).isEqualTo(port);
            assertThat(Postmaster.of(home)).hasValue(survivor);
        }
        assertThat(Postmaster.of(home)).isEmpty();
    }

    @Test
    void isStartedOnceAndStoppedByTheLastProcess() throws IOException {
        useUnpackedPrograms();

        try (var one = Holder.start(home);
                var other = Holder.start(home)) {

            assertThat(one.port()).isEqualTo(other.port());
            one.leave();
            assertThat(Postmaster.of(home)).isPresent();
            other.leave();
            assertThat(Postmaster.of(home)).isEmpty();
        }
    }

    @Test
    void saysHowToMendAWrongPasswordFile() throws IOException {
        useMadeDatabase();
        EmbeddedPostgres.open(home).close();
        Files.writeString(home.password(), "wrong");

        assertThatThrownBy(() -> EmbeddedPostgres.open(home))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("put the right file back from a backup");
        assertThat(Postmaster.of(home)).isEmpty();
    }

    @Test
    void refusesAPasswordFileThatOthersMayRead() throws IOException {
        useMadeDatabase();
        Files.setPosixFilePermissions(home.password(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> EmbeddedPostgres.open(home))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage("""
                        The file %s holds a secret, and others may touch it: take their rights away (chmod 600 %s), and replace the \
                        secret if somebody may have read it.""".formatted(home.password(), home.password()));
    }

    @Test
    void saysHowToMendAMissingPasswordFile() throws IOException {
        useMadeDatabase();
        EmbeddedPostgres.open(home).close();
        Files.delete(home.password());

        assertThatThrownBy(() -> EmbeddedPostgres.open(home))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("put it back from a backup");
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
        useMadeDatabase();
        try (var taker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(home.port(), String.valueOf(taker.getLocalPort()));

            try (var postgres = EmbeddedPostgres.open(home)) {

                assertThat(postgres.port()).isNotEqualTo(taker.getLocalPort());
                assertThat(Files.readString(home.port())).isEqualTo(String.valueOf(postgres.port()));
            }
        }
    }

    @Test
    void startsThoughTheProcessIdOfADeadServerNowBelongsToAnotherProgram() throws IOException {
        useMadeDatabase();
        try (var killed = Holder.start(home)) {
            killed.port();
        }
        var dead = Postmaster.of(home).orElseThrow();
        ProcessHandle.of(dead.process()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        var file = home.data().resolve("postmaster.pid");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "\\d+", String.valueOf(ProcessHandle.current().pid())));

        try (var postgres = EmbeddedPostgres.open(home)) {

            assertThat(ask(postgres, "SELECT 'recovered'")).isEqualTo("recovered");
        }
    }

    @Test
    void isStartedAgainWhereItWasWhenItIsKilled() throws IOException {
        useMadeDatabase();
        try (var postgres = EmbeddedPostgres.open(home)) {
            run(postgres, "CREATE TABLE mark AS SELECT 'kept' AS word");
            var killed = Postmaster.of(home).orElseThrow();

            ProcessHandle.of(killed.process()).ifPresent(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Postmaster.of(home)
                            .filter(live -> !live.equals(killed))
                            .isPresent());

            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(ask(postgres, "SELECT word FROM mark")).isEqualTo("kept"));
            assertThat(Postmaster.of(home).orElseThrow().port()).isEqualTo(postgres.port());
        }
        assertThat(Postmaster.of(home)).isEmpty();
    }

    /// There the program's own role could do everything.
    @Test
    void takesTheRightsOfASuperuserFromTheRoleOfAnEarlierRelease() throws IOException, SQLException {
        useUnpackedPrograms();
        makeAsEarlierReleasesDid();

        try (var postgres = EmbeddedPostgres.open(home)) {

            assertThat(ask(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = user"))
                    .isEqualTo("f");
            assertThat(ask(postgres, "SELECT word FROM mark")).isEqualTo("kept");
            run(postgres, "ALTER TABLE mark ADD COLUMN more text");
            run(postgres, "INSERT INTO numbered DEFAULT VALUES");
        }
        try (var postgres = EmbeddedPostgres.open(home)) {
            assertThat(ask(postgres, "SELECT max(id) FROM numbered")).isEqualTo("2");
        }
    }

    private void makeAsEarlierReleasesDid() throws IOException, SQLException {
        Folders.create(home.folder());
        var old = new Credentials("old", "old");
        Folders.writePrivately(home.password(), old.password());
        var tools = Tools.of(home);
        var draft = home.folder().resolve("draft");
        Folders.create(draft);
        var password = draft.resolve("password");
        Folders.writePrivately(password, old.password());
        tools.account().own(draft);
        var data = draft.resolve("data");
        assertThat(new Command(
                                tools.account()
                                        .command(
                                                tools.programs().initdb(),
                                                "-D",
                                                data.toString(),
                                                "-U",
                                                "cloudcart",
                                                "-A",
                                                "scram-sha-256",
                                                "--pwfile",
                                                password.toString()),
                                home.folder(),
                                Duration.ofMinutes(2))
                        .run()
                        .output())
                .contains("Success");
        Files.move(data, home.data());
        tools.makeLog();
        var port = Port.choose(home);
        assertThat(tools.start(port).well()).isTrue();
        try (var almighty = Login.as("cloudcart", "old", port, "postgres");
                var statement = almighty.createStatement()) {
            statement.execute("CREATE DATABASE cloudcart");
        }
        try (var almighty = Login.as("cloudcart", "old", port, "cloudcart");
                var statement = almighty.createStatement()) {
            statement.execute("CREATE TABLE mark AS SELECT 'kept' AS word");
            statement.execute("CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY, more text)");
            statement.execute("INSERT INTO numbered DEFAULT VALUES");
            statement.execute("CREATE SEQUENCE batches");
        }
        tools.stop();
    }

    @Test
    void unpacksProgramsAnewThatAreNotWhatWasUnpacked() throws IOException {
        var programs = Programs.in(home);
        Files.writeString(Path.of(programs.postgres()), "#!/bin/sh\necho stolen\n");

        var again = Programs.in(home);

        assertThat(Files.size(Path.of(again.postgres()))).isGreaterThan(1_000_000);
    }

    /// A server that runs may have them in use.
    @Test
    void leavesTheProgramsOfARunningServerAsTheyAreUntilItIsStartedAgain() throws IOException {
        var programs = Programs.in(home);
        var readme = Files.writeString(programs.folder().resolve("readme"), "not what was unpacked");
        useMadeDatabase();

        try (var postgres = EmbeddedPostgres.open(home)) {
            assertThat(ask(postgres, "SELECT 'served'")).isEqualTo("served");
            assertThat(readme).doesNotExist();
            Files.writeString(readme, "not what was unpacked");
        }

        assertThat(Postmaster.of(home)).isEmpty();
        assertThat(readme).exists();
    }

    @Test
    void givesTheProgramsOfPostgresNothingOfItsEnvironmentButThePath() throws IOException {
        var seen = new Command(List.of("env"), folder, Duration.ofMinutes(1)).run();

        assertThat(System.getenv()).hasSizeGreaterThan(2);
        assertThat(seen.output().lines().map(line -> line.replaceFirst("=.*", "")))
                .isSubsetOf("PATH", "LD_LIBRARY_PATH");
    }

    @Test
    void asRootRunsAsAnOrdinaryUserWithNothingButTheWayToTheData() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can step down");
        useMadeDatabase();

        try (var _ = EmbeddedPostgres.open(home)) {
            var process = Postmaster.of(home).orElseThrow().process();

            var status = Files.readAllLines(Path.of("/proc/" + process + "/status"));
            assumeTrue(
                    Files.getAttribute(Path.of("/proc/" + process), "unix:uid").equals(65534),
                    "this system lets us step down in another way");
            assertThat(status)
                    .contains("NoNewPrivs:\t1")
                    .anySatisfy(line -> assertThat(line).matches("CapEff:\\s0{15}[24]"));
        }
    }

    @Test
    void asRootRunsAsTheOwnerOfTheData() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can give files away");
        useMadeDatabase();
        EmbeddedPostgres.open(home).close();
        new Account(List.of(), 65534).own(home.data());

        try (var postgres = EmbeddedPostgres.open(home)) {
            var process = Postmaster.of(home).orElseThrow().process();

            assertThat(ask(postgres, "SELECT 'served'")).isEqualTo("served");
            assertThat(Files.getAttribute(Path.of("/proc/" + process), "unix:uid"))
                    .isEqualTo(65534);
        }
    }

    @Test
    void saysWhichHomeCannotBeWrittenTo() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> EmbeddedPostgres.open(new Home(file.resolve("home"))))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("set cloudcart.home");
    }

    private void useUnpackedPrograms() throws IOException {
        Files.createDirectories(home.folder());
        Files.createSymbolicLink(home.programs(), TestDatabase.home().programs());
    }

    /// Making a database takes a second; most tests copy one that was made and stopped before.
    private void useMadeDatabase() throws IOException {
        if (!Files.exists(MADE.data()) || Postmaster.of(MADE).isPresent()) {
            EmbeddedPostgres.open(MADE).close();
        }
        if (!Files.exists(home.programs())) {
            useUnpackedPrograms();
        }
        new ProcessBuilder(
                        "cp",
                        "-a",
                        MADE.data().toString(),
                        MADE.password().toString(),
                        MADE.adminPassword().toString(),
                        home.folder().toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    private static void run(EmbeddedPostgres postgres, String sql) {
        client(postgres).sql(sql).update();
    }

    private static String ask(EmbeddedPostgres postgres, String sql) {
        return client(postgres).sql(sql).query(String.class).single();
    }

    private static JdbcClient client(EmbeddedPostgres postgres) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(), postgres.username(), postgres.password()));
    }
}
