package dev.cloudcart.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.database.TestDatabase;

/// `kill -9`, in real earnest, of processes that back up and restore.
class KilledTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final int KILLS = 3;
    private static final int VERSIONS = 20_000;

    /// At least so many are there.
    private static final int TABLES = 20;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeEach
    void much() {
        jdbc.sql("truncate company, restoration restart identity cascade").update();
        jdbc.sql("""
                insert into company (name, currency, zone, added) values ('Glass Shop', 'GBP', 'Europe/London', now())
                """).update();
        jdbc.sql("""
                insert into settings_version (company, version, who, at, yaml)
                select 1, i, 'me', now(), (select string_agg(md5((i * j)::text), '') from generate_series(1, 20) j)
                from generate_series(1, ?) i
                """).param(VERSIONS).update();
    }

    /// There is no file of that name, or a whole one; what is left of the killed one is in nobody's way.
    @Test
    void aBackupIsWholeOrNotThereWhereverItIsKilled() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            var file = folder.resolve("at" + i);
            killSometime(BackingUp.start(DATABASE, file, "backup"));

            if (!Files.exists(file)) {
                new Backup(DATABASE.dataSource()).write(file, _ -> {});
            }
            restore(file);
            assertThat(versions()).as("seed %d, kill %d", seed, i).isEqualTo(VERSIONS);
        }
    }

    /// What was there is there still, or what the backup holds; and the next restore goes through.
    @Test
    void aRestoreLeavesTheOldOrTheNewWhereverItIsKilled() throws Exception {
        var file = folder.resolve("whole");
        new Backup(DATABASE.dataSource()).write(file, _ -> {});
        var came = new ArrayList<Long>();
        for (int i = 0; i < KILLS; i++) {
            jdbc.sql("delete from settings_version where version > 7").update();
            killSometime(BackingUp.start(DATABASE, file, "restore"));
            await().atMost(Duration.ofSeconds(20)).until(() -> othersAtWork() == 0);
            came.add(versions());
        }

        assertThat(came).as("seed %d", seed).isSubsetOf(7L, (long) VERSIONS);
        restore(file);
        assertThat(versions()).isEqualTo(VERSIONS);
        assertThat(jdbc.sql("select count(*) from pg_namespace where nspname = 'restoring'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /// The old tables are dropped by then, and the new ones have not got their name. Somebody who comes just then is
    /// waited for, which leaves the time to kill it there.
    @Test
    void aRestoreLeavesTheOldWhereItIsKilledBetweenDroppingAndRenaming() throws Exception {
        var file = folder.resolve("whole");
        new Backup(DATABASE.dataSource()).write(file, _ -> {});
        jdbc.sql("delete from settings_version where version > 7").update();
        var process = BackingUp.start(DATABASE, file, "restore");
        try (var lines = process.inputReader();
                var somebody = DATABASE.unpooled().getConnection();
                var statement = somebody.createStatement()) {
            var begun = new CountDownLatch(1);
            lines(lines, begun::countDown);
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
            statement.execute("set application_name = 'Cloud Cart late'");
            await().atMost(Duration.ofSeconds(60)).until(() -> othersWaiting() == 1);
            process.destroyForcibly().onExit().join();
            await().atMost(Duration.ofSeconds(20)).until(() -> othersAtWork() == 0);
        } finally {
            process.destroyForcibly();
        }

        assertThat(versions()).isEqualTo(7);
        restore(file);
        assertThat(versions()).isEqualTo(VERSIONS);
    }

    /// Some milliseconds after one of the tables was begun.
    private void killSometime(Process process) throws Exception {
        int after = 1 + random.nextInt(TABLES);
        try (var lines = process.inputReader()) {
            for (int said = 0; said < after; ) {
                var line = lines.readLine();
                assertThat(line)
                        .as("seed %d: it ended after %d tables", seed, said)
                        .isNotNull();
                said += line.startsWith(BackingUp.SAYS) ? 1 : 0;
            }
            boolean _ = process.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS);
            process.destroyForcibly().onExit().join();
        } catch (IOException e) {
            process.destroyForcibly().onExit().join();
        }
    }

    private void restore(Path file) {
        new Restore(DATABASE.dataSource(), InstantSource.system()).from(file, _ -> {});
    }

    private long versions() {
        return jdbc.sql("select count(*) from settings_version")
                .query(Long.class)
                .single();
    }

    /// The log goes there too, so that all of it is read.
    private static void lines(BufferedReader lines, Runnable table) {
        Thread.ofVirtual().start(() -> {
            try {
                lines.lines().filter(line -> line.startsWith(BackingUp.SAYS)).forEach(_ -> table.run());
            } catch (UncheckedIOException _) {
                // It was killed.
            }
        });
    }

    private static int othersWaiting() {
        return DATABASE.jdbc().sql("""
                select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                    and query like 'select pg_sleep%' and state = 'active'
                """).query(Integer.class).single();
    }

    /// The server takes a moment to notice.
    private static int othersAtWork() {
        return DATABASE.jdbc().sql("""
                select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                    and state <> 'idle'
                """).query(Integer.class).single();
    }
}
