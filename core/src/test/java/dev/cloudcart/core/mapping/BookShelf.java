package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PayAccount;
import dev.cloudcart.core.books.Purchasing;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

/// Rules and charts for tests: a British company that knows whatever it is asked for.
public final class BookShelf {
    private BookShelf() {}

    public static final List<TaxCode> BRITISH = List.of(
            code("2", "20.0% S", "20"),
            code("3", "5.0% R", "5"),
            code("4", "0.0% Z", "0", Treatment.ZERO_RATED, "GB", ""),
            code("5", "Exempt", "0", Treatment.EXEMPT, "GB", ""),
            code("6", "20.0% RC SG", "20", Treatment.SPECIAL, "GB", ""),
            code("12", "19.0% DE OSS", "19", Treatment.TAXED, "DE", ""),
            code("13", "20.0% FR OSS", "20", Treatment.TAXED, "FR", ""));

    private static final Stores NO_STORES = new Stores(List.of());
    private static final Rules.Sales SALES = new Rules.Sales(
            Rules.TransactionType.RECEIPT_IF_PAID,
            new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "", ""),
            Rules.Include.USUAL,
            Rules.LongOrders.MERGE_THEN_SPLIT);
    private static final Rules.Customers CUSTOMERS = new Rules.Customers(Rules.Matching.STORE_AND_CURRENCY, "", true);
    private static final Rules.Products PRODUCTS =
            new Rules.Products(Rules.MissingProduct.CREATE_NON_INVENTORY, "Shipping", "Discount", "", "");
    private static final Rules.Tax TAX = tax(Rules.TaxMode.BY_COMPANY, TaxTable.EMPTY);

    public static Rules rules() {
        return rules(Rules.Changes.USUAL);
    }

    public static Rules rules(Rules.TaxMode mode) {
        return rules(tax(mode, TaxTable.EMPTY));
    }

    public static Rules rules(TaxTable table) {
        return rules(tax(Rules.TaxMode.BY_COMPANY, table));
    }

    private static Rules.Tax tax(Rules.TaxMode mode, TaxTable table) {
        return new Rules.Tax(mode, "Sales tax", table, "");
    }

    public static Rules rules(Stores stores) {
        return rules(stores, SALES, CUSTOMERS, PRODUCTS, TAX, Rules.Rounding.NONE, Rules.Changes.USUAL);
    }

    public static Rules rules(Rules.Tax tax) {
        return rules(NO_STORES, SALES, CUSTOMERS, PRODUCTS, tax, Rules.Rounding.NONE, Rules.Changes.USUAL);
    }

    public static Rules rules(Rules.Changes changes) {
        return rules(NO_STORES, SALES, CUSTOMERS, PRODUCTS, TAX, Rules.Rounding.NONE, changes);
    }

    public static Rules rules(Rules.Sales sales) {
        return rules(NO_STORES, sales, CUSTOMERS, PRODUCTS, TAX, Rules.Rounding.NONE, Rules.Changes.USUAL);
    }

    static Rules rules(Rules.Customers customers, Rules.Products products) {
        return rules(NO_STORES, SALES, customers, products, TAX, Rules.Rounding.NONE, Rules.Changes.USUAL);
    }

    public static Rules rules(Rules.Purchases purchases) {
        return rules().with(purchases);
    }

    public static Rules tolerating(String tolerance) {
        var rounding = new Rules.Rounding(new BigDecimal(tolerance));
        return rules(NO_STORES, SALES, CUSTOMERS, PRODUCTS, TAX, rounding, Rules.Changes.USUAL);
    }

    private static Rules rules(
            Stores stores,
            Rules.Sales sales,
            Rules.Customers customers,
            Rules.Products products,
            Rules.Tax tax,
            Rules.Rounding rounding,
            Rules.Changes changes) {
        return new Rules(
                1,
                CurrencyUnit.GBP,
                ZoneId.of("Europe/London"),
                LocalDate.of(2026, 1, 1),
                stores,
                sales,
                customers,
                products,
                tax,
                rounding,
                changes,
                Rules.Purchases.OFF);
    }

    public static Chart chart(Needs needs) {
        return chart(needs, TaxSystem.CODES, BRITISH);
    }

    public static Chart chart(Needs needs, TaxSystem system, List<TaxCode> codes) {
        return chart(needs, "GB", system, codes);
    }

    public static Chart chart(Needs needs, String country, TaxSystem system, List<TaxCode> codes) {
        return new Chart(
                new Country(country),
                CurrencyUnit.GBP,
                true,
                true,
                system,
                codes,
                new Purchasing(
                        codes,
                        Map.of(
                                CurrencyUnit.GBP,
                                new Ref<>("ap", "A/P"),
                                CurrencyUnit.EUR,
                                new Ref<>("ap-eur", "A/P EUR"))),
                null,
                found(needs.parties(), need -> new Ref<>("c-" + need.name(), need.name())),
                found(needs.items(), need -> new Ref<>("i-" + need.sku(), need.sku())),
                found(needs.rates(), need -> new BigDecimal("0.79")));
    }

    /// A code for plain sales at home.
    public static TaxCode code(String id, String name, String percent) {
        return code(id, name, percent, Treatment.TAXED, "GB", "");
    }

    public static TaxCode code(
            String id, String name, String percent, Treatment treatment, String country, String region) {
        return new TaxCode(
                new Ref<>(id, name),
                List.of(new TaxCode.Part(new Ref<>("r" + id, name), TaxRate.ofPercent(percent))),
                new TaxUse(treatment, new Jurisdiction(new Country(country), region)));
    }

    private static <N, T> Map<N, Lookup<T>> found(Set<N> needs, Function<N, T> value) {
        return needs.stream()
                .collect(Collectors.toMap(Function.identity(), need -> new Lookup.Found<>(value.apply(need))));
    }

    /// The same, with accounts to pay from, and one more that purchases can be owed on.
    public static Chart withAccounts(Chart chart) {
        var accounts = List.of(
                new PayAccount(new Ref<>("35", "Current"), "Bank:Current", CurrencyUnit.GBP, false),
                new PayAccount(new Ref<>("36", "Euros"), "Euros", CurrencyUnit.EUR, false));
        return new Chart(
                chart.country(),
                chart.home(),
                chart.multicurrency(),
                chart.customNumbers(),
                chart.taxSystem(),
                chart.taxCodes(),
                new Purchasing(
                        chart.purchasing().taxCodes(),
                        chart.purchasing().payables(),
                        List.of(
                                new PayAccount(new Ref<>("ap", "A/P"), "A/P", CurrencyUnit.GBP, false),
                                new PayAccount(
                                        new Ref<>("40", "Trade creditors"),
                                        "Trade creditors",
                                        CurrencyUnit.GBP,
                                        false)),
                        accounts,
                        List.of(),
                        null),
                chart.booksClosedUntil(),
                chart.parties(),
                chart.items(),
                chart.rates());
    }
}
