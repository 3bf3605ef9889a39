package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What holds of the server while it runs.
class RunningPostgresTest {
    private static final Home HOME = TestDatabase.home();

    @Test
    void isDurableAndListensOnThisMachineAlone() {
        try (var postgres = EmbeddedPostgres.open(HOME)) {

            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(askAsAdmin(postgres, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void isSharedWithinAProcess() {
        try (var first = EmbeddedPostgres.open(HOME)) {
            EmbeddedPostgres.open(HOME).close();

            assertThat(ask(first, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void hasASessionOfItsOwnSoThatCtrlCDoesNotReachIt() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "sessions are read from /proc");
        try (var _ = EmbeddedPostgres.open(HOME)) {

            assertThat(session(Postmaster.of(HOME).orElseThrow().process()))
                    .isNotEqualTo(session(ProcessHandle.current().pid()));
        }
    }

    @Test
    void wantsThePassword() {
        try (var postgres = EmbeddedPostgres.open(HOME)) {
            var intruder = new DriverManagerDataSource(postgres.url(), postgres.username(), "guessed");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(intruder::getConnection)
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void givesTheProgramNoMoreThanItsDatabase() {
        try (var postgres = EmbeddedPostgres.open(HOME)) {
            assertThat(ask(
                            postgres,
                            "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = user"))
                    .isEqualTo("f");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pg_read_file('/etc/hostname')",
                "SELECT pg_ls_dir('/')",
                "COPY stolen FROM '/etc/hostname'",
                "COPY stolen FROM PROGRAM 'id'",
                "COPY stolen TO '/tmp/stolen'",
                "SELECT lo_import('/etc/hostname')",
                "ALTER SYSTEM SET fsync = off",
                "CREATE ROLE another SUPERUSER"
            })
    void refusesTheProgramEverythingBeyondItsDatabase(String sql) throws SQLException {
        try (var postgres = EmbeddedPostgres.open(HOME);
                var connection = DriverManager.getConnection(postgres.url(), postgres.username(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE stolen (line text)");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(sql))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) {
        return client(postgres).sql(sql).query(String.class).single();
    }

    private static String askAsAdmin(EmbeddedPostgres postgres, String sql) {
        var admin = new DriverManagerDataSource(
                postgres.url(), Credentials.ADMIN, postgres.credentials().adminPassword());
        return JdbcClient.create(admin).sql(sql).query(String.class).single();
    }

    private static JdbcClient client(EmbeddedPostgres postgres) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(), postgres.username(), postgres.password()));
    }

    /// Linux, proc_pid_stat(5): after the name in brackets come state, parent, group, session.
    private static String session(long process) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)).get(3);
    }
}
