package dev.cloudcart.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.joda.money.Money;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;

/// What planned documents change in sum: of each kind of documents, under each tax code and at each rate of tax, as it
/// was written before and as it would be then. Not thread-safe.
final class Effects {

    private final Map<Row, Effect> sums = new TreeMap<>();

    /// @param rank kinds of documents first, then codes, then rates
    private record Row(String currency, boolean bought, int rank, String what) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int by = currency.compareTo(other.currency);
            by = by == 0 ? Boolean.compare(bought, other.bought) : by;
            by = by == 0 ? Integer.compare(rank, other.rank) : by;
            return by == 0 ? what.compareTo(other.what) : by;
        }
    }

    /// @param stood what was written of the document that stands; empty where none does
    void add(Intent planned, Optional<Intent> stood) {
        stood.ifPresent(intent -> add(intent, Effects::zeroAfter));
        if (!planned.deed().isRemoval()) {
            add(planned, Effects::zeroBefore);
        }
    }

    private record Sides(Money before, Money after) {}

    private static Sides zeroAfter(Money amount) {
        return new Sides(amount, Money.zero(amount.getCurrencyUnit()));
    }

    private static Sides zeroBefore(Money amount) {
        return new Sides(Money.zero(amount.getCurrencyUnit()), amount);
    }

    private void add(Intent intent, Function<Money, Sides> sides) {
        var type = intent.type();
        add(type, 0, plural(type), intent.gross(), sides);
        if (type != DocumentType.PURCHASE_ORDER) {
            add(type, intent.expected(), sides);
        }
    }

    /// A purchase order stands in no account.
    private void add(DocumentType type, Expected expected, Function<Money, Sides> sides) {
        for (var net : expected.nets()) {
            var code = net.code();
            add(type, 1, "net under " + (code.name().isEmpty() ? code.id() : code.name()), net.net(), sides);
        }
        for (var tax : expected.taxes()) {
            var percent = tax.percent().percent().stripTrailingZeros().toPlainString();
            add(type, 2, "tax at %s %%".formatted(percent), tax.tax(), sides);
        }
    }

    private void add(DocumentType type, int rank, String what, Money amount, Function<Money, Sides> sides) {
        var both = sides.apply(amount);
        var row = new Row(amount.getCurrencyUnit().getCode(), type.isPurchase(), rank, what);
        sums.merge(row, new Effect(what, type.isPurchase(), both.before(), both.after()), Effect::plus);
    }

    private static String plural(DocumentType type) {
        return type.word() + "s";
    }

    /// By currency, sales first; without what does not change.
    List<Effect> told() {
        return sums.values().stream()
                .filter(effect -> !effect.before().isEqual(effect.after()))
                .toList();
    }
}
