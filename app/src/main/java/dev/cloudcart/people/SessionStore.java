package dev.cloudcart.people;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `person_session` beside that of Spring Session, which keeps the digests of ids (`StoredSessions`).
final class SessionStore {

    private static final String THEIRS = """
            delete from spring_session s using person_session p
            where p.session = s.session_id and p.person = :person""";

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(String digest, long person, String origin, String browser, Instant now) {
        forgetEnded(person, now);
        jdbc.sql("""
                insert into person_session (session, person, began_at, origin, browser)
                values (:digest, :person, :now, :origin, :browser)""")
                .param("digest", digest)
                .param("person", person)
                .param("now", now.atOffset(UTC))
                .param("origin", origin)
                .param("browser", browser)
                .update();
    }

    /// Spring Session stores a new session after the call it began in: those of the last hour may be about to come.
    private void forgetEnded(long person, Instant now) {
        jdbc.sql("""
                delete from person_session p where p.person = :person and p.began_at < :then
                and not exists (select from spring_session s where s.session_id = p.session)""")
                .param("person", person)
                .param("then", now.minusSeconds(3600).atOffset(UTC))
                .update();
    }

    List<Sessions.Open> open(long person, String mine, Instant now) {
        return jdbc.sql("""
                select p.id, p.began_at, p.origin, p.browser, p.session = :mine as mine, s.last_access_time
                from person_session p join spring_session s on s.session_id = p.session
                where p.person = :person and s.expiry_time > :now
                order by s.last_access_time desc limit 100""")
                .param("person", person)
                .param("mine", mine)
                .param("now", now.toEpochMilli())
                .query((row, _) -> new Sessions.Open(
                        row.getLong("id"),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        Instant.ofEpochMilli(row.getLong("last_access_time")),
                        row.getString("origin"),
                        row.getString("browser"),
                        row.getBoolean("mine")))
                .list();
    }

    int end(long person, long session) {
        return jdbc.sql(THEIRS + " and p.id = :session")
                .param("person", person)
                .param("session", session)
                .update();
    }

    int endAllBut(long person, String mine) {
        return jdbc.sql(THEIRS + " and p.session <> :mine")
                .param("person", person)
                .param("mine", mine)
                .update();
    }
}
