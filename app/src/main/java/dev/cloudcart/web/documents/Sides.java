package dev.cloudcart.web.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CodeNet;
import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.journal.KeptDocument;

/// What was wanted of a document beside what QuickBooks stored.
record Sides(List<Word> words, List<Figure> figures) {

    /// @param stored empty where that is not known
    record Word(String what, String wanted, String stored) {

        boolean differs() {
            return !stored.isEmpty() && !wanted.isEmpty() && !wanted.equals(stored);
        }
    }

    /// @param wanted null where nothing was, or that is not known
    /// @param stored the same of the books
    record Figure(
            String what,
            @Nullable BigDecimal wanted,
            @Nullable BigDecimal stored) {

        Optional<BigDecimal> difference() {
            return wanted == null || stored == null ? Optional.empty() : Optional.of(wanted.subtract(stored));
        }
    }

    static Sides of(KeptDocument document) {
        var stored = document.stored();
        return new Sides(words(document, stored), figures(document, stored));
    }

    private static List<Word> words(KeptDocument document, KeptDocument.@Nullable Stored stored) {
        var wanted = document.wanted();
        var words = new ArrayList<Word>();
        words.add(new Word("Number", document.number(), stored == null ? "" : stored.number()));
        words.add(new Word(
                "Currency", wanted.gross().getCurrencyUnit().getCode(), stored == null ? "" : stored.currency()));
        var party = wanted.party();
        if (party != null) {
            boolean isSame = stored != null && stored.customer().equals(party.id());
            words.add(new Word(
                    document.type().party().equals("vendor") ? "Vendor" : "Customer",
                    party.name(),
                    stored == null || stored.customer().isEmpty()
                            ? ""
                            : isSame ? party.name() : "another one, with the id " + stored.customer()));
        }
        var lines = wanted.lines();
        if (lines != null) {
            words.add(new Word(
                    "Lines",
                    lines.toString(),
                    stored == null ? "" : stored.lines().map(String::valueOf).orElse("")));
        }
        return words;
    }

    private static List<Figure> figures(KeptDocument document, KeptDocument.@Nullable Stored stored) {
        var wanted = document.wanted();
        var figures = new ArrayList<Figure>();
        var tax = wanted.tax();
        figures.add(new Figure("Total", wanted.gross().getAmount(), stored == null ? null : stored.gross()));
        figures.add(new Figure("Tax", tax == null ? null : tax.getAmount(), stored == null ? null : stored.tax()));
        figures.addAll(pairs("Tax at %s %%", taxes(wanted.taxes()), stored == null ? Map.of() : taxes(stored.taxes())));
        figures.addAll(pairs("Net under %s", nets(wanted.nets()), stored == null ? Map.of() : nets(stored.nets())));
        return figures;
    }

    private static List<Figure> pairs(String what, Map<String, BigDecimal> wanted, Map<String, BigDecimal> stored) {
        var all = new LinkedHashMap<>(wanted);
        stored.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .map(name -> new Figure(what.formatted(name), wanted.get(name), stored.get(name)))
                .toList();
    }

    private static Map<String, BigDecimal> taxes(List<RateTax> taxes) {
        var sums = new LinkedHashMap<String, BigDecimal>();
        taxes.forEach(tax -> sums.merge(
                tax.percent().percent().stripTrailingZeros().toPlainString(),
                tax.tax().getAmount(),
                BigDecimal::add));
        return sums;
    }

    private static Map<String, BigDecimal> nets(List<CodeNet> nets) {
        var sums = new LinkedHashMap<String, BigDecimal>();
        nets.forEach(net -> sums.merge(
                net.code().name().isEmpty() ? net.code().id() : net.code().name(),
                net.net().getAmount(),
                BigDecimal::add));
        return sums;
    }
}
