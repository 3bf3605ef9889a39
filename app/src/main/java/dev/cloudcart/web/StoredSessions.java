package dev.cloudcart.web;

import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/// Keeps the digests of session ids instead of the ids: whoever reads the database, or a backup of it, cannot come in
/// as somebody else (OWASP ASVS 5.0, 7.2). PostgreSQL works them out; the id itself stays in the browser's cookie.
final class StoredSessions implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {

    private static final String DIGEST = "encode(sha256(convert_to(?, 'UTF8')), 'hex')";

    @Override
    public void customize(JdbcIndexedSessionRepository sessions) {
        sessions.setCreateSessionQuery("""
                insert into spring_session (primary_id, session_id, creation_time, last_access_time,
                    max_inactive_interval, expiry_time, principal_name)
                values (?, %s, ?, ?, ?, ?, ?)""".formatted(DIGEST));
        sessions.setGetSessionQuery("""
                with asked as (select ?::text as id)
                select s.primary_id, asked.id as session_id, s.creation_time, s.last_access_time,
                    s.max_inactive_interval, a.attribute_name, a.attribute_bytes
                from asked
                join spring_session s on s.session_id = encode(sha256(convert_to(asked.id, 'UTF8')), 'hex')
                left join spring_session_attributes a on a.session_primary_id = s.primary_id""");
        sessions.setUpdateSessionQuery("""
                update spring_session set session_id = %s, last_access_time = ?, max_inactive_interval = ?,
                    expiry_time = ?, principal_name = ?
                where primary_id = ?""".formatted(DIGEST));
        sessions.setDeleteSessionQuery("delete from spring_session where session_id = " + DIGEST);
    }
}
