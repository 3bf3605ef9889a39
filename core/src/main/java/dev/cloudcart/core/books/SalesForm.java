package dev.cloudcart.core.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What receipts and invoices have in common.
///
/// @param store the name the proof is grouped by
/// @param day in the company's time zone
/// @param number at most 21 characters; null lets QuickBooks number the document
/// @param homePerForeign the exchange rate; null in the home currency
/// @param gross what QuickBooks must show as the total
public record SalesForm(Ref customer, String store, LocalDate day, @Nullable String number, String privateNote,
        @Nullable BigDecimal homePerForeign, List<DocumentLine> lines, TaxStatement tax, Money gross) {

    public SalesForm {
        lines = List.copyOf(lines);
    }

    public CurrencyUnit currency() {
        return gross.getCurrencyUnit();
    }
}
