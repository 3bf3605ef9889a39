package dev.cloudcart.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/// Brings the tables up to this program, and never touches those of a newer one.
final class Tables {

    private Tables() {}

    /// @throws DatabaseUnavailable when a newer program was here before; nothing is changed then
    static void migrate(Flyway flyway) {
        var all = flyway.info().all();
        MigrationVersion newest = MigrationVersion.EMPTY;
        MigrationVersion known = MigrationVersion.EMPTY;
        for (var migration : all) {
            newest = later(newest, migration);
            known = isFuture(migration) ? known : later(known, migration);
        }
        if (newest.isNewerThan(known)) {
            throw new DatabaseUnavailable("""
                            The tables in the database are of version %s, made by a newer Cloud Cart, and this one knows them up to \
                            version %s: use the newer Cloud Cart again. Nothing was changed.""".formatted(newest, known));
        }
        flyway.migrate();
    }

    private static MigrationVersion later(MigrationVersion one, MigrationInfo migration) {
        var other = migration.getVersion();
        return other != null && other.isNewerThan(one) ? other : one;
    }

    private static boolean isFuture(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }
}
