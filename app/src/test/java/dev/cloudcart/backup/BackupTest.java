package dev.cloudcart.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.cloudcart.database.TestDatabase;

class BackupTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path folder;

    private final Backup backup = new Backup(DATABASE.dataSource());
    /// Each call has a connection of its own, for some are cut.
    private final Restore restore = new Restore(
            new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password()), () -> NOW);
    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeEach
    void someCompanies() {
        jdbc.sql("truncate company, restoration restart identity cascade").update();
        add("Glass Shop", "£ é 红杯\t\\n");
        add("Mug Shop", "plain");
    }

    @Test
    void bringsBackWhatWasThere() {
        var before = everything();
        var file = folder.resolve("a.backup");
        var made = backup.write(file, _ -> {});
        jdbc.sql("delete from settings_version").update();
        jdbc.sql("delete from company where name = 'Mug Shop'").update();
        add("Another", "later");

        var done = restore.from(file, _ -> {});

        assertThat(everything()).isEqualTo(before);
        assertThat(done.rows()).isEqualTo(made.rows());
        assertThat(done.takenAt()).isEqualTo(made.takenAt());
        assertThat(jdbc.sql("select taken_at, restored_at from restoration")
                        .query()
                        .singleRow()
                        .values())
                .map(Object::toString)
                .hasSize(2);
    }

    @Test
    void forgetsNothingThatWasDoneSinceTheBackup() {
        audit("before");
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        audit("since");
        jdbc.sql("""
                insert into audit (at, actor, origin, act, subject, done)
                values (now() - interval '2 days', 'me', 'here', 'run', 'by a clock that is behind', true)
                """).update();

        restore.from(file, _ -> {});

        assertThat(jdbc.sql("select subject from audit order by id")
                        .query(String.class)
                        .list())
                .endsWith("before", "since", "by a clock that is behind")
                .containsOnlyOnce("before");
    }

    @Test
    void forgetsNobodyAnewWhoWasForgottenSinceTheBackup() {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        jdbc.sql("insert into forgotten_record values (1, 'SALE', '00000000-0000-0001-0000-000000000001')")
                .update();

        restore.from(file, _ -> {});

        assertThat(jdbc.sql("select source_id::text from forgotten_record")
                        .query(String.class)
                        .list())
                .containsExactly("00000000-0000-0001-0000-000000000001");
    }

    @Test
    void letsNobodyInAgainWhoWasKeptOutSinceTheBackup() {
        jdbc.sql("truncate api_token, person, spring_session restart identity cascade")
                .update();
        jdbc.sql("""
                insert into api_token (name, digest, role, everywhere, made_at, made_by)
                values ('leaked', '\\x01', 'OWNER', true, now(), 'me'), ('good', '\\x02', 'OWNER', true, now(), 'me')
                """).update();
        jdbc.sql(
                        "insert into person (email, name, made_at) values ('gone@x.org', 'Gone', now()), ('in@x.org', 'In', now())")
                .update();
        jdbc.sql("insert into person_link (digest, person, purpose, expires_at) values ('\\x03', 2, 'RESET', now())")
                .update();
        jdbc.sql("insert into recovery_code (digest, person) values ('\\x04', 2), ('\\x05', 2)")
                .update();
        jdbc.sql("insert into spring_session values (?, 'a digest', 0, 0, 0, 0, 'in@x.org')")
                .param("0".repeat(36))
                .update();
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        jdbc.sql("update api_token set revoked_at = now() where name = 'leaked'")
                .update();
        jdbc.sql("update person set disabled = true where name = 'Gone'").update();
        jdbc.sql("update person set last_code_step = 7 where name = 'In'").update();
        jdbc.sql("update person_link set used_at = now()").update();
        jdbc.sql("update recovery_code set used_at = now() where digest = '\\x04'")
                .update();

        restore.from(file, _ -> {});

        assertThat(words("select name from api_token where revoked_at is null")).containsExactly("good");
        assertThat(words("select name from person where not disabled")).containsExactly("In");
        assertThat(words("select last_code_step::text from person where name = 'In'"))
                .containsExactly("7");
        assertThat(words("select purpose from person_link where used_at is null"))
                .isEmpty();
        assertThat(words("select digest::text from recovery_code where used_at is null"))
                .containsExactly("\\x05");
        assertThat(words("select session_id from spring_session")).isEmpty();
    }

    /// Who was removed has no row any more that says so.
    @Test
    void letsNobodyInAgainWhoWasRemovedSinceTheBackup() {
        var file = backupOfTwoPeople();
        jdbc.sql("delete from person where name = 'Gone'").update();
        jdbc.sql("delete from person_identity").update();

        restore.from(file, _ -> {});

        assertThat(words("select name from person where not disabled")).containsExactly("In");
        assertThat(words("select subject from person_identity")).isEmpty();
    }

    @Test
    void letsEverybodyInAgainInThePlaceOfAnotherInstallation() {
        var file = backupOfTwoPeople();
        try (var other = TestDatabase.migrated()) {
            other.jdbc()
                    .sql("insert into person (email, name, made_at) values ('me@x.org', 'Me', now())")
                    .update();

            new Restore(other.dataSource(), InstantSource.system()).from(file, _ -> {});

            assertThat(other.jdbc()
                            .sql("select name from person where not disabled order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("Gone", "In");
        }
    }

    private Path backupOfTwoPeople() {
        jdbc.sql("truncate person restart identity cascade").update();
        jdbc.sql(
                        "insert into audit (at, actor, origin, act, subject, done) values (now(), 'me', 'here', 'RUN', 'a run', true)")
                .update();
        jdbc.sql(
                        "insert into person (email, name, made_at) values ('gone@x.org', 'Gone', now()), ('in@x.org', 'In', now())")
                .update();
        jdbc.sql("insert into person_identity values (2, 'https://id.example', 'old', now())")
                .update();
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        return file;
    }

    private List<@Nullable String> words(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private void audit(String subject) {
        jdbc.sql("""
                insert into audit (at, actor, origin, act, subject, done)
                values (clock_timestamp(), 'me', 'here', 'run', ?, true)
                """).param(subject).update();
    }

    @Test
    void refusesToRestoreWhileAnotherCloudCartUsesTheDatabase() throws Exception {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        try (var other = DATABASE.unpooled().getConnection();
                var statement = other.createStatement()) {
            statement.execute("set application_name = 'Cloud Cart of another process'");

            assertThatThrownBy(() -> restore.from(file, _ -> {}))
                    .isInstanceOf(BackupProblem.class)
                    .hasMessageStartingWith("Another Cloud Cart uses the database: stop the service");
        }
        assertThat(restore.from(file, _ -> {}).rows()).isPositive();
    }

    /// A number that was given after the backup must not be given to something else and then again.
    @Test
    void goesOnCountingBehindTheGreatest() {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});

        restore.from(file, _ -> {});

        assertThat(add("Third", "x")).isEqualTo(3);
    }

    /// The audit, which stays, and files of the home know the company by its number.
    @Test
    void givesNoNumberAgainThatWasGivenSinceTheBackup() {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        var since = add("Since", "x");

        restore.from(file, _ -> {});

        assertThat(add("Another", "x")).isGreaterThan(since);
    }

    @Test
    void appearsWholeAndForItsOwnerOnly() throws IOException {
        var file = folder.resolve("a.backup");

        backup.write(file, _ -> assertThat(file).doesNotExist());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("a.backup");
        assertThatThrownBy(() -> backup.write(file, _ -> {}))
                .isInstanceOf(BackupProblem.class)
                .hasMessage("The file %s exists already: choose another name.", file);
    }

    /// What was scheduled then would be done at once, perhaps by a node that is dead; it follows from the settings.
    @Test
    void bringsNothingBackThatWasScheduled() {
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('run', 'then', now(), false, 1)""").update();
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});

        restore.from(file, _ -> {});

        assertThat(jdbc.sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /// While others write, all tables are of one moment: no settings without their company.
    @Test
    void isOfOneMomentWhileOthersWrite() throws Exception {
        var stop = new AtomicBoolean();
        var others = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get(); i++) {
                add("Shop " + i, "x");
            }
        });
        for (int i = 0; i < 5; i++) {
            backup.write(folder.resolve("at" + i), _ -> {});
        }
        stop.set(true);
        others.get();

        for (int i = 0; i < 5; i++) {
            restore.from(folder.resolve("at" + i), _ -> {});
            assertThat(jdbc.sql("select max(id) from company").query(Long.class).single()
                            - jdbc.sql("select max(company) from settings_version")
                                    .query(Long.class)
                                    .single())
                    .isBetween(0L, 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "text", "manifest", "rows", "table"})
    void refusesWhatIsNoWholeBackupAndLeavesEverything(String fault) throws IOException {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        add("Later", "x");
        var before = everything();

        assertThatThrownBy(() -> restore.from(broken(file, fault), _ -> {}))
                .isInstanceOf(BackupProblem.class)
                .hasMessageContaining("is no whole backup of Cloud Cart: take another.");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void refusesWhatANewerProgramWrote() throws IOException {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});

        var newer = rewritten(file, manifest -> manifest.replaceFirst("\"schema\":\"[0-9]+\"", "\"schema\":\"999\""));

        assertThatThrownBy(() -> restore.from(newer, _ -> {}))
                .hasMessageContaining("was written by a newer Cloud Cart (tables of version 999)");
    }

    /// The connection is cut after each of the tables in turn, as a kill would.
    @Test
    void leavesTheOldOrTheNewWhereverItIsKilled() {
        var file = folder.resolve("a.backup");
        var tables = new ArrayList<String>();
        backup.write(file, tables::add);
        add("Later", "x");
        var before = everything();

        for (var last : tables) {
            assertThatThrownBy(() -> restore.from(file, table -> {
                        if (table.equals(last)) {
                            cutAllOthers();
                        }
                    }))
                    .isInstanceOf(BackupProblem.class)
                    .hasMessageContaining("holds what it held");
            assertThat(everything()).isEqualTo(before);
        }
        restore.from(file, _ -> {});
        assertThat(jdbc.sql("select count(*) from company where name = 'Later'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void letsNobodyStartMeanwhile() {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        var refusals = new ArrayList<String>();

        restore.from(file, _ -> {
            if (refusals.isEmpty()) {
                assertThatThrownBy(() -> RestoreLock.pass(DATABASE.dataSource(), Duration.ofMillis(100)))
                        .isInstanceOf(BackupProblem.class)
                        .satisfies(e -> refusals.add(String.valueOf(e.getMessage())));
            }
        });

        assertThat(refusals)
                .containsExactly(
                        "A backup is just being restored into the database: wait until that is done, then start again.");
        RestoreLock.pass(DATABASE.dataSource(), Duration.ofMillis(100));
    }

    /// One that began to start before the restore did.
    @Test
    void isRefusedWhereAnotherStartsInBetween() throws Exception {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        add("Later", "x");
        var before = everything();
        var another = new Properties();
        another.putAll(Map.of(
                "user", DATABASE.username(), "password", DATABASE.password(), "ApplicationName", "Cloud Cart 1"));
        var opened = new ArrayList<Connection>();

        assertThatThrownBy(() -> restore.from(file, _ -> {
                    if (opened.isEmpty()) {
                        opened.add(connected(another));
                    }
                }))
                .hasMessage(
                        "Another Cloud Cart uses the database: stop the service and wait for running commands, then restore again.");
        opened.getFirst().close();

        assertThat(everything()).isEqualTo(before);
        restore.from(file, _ -> {});
    }

    private static Connection connected(Properties as) {
        try {
            return DriverManager.getConnection(DATABASE.url(), as);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isNotRefusedBecauseOfOneThatWaitsForItsEnd() throws Exception {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        var another = new DriverManagerDataSource(
                DATABASE.url() + "?ApplicationName=Cloud%20Cart%202", DATABASE.username(), DATABASE.password());
        var waiting = new ArrayList<CompletableFuture<Void>>();

        restore.from(file, _ -> {
            if (waiting.isEmpty()) {
                waiting.add(CompletableFuture.runAsync(() -> RestoreLock.pass(another, Duration.ofSeconds(20))));
                await().until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event = 'advisory'")
                                .query(Integer.class)
                                .single()
                        == 1);
            }
        });

        waiting.getFirst().get(20, TimeUnit.SECONDS);
    }

    @Test
    void isOneAtATime() throws SQLException {
        var file = folder.resolve("a.backup");
        backup.write(file, _ -> {});
        try (var other = DATABASE.unpooled().getConnection()) {
            RestoreLock.take(other, Duration.ofSeconds(1));

            assertThatThrownBy(() -> restore.from(file, _ -> {}))
                    .hasMessage("Another backup is just being restored into the database: wait until that is done.");
        }
    }

    private void cutAllOthers() {
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """).query().listOfRows();
    }

    private static Path broken(Path file, String fault) throws IOException {
        var other = file.resolveSibling("broken");
        switch (fault) {
            case "cut" -> Files.write(other, Arrays.copyOf(Files.readAllBytes(file), 1000));
            case "text" -> Files.writeString(other, "not a zip");
            case "manifest" -> rewrite(file, other, "manifest.json", "{\"kind\":\"something else\"}");
            case "rows" -> rewrite(file, other, "tables/company", "");
            default -> rewrite(file, other, "tables/company", null);
        }
        return other;
    }

    private static Path rewritten(Path file, UnaryOperator<String> change) throws IOException {
        var other = file.resolveSibling("other");
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = new String(
                    zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(), StandardCharsets.UTF_8);
            rewrite(file, other, "manifest.json", change.apply(manifest));
        }
        return other;
    }

    private static void rewrite(Path file, Path other, String name, @Nullable String content) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(other))) {
            for (var entry : zip.stream().toList()) {
                if (!entry.getName().equals(name) || content != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(
                            entry.getName().equals(name) && content != null
                                    ? content.getBytes(StandardCharsets.UTF_8)
                                    : zip.getInputStream(entry).readAllBytes());
                    out.closeEntry();
                }
            }
        }
    }

    private Map<String, List<Map<String, Object>>> everything() {
        var all = new TreeMap<String, List<Map<String, Object>>>();
        for (var table : List.of("company", "settings_version", "settings_change")) {
            all.put(
                    table,
                    jdbc.sql("select to_jsonb(t)::text as row from " + table + " t order by 1")
                            .query()
                            .listOfRows());
        }
        return all;
    }

    private long add(String name, String text) {
        long id = jdbc.sql(
                        "insert into company (name, currency, zone, added) values (?, 'GBP', 'Europe/London', now()) returning id")
                .param(name)
                .query(Long.class)
                .single();
        jdbc.sql("insert into settings_version (company, version, who, at, yaml) values (?, 1, 'me', now(), ?)")
                .params(id, text)
                .update();
        return id;
    }
}
