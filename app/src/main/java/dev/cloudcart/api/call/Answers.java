package dev.cloudcart.api.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The answers that are kept of calls that name themselves, and who is at those that have none yet.
final class Answers {

    /// Longer than any call takes. Whoever is at it for longer may go on, and changes nothing any more.
    private static final Duration ATTEMPT_LONGEST = Duration.ofMinutes(5);

    private static final int DAYS_KEPT = 7;

    /// Two more than the days that an answer is kept: the first may have been almost over, and a clock that leaps
    /// adds one.
    private static final int LATER_DAYS = DAYS_KEPT + 2;

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param asked a digest of the question
    record Question(String caller, String key, byte[] asked) {}

    /// One attempt to do what is asked.
    record Attempt(UUID id, String caller, String key) {}

    /// @param body null where it showed a secret
    record Kept(
            int status, @Nullable String location, @Nullable String type, byte @Nullable [] body) {}

    sealed interface Beginning {

        /// Nobody else does it.
        record Ours(Attempt attempt) implements Beginning {}

        record Answered(Kept answer) implements Beginning {}

        /// Something else was asked under this key.
        record Another() implements Beginning {}

        record UnderWay() implements Beginning {}

        /// It was done, and whoever did it was killed before the answer was kept.
        record Lost() implements Beginning {}
    }

    Beginning begin(Question question) {
        var attempt = new Attempt(UUID.randomUUID(), question.caller(), question.key());
        // Twice, for what is found in the way may be given up in between.
        for (int i = 0; i < 2; i++) {
            if (take(attempt, question.asked())) {
                return new Beginning.Ours(attempt);
            }
            var other = find(question);
            if (other.isPresent()) {
                return other.get();
            }
        }
        return new Beginning.UnderWay();
    }

    /// What was begun, changed nothing, and has nobody at it any more is begun anew. Should the one before only have
    /// been slow, it is not the attempt any more, and cannot commit.
    private boolean take(Attempt attempt, byte[] asked) {
        return jdbc.sql("""
                        insert into kept_answer (caller, key, asked, attempt, since)
                        values (:caller, :key, :asked, :attempt, clock_timestamp())
                        on conflict (caller, key) do update
                            set attempt = excluded.attempt, since = excluded.since, made = excluded.made
                            where kept_answer.status is null and not kept_answer.changed
                                and kept_answer.asked = excluded.asked and (kept_answer.since is null
                                or not kept_answer.since between clock_timestamp() - make_interval(secs => :longest)
                                    and clock_timestamp())
                        """)
                        .param("caller", attempt.caller())
                        .param("key", attempt.key())
                        .param("asked", asked)
                        .param("attempt", attempt.id())
                        .param("longest", ATTEMPT_LONGEST.toSeconds())
                        .update()
                == 1;
    }

    private Optional<Beginning> find(Question question) {
        return jdbc.sql("""
                        select *, changed and (since is null or not since
                            between clock_timestamp() - make_interval(secs => ?) and clock_timestamp()) as lost
                        from kept_answer where caller = ? and key = ?
                        """)
                .params(ATTEMPT_LONGEST.toSeconds(), question.caller(), question.key())
                .query((row, _) -> beginning(row, question.asked()))
                .optional();
    }

    private static Beginning beginning(ResultSet row, byte[] asked) throws SQLException {
        if (!Arrays.equals(row.getBytes("asked"), asked)) {
            return new Beginning.Another();
        }
        var status = row.getObject("status", Integer.class);
        if (status != null) {
            return new Beginning.Answered(
                    new Kept(status, row.getString("location"), row.getString("content_type"), row.getBytes("body")));
        }
        return row.getBoolean("lost") ? new Beginning.Lost() : new Beginning.UnderWay();
    }

    /// Within the transaction that changes something.
    ///
    /// @return false when somebody else is at it, so that this transaction must not be committed
    boolean changes(Attempt attempt) {
        return jdbc.sql("update kept_answer set changed = true where caller = ? and key = ? and attempt = ?")
                        .params(attempt.caller(), attempt.key(), attempt.id())
                        .update()
                == 1;
    }

    void keep(Attempt attempt, Kept answer) {
        jdbc.sql("""
                update kept_answer set status = ?, location = ?, content_type = ?, body = ?, since = null
                where caller = ? and key = ? and attempt = ?
                """)
                .param(answer.status())
                .param(answer.location())
                .param(answer.type())
                .param(answer.body())
                .param(attempt.caller())
                .param(attempt.key())
                .param(attempt.id())
                .update();
    }

    /// It failed: what changed nothing may be asked again.
    void giveUp(Attempt attempt) {
        jdbc.sql("update kept_answer set since = null where caller = ? and key = ? and attempt = ? and changed")
                .params(attempt.caller(), attempt.key(), attempt.id())
                .update();
        jdbc.sql("delete from kept_answer where caller = ? and key = ? and attempt = ? and not changed")
                .params(attempt.caller(), attempt.key(), attempt.id())
                .update();
    }

    /// What is over a week old, and only where calls came on enough other days since: a clock that leaps makes one
    /// such day, however far it leaps.
    void dropOld() {
        jdbc.sql("""
                delete from kept_answer
                where not made between clock_timestamp() - make_interval(days => ?) and clock_timestamp() and id < (
                    select max(id) as latest from kept_answer group by (made at time zone 'UTC')::date
                    order by latest desc offset ? limit 1)
                """).params(DAYS_KEPT, LATER_DAYS - 1).update();
    }
}
