package dev.cloudcart.core.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.Purchase;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Supplier;
import dev.cloudcart.core.trade.TaxCharge;

/// What a purchase asks of the books, by the rules: whose vendor, which items, which day's rate.
final class WantedPurchases {

    private final Rules rules;

    WantedPurchases(Rules rules) {
        this.rules = rules;
    }

    Needs needs(List<? extends Purchase> purchases) {
        var parties = new LinkedHashSet<PartyNeed>();
        var items = new LinkedHashSet<ItemNeed>();
        var rates = new LinkedHashSet<RateNeed>();
        for (var purchase : purchases) {
            vendor(purchase).ifPresent(parties::add);
            rate(purchase).ifPresent(rates::add);
            if (onAccount()) {
                continue;
            }
            switch (purchase) {
                case PurchaseOrder order -> order.lines().forEach(line -> items.add(item(line.product())));
                case Delivery delivery -> {
                    delivery.lines().forEach(line -> items.add(item(line.product())));
                    if (!delivery.costs().isEmpty()) {
                        items.add(costs());
                    }
                }
            }
        }
        return new Needs(
                parties,
                items,
                rates,
                purchases.isEmpty() ? "" : rules.purchases().billing().terms());
    }

    /// Whose document it is; empty where nobody knows. A cost that has a bill of its own is its own vendor's.
    Optional<PartyNeed> vendor(Purchase purchase) {
        return purchase instanceof Delivery delivery && delivery.isCost()
                ? delivery.costs().stream()
                        .flatMap(cost -> rules.purchases().costs().vendorOf(cost.type()).stream())
                        .map(name -> PartyNeed.vendor(name.strip(), purchase.currency()))
                        .findFirst()
                : vendor(purchase.supplier(), purchase.currency());
    }

    /// Empty where the shop does not know the supplier any more, and the rules name nobody.
    Optional<PartyNeed> vendor(Supplier supplier, CurrencyUnit currency) {
        if (supplier.isKnown()) {
            return Optional.of(PartyNeed.vendor(supplier.id(), supplier.name().strip(), currency));
        }
        var named = rules.purchases().unknownSupplier().strip();
        return named.isEmpty() ? Optional.empty() : Optional.of(PartyNeed.vendor(named, currency));
    }

    /// Empty in the home currency.
    Optional<RateNeed> rate(Purchase purchase) {
        return isForeign(purchase)
                ? Optional.of(new RateNeed(purchase.currency(), day(purchase.at())))
                : Optional.empty();
    }

    boolean isForeign(Purchase purchase) {
        return !purchase.currency().equals(rules.home());
    }

    LocalDate day(Instant at) {
        return at.atZone(rules.zone()).toLocalDate();
    }

    private ItemNeed costs() {
        return ItemNeed.ofSettings(rules.purchases().costItem());
    }

    private ItemNeed item(Product product) {
        return new Wanted(rules).item(product);
    }

    Part part(Product product, int quantity, BigMoney net, BigMoney tax, TaxCharge charge, LineLink link) {
        var title = product.title().strip();
        var name = title.isEmpty() ? product.sku() : title;
        var description = onAccount() ? "%d x %s".formatted(quantity, (product.sku() + " " + title).strip()) : name;
        return new Part(item(product), description, quantity, net, tax, charge, Kind.PURCHASES, link);
    }

    private boolean onAccount() {
        return rules.purchases().lines().onAccount();
    }

    /// @param link null where it is on the bill of goods
    Part part(PurchaseCost cost, @Nullable LineLink link) {
        var description = (cost.name() + " " + cost.reference()).strip();
        return new Part(costs(), description, 1, cost.net(), cost.tax(), cost.charge(), Kind.PURCHASES, link);
    }
}
