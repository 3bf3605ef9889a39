package dev.cloudcart.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemUse;
import dev.cloudcart.core.planning.LinesTurned;

/// What planned documents change in sum: of each kind of documents, under each tax code and at each rate of tax, as it
/// was written before and as it would be then, and in each account that lines stand in. Not thread-safe.
final class Effects {

    private static final String OTHER_ACCOUNTS = "net in accounts that QuickBooks did not tell";

    private final Map<Row, Effect> sums = new TreeMap<>();
    private final Map<Line, Sides> lines = new HashMap<>();

    private record Line(CurrencyUnit currency, ItemUse use) {}

    /// @param rank kinds of documents first, then codes, then rates, then accounts
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
    /// @param turned its lines; where those that stand are not known their sum is as it was written
    void add(Intent planned, Optional<Intent> stood, LinesTurned turned) {
        add(planned, stood);
        var type = planned.type();
        if (type != DocumentType.PURCHASE_ORDER) {
            var before = turned.before();
            if (before == null) {
                stood.ifPresent(intent ->
                        intent.expected().nets().forEach(net -> add(type, "", false, zeroAfter(net.net()))));
            } else {
                before.forEach(line -> add(type, line.item().id(), line.onAccount(), zeroAfter(line.net())));
            }
            turned.after().forEach(line -> add(type, line.item().id(), line.onAccount(), zeroBefore(line.net())));
        }
    }

    private void add(DocumentType type, String item, boolean onAccount, Sides amount) {
        var use = new ItemUse(item, type.isPurchase(), onAccount);
        lines.merge(new Line(amount.before().getCurrencyUnit(), use), signed(type, amount), Sides::plus);
    }

    /// What a vendor credits takes off from what was bought.
    private static Sides signed(DocumentType type, Sides amount) {
        return type == DocumentType.VENDOR_CREDIT ? amount.negated() : amount;
    }

    /// What the lines are about, so that the accounts can be asked for that they stand in.
    Set<ItemUse> uses() {
        return lines.keySet().stream().map(Line::use).collect(Collectors.toSet());
    }

    private void add(Intent planned, Optional<Intent> stood) {
        stood.ifPresent(intent -> add(intent, Effects::zeroAfter));
        if (!planned.deed().isRemoval()) {
            add(planned, Effects::zeroBefore);
        }
    }

    private record Sides(Money before, Money after) {

        Sides plus(Sides other) {
            return new Sides(before.plus(other.before), after.plus(other.after));
        }

        Sides negated() {
            return new Sides(before.negated(), after.negated());
        }
    }

    private static Sides zeroAfter(Money amount) {
        return new Sides(amount, Money.zero(amount.getCurrencyUnit()));
    }

    private static Sides zeroBefore(Money amount) {
        return new Sides(Money.zero(amount.getCurrencyUnit()), amount);
    }

    private void add(Intent intent, Function<Money, Sides> sides) {
        var type = intent.type();
        add(type, 0, plural(type), sides.apply(intent.gross()));
        if (type != DocumentType.PURCHASE_ORDER) {
            add(type, intent.expected(), sides);
        }
    }

    /// A purchase order stands in no account.
    private void add(DocumentType type, Expected expected, Function<Money, Sides> sides) {
        for (var net : expected.nets()) {
            var code = net.code();
            var what = "net under " + (code.name().isEmpty() ? code.id() : code.name());
            add(type, 1, what, signed(type, sides.apply(net.net())));
        }
        for (var tax : expected.taxes()) {
            var percent = tax.percent().percent().stripTrailingZeros().toPlainString();
            add(type, 2, "tax at %s %%".formatted(percent), signed(type, sides.apply(tax.tax())));
        }
    }

    private void add(DocumentType type, int rank, String what, Sides both) {
        add(sums, new Row(both.before().getCurrencyUnit().getCode(), type.isPurchase(), rank, what), both);
    }

    private static void add(Map<Row, Effect> sums, Row row, Sides both) {
        sums.merge(row, new Effect(row.what(), row.bought(), both.before(), both.after()), Effect::plus);
    }

    private static String plural(DocumentType type) {
        return type.word() + "s";
    }

    /// By currency, sales first; without what does not change.
    ///
    /// @param accounts in which the [uses][#uses()] stand, as far as they are known; empty where nobody has asked
    List<Effect> told(Map<ItemUse, String> accounts) {
        var all = new TreeMap<>(sums);
        if (!accounts.isEmpty()) {
            lines.forEach((line, both) -> {
                var account = accounts.get(line.use());
                var what = account == null ? OTHER_ACCOUNTS : "net in " + account;
                add(all, new Row(line.currency().getCode(), line.use().bought(), 3, what), both);
            });
        }
        return all.values().stream()
                .filter(effect -> !effect.before().isEqual(effect.after()))
                .toList();
    }
}
