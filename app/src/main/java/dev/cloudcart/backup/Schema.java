package dev.cloudcart.backup;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The versions of the tables.
final class Schema {

    private static final String LOCATION = "classpath:db/migration";

    private Schema() {}

    /// Of the current schema.
    static String version(JdbcClient jdbc) {
        return jdbc.sql("select version from flyway_schema_history where success order by installed_rank desc limit 1")
                .query(String.class)
                .single();
    }

    /// Makes the tables of a version in a schema of that name, or brings those that are there to it.
    ///
    /// @param version `latest`, or a number
    static void migrate(DataSource database, String schema, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations(LOCATION)
                .defaultSchema(schema)
                .createSchemas(false)
                .target(version)
                .load()
                .migrate();
    }

    /// Whether this program can make tables of a version.
    static boolean knows(DataSource database, String version) {
        var wanted = MigrationVersion.fromVersion(version);
        for (var migration : Flyway.configure()
                .dataSource(database)
                .locations(LOCATION)
                .load()
                .info()
                .all()) {
            if (wanted.equals(migration.getVersion())
                    && migration.getScript() != null
                    && !migration.getScript().isEmpty()
                    && migration.getState().isResolved()) {
                return true;
            }
        }
        return false;
    }
}
