package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds up the [Truth] while the shop is generated.
final class Tally {

    /// A sum and how many went into it.
    private record Sum(int count, BigDecimal total) {

        Sum plus(Sum other) {
            return new Sum(count + other.count, total.add(other.total));
        }
    }

    /// Where tax is summed up.
    private record Taxed(Store store, Currency currency, BigDecimal percent) {}

    private int orders;
    private int open;
    private int skipped;
    private int refundsWaiting;
    private int deliveries;
    private final Map<Store, Map<Currency, Sum>> eligible = new EnumMap<>(Store.class);
    private final Map<Store, Map<Currency, Sum>> eligibleOpen = new EnumMap<>(Store.class);
    private final Map<Taxed, Sum> taxes = new TreeMap<>(
            Comparator.comparing(Taxed::store).thenComparing(Taxed::currency).thenComparing(Taxed::percent));
    private final List<Truth.HeldSale> holds = new ArrayList<>();
    private final Map<OddCase, Integer> odd = new EnumMap<>(OddCase.class);
    private final Map<Currency, Sum> refunds = new EnumMap<>(Currency.class);
    private final Map<Currency, Sum> purchases = new EnumMap<>(Currency.class);
    private final Map<String, Integer> purchasesByStatus = new TreeMap<>();

    Tally() {
        for (var oddCase : OddCase.values()) {
            if (oddCase != OddCase.NONE) {
                odd.put(oddCase, 0);
            }
        }
    }

    void add(Order order) {
        orders++;
        open += order.processed() == null ? 1 : 0;
        odd.computeIfPresent(order.oddCase(), (oddCase, count) -> count + 1);
        switch (order.fate()) {
            case PROCESSED_SALE -> {
                add(eligible, order);
                addTax(order);
            }
            case OPEN_SALE -> add(eligibleOpen, order);
            case SKIPPED -> skipped += order.processed() == null ? 0 : 1;
            case HELD ->
                holds.add(new Truth.HeldSale(
                        order.oddCase(),
                        order.store().title(),
                        order.currency().name(),
                        order.currency().rounded(order.total())));
            case SENSELESS -> {
                // Counted among the odd cases.
            }
        }
    }

    void add(Refund refund) {
        if (refund.actioned() == null) {
            refundsWaiting++;
        } else {
            add(refunds, refund.order().currency(), refund.amount());
        }
    }

    void add(Purchase purchase) {
        add(purchases, purchase.supplier().currency(), purchase.totalCost());
        purchasesByStatus.merge(purchase.status(), 1, Integer::sum);
        deliveries += purchase.deliveries().size();
    }

    Truth truth() {
        return new Truth(
                orders,
                open,
                byStore(eligible),
                byStore(eligibleOpen),
                taxTotals(),
                skipped,
                holds,
                odd,
                byCurrency(refunds),
                refundsWaiting,
                byCurrency(purchases),
                purchasesByStatus,
                deliveries);
    }

    private static void add(Map<Store, Map<Currency, Sum>> sums, Order order) {
        var ofStore = sums.computeIfAbsent(order.store(), store -> new EnumMap<>(Currency.class));
        add(ofStore, order.currency(), order.total());
    }

    /// Beside its country's rate an order has only what is taxed at zero.
    private void addTax(Order order) {
        if (order.tax().signum() != 0) {
            var place =
                    new Taxed(order.store(), order.currency(), order.market().taxRate());
            taxes.merge(place, new Sum(1, order.currency().rounded(order.tax())), Sum::plus);
        }
    }

    private List<Truth.TaxTotal> taxTotals() {
        return taxes.entrySet().stream()
                .map(tax -> new Truth.TaxTotal(
                        tax.getKey().store().title(),
                        tax.getKey().currency().name(),
                        tax.getKey().percent(),
                        tax.getValue().count(),
                        tax.getValue().total()))
                .toList();
    }

    private static void add(Map<Currency, Sum> sums, Currency currency, BigDecimal amount) {
        sums.merge(currency, new Sum(1, currency.rounded(amount)), Sum::plus);
    }

    private static List<Truth.StoreTotal> byStore(Map<Store, Map<Currency, Sum>> sums) {
        var totals = new ArrayList<Truth.StoreTotal>();
        sums.forEach((store, ofStore) -> byCurrency(ofStore)
                .forEach(total -> totals.add(
                        new Truth.StoreTotal(store.title(), total.currency(), total.count(), total.total()))));
        return totals;
    }

    private static List<Truth.CurrencyTotal> byCurrency(Map<Currency, Sum> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Truth.CurrencyTotal(
                        sum.getKey().name(),
                        sum.getValue().count(),
                        sum.getValue().total()))
                .toList();
    }
}
