package dev.cloudcart.core.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What receipts and invoices have in common.
///
/// @param store the name the proof is grouped by
/// @param day in the company's time zone
/// @param number at most 21 characters; null lets QuickBooks number the document
/// @param note for the company's own eyes
/// @param homePerForeign the exchange rate; null in the home currency
/// @param gross what QuickBooks must show as the total
public record Form(
        Ref<Ref.Party> party,
        String store,
        LocalDate day,
        @Nullable String number,
        String note,
        @Nullable BigDecimal homePerForeign,
        List<DocumentLine> lines,
        TaxStatement tax,
        Money gross) {

    public Form {
        lines = List.copyOf(lines);
    }

    /// The same head over other lines, and the total that they come to.
    public Form with(List<DocumentLine> others, TaxStatement otherTax) {
        var none = Money.zero(currency());
        var net = others.stream().map(DocumentLine::net).reduce(none, Money::plus);
        var total = net.plus(Objects.requireNonNullElse(otherTax.total(), none));
        return new Form(party, store, day, number, note, homePerForeign, others, otherTax, total);
    }

    /// The same under another number and with another note.
    public Form called(@Nullable String otherNumber, String otherNote) {
        return new Form(party, store, day, otherNumber, otherNote, homePerForeign, lines, tax, gross);
    }

    public CurrencyUnit currency() {
        return gross.getCurrencyUnit();
    }
}
