package dev.cloudcart.core.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Purchase;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reason;

/// What purchase orders and bills have in common: vendor, number, figures and tax.
final class PurchaseForms {

    /// Of a transaction that is taxable (Intuit, limits of transactions).
    private static final int LINES_MAX = 750;

    /// What was ordered is proven apart from what is to be paid.
    private static final String ORDERED = ", ordered";

    /// And so is what is taken off it.
    private static final String CREDITED = ", credited";

    private final Rules rules;
    private final Chart chart;
    private final WantedPurchases wanted;
    private final TaxCodes codes;

    PurchaseForms(Rules rules, Chart chart) {
        this.rules = rules;
        this.chart = chart;
        this.wanted = new WantedPurchases(rules);
        this.codes = TaxCodes.ofPurchases(
                chart.country(), chart.purchasing().taxCodes(), rules.tax().codes());
    }

    /// Those of the numbers that the books take.
    static List<String> fitting(String... numbers) {
        return Stream.of(numbers)
                .filter(number -> !number.isEmpty() && number.length() <= DocumentNumbers.LENGTH_MAX)
                .distinct()
                .toList();
    }

    /// For the note; empty for none.
    static String reference(String supplierReference) {
        var reference = supplierReference.strip();
        return reference.isEmpty() ? "" : ", supplier's reference " + reference;
    }

    /// Null, with the reason added, where the books have no account of the currency.
    @Nullable
    Ref payable(Purchase purchase, Set<Reason> reasons) {
        var payable = chart.purchasing().payables().get(purchase.currency());
        if (payable == null) {
            reasons.add(PurchaseCause.NO_PAYABLE_ACCOUNT.of(purchase.currency()));
        }
        return payable;
    }

    /// Null for the books' own, and where they have no such terms, with the reason added.
    @Nullable
    Ref terms(Set<Reason> reasons) {
        return rules.purchases().billing().terms().isEmpty()
                ? null
                : LookedUp.ref(chart.purchasing().terms()).orNull(reasons);
    }

    /// Null, with the reasons added, when something is missing.
    @Nullable
    Form form(Purchase purchase, @Nullable String number, String note, List<Part> parts, Set<Reason> reasons) {
        if (purchase.gross().isNegative()) {
            reasons.add(PurchaseCause.PURCHASE_BELOW_ZERO.of(purchase.gross()));
        }
        if (number == null) {
            reasons.add(NumberCause.NUMBER_TOO_LONG.of(purchase.ref().number(), DocumentNumbers.LENGTH_MAX));
        }
        Totals.roundedTooMuch(purchase, rules.rounding()).ifPresent(reasons::add);
        var need = wanted.vendor(purchase);
        if (need.isEmpty()) {
            reasons.add(PurchaseCause.SUPPLIER_UNKNOWN.of());
        }
        var vendor = need.map(one -> LookedUp.ref(chart.parties().get(one)).orNull(reasons))
                .orElse(null);
        var rate = wanted.rate(purchase)
                .map(one -> LookedUp.value(chart.rates().get(one)).orNull(reasons))
                .orElse(null);
        var figures = new Figures(purchase, parts, place(purchase), mode(), rules.tax(), chart, codes)
                .work()
                .orNull(reasons);
        if (vendor == null || figures == null) {
            return null;
        }
        if (figures.lines().size() > LINES_MAX) {
            reasons.add(PurchaseCause.TOO_MANY_PURCHASE_LINES.of(figures.lines().size(), LINES_MAX));
        }
        return new Form(
                vendor,
                need.orElseThrow().name() + group(purchase),
                wanted.day(purchase.at()),
                number,
                note,
                rate,
                figures.lines(),
                figures.tax(),
                Totals.inBooks(purchase));
    }

    private static String group(Purchase purchase) {
        return switch (purchase) {
            case PurchaseOrder _ -> ORDERED;
            case Delivery delivery -> delivery.extent() == Extent.CORRECTION ? CREDITED : "";
        };
    }

    /// A supplier charges the tax of the company's own country, or none; what is of another country is no tax that
    /// can be claimed here, and finds no code. Without tax it matters where the supplier is: who sells in another
    /// currency need not be at home.
    private Jurisdiction place(Purchase purchase) {
        var supplier = purchase.supplier().country();
        if (!purchase.tax().isZero() || (!supplier.isKnown() && !wanted.isForeign(purchase))) {
            return Jurisdiction.of(chart.country());
        }
        return supplier.isKnown() ? supplier : Jurisdiction.UNKNOWN;
    }

    /// Sales tax in the United States is no tax on purchases: it is a part of what they cost.
    private Rules.TaxMode mode() {
        return rules.tax().mode() == Rules.TaxMode.NONE ? Rules.TaxMode.NONE : Rules.TaxMode.BY_COMPANY;
    }
}
