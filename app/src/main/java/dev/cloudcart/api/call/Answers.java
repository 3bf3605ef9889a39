package dev.cloudcart.api.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The answers that are kept of calls that name themselves.
final class Answers {

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param asked a digest of the question
    /// @param body null where it showed a secret
    record Kept(
            byte[] asked,
            int status,
            @Nullable String location,
            @Nullable String type,
            byte @Nullable [] body) {}

    /// Says that a call is under way; whoever says the same meanwhile waits for its end.
    ///
    /// @return false when it was answered before
    boolean begin(String caller, String key, byte[] asked) {
        jdbc.sql("delete from kept_answer where made < clock_timestamp() - make_interval(secs => ?)")
                .param(KEPT.toSeconds())
                .update();
        return jdbc.sql("insert into kept_answer (caller, key, asked) values (?, ?, ?) on conflict do nothing")
                        .params(caller, key, asked)
                        .update()
                == 1;
    }

    void keep(String caller, String key, Kept answer) {
        jdbc.sql("""
                update kept_answer set status = ?, location = ?, content_type = ?, body = ? where caller = ? and key = ?
                """)
                .param(answer.status())
                .param(answer.location())
                .param(answer.type())
                .param(answer.body())
                .param(caller)
                .param(key)
                .update();
    }

    Optional<Kept> find(String caller, String key) {
        return jdbc.sql("select * from kept_answer where caller = ? and key = ? and status is not null")
                .params(caller, key)
                .query((row, _) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getBytes("asked"),
                row.getInt("status"),
                row.getString("location"),
                row.getString("content_type"),
                row.getBytes("body"));
    }
}
