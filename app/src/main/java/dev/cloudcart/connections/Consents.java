package dev.cloudcart.connections;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// Which consents of QuickBooks were asked for. An answer is believed once, within ten minutes, and only in the session
/// that asked (RFC 9700, 4.7). Thread-safe, also across nodes.
public final class Consents {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int STATE_BYTES = 32;
    private static final Pattern STATE = Pattern.compile("[\\w-]{1,100}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Consents(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a state that came back says.
    public sealed interface Answer {

        /// The consent of this company was asked for, and is answered now.
        record Wanted(CompanyId company) implements Answer {}

        /// It was asked for, but more than ten minutes ago.
        record TooLate(CompanyId company) implements Answer {}

        /// It was answered before.
        record AnsweredBefore(CompanyId company) implements Answer {}

        /// This session never asked for it.
        record Unknown() implements Answer {}
    }

    /// Somebody is about to be asked.
    ///
    /// @param session the id of theirs; it is not kept
    /// @return what has to come back with the answer, random
    public String ask(CompanyId company, String session) {
        var now = clock.instant();
        jdbc.sql("delete from consent_request where asked_at < :then")
                .param("then", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        var bytes = new byte[STATE_BYTES];
        RANDOM.nextBytes(bytes);
        var state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                insert into consent_request (state, session, company, asked_at)
                values (sha256(convert_to(:state, 'UTF8')), sha256(convert_to(:session, 'UTF8')), :company, :now)""")
                .param("state", state)
                .param("session", session)
                .param("company", company.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return state;
    }

    /// Uses a state up.
    public Answer answered(String state, String session) {
        if (!STATE.matcher(state).matches()) {
            return new Answer.Unknown();
        }
        var now = clock.instant();
        Optional<Answer> wanted = jdbc.sql("""
                update consent_request set used_at = :now
                where state = sha256(convert_to(:state, 'UTF8')) and session = sha256(convert_to(:session, 'UTF8'))
                  and used_at is null and asked_at > :then
                returning company""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("then", now.minus(LIFE).atOffset(ZoneOffset.UTC))
                .param("state", state)
                .param("session", session)
                .query((row, _) -> (Answer) new Answer.Wanted(new CompanyId(row.getLong("company"))))
                .optional();
        return wanted.orElseGet(() -> refused(state, session));
    }

    private Answer refused(String state, String session) {
        return jdbc.sql("""
                select company, used_at from consent_request
                where state = sha256(convert_to(:state, 'UTF8')) and session = sha256(convert_to(:session, 'UTF8'))""")
                .param("state", state)
                .param("session", session)
                .query((row, _) -> {
                    var company = new CompanyId(row.getLong("company"));
                    return row.getObject("used_at", OffsetDateTime.class) == null
                            ? new Answer.TooLate(company)
                            : new Answer.AnsweredBefore(company);
                })
                .optional()
                .orElseGet(Answer.Unknown::new);
    }
}
