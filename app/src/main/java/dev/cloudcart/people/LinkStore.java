package dev.cloudcart.people;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `person_link`.
final class LinkStore {

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(byte[] digest, long person, LinkPurpose purpose, Instant expires) {
        jdbc.sql("""
                insert into person_link (digest, person, purpose, expires_at)
                values (:digest, :person, :purpose, :expires)""")
                .param("digest", digest)
                .param("person", person)
                .param("purpose", purpose.name())
                .param("expires", expires.atOffset(UTC))
                .update();
    }

    record Link(long person, LinkPurpose purpose) {}

    Optional<Link> find(byte[] digest, Instant now) {
        return jdbc.sql("""
                select person, purpose from person_link
                where digest = :digest and used_at is null and expires_at > :now""")
                .param("digest", digest)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Link(row.getLong("person"), LinkPurpose.valueOf(row.getString("purpose"))))
                .optional();
    }

    /// @return false when somebody else was first, or it is too late
    boolean use(byte[] digest, Instant now) {
        return jdbc.sql("""
                update person_link set used_at = :now
                where digest = :digest and used_at is null and expires_at > :now""")
                        .param("digest", digest)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /// Links that were not used are worth nothing any more.
    void end(long person, Instant now) {
        jdbc.sql("update person_link set used_at = :now where person = :person and used_at is null")
                .param("now", now.atOffset(UTC))
                .param("person", person)
                .update();
    }
}
