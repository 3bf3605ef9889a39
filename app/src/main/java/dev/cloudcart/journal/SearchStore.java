package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;

/// Finds documents and records by the beginnings of what people call them, and by their totals.
final class SearchStore {

    /// More than Linnworks keeps, and than an index takes.
    private static final int SKU_CHARACTERS_MAX = 300;

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// So that what somebody types stands for itself.
    static String beginning(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    List<Proven> documentsNumbered(CompanyId company, String number, int most) {
        return documents(company, "stored_number like ?", "stored_number", beginning(number), most);
    }

    List<Proven> documentsOf(CompanyId company, String source, int most) {
        return documents(company, "source like ?", "source", beginning(source), most);
    }

    List<Proven> documentsOfCustomer(CompanyId company, String name, int most) {
        return documents(
                company,
                "lower(customer_name) like ?",
                "lower(customer_name)",
                beginning(name.toLowerCase(Locale.ROOT)),
                most);
    }

    List<Proven> documentsOfAmount(CompanyId company, BigDecimal amount, int most) {
        return documents(company, "gross = ?", "day desc", amount, most);
    }

    private List<Proven> documents(CompanyId company, String which, String order, Object value, int most) {
        return jdbc.sql("select %s from posting where company_id = ? and %s and %s order by %s limit ?"
                        .formatted(ProofStore.COLUMNS, which, ProofStore.STANDS, order))
                .params(company.value(), value, most)
                .query((row, _) -> ProofStore.proven(company, row))
                .list();
    }

    /// Each record once.
    List<SourceRef> recordsNumbered(CompanyId company, String number, int most) {
        return records(company, "number like ?", beginning(number), most);
    }

    List<SourceRef> recordsReferred(CompanyId company, String reference, int most) {
        return records(company, "reference like ?", beginning(reference.toLowerCase(Locale.ROOT)), most);
    }

    /// As SKUs are compared.
    static String sku(String text) {
        var small = text.strip().toLowerCase(Locale.ROOT);
        return small.length() <= SKU_CHARACTERS_MAX ? small : small.substring(0, SKU_CHARACTERS_MAX);
    }

    /// Those that have it on one of their lines, the newest first.
    List<SourceRef> recordsOf(CompanyId company, String sku, int most) {
        return jdbc.sql("""
                select kind, source_id, number from record_sku where company_id = ? and sku = ? order by filed_at desc limit ?
                """)
                .params(company.value(), sku(sku), most)
                .query((row, _) -> new SourceRef(
                        SourceKind.valueOf(row.getString("kind")),
                        row.getObject("source_id", UUID.class),
                        row.getString("number")))
                .list();
    }

    private List<SourceRef> records(CompanyId company, String which, String beginning, int most) {
        return jdbc.sql("""
                select distinct number, kind, source_id from source_record where company_id = ? and %s order by number limit ?
                """.formatted(which))
                .params(company.value(), beginning, most)
                .query((row, _) -> new SourceRef(
                        SourceKind.valueOf(row.getString("kind")),
                        row.getObject("source_id", UUID.class),
                        row.getString("number")))
                .list();
    }
}
