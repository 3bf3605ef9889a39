package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Ready is who can write.
class DatabaseHealthTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final long ROOM = 1L << 40;

    @Test
    void isUpWhereItCanWrite() {
        assertThat(status(ROOM)).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhereTheDiskIsFull() {
        assertThat(status(0)).isEqualTo(Status.DOWN);
        assertThat(status((64L << 20) - 1)).isEqualTo(Status.DOWN);
        assertThat(status(64L << 20)).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhereTheDatabaseTakesNothing() {
        DATABASE.jdbc()
                .sql("alter table written add constraint full_disk check (at < '2000-01-01') not valid")
                .update();
        try {
            assertThat(status(ROOM)).isEqualTo(Status.DOWN);
        } finally {
            DATABASE.jdbc().sql("alter table written drop constraint full_disk").update();
        }
    }

    @Test
    void isDownWhileTheDatabaseIsAway() {
        DATABASE.goAway();
        try {
            assertThat(status(ROOM)).isEqualTo(Status.DOWN);
        } finally {
            DATABASE.comeBack();
        }
        assertThat(status(ROOM)).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhileTheServerHangs(@TempDir Path folder) {
        try (var server = TestServer.in(folder)) {
            Flyway.configure().dataSource(server.dataSource()).load().migrate();
            var one = new SingleConnectionDataSource(server.url(), server.username(), server.password(), true);
            assertThat(new DatabaseHealth(one, () -> ROOM).health().getStatus()).isEqualTo(Status.UP);
            server.freeze();
            try {
                assertThat(assertTimeoutPreemptively(
                                Duration.ofSeconds(20),
                                () -> new DatabaseHealth(one, () -> ROOM)
                                        .health()
                                        .getStatus()))
                        .isEqualTo(Status.DOWN);
            } finally {
                server.thaw();
            }
            assertThat(new DatabaseHealth(server.dataSource(), () -> ROOM)
                            .health()
                            .getStatus())
                    .isEqualTo(Status.UP);
        }
    }

    @Test
    void isDownForWhoeverAsksWhileAnotherOneWaitsForAnAnswer() {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var health = new DatabaseHealth(DATABASE.unpooled(), () -> {
            asked.countDown();
            await().until(() -> answered.getCount() == 0);
            return ROOM;
        });
        var first = Thread.ofVirtual().start(health::health);
        try {
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(8), () -> {
                                asked.await();
                                return health.health();
                            })
                            .getStatus())
                    .isEqualTo(Status.DOWN);
        } finally {
            answered.countDown();
        }
        assertThat(first).isNotNull();
    }

    private static Status status(long room) {
        return new DatabaseHealth(DATABASE.unpooled(), () -> room).health().getStatus();
    }
}
