package dev.cloudcart.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database of its own for one test class, on a real PostgreSQL that all tests of this JVM share:
///
/// ```java
/// @RegisterExtension
/// static final TestDatabase DATABASE = TestDatabase.migrated();
/// ```
///
/// Its sessions are in a time zone far from UTC. It is dropped after the class.
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS_MAX = 10;

    private final String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
    private final HikariDataSource pool;

    private TestDatabase(String template) {
        Shared.SERVER.execute("CREATE DATABASE %s TEMPLATE %s OWNER cloudcart".formatted(name, template));
        pool = Shared.SERVER.pool(name);
    }

    /// An empty database.
    public static TestDatabase empty() {
        return new TestDatabase("template1");
    }

    /// A database with all migrations of the class path applied.
    public static TestDatabase migrated() {
        return new TestDatabase(Migrated.TEMPLATE);
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public String name() {
        return name;
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    public String username() {
        return pool.getUsername();
    }

    public String password() {
        return pool.getPassword();
    }

    /// Cuts all its connections off, and lets nobody in until it comes back.
    public void goAway() {
        Shared.SERVER.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name));
        cutConnections();
    }

    public void comeBack() {
        Shared.SERVER.execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(name));
        if (pool.getHikariPoolMXBean() != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    public void cutConnections() {
        Shared.SERVER.execute("""
                DO $$ BEGIN
                    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s';
                END $$""".formatted(name));
    }

    /// Connections of no pool: each is made when it is asked for.
    public DataSource unpooled() {
        return new DriverManagerDataSource(url(), username(), password());
    }

    /// The home of the shared server, which runs.
    static Home home() {
        return Shared.HOME;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        pool.close();
        Shared.SERVER.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    }

    /// The server of this JVM, stopped when it ends.
    private record Shared(EmbeddedPostgres postgres) {
        private static final Home HOME = new Home(Path.of("target", "test-home"));
        private static final Shared SERVER = start();

        private static Shared start() {
            var postgres = EmbeddedPostgres.open(HOME);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop the test database"));
            var server = new Shared(postgres);
            server.dropLeftOvers();
            return server;
        }

        void execute(String sql) {
            try (var admin = admin()) {
                JdbcClient.create(admin).sql(sql).update();
            }
        }

        private HikariDataSource admin() {
            var pool = pool("postgres");
            pool.setUsername(Credentials.ADMIN);
            pool.setPassword(postgres.credentials().adminPassword());
            return pool;
        }

        HikariDataSource pool(String database) {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.url(database));
            pool.setUsername(postgres.username());
            pool.setPassword(postgres.password());
            pool.setMinimumIdle(0);
            pool.setMaximumPoolSize(CONNECTIONS_MAX);
            pool.setConnectionInitSql("SET TIME ZONE 'Pacific/Auckland'");
            return pool;
        }

        /// Drops the databases of test JVMs that were killed.
        private void dropLeftOvers() {
            try (var admin = admin()) {
                var names = JdbcClient.create(admin)
                        .sql("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")
                        .query(String.class)
                        .list();
                names.stream()
                        .filter(Shared::isOrphan)
                        .forEach(name -> execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name)));
            }
        }

        private static boolean isOrphan(String name) {
            return ProcessHandle.of(Long.parseLong(name.replaceAll("\\D*(\\d+).*", "$1")))
                    .isEmpty();
        }
    }

    /// Migrated once for each JVM; copying it is quicker than migrating again.
    private record Migrated() {
        private static final String TEMPLATE = make();

        private static String make() {
            var name = "test_%d_0".formatted(ProcessHandle.current().pid());
            Shared.SERVER.execute("CREATE DATABASE %s OWNER cloudcart".formatted(name));
            try (var pool = Shared.SERVER.pool(name)) {
                Flyway.configure().dataSource(pool).load().migrate();
            }
            return name;
        }
    }
}
