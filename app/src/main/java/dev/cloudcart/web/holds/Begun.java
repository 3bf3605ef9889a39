package dev.cloudcart.web.holds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.settings.Filled;

/// Rows of tables that are begun for what is held: the store, the currency or the SKU stands there already, and what
/// is to be chosen for it is left to be written.
///
/// @param byTable their cells by column; the first column says what a row is for
record Begun(Map<String, Map<String, String>> byTable) {

    private static final List<Pattern> SKUS = List.of(
            Pattern.compile("\\bwith the SKU or name \"(.+)\"$"),
            Pattern.compile("^\"(.+)\" is the (?:SKU|name) of "),
            Pattern.compile(", which SKU (.+) goes to, was made inactive "),
            Pattern.compile("\\bmay be \"(.+)\", but is "),
            Pattern.compile("\\bhas the SKU \"(.+)\", but is "),
            Pattern.compile("^Give the SKU (.+) to a product or service in QuickBooks, "),
            Pattern.compile("^Give that one the SKU (.+) in QuickBooks, "));

    private static final Pattern COST = Pattern.compile("^No vendor is named for (.+), which has a bill of its own$");

    /// @param reading the newest version of the record
    static Begun rows(Hold hold, Optional<Reading> reading) {
        var rows = new LinkedHashMap<String, Map<String, String>>();
        hold.amount()
                .map(amount -> Map.of("currency", amount.getCurrencyUnit().getCode()))
                .ifPresent(row -> {
                    rows.put("purchase-settings.pay-from", row);
                    rows.put("purchase-settings.payable-accounts", row);
                });
        said(hold, SKUS).ifPresent(sku -> rows.put("products.map", Map.of("sku", sku)));
        said(hold, List.of(COST)).ifPresent(cost -> rows.put("purchase-settings.cost-vendors", Map.of("cost", cost)));
        reading.flatMap(Begun::channel).ifPresent(channel -> rows.put("order-export.stores", channel));
        return new Begun(rows);
    }

    private static Optional<String> said(Hold hold, List<Pattern> patterns) {
        return hold.reasons().stream()
                .flatMap(reason -> Stream.of(reason.what(), reason.mend()))
                .flatMap(sentence -> patterns.stream().map(pattern -> pattern.matcher(sentence)))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static Optional<Map<String, String>> channel(Reading reading) {
        return reading instanceof Reading.Read(Sale sale)
                ? Optional.of(Map.of(
                        "source",
                        sale.channel().source(),
                        "sub-source",
                        sale.channel().subSource()))
                : Optional.empty();
    }

    /// Those of the tables that are shown; none where a row for the same is there already.
    ///
    /// @param tables by their paths
    Filled in(Filled filled, Set<String> tables) {
        var with = filled;
        for (var row : byTable.entrySet()) {
            if (tables.contains(row.getKey()) && !isThere(filled, row.getKey(), row.getValue())) {
                with = with.with(row.getKey(), row.getValue());
            }
        }
        return with;
    }

    private static boolean isThere(Filled filled, String table, Map<String, String> cells) {
        return filled.rows(table).stream()
                .anyMatch(row -> cells.entrySet().stream()
                        .allMatch(cell -> key(cell.getValue())
                                .equals(key(filled.text("%s.%d.%s".formatted(table, row, cell.getKey()))))));
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
