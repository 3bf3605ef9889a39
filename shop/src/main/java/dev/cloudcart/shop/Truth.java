package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the books must say after the shop was synced, added up while generating and not from the lines.
/// Each order's total is rounded half-up to its currency's decimals first, then summed.
///
/// @param eligible sales a sync with the default settings posts: processed, paid or not, zero totals included; not
///        cancelled, resent, returned or empty, and not the orders that are held or make no sense
/// @param eligibleOpen the same of open orders, without the parked ones
/// @param taxes the tax inside the eligible sales. The tax of one order at one rate is rounded half-up to the
///        decimals of its currency, once, then summed. Whatever rule the books round by they come to the same: the
///        shop's prices are such that this tax is a whole number of coins, but for a hundredth of one
/// @param skipped processed orders that are no revenue: cancelled, resent, returned, empty
/// @param holds orders that can be read and must be held, one by one
/// @param odd how many orders were made for each odd case, [OddCase#NONE] left out; all cases are there, some with
/// 0
/// @param refunds those that were actioned, each on a sale among the eligible ones
/// @param refundsWaiting refunds nobody has actioned yet
/// @param purchaseOrders total cost, item tax and postage included, per currency
/// @param purchaseOrdersByStatus PENDING, OPEN, PARTIAL, DELIVERED
/// @param deliveries how many there were, partial ones each for itself
public record Truth(
        int orders,
        int open,
        List<StoreTotal> eligible,
        List<StoreTotal> eligibleOpen,
        List<TaxTotal> taxes,
        int skipped,
        List<HeldSale> holds,
        Map<OddCase, Integer> odd,
        List<CurrencyTotal> refunds,
        int refundsWaiting,
        List<CurrencyTotal> purchaseOrders,
        Map<String, Integer> purchaseOrdersByStatus,
        int deliveries) {

    /// Sales of one store in one currency.
    ///
    /// @param store by its usual name: Amazon, eBay, Shopify, Etsy, Direct
    public record StoreTotal(String store, String currency, int count, BigDecimal total) {

        private static StoreTotal of(HeldSale hold) {
            return new StoreTotal(hold.store, hold.currency, 1, hold.total);
        }

        private StoreTotal plus(StoreTotal other) {
            return new StoreTotal(store, currency, count + other.count, total.add(other.total));
        }
    }

    /// Tax of one store's sales in one currency at one rate above zero. The rate alone does not say whose tax it
    /// is: 21 % is Spain's and the Netherlands'.
    ///
    /// @param percent 20 means 20 %
    public record TaxTotal(String store, String currency, BigDecimal percent, int count, BigDecimal tax) {}

    /// An order that must be held.
    ///
    /// @param total rounded half-up to the decimals of its currency
    public record HeldSale(OddCase oddCase, String store, String currency, BigDecimal total) {}

    /// Refunds or purchase orders in one currency.
    public record CurrencyTotal(String currency, int count, BigDecimal total) {}

    public Truth {
        eligible = List.copyOf(eligible);
        eligibleOpen = List.copyOf(eligibleOpen);
        taxes = List.copyOf(taxes);
        holds = List.copyOf(holds);
        odd = Collections.unmodifiableMap(new TreeMap<>(odd));
        refunds = List.copyOf(refunds);
        purchaseOrders = List.copyOf(purchaseOrders);
        purchaseOrdersByStatus = Collections.unmodifiableMap(new TreeMap<>(purchaseOrdersByStatus));
    }

    public int eligibleCount() {
        return eligible.stream().mapToInt(StoreTotal::count).sum();
    }

    /// How many orders were made for this case.
    public int odd(OddCase oddCase) {
        return odd.getOrDefault(oddCase, 0);
    }

    /// Orders that must end as holds or unreadable because nobody can make sense of them.
    public int senseless() {
        return odd(OddCase::makesNoSense);
    }

    /// Orders that can be read and must be held; together with the senseless ones, all holds of a sync with the
    /// default settings.
    public int held() {
        return holds.size();
    }

    /// The same where no sale lacks a tax code, such as with tax on a line of its own or with a code named for
    /// every rate: what is held for the want of one is posted. The [#taxes] are without it.
    public Truth whereNoCodeIsLacking() {
        var posted = holds.stream().filter(hold -> hold.oddCase.lacksTaxCode());
        var held = holds.stream().filter(hold -> !hold.oddCase.lacksTaxCode()).toList();
        var rows = new LinkedHashMap<List<String>, StoreTotal>();
        Stream.concat(eligible.stream(), posted.map(StoreTotal::of))
                .forEach(row -> rows.merge(List.of(row.store, row.currency), row, StoreTotal::plus));
        return new Truth(
                orders,
                open,
                List.copyOf(rows.values()),
                eligibleOpen,
                taxes,
                skipped,
                held,
                odd,
                refunds,
                refundsWaiting,
                purchaseOrders,
                purchaseOrdersByStatus,
                deliveries);
    }

    private int odd(Predicate<OddCase> which) {
        return odd.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
