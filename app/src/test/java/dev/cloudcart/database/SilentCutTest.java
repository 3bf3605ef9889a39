package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.jdbc.PgConnection;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// A node or a server that is gone without a word: what either side is told to notice it by, as it reaches the
/// sockets.
class SilentCutTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=" + DATABASE.url(),
                    "spring.datasource.username=" + DATABASE.username(),
                    "spring.datasource.password=" + DATABASE.password());

    /// It then ends the session, and its locks are free.
    @Test
    void ofANodeIsNoticedByTheServerWithinAMinute() {
        application.run(context -> {
            try (var connection = context.getBean(DataSource.class).getConnection()) {
                assertThat(settings(connection))
                        .isEqualTo(Map.of(
                                "tcp_keepalives_idle",
                                "30",
                                "tcp_keepalives_interval",
                                "10",
                                "tcp_keepalives_count",
                                "3",
                                "tcp_user_timeout",
                                "60000"));
            }
        });
    }

    @Test
    void ofTheServerIsNoticedByTheNodeWithinAMinute() {
        application.run(context -> {
            try (var connection = context.getBean(DataSource.class).getConnection()) {
                var socket = socket(connection);

                assertThat(socket.getKeepAlive()).isTrue();
                assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(30);
                assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL))
                        .isEqualTo(10);
                assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT))
                        .isEqualTo(3);
            }
        });
    }

    /// A server that hangs still acknowledges what it is sent, so that nothing else ends the wait.
    @Test
    void isGivenUpAfterAnHourWhereTheServerOnlyHangs() {
        application.run(context -> {
            try (var connection = context.getBean(DataSource.class).getConnection()) {
                assertThat(socket(connection).getSoTimeout()).isEqualTo(3_600_000);
            }
        });
    }

    /// As the system has them, in the units of the settings.
    private static Map<String, String> settings(Connection connection) throws SQLException {
        var settings = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, setting from pg_settings where name like 'tcp\\_%'")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }

    private static Socket socket(Connection connection) throws Exception {
        var field = QueryExecutorBase.class.getDeclaredField("pgStream");
        field.setAccessible(true);
        return ((PGStream) field.get(connection.unwrap(PgConnection.class).getQueryExecutor())).getSocket();
    }
}
