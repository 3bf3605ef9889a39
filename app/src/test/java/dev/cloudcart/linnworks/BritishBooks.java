package dev.cloudcart.linnworks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.SaleMapper;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Sale;

/// A British company with a code for each rate, and what stands under each once a sale is in its books.
final class BritishBooks {

    private static final Rules RULES = new Rules(
            1,
            CurrencyUnit.GBP,
            ZoneId.of("Europe/London"),
            LocalDate.of(2026, 1, 1),
            new Stores(List.of()),
            new Rules.Sales(
                    Rules.TransactionType.SALES_RECEIPT,
                    new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "", ""),
                    Rules.Include.USUAL,
                    Rules.LongOrders.MERGE_THEN_SPLIT),
            new Rules.Customers(Rules.Matching.STORE_AND_CURRENCY, "", true),
            new Rules.Products(Rules.MissingProduct.CREATE_NON_INVENTORY, "Shipping", "Discount", "", ""),
            new Rules.Tax(Rules.TaxMode.BY_COMPANY, "Tax", TaxTable.EMPTY, ""),
            Rules.Rounding.NONE,
            Rules.Changes.USUAL,
            Rules.Purchases.OFF);

    private static final List<TaxCode> CODES = List.of(
            code("20.0% S", "20", Treatment.TAXED),
            code("5.0% R", "5", Treatment.TAXED),
            code("0.0% Z", "0", Treatment.ZERO_RATED));

    private BritishBooks() {}

    /// By name of the code, with what was taken off.
    static Map<String, BigDecimal> netsByCode(Sale sale) {
        var needs = SaleMapper.needs(RULES, List.of(sale));
        var chart = new Chart(
                new Country("GB"),
                CurrencyUnit.GBP,
                true,
                true,
                TaxSystem.CODES,
                CODES,
                null,
                needs.parties().stream()
                        .collect(Collectors.toMap(
                                need -> need, need -> new Lookup.Found<>(new Ref<>("c", need.name())))),
                needs.items().stream()
                        .collect(
                                Collectors.toMap(need -> need, need -> new Lookup.Found<>(new Ref<>("i", need.sku())))),
                Map.of());
        if (!(new SaleMapper(RULES, chart).map(sale) instanceof Mapping.Mapped(var _, var document))) {
            throw new AssertionError(new SaleMapper(RULES, chart).map(sale).toString());
        }
        return document.form().lines().stream()
                .collect(Collectors.toMap(
                        BritishBooks::codeOf, line -> line.net().getAmount(), BigDecimal::add, TreeMap::new));
    }

    private static String codeOf(DocumentLine line) {
        return Objects.requireNonNull(line.taxCode()).name();
    }

    private static TaxCode code(String name, String percent, Treatment treatment) {
        var part = new TaxCode.Part(new Ref<>(name, name), TaxRate.ofPercent(percent));
        return new TaxCode(
                new Ref<>(name, name), List.of(part), new TaxUse(treatment, Jurisdiction.of(new Country("GB"))));
    }
}
