package dev.cloudcart.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// Keeps who did what. Nothing is done that it does not know of: what this database does is noted in the same
/// transaction, and of anything else that it is begun, before it is. The database refuses to change or delete any
/// of it. Thread-safe.
public final class Audit {

    private static final int CHARACTERS_MAX = 500;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Audit(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Something was done.
    public void done(Actor actor, Act act, @Nullable CompanyId company, String subject) {
        add(actor, act, company, subject, true);
    }

    /// Something outside of this database is about to be done: should it be done and no more be heard of it, this
    /// tells.
    public void begun(Actor actor, Act act, @Nullable CompanyId company, String subject) {
        add(actor, act, company, subject + ", begun", true);
    }

    /// Somebody wanted it and was refused.
    public void refused(Actor actor, Act act, @Nullable CompanyId company, String subject) {
        add(actor, act, company, subject, false);
    }

    private void add(Actor actor, Act act, @Nullable CompanyId company, String subject, boolean done) {
        jdbc.sql("""
                insert into audit (at, actor, origin, act, company, subject, done)
                values (:at, :actor, :origin, :act, :company, :subject, :done)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", plain(actor.name()))
                .param("origin", plain(actor.origin()))
                .param("act", act.name())
                .param("company", company == null ? null : company.value())
                .param("subject", plain(subject))
                .param("done", done)
                .update();
    }

    /// One line of bounded length: some of it comes from outside.
    private static String plain(String text) {
        var line = text.replaceAll("\\p{C}+", "?");
        return line.length() <= CHARACTERS_MAX ? line : line.substring(0, CHARACTERS_MAX) + "…";
    }

    /// Newest first.
    ///
    /// @param company empty for all, and for what belongs to none
    /// @param before only what is older than this id; [Long#MAX_VALUE] for all
    public List<Entry> list(Optional<CompanyId> company, long before, int most) {
        return list(Wanted.all(company).olderThan(before), most);
    }

    /// Newest first. Only what is asked for stands in the statement, so that its index is used.
    public List<Entry> list(Wanted wanted, int most) {
        var conditions = new ArrayList<String>(List.of("id < :before"));
        wanted.company().ifPresent(_ -> conditions.add("company = :company"));
        wanted.act().ifPresent(_ -> conditions.add("act = :act"));
        wanted.actor().ifPresent(_ -> conditions.add("actor = :actor"));
        wanted.from().ifPresent(_ -> conditions.add("at >= :from"));
        wanted.to().ifPresent(_ -> conditions.add("at < :to"));
        if (wanted.refused()) {
            conditions.add("not done");
        }
        return jdbc.sql("""
                select id, at, actor, origin, act, company, subject, done from audit
                where %s order by id desc limit :most""".formatted(String.join(" and ", conditions)))
                .param("before", wanted.before())
                .param("company", wanted.company().map(CompanyId::value).orElse(null))
                .param("act", wanted.act().map(Act::name).orElse(null))
                .param("actor", wanted.actor().orElse(null))
                .param("from", wanted.from().map(Audit::utc).orElse(null))
                .param("to", wanted.to().map(Audit::utc).orElse(null))
                .param("most", most)
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                instant(row.getObject("at", OffsetDateTime.class)),
                new Actor(row.getString("actor"), row.getString("origin")),
                Act.valueOf(row.getString("act")),
                Optional.ofNullable(row.getObject("company", Long.class)).map(CompanyId::new),
                row.getString("subject"),
                row.getBoolean("done"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
