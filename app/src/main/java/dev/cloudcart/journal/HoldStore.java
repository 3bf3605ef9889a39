package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;

/// What is held, and why.
final class HoldStore {

    /// What is open is tried again and stays so; in what documents differ is kept beside it.
    private static final String BOTH = each("""
            %1$s = case when hold.state = 'open' and excluded.state <> 'open' then hold.%1$s else excluded.%1$s end,
            differs_%1$s = case when hold.state = 'open' and excluded.state <> 'open' then excluded.%1$s
                when hold.state = 'open' then hold.differs_%1$s
                when hold.state = 'posted but differs' and excluded.state = 'open' then hold.%1$s end""");

    private static final String STILL_DIFFERS = """
            exists (select from posting p where p.company_id = hold.company_id and p.kind = hold.kind
                and p.source_id = hold.source_id and p.state = 'posted' and p.difference is not null
                and p.deleted is null and p.removed is null)""";

    /// Closes what was open. In what a document still differs is told on.
    private static final String CLOSED = """
            state = case when hold.differs_reasons is not null and %s then 'posted but differs' else 'mended' end,
            """.formatted(STILL_DIFFERS) + each("""
            %1$s = coalesce(hold.differs_%1$s, hold.%1$s), differs_%1$s = null""");

    private static String each(String column) {
        return Stream.of("causes", "reasons", "mends").map(column::formatted).collect(Collectors.joining(", "));
    }

    private final JdbcClient jdbc;

    HoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when somebody dismissed it, and it stays so
    boolean hold(
            RunId run, SourceRef source, List<Reason> reasons, Optional<Money> amount, boolean posted, Instant now) {
        return jdbc.sql("""
                        insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, currency, amount, since,
                            run_id)
                        values (?, ?, ?::uuid, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, '')::numeric, ?, ?)
                        on conflict (company_id, kind, source_id) do update set
                            state = case when hold.state = 'open' then hold.state else excluded.state end,
                            %s,
                            currency = excluded.currency, amount = excluded.amount, run_id = excluded.run_id,
                            since = case when hold.state <> 'mended'
                                or (hold.sent_by = excluded.run_id and excluded.state = 'open')
                                then hold.since else excluded.since end
                        where hold.state <> 'dismissed'
                        """.formatted(BOTH))
                        .params(
                                run.company().value(),
                                source.kind().name(),
                                source.id().toString(),
                                source.number(),
                                posted ? "posted but differs" : "open",
                                Columns.of(reasons, Reason::cause),
                                Columns.of(reasons, Reason::what),
                                Columns.of(reasons, Reason::mend),
                                amount.map(money -> money.getCurrencyUnit().getCode())
                                        .orElse(""),
                                amount.map(money -> money.getAmount().toPlainString())
                                        .orElse(""),
                                Timestamp.from(now),
                                run.value())
                        .update()
                > 0;
    }

    void mend(CompanyId company, Collection<UUID> sources, SourceKind kind) {
        jdbc.sql("""
                update hold set %s
                where company_id = ? and kind = ? and source_id = any (?::uuid[]) and state = 'open'
                """.formatted(CLOSED))
                .params(company.value(), kind.name(), Columns.of(List.copyOf(sources), UUID::toString))
                .update();
    }

    /// Closes the holds of what is sent now. What somebody dismissed because it stood otherwise counts no more once
    /// it is to be changed. What is refused in the same run is held since before, not anew.
    void mend(RunId run, Collection<Intent> intents) {
        var rows = List.copyOf(intents);
        jdbc.sql("""
                update hold set %s, sent_by = ? from unnest(?, ?, ?) as i (kind, id, deed)
                where company_id = ? and hold.kind = i.kind and source_id = i.id::uuid
                    and (state = 'open' or (state = 'dismissed' and i.deed <> 'CREATE'))
                """.formatted(CLOSED))
                .params(
                        run.value(),
                        Columns.of(rows, intent -> intent.key().kind().name()),
                        Columns.of(rows, intent -> intent.key().source().toString()),
                        Columns.of(rows, intent -> intent.deed().name()),
                        run.company().value())
                .update();
    }

    /// Those of the records whose turn it is to be asked for again: who waited longest. They have had it then.
    Set<UUID> inTurn(CompanyId company, SourceKind kind, Collection<UUID> sources, int most) {
        return Set.copyOf(jdbc.sql("""
                update hold set asked = nextval('asking') where company_id = ? and kind = ? and source_id in (
                    select source_id from hold
                    where company_id = ? and kind = ? and source_id = any (?::uuid[])
                    order by asked nulls first, since, source_id limit ?)
                returning source_id
                """)
                .params(
                        company.value(),
                        kind.name(),
                        company.value(),
                        kind.name(),
                        Columns.of(List.copyOf(sources), UUID::toString),
                        most)
                .query(UUID.class)
                .list());
    }

    /// Closes the holds of documents that differed: they were deleted or written anew, and no other of the record
    /// differs.
    void gone(CompanyId company, Collection<UUID> sources) {
        jdbc.sql("""
                update hold set state = case when state = 'open' then state else 'mended' end, %s
                where company_id = ? and source_id = any (?::uuid[]) and state in ('open', 'posted but differs')
                    and not %s
                """.formatted(each("differs_%1$s = null"), STILL_DIFFERS))
                .params(company.value(), Columns.of(List.copyOf(sources), UUID::toString))
                .update();
    }

    /// Of what is held under a number.
    List<SourceKind> kinds(CompanyId company, String number) {
        return jdbc.sql("""
                select distinct kind from hold
                where company_id = ? and source = ? and state in ('open', 'posted but differs') order by kind
                """)
                .params(company.value(), number)
                .query((row, _) -> SourceKind.valueOf(row.getString(1)))
                .list();
    }

    boolean dismiss(CompanyId company, SourceKind kind, String number, String note, String who, Instant now) {
        return jdbc.sql("""
                update hold set state = 'dismissed', dismissed_at = ?, dismissed_by = nullif(?, ''), note = nullif(?, '')
                where company_id = ? and kind = ? and source = ? and state in ('open', 'posted but differs')
                """)
                        .params(Timestamp.from(now), who, note, company.value(), kind.name(), number)
                        .update()
                > 0;
    }

    /// By who it is, with why.
    boolean dismiss(CompanyId company, SourceKind kind, UUID source, String who, String note, Instant now) {
        return jdbc.sql("""
                update hold set state = 'dismissed', dismissed_by = ?, dismissed_at = ?, note = nullif(?, '')
                where company_id = ? and kind = ? and source_id = ? and state in ('open', 'posted but differs')
                """)
                        .params(who, Timestamp.from(now), note, company.value(), kind.name(), source)
                        .update()
                > 0;
    }

    Set<UUID> dismissed(CompanyId company, SourceKind kind, Collection<UUID> sources) {
        return among(company, kind, sources, List.of("dismissed"));
    }

    /// Whoever names what was dismissed wants it after all.
    void lift(CompanyId company, SourceKind kind, Collection<UUID> sources) {
        jdbc.sql("""
                update hold set %s
                where company_id = ? and kind = ? and source_id = any (?::uuid[]) and state = 'dismissed'
                """.formatted(CLOSED))
                .params(company.value(), kind.name(), Columns.of(List.copyOf(sources), UUID::toString))
                .update();
    }

    Set<UUID> held(CompanyId company, SourceKind kind, Collection<UUID> sources) {
        return among(company, kind, sources, List.of("open", "posted but differs"));
    }

    private Set<UUID> among(CompanyId company, SourceKind kind, Collection<UUID> sources, List<String> states) {
        return Set.copyOf(jdbc.sql("""
                select source_id from hold
                where company_id = ? and kind = ? and source_id = any (?::uuid[]) and state = any (?)
                """)
                .params(
                        company.value(),
                        kind.name(),
                        Columns.of(List.copyOf(sources), UUID::toString),
                        states.toArray(String[]::new))
                .query((row, _) -> UUID.fromString(row.getString(1)))
                .list());
    }

    /// @param after the last source of the page before; empty for the first page
    List<Hold> open(CompanyId company, Collection<SourceKind> kinds, String after, int most) {
        return jdbc.sql("""
                select kind, source_id, source, state, causes || coalesce(differs_causes, '{}') as causes,
                    reasons || coalesce(differs_reasons, '{}') as reasons, mends || coalesce(differs_mends, '{}') as mends,
                    currency, amount, since
                from hold
                where company_id = ? and kind = any (?) and state in ('open', 'posted but differs')
                    and source || ' ' || source_id > ?
                order by source || ' ' || source_id limit ?
                """)
                .params(company.value(), Columns.of(List.copyOf(kinds), SourceKind::name), after, most)
                .query((row, _) -> hold(row))
                .list();
    }

    static Hold hold(ResultSet row) throws SQLException {
        var source = new SourceRef(
                SourceKind.valueOf(row.getString("kind")),
                UUID.fromString(row.getString("source_id")),
                row.getString("source"));
        return new Hold(
                source,
                reasons(row),
                amount(row),
                "posted but differs".equals(row.getString("state")),
                row.getTimestamp("since").toInstant());
    }

    private static Optional<Money> amount(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null
                ? Optional.empty()
                : Optional.of(Money.of(CurrencyUnit.of(currency), row.getBigDecimal("amount")));
    }

    private static List<Reason> reasons(ResultSet row) throws SQLException {
        var cause = (String[]) row.getArray("causes").getArray();
        var what = (String[]) row.getArray("reasons").getArray();
        var mend = (String[]) row.getArray("mends").getArray();
        var reasons = new ArrayList<Reason>();
        for (int i = 0; i < what.length; i++) {
            reasons.add(new Reason(cause[i], what[i], mend[i]));
        }
        return reasons;
    }
}
