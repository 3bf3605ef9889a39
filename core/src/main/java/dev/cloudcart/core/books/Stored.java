package dev.cloudcart.core.books;

import java.util.List;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What the books say they stored. They do not say everything of every document.
///
/// @param gross the document's total, in its own currency
/// @param tax zero where the books state none
/// @param taxes by rate, each rate once; empty where the books do not tell them apart
/// @param taxCode the id of the document's own code; null where the books state none
/// @param customer null where the books state none
/// @param lines how many lines with items; null where the books do not show their lines
/// @param nets of the lines by tax code, each code once; empty where the books state no codes of lines
/// @param lineDigest the same for the same lines; empty where the books do not show them
public record Stored(
        Money gross,
        Money tax,
        List<RateTax> taxes,
        @Nullable String taxCode,
        @Nullable Ref customer,
        @Nullable Integer lines,
        List<CodeNet> nets,
        String lineDigest) {

    public Stored {
        taxes = List.copyOf(taxes);
        nets = List.copyOf(nets);
    }

    /// Without a digest of the lines.
    public Stored(
            Money gross,
            Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref customer,
            @Nullable Integer lines,
            List<CodeNet> nets) {
        this(gross, tax, taxes, taxCode, customer, lines, nets, "");
    }

    /// Without codes of lines.
    public Stored(
            Money gross,
            Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref customer,
            @Nullable Integer lines) {
        this(gross, tax, taxes, taxCode, customer, lines, List.of());
    }

    /// The bare amounts.
    public Stored(Money gross, Money tax) {
        this(gross, tax, List.of(), null, null, null);
    }
}
