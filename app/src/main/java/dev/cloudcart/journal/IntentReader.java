package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// What a row of documents or acts says: the key, what was meant, which version of the record it follows.
final class IntentReader {

    private IntentReader() {}

    static Intent intent(CompanyId company, ResultSet row, Deed deed, @Nullable DocumentRef target)
            throws SQLException {
        var expected = expected(row);
        return new Intent(
                key(company, row),
                deed,
                target,
                origin(row, expected),
                DocumentType.valueOf(row.getString("document_type")),
                row.getString("store"),
                row.getObject("day", LocalDate.class),
                row.getString("number"),
                expected,
                ContentHash.parse(row.getString("content")),
                LineColumns.readSources(row.getString("line_sources")));
    }

    private static Expected expected(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var tax = row.getBigDecimal("tax");
        var customer = row.getString("customer");
        return new Expected(
                Money.of(currency, row.getBigDecimal("gross")),
                tax == null ? null : Money.of(currency, tax),
                TaxColumn.read(row.getString("taxes"), currency),
                row.getString("tax_code"),
                customer == null ? null : new Ref<>(customer, row.getString("customer_name")),
                row.getObject("lines", Integer.class),
                NetColumn.read(row.getString("nets"), currency),
                LineColumns.readLinks(row.getString("links")),
                AppliedColumn.read(row.getString("applied"), currency),
                row.getString("payable"));
    }

    /// What was intended before the shop's own figures were kept counts as what was wanted.
    private static Origin origin(ResultSet row, Expected expected) throws SQLException {
        var currency = expected.gross().getCurrencyUnit();
        var gross = row.getBigDecimal("source_gross");
        var tax = row.getBigDecimal("source_tax");
        return new Origin(
                row.getString("source"),
                version(row),
                row.getInt("documents"),
                gross == null ? expected.gross() : Money.of(currency, gross),
                tax == null
                        ? Objects.requireNonNullElse(expected.tax(), Money.zero(currency))
                        : Money.of(currency, tax));
    }

    static Version version(ResultSet row) throws SQLException {
        return new Version(
                Objects.requireNonNullElse(row.getString("record_print"), ""),
                Objects.requireNonNullElse(row.getString("record_content"), ""));
    }

    static PostingKey key(CompanyId company, ResultSet row) throws SQLException {
        return new PostingKey(
                company,
                SourceKind.valueOf(row.getString("kind")),
                UUID.fromString(row.getString("source_id")),
                Role.valueOf(row.getString("role")),
                row.getInt("generation"),
                row.getInt("part"));
    }
}
