package dev.cloudcart.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.core.JacksonException;

/// Puts a backup in the place of what the database holds. Everything is made and filled beside the present tables,
/// brought to this program's version, and put in their place in one transaction: whoever is killed on the way
/// leaves the old ones, or the new.
public final class Restore {

    private static final String BESIDE = "restoring";

    /// A fifth of a second each.
    private static final int LOOKS_MAX = 15;

    /// How long another program may be starting.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource database;
    private final InstantSource clock;

    /// @param takenAt the moment of which everything is now
    public record Done(long rows, Instant takenAt) {}

    public Restore(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param table is told the name of each table before it is filled
    /// @throws BackupProblem when the file is no whole backup, or of a newer program, or another program uses the
    /// database
    public Done from(Path file, Consumer<String> table) {
        if (!Files.isReadable(file)) {
            throw new BackupProblem("There is no file %s that can be read.".formatted(file));
        }
        try (var zip = new ZipFile(file.toFile());
                var connection = database.getConnection()) {
            var manifest = manifest(zip, file);
            if (!Schema.knows(database, manifest.schema())) {
                throw new BackupProblem(
                        "The backup %s was written by a newer Cloud Cart (tables of version %s): restore it with that one or a newer one."
                                .formatted(file, manifest.schema()));
            }
            RestoreLock.take(connection, PATIENCE);
            try {
                return restore(zip, manifest, connection, table);
            } finally {
                RestoreLock.release(connection);
            }
        } catch (ZipException | JacksonException e) {
            throw broken(file, e);
        } catch (IOException e) {
            throw new BackupProblem(
                    "The file %s cannot be read to its end: copy it anew from where it was kept.".formatted(file), e);
        } catch (SQLException | DataAccessException | FlywayException e) {
            throw new BackupProblem(
                    "The database did not take the backup %s, and holds what it held: see whether it runs and has room, and try again."
                            .formatted(file),
                    e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw broken(file, null);
        }
        try (var in = zip.getInputStream(entry)) {
            var manifest = Backup.JSON.readValue(in, Manifest.class);
            if (!Manifest.KIND.equals(manifest.kind())
                    || manifest.format() > Manifest.FORMAT
                    || manifest.tables().stream().anyMatch(table -> zip.getEntry(table.entry()) == null)) {
                throw broken(file, null);
            }
            return manifest;
        }
    }

    private static BackupProblem broken(Path file, @Nullable Throwable cause) {
        var sentence = "The file %s is no whole backup of Cloud Cart: take another.".formatted(file);
        return cause == null ? new BackupProblem(sentence) : new BackupProblem(sentence, cause);
    }

    /// Whoever starts from here on waits for us, or is seen.
    private Done restore(ZipFile zip, Manifest manifest, Connection connection, Consumer<String> table)
            throws SQLException, IOException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        refuseWhileUsed(jdbc);
        var place = jdbc.sql("select current_schema()").query(String.class).single();
        jdbc.sql("drop schema if exists %s cascade".formatted(BESIDE)).update();
        jdbc.sql("create schema %s".formatted(BESIDE)).update();
        Schema.migrate(database, BESIDE, manifest.schema());
        for (var one : manifest.tables()) {
            table.accept(one.name());
            fill(zip, one, connection);
        }
        Schema.migrate(database, BESIDE, "latest");
        countOn(jdbc, place, manifest);
        jdbc.sql("insert into %s.restoration (taken_at, restored_at) values (?, greatest(?, now()))".formatted(BESIDE))
                .params(Timestamp.from(manifest.takenAt()), Timestamp.from(clock.instant()))
                .update();
        keepAudit(jdbc, place);
        keepForgotten(jdbc, place);
        letNobodyInAgain(jdbc, place);
        swap(connection, place);
        return new Done(manifest.rows(), manifest.takenAt());
    }

    /// A service that goes on would write what it knows of the old tables into the new ones.
    /// Who is just ending is waited for; one that waits for the restore to end knows nothing yet.
    private static void refuseWhileUsed(JdbcClient jdbc) {
        for (int looks = 0; isUsed(jdbc); looks++) {
            if (looks == LOOKS_MAX) {
                throw new BackupProblem(
                        "Another Cloud Cart uses the database: stop the service and wait for running commands, then restore again.");
            }
            jdbc.sql("select pg_sleep(0.2)").query().singleRow();
        }
    }

    private static boolean isUsed(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                            where datname = current_database() and backend_type = 'client backend'
                            and application_name <> current_setting('application_name') and application_name like 'Cloud Cart %'
                            and application_name not in (select application_name from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'))
                        """).query(Boolean.class).single();
    }

    private static void fill(ZipFile zip, Manifest.Table table, Connection connection)
            throws SQLException, IOException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var beside = new Tables(jdbc, BESIDE);
        clear(jdbc, beside.qualified(table.name()));
        var copier = connection.unwrap(PGConnection.class).getCopyAPI();
        try (InputStream in = zip.getInputStream(zip.getEntry(table.entry()))) {
            long rows =
                    copier.copyIn("copy %s from stdin".formatted(beside.qualified(table.name(), table.columns())), in);
            if (rows != table.rows()) {
                throw new ZipException("%s has %d rows instead of %d".formatted(table.name(), rows, table.rows()));
            }
        }
    }

    /// Some tables are made with a first row. What can only be added to, such as the audit, is empty.
    private static void clear(JdbcClient jdbc, String table) {
        if (jdbc.sql("select exists (select from %s)".formatted(table))
                .query(Boolean.class)
                .single()) {
            jdbc.sql("truncate %s cascade".formatted(table)).update();
        }
    }

    /// What was given a number since the backup was taken is remembered elsewhere: by the audit, by the books, by files
    /// of the home. So none is given again.
    private static void countOn(JdbcClient jdbc, String place, Manifest manifest) {
        var counted = new TreeMap<>(manifest.sequences());
        new Tables(jdbc, place).sequences().forEach((name, last) -> counted.merge(name, last, Math::max));
        new Tables(jdbc, BESIDE).countOn(counted);
    }

    /// What was done since the backup was taken was done all the same. Which rows those are no clock tells.
    private static void keepAudit(JdbcClient jdbc, String place) {
        var audit = Tables.quoted(place) + ".audit";
        if (isThere(jdbc, audit)) {
            jdbc.sql("""
                    insert into %s.audit (at, actor, origin, act, company, subject, done)
                    select at, actor, origin, act, company, subject, done from %s now where not exists (
                        select from %s.audit kept where kept.id = now.id and kept.at = now.at and kept.act = now.act
                            and kept.actor = now.actor and kept.subject = now.subject)
                    order by id
                    """.formatted(BESIDE, audit, BESIDE)).update();
        }
    }

    /// Who was forgotten since the backup was taken stays so: what it still says of them is taken out after it is
    /// in its place.
    private static void keepForgotten(JdbcClient jdbc, String place) {
        var forgotten = Tables.quoted(place) + ".forgotten_record";
        if (isThere(jdbc, forgotten)) {
            jdbc.sql("""
                    insert into %s.forgotten_record (company_id, kind, source_id)
                    select company_id, kind, source_id from %s on conflict do nothing
                    """.formatted(BESIDE, forgotten)).update();
        }
    }

    /// Who was kept out since the backup was taken stays out: a token that was revoked, a person who was disabled or
    /// removed, an account elsewhere that was taken off, a link or a code that was used. Whoever was signed in
    /// signs in anew.
    private static void letNobodyInAgain(JdbcClient jdbc, String place) {
        keep(jdbc, place, "api_token", "revoked_at = now.revoked_at", "digest", "revoked_at is not null");
        keep(jdbc, place, "person", "disabled = true", "email", "disabled");
        keep(
                jdbc,
                place,
                "person",
                "last_code_step = greatest(kept.last_code_step, now.last_code_step)",
                "email",
                "last_code_step > 0");
        keep(jdbc, place, "person_link", "used_at = now.used_at", "digest", "used_at is not null");
        keep(jdbc, place, "recovery_code", "used_at = now.used_at", "digest", "used_at is not null");
        if (isItsOwn(jdbc, place)) {
            keepRemoved(jdbc, place);
        }
        jdbc.sql("truncate %1$s.spring_session, %1$s.person_session cascade".formatted(BESIDE))
                .update();
    }

    /// Whether the backup is of what is there now: the audit of both has something in common. In place of another
    /// installation all people of the backup come back.
    private static boolean isItsOwn(JdbcClient jdbc, String place) {
        var audit = Tables.quoted(place) + ".audit";
        return isThere(jdbc, audit)
                && jdbc.sql("""
                        select exists (select from %s.audit kept join %s now on kept.id = now.id and kept.at = now.at
                            and kept.act = now.act and kept.actor = now.actor and kept.subject = now.subject)
                        """.formatted(BESIDE, audit)).query(Boolean.class).single();
    }

    private static void keepRemoved(JdbcClient jdbc, String place) {
        var people = Tables.quoted(place) + ".person";
        if (isThere(jdbc, people)) {
            jdbc.sql("""
                    update %s.person kept set disabled = true
                    where not exists (select from %s now where now.email = kept.email or now.id = kept.id)
                    """.formatted(BESIDE, people)).update();
        }
        var accounts = Tables.quoted(place) + ".person_identity";
        if (isThere(jdbc, accounts)) {
            jdbc.sql("""
                    delete from %s.person_identity kept where not exists (
                        select from %s now where now.issuer = kept.issuer and now.subject = kept.subject)
                    """.formatted(BESIDE, accounts)).update();
        }
    }

    private static void keep(JdbcClient jdbc, String place, String table, String what, String same, String where) {
        var present = Tables.quoted(place) + "." + table;
        if (isThere(jdbc, present)) {
            jdbc.sql("update %1$s.%2$s kept set %3$s from %4$s now where now.%5$s = kept.%5$s and now.%6$s"
                            .formatted(BESIDE, table, what, present, same, where))
                    .update();
        }
    }

    private static boolean isThere(JdbcClient jdbc, String table) {
        return jdbc.sql("select to_regclass(?) is not null")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private static void swap(Connection connection, String place) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema %s cascade".formatted(Tables.quoted(place)));
            refuseWhileUsed(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            statement.execute("alter schema %s rename to %s".formatted(BESIDE, Tables.quoted(place)));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
