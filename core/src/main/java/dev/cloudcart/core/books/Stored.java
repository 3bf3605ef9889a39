package dev.cloudcart.core.books;

import java.util.List;
import java.util.Set;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What the books say they stored. They do not say everything of every document.
///
/// @param gross the document's total, in its own currency
/// @param tax zero where the books state none
/// @param taxes by rate, each rate once; empty where the books do not tell them apart
/// @param taxCode the id of the document's own code; null where the books state none
/// @param party null where the books state none
/// @param lines how many lines with items; null where the books do not show their lines
/// @param nets of the lines by tax code, each code once; empty where the books state no codes of lines
/// @param links to lines of purchase orders
/// @param lineIds the books' ids of the lines, in their order; empty where they do not show them
/// @param applied what a payment pays; empty of anything else
/// @param lineDigest the same for the same lines; empty where the books do not show them
public record Stored(
        Money gross,
        Money tax,
        List<RateTax> taxes,
        @Nullable String taxCode,
        @Nullable Ref<Ref.Party> party,
        @Nullable Integer lines,
        List<CodeNet> nets,
        String lineDigest,
        Set<LineLink.OrderLine> links,
        List<String> lineIds,
        List<Applied> applied) {

    public Stored {
        taxes = List.copyOf(taxes);
        nets = List.copyOf(nets);
        links = Set.copyOf(links);
        lineIds = List.copyOf(lineIds);
        applied = List.copyOf(applied);
    }

    /// Of anything but a payment.
    public Stored(
            Money gross,
            Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref<Ref.Party> party,
            @Nullable Integer lines,
            List<CodeNet> nets,
            String lineDigest,
            Set<LineLink.OrderLine> links,
            List<String> lineIds) {
        this(gross, tax, taxes, taxCode, party, lines, nets, lineDigest, links, lineIds, List.of());
    }

    /// Of something sold.
    public Stored(
            Money gross,
            Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref<Ref.Party> party,
            @Nullable Integer lines,
            List<CodeNet> nets,
            String lineDigest) {
        this(gross, tax, taxes, taxCode, party, lines, nets, lineDigest, Set.of(), List.of());
    }

    /// Without a digest of the lines.
    public Stored(
            Money gross,
            Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref<Ref.Party> party,
            @Nullable Integer lines,
            List<CodeNet> nets) {
        this(gross, tax, taxes, taxCode, party, lines, nets, "");
    }

    /// Without codes of lines.
    public Stored(
            Money gross,
            Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref<Ref.Party> party,
            @Nullable Integer lines) {
        this(gross, tax, taxes, taxCode, party, lines, List.of());
    }

    /// The bare amounts.
    public Stored(Money gross, Money tax) {
        this(gross, tax, List.of(), null, null, null);
    }
}
