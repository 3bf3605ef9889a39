package dev.cloudcart.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the database can be written to, and the disk of the home has room: found out by doing it, at most every
/// few seconds, whoever asks. What is wrong is told by the log alone.
final class DatabaseHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);

    /// PostgreSQL writes its journal in files of 16 MB; without the next one it stops.
    private static final long ROOM_LEAST = 64L << 20;
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int ANSWER_SECONDS = 5;

    private final DataSource database;
    private final LongSupplier room;
    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable Health known;
    private long knownSince;
    private String told = "";

    /// @param room bytes that are left on the disk of the home
    DatabaseHealth(DataSource database, LongSupplier room) {
        this.database = database;
        this.room = room;
    }

    /// Whoever asks while another one looks, and gets no answer, knows enough.
    @Override
    public Health health() {
        try {
            if (!looking.tryLock(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                return Health.down().build();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Health.down().build();
        }
        try {
            return lately();
        } finally {
            looking.unlock();
        }
    }

    private Health lately() {
        var health = known;
        if (health == null || System.nanoTime() - knownSince > FRESH.toNanos()) {
            health = look();
            known = health;
            knownSince = System.nanoTime();
        }
        return health;
    }

    private Health look() {
        if (room.getAsLong() < ROOM_LEAST) {
            return down("The disk of the home is full: free at least 300 MB.", null);
        }
        try {
            write();
        } catch (SQLException e) {
            return down(
                    DatabaseTrouble.sentence(e).orElse("The database cannot be written to: see why, and mend it."), e);
        }
        if (!told.isEmpty()) {
            LOG.info("The database can be written to again");
            told = "";
        }
        return Health.up().build();
    }

    private void write() throws SQLException {
        try (var connection = database.getConnection()) {
            // A server that hangs, and whose system still acknowledges what it is sent, is waited for by nothing else.
            connection.setNetworkTimeout(Runnable::run, ANSWER_SECONDS * 1_000);
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        insert into written (at) values (now()) on conflict (one) do update set at = excluded.at""");
            }
        }
    }

    private Health down(String sentence, @Nullable SQLException why) {
        if (!sentence.equals(told)) {
            LOG.error(sentence, why);
            told = sentence;
        }
        return Health.down().build();
    }
}
