package dev.cloudcart.core.mapping;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.Sale;

/// What a sale asks of the books, by the rules: whose customer, which items, which day's rate.
final class Wanted {

    private final Rules rules;

    Wanted(Rules rules) {
        this.rules = rules;
    }

    Needs needs(List<Sale> sales) {
        var parties = new LinkedHashSet<PartyNeed>();
        var items = new LinkedHashSet<ItemNeed>();
        var rates = new LinkedHashSet<RateNeed>();
        for (var sale : sales) {
            parties.add(customer(sale));
            items.addAll(items(sale));
            if (isForeign(sale.currency())) {
                rates.add(rate(sale));
            }
        }
        return new Needs(parties, items, rates);
    }

    String store(Sale sale) {
        return rules.stores().nameOf(sale.channel());
    }

    PartyNeed customer(Sale sale) {
        var name = switch (rules.customers().matching()) {
            case STORE -> store(sale);
            case STORE_AND_CURRENCY -> store(sale) + " " + sale.currency().getCode();
            case NAMED -> rules.customers().named();
        };
        return new PartyNeed(name, sale.currency());
    }

    ItemNeed item(Product product) {
        var mapped = rules.products().map().itemOf(product);
        if (mapped.isPresent()) {
            return ItemNeed.mapped(mapped.get());
        }
        var standIn = rules.products().noSkuItem();
        return product.hasSku() || standIn.isBlank() ? new ItemNeed(product.sku(), product.title()) : named(standIn);
    }

    ItemNeed shipping() {
        return named(rules.products().shippingItem());
    }

    ItemNeed discount() {
        return named(rules.products().discountItem());
    }

    ItemNeed tax() {
        return named(rules.tax().lineItem());
    }

    RateNeed rate(Sale sale) {
        return new RateNeed(sale.currency(), day(sale));
    }

    boolean isForeign(CurrencyUnit currency) {
        return !currency.equals(rules.home());
    }

    /// The processed day, or for an open order the day it was received, in the company's zone.
    LocalDate day(Sale sale) {
        return Objects.requireNonNullElse(sale.processedAt(), sale.receivedAt())
                .atZone(rules.zone())
                .toLocalDate();
    }

    private Set<ItemNeed> items(Sale sale) {
        var items = new LinkedHashSet<ItemNeed>();
        sale.lines().forEach(line -> items.add(item(line.product())));
        if (!sale.postage().isFree()) {
            items.add(shipping());
        }
        if (!sale.allowances().isEmpty()) {
            items.add(discount());
        }
        if (rules.taxMode(sale.channel()) == Rules.TaxMode.LINE) {
            items.add(tax());
        }
        return items;
    }

    private static ItemNeed named(String name) {
        return ItemNeed.ofSettings(name);
    }
}
