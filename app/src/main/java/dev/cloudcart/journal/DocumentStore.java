package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.SourceKind;

/// Documents and records, one at a time, with all that is known of them.
final class DocumentStore {

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KeptDocument> document(PostingKey key) {
        return jdbc.sql("""
                select * from posting
                where company_id = ? and kind = ? and source_id = ? and role = ? and generation = ? and part = ?
                """)
                .params(place(key))
                .query((row, _) -> document(key.company(), row))
                .optional();
    }

    private static List<Object> place(PostingKey key) {
        return List.of(
                key.company().value(),
                key.kind().name(),
                key.source(),
                key.role().name(),
                key.generation(),
                key.part());
    }

    /// Newest generation first.
    List<KeptDocument> documents(CompanyId company, SourceKind kind, UUID source, int most) {
        return jdbc.sql("""
                select * from posting where company_id = ? and kind = ? and source_id = ?
                order by generation desc, role, part limit ?
                """)
                .params(company.value(), kind.name(), source, most)
                .query((row, _) -> document(company, row))
                .list();
    }

    private static KeptDocument document(CompanyId company, ResultSet row) throws SQLException {
        var intent = IntentReader.intent(company, row, Deed.CREATE, null);
        return new KeptDocument(
                intent.key(),
                row.getString("source"),
                row.getInt("documents"),
                DocumentType.valueOf(row.getString("document_type")),
                row.getString("store"),
                row.getObject("day", LocalDate.class),
                row.getString("state"),
                row.getLong("settings_version"),
                orEmpty(row.getString("number")),
                intent.expected(),
                intent.origin().gross().getAmount(),
                intent.origin().tax().getAmount(),
                stored(row),
                row.getString("difference"),
                instant(row, "edited"),
                instant(row, "deleted"),
                instant(row, "removed"));
    }

    private static KeptDocument.@Nullable Stored stored(ResultSet row) throws SQLException {
        var id = row.getString("document_id");
        var currency = row.getString("stored_currency");
        var gross = row.getBigDecimal("stored_gross");
        if (id == null || currency == null || gross == null) {
            return null;
        }
        var unit = CurrencyUnit.of(currency);
        return new KeptDocument.Stored(
                id,
                orEmpty(row.getString("stored_number")),
                currency,
                gross,
                Objects.requireNonNullElse(row.getBigDecimal("stored_tax"), BigDecimal.ZERO),
                TaxColumn.read(row.getString("stored_taxes"), unit),
                orEmpty(row.getString("stored_customer")),
                Optional.ofNullable(row.getObject("stored_lines", Integer.class)),
                NetColumn.read(row.getString("stored_nets"), unit));
    }

    /// Oldest first.
    List<KeptDocument.Deed> history(PostingKey key, int most) {
        return jdbc.sql("""
                select a.deed, a.state, a.settings_version, coalesce(a.settled, b.answered_at) as settled, a.refusal, a.currency, a.gross, b.run_id,
                    b.state as batch_state, b.intended_at
                from act a join batch b on b.id = a.batch_id
                where a.company_id = ? and a.kind = ? and a.source_id = ? and a.role = ? and a.generation = ? and a.part = ?
                order by a.id limit ?
                """)
                .params(Stream.concat(place(key).stream(), Stream.of(most)).toList())
                .query((row, _) -> new KeptDocument.Deed(
                        row.getString("deed").toLowerCase(Locale.ROOT),
                        row.getString("state"),
                        row.getLong("run_id"),
                        row.getLong("settings_version"),
                        row.getString("batch_state"),
                        row.getTimestamp("intended_at").toInstant(),
                        instant(row, "settled"),
                        row.getString("currency"),
                        row.getBigDecimal("gross"),
                        row.getString("refusal")))
                .list();
    }

    /// The newest of a document that was done.
    Optional<SentDocument> sent(PostingKey key) {
        return jdbc.sql("""
                select b.body, a.bid
                from act a join batch b on b.id = a.batch_id
                where a.company_id = ? and a.kind = ? and a.source_id = ? and a.role = ? and a.generation = ? and a.part = ?
                    and a.state = 'done' and a.deed in ('CREATE', 'AMEND')
                order by a.id desc limit 1
                """)
                .params(place(key))
                .query((row, _) -> new SentDocument(Gzip.unpack(row.getBytes("body")), row.getString("bid")))
                .optional();
    }

    /// Newest first.
    List<RecordVersion> versions(CompanyId company, SourceKind kind, UUID source, int most) {
        return jdbc.sql("""
                select id, number, reference, run_id, read_at, skipped, buyer_country, buyer_region,
                    buyer_removed_at is not null as without_buyer
                from source_record where company_id = ? and kind = ? and source_id = ? order by filed desc limit ?
                """)
                .params(company.value(), kind.name(), source, most)
                .query((row, _) -> new RecordVersion(
                        row.getLong("id"),
                        row.getString("number"),
                        orEmpty(row.getString("reference")),
                        row.getLong("run_id"),
                        row.getTimestamp("read_at").toInstant(),
                        orEmpty(row.getString("skipped")),
                        orEmpty(row.getString("buyer_country")),
                        orEmpty(row.getString("buyer_region")),
                        row.getBoolean("without_buyer")))
                .list();
    }

    Optional<byte[]> raw(CompanyId company, SourceKind kind, UUID source, long version) {
        return jdbc.sql("select raw from source_record where id = ? and company_id = ? and kind = ? and source_id = ?")
                .params(version, company.value(), kind.name(), source)
                .query((row, _) -> Gzip.unpack(row.getBytes("raw")))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
