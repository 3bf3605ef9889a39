package dev.cloudcart.quickbooks.wire;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

import dev.cloudcart.quickbooks.text.Decimals;

/// One object of QuickBooks, as far as we look at it: its plain fields, the ids its references name, its tax, and
/// how many lines with products it has. Addresses and the like are passed over.
///
/// @param kind as QuickBooks calls it, such as `Invoice`
/// @param taxLines of its `TxnTaxDetail`
/// @param itemLines null where it shows no lines
/// @param lineNets by tax code; empty where a line with a product states none
/// @param lines with products, one by one; null where they were not asked for, or cannot be told
/// @param purchased of its lines with products where it is a purchase
/// @param paid by the lines of a payment
/// @param linked other documents that hang on it, in the order in which they are told, each as `Payment 1024`
public record Entity(
        String kind,
        Map<String, String> fields,
        List<TaxLine> taxLines,
        @Nullable Integer itemLines,
        List<LineNet> lineNets,
        @Nullable List<ItemLine> lines,
        PurchasedLines purchased,
        List<PaidTxn> paid,
        Set<String> linked) {

    private static final Pattern ID = Pattern.compile("[!-~]{1,50}");

    /// By id, older first: ids are decimal and given in order.
    public static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /// A plain one, without lines.
    public Entity(String kind, Map<String, String> fields) {
        this(kind, fields, List.of(), null, List.of(), null, PurchasedLines.NONE, List.of(), Set.of());
    }

    /// @param json stands at the object's start, and is left at its end
    public static Entity read(String kind, JsonParser json) {
        return new EntityReader(json, false).read(kind);
    }

    /// With its lines one by one.
    public static Entity readWhole(String kind, JsonParser json) {
        return new EntityReader(json, true).read(kind);
    }

    public String id() {
        return text("Id");
    }

    public String syncToken() {
        return text("SyncToken");
    }

    /// Empty when absent.
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    @Nullable
    public String find(String field) {
        return fields.get(field);
    }

    /// Zero when absent; empty for what no number of the books can be.
    public Optional<BigDecimal> decimal(String field) {
        var text = fields.get(field);
        return text == null ? Optional.of(BigDecimal.ZERO) : Decimals.of(text);
    }

    /// Whether it can be found again by its id.
    public boolean hasId() {
        return ID.matcher(id()).matches();
    }

    /// List entries are never deleted, only made inactive (Intuit, `Active`); what has no such field is active.
    public boolean isActive() {
        return !text("Active").equals("false") && !text("status").equals("Deleted");
    }
}
