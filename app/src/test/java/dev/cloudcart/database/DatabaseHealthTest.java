package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.health.contributor.Status;

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

    private static Status status(long room) {
        return new DatabaseHealth(DATABASE.unpooled(), () -> room).health().getStatus();
    }
}
