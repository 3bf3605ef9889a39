package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.SourceKind;

/// What people ask of the memory: answers only, for one company each. Thread-safe.
public final class Insight {

    private static final int MOST_OF_ONE = 200;

    private final JdbcClient jdbc;

    Insight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Standing standing(CompanyId company) {
        return jdbc.sql("""
                select (select min(position) from cursor_position where company_id = :company and stream = :stream) as complete,
                    (select count(*) from hold where company_id = :company
                        and state in ('open', 'posted but differs')) as holds,
                    (select min(since) from hold where company_id = :company
                        and state in ('open', 'posted but differs')) as oldest,
                    (select max(id) from run where company_id = :company and status = 'running') as running
                """)
                .param("company", company.value())
                .param("stream", PROCESSED)
                .query((row, _) -> standing(row))
                .single();
    }

    /// How each company stands, and how its last sync ended.
    public List<Overview> overviews() {
        return jdbc.sql("""
                select c.id, h.holds, h.oldest, r.status, r.finished,
                    (select min(position) from cursor_position p where p.company_id = c.id and p.stream = :stream) as complete,
                    (select max(id) from run where company_id = c.id and status = 'running') as running
                from company c
                left join lateral (
                    select count(*) as holds, min(since) as oldest from hold
                    where company_id = c.id and state in ('open', 'posted but differs')) h on true
                left join lateral (
                    select status, finished from run
                    where company_id = c.id and purpose = 'sync' and finished is not null order by id desc limit 1) r on true
                order by c.id
                """)
                .param("stream", PROCESSED)
                .query((row, _) -> new Overview(
                        new CompanyId(row.getLong("id")),
                        standing(row),
                        instant(row, "finished"),
                        row.getString("status")))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                instant(row, "complete"),
                row.getLong("holds"),
                instant(row, "oldest"),
                Optional.ofNullable(row.getObject("running", Long.class)));
    }

    /// Those for which something is held.
    public Set<CompanyId> companiesWithHolds() {
        return jdbc.sql("""
                select c.id from company c where exists (
                    select from hold h where h.company_id = c.id and h.state in ('open', 'posted but differs'))
                """).query((row, _) -> new CompanyId(row.getLong("id"))).set();
    }

    /// Which runs are listed.
    ///
    /// @param what as [Occasion#word] has it; empty for all
    /// @param status as [RunStatus#word] has it; empty for all
    public record WhichRuns(String what, String status) {
        public static final WhichRuns ALL = new WhichRuns("", "");
    }

    /// Newest first, each with the figures of its report and without what is listed in it one by one.
    ///
    /// @param before only older ones; [Long#MAX_VALUE] for all
    public List<RunRow> runs(CompanyId company, WhichRuns which, long before, int most) {
        return jdbc.sql("""
                select id, company_id, purpose, trigger, who, scope, settings_version, status, started, finished, stop_asked_by,
                    summary as report
                from run
                where company_id = :company and id < :before
                    and (:what = '' or (:what = 'preview') = (purpose = 'preview'))
                    and (:what in ('', 'preview') or trigger = :what)
                    and (:status = '' or status = :status)
                order by id desc limit :most
                """)
                .param("company", company.value())
                .param("before", before)
                .param("what", which.what())
                .param("status", which.status())
                .param("most", most)
                .query(RunStore::row)
                .list();
    }

    /// Empty also where it is another company's.
    public Optional<RunRow> run(CompanyId company, long id) {
        return jdbc.sql("select * from run where id = ? and company_id = ?")
                .params(id, company.value())
                .query(RunStore::row)
                .optional();
    }

    /// How a run gets on; empty of one that never said so.
    public Optional<RunProgress> progress(CompanyId company, long run) {
        return new ProgressStore(jdbc).of(company, run);
    }

    /// What a run did to documents, in the order it did it.
    public List<DoneDeed> deeds(CompanyId company, long run, int most) {
        return jdbc.sql("""
                select a.deed, a.state, a.document_type, coalesce(a.number, a.document_number, '') as number, a.source, a.store, a.day,
                    a.currency, a.gross, coalesce(a.tax, 0) as tax
                from batch b join act a on a.batch_id = b.id
                where b.company_id = ? and b.run_id = ? order by a.id limit ?
                """)
                .params(company.value(), run, most)
                .query((row, _) -> new DoneDeed(
                        row.getString("deed").toLowerCase(Locale.ROOT),
                        row.getString("state"),
                        DocumentType.valueOf(row.getString("document_type")),
                        row.getString("number"),
                        row.getString("source"),
                        row.getString("store"),
                        row.getObject("day", LocalDate.class),
                        row.getString("currency"),
                        row.getBigDecimal("gross"),
                        row.getBigDecimal("tax")))
                .list();
    }

    /// How often the services were called.
    ///
    /// @param reads metered
    public record Calls(long linnworks, long writes, long reads) {}

    /// By the runs that began since then.
    public Calls calls(CompanyId company, Instant since) {
        return jdbc.sql("""
                select coalesce(sum((summary #>> '{calls,linnworks}')::bigint), 0) as linnworks,
                    coalesce(sum((summary #>> '{calls,quickbooksWrites}')::bigint), 0) as writes,
                    coalesce(sum((summary #>> '{calls,quickbooksReads}')::bigint), 0) as reads
                from run where company_id = ? and started >= ?
                """)
                .params(company.value(), Timestamp.from(since))
                .query((row, _) -> new Calls(row.getLong("linnworks"), row.getLong("writes"), row.getLong("reads")))
                .single();
    }

    /// How many reads of QuickBooks are metered by Intuit in a month, by the runs of all companies.
    ///
    /// @param month its first day, of UTC
    public long reads(LocalDate month) {
        return jdbc.sql("select coalesce(sum(reads), 0) from metered_reads where month = ?")
                .param(month)
                .query(Long.class)
                .single();
    }

    /// What is added up together.
    public record Line(Section section, String store, String currency) {}

    /// A line of the proof on one day.
    public record OfDay(LocalDate day, Turnover sum) {}

    /// What stands in the books, by section, store and currency.
    ///
    /// @param from the day of the first document
    /// @param to the day of the last, included
    public List<Turnover> turnover(CompanyId company, LocalDate from, LocalDate to) {
        return new ProofStore(jdbc).turnover(company, from, to);
    }

    /// One line of it, day by day.
    public List<OfDay> days(CompanyId company, Line line, LocalDate from, LocalDate to) {
        return new ProofStore(jdbc).days(company, line, from, to);
    }

    /// The documents of it, in the order of their days.
    ///
    /// @param line empty for all
    /// @param after the last of the page before
    public List<Proven> documents(
            CompanyId company, Optional<Line> line, LocalDate from, LocalDate to, Optional<Proven> after, int most) {
        return new ProofStore(jdbc).documents(company, line, from, to, after, most);
    }

    /// One of them, as far as it stands.
    public Optional<Proven> proven(PostingKey key) {
        return new ProofStore(jdbc).document(key);
    }

    public Optional<KeptDocument> document(PostingKey key) {
        return new DocumentStore(jdbc).document(key);
    }

    /// All documents of a record, the newest generation first.
    public List<KeptDocument> documents(CompanyId company, SourceKind kind, UUID source) {
        return new DocumentStore(jdbc).documents(company, kind, source, MOST_OF_ONE);
    }

    /// What was done to a document, oldest first.
    public List<KeptDocument.Deed> history(PostingKey key) {
        return new DocumentStore(jdbc).history(key, MOST_OF_ONE);
    }

    /// How it was written into the books last; empty where it never was.
    public Optional<SentDocument> sent(PostingKey key) {
        return new DocumentStore(jdbc).sent(key);
    }

    /// As it was filed, newest first.
    public List<RecordVersion> versions(CompanyId company, SourceKind kind, UUID source) {
        return new DocumentStore(jdbc).versions(company, kind, source, MOST_OF_ONE);
    }

    /// A version of a record, as the shop sent it.
    public Optional<byte[]> raw(CompanyId company, SourceKind kind, UUID source, long version) {
        return new DocumentStore(jdbc).raw(company, kind, source, version);
    }

    /// What is held, by kind of reason, most first.
    public List<HeldGroup> held(CompanyId company) {
        return new HeldStore(jdbc).groups(company);
    }

    /// What is held of one group, in the order of the numbers.
    ///
    /// @param after the last of the page before
    public List<KeptHold> held(CompanyId company, SourceKind kind, String because, Optional<Hold> after, int most) {
        return new HeldStore(jdbc).ofGroup(company, kind, because, after, most);
    }

    public Optional<KeptHold> held(CompanyId company, SourceKind kind, UUID source) {
        return new HeldStore(jdbc).hold(company, kind, source);
    }

    /// Those that were dismissed last.
    public List<KeptHold> dismissed(CompanyId company, int most) {
        return new HeldStore(jdbc).dismissed(company, most);
    }

    /// Looks for what begins so, or has that total or SKU.
    public Found find(CompanyId company, String text, Optional<BigDecimal> amount, int most) {
        var search = new SearchStore(jdbc);
        var held = new HeldStore(jdbc);
        return new Found(
                together(search.documentsNumbered(company, text, most), search.documentsOf(company, text, most), most),
                together(
                        search.recordsNumbered(company, text, most), search.recordsReferred(company, text, most), most),
                search.recordsOf(company, text, most),
                held.numbered(company, SearchStore.beginning(text), most),
                search.documentsOfCustomer(company, text, most),
                amount.map(one -> search.documentsOfAmount(company, one, most)).orElse(List.of()),
                amount.map(one -> held.ofAmount(company, one, most)).orElse(List.of()));
    }

    private static <T> List<T> together(List<T> some, List<T> others, int most) {
        return Stream.concat(some.stream(), others.stream())
                .distinct()
                .limit(most)
                .toList();
    }

    /// Each day from one to the other, both included, in the company's zone.
    public List<DayOfWork> days(CompanyId company, LocalDate from, LocalDate to, ZoneId zone) {
        return jdbc.sql("""
                select d.day::date as day, coalesce(p.posted, 0) as posted, coalesce(h.held, 0) as held
                from generate_series(:from::date, :to::date, interval '1 day') as d (day)
                left join (
                    select day, count(*) as posted from posting
                    where company_id = :company and day between :from and :to and state = 'posted'
                        and removed is null and deleted is null
                    group by day) p on p.day = d.day::date
                left join (
                    select (since at time zone :zone)::date as day, count(*) as held from hold
                    where company_id = :company and state in ('open', 'posted but differs')
                    group by 1) h on h.day = d.day::date
                order by d.day
                """)
                .param("company", company.value())
                .param("from", from)
                .param("to", to)
                .param("zone", zone.getId())
                .query((row, _) -> new DayOfWork(
                        row.getObject("day", LocalDate.class), row.getLong("posted"), row.getLong("held")))
                .list();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /// The stream of processed orders; see the cursor that moves it.
    private static final String PROCESSED = "processed orders";
}
