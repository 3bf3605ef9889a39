package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.PayAccount;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Purchase;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceRef;

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

    /// The number of a record, shortened before the end that tells it from others of its order, where it is too
    /// long. Where it stands on another document of ours, as of two orders of one number, the end of its identity
    /// follows it.
    ///
    /// @param order whose number the record's begins with
    static List<String> own(SourceRef ref, SourceRef order) {
        var number = ref.number();
        var end = number.substring(Math.min(order.number().length(), number.length()));
        int room = DocumentNumbers.LENGTH_MAX - end.length();
        var fitting = number.length() > DocumentNumbers.LENGTH_MAX && !end.isEmpty() && room > 0
                ? number.substring(0, room) + end
                : number;
        return fitting(fitting, DocumentNumbers.withIdentity(fitting, ref));
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

    Checked<Ref<Ref.Account>> payable(CurrencyUnit currency) {
        return payable(rules, chart, currency);
    }

    /// The one that the settings name, or else the usual one of the currency.
    static Checked<Ref<Ref.Account>> payable(Rules rules, Chart chart, CurrencyUnit currency) {
        var named = Rules.AccountOf.in(rules.purchases().billing().owedOn(), currency);
        if (named.isPresent()) {
            return chart.purchasing().owedOn().stream()
                    .filter(one -> one.isCalled(named.get()) && one.currency().equals(currency))
                    .findFirst()
                    .map(one -> Checked.good(one.ref()))
                    .orElseGet(() -> Checked.lacking(BooksOn.lacking(
                            chart, currency, PurchaseCause.PAYABLE_ACCOUNT_MISSING.of(currency, named.get()))));
        }
        var payable = chart.purchasing().payables().get(currency);
        return payable == null
                ? Checked.lacking(BooksOn.lacking(chart, currency, PurchaseCause.NO_PAYABLE_ACCOUNT.of(currency)))
                : Checked.good(payable);
    }

    /// Where a bill or vendor credit is owed that stands: it stays there when it is amended, and what is set
    /// against it is on the same account. What was posted before anybody could name an account is on the usual
    /// one. Empty where QuickBooks has that account no more.
    static Optional<Ref<Ref.Account>> payable(Chart chart, Position.Live bill) {
        var id = bill.intent().expected().payable();
        var purchasing = chart.purchasing();
        if (id == null) {
            return Optional.ofNullable(
                    purchasing.payables().get(bill.intent().gross().getCurrencyUnit()));
        }
        boolean isThere = purchasing.owedOn().isEmpty()
                || purchasing.owedOn().stream().anyMatch(one -> one.ref().id().equals(id));
        return isThere ? Optional.of(new Ref<>(id, "")) : Optional.empty();
    }

    /// Empty for the books' own.
    Checked<Optional<Ref<Ref.Terms>>> terms() {
        return rules.purchases().billing().terms().isEmpty()
                ? Checked.good(Optional.empty())
                : LookedUp.ref(chart.purchasing().terms()).map(Optional::of);
    }

    Checked<Form> form(Purchase purchase, @Nullable String number, String note, List<Part> parts) {
        var figures =
                rules.purchases().lines().onAccount() ? onAccount(purchase, parts) : worked(purchase, parts, chart);
        var on = new BooksOn(wanted.day(purchase.at()), chart);
        return Checked.noneOf(objections(purchase, number))
                .and(vendor(purchase), (_, vendor) -> vendor)
                .and(on.rate(purchase.currency()), Head::new)
                .and(
                        figures.then(PurchaseForms::notTooMany),
                        (head, worked) -> new Form(
                                head.vendor().ref(),
                                head.vendor().name() + group(purchase),
                                on.day(),
                                number,
                                note,
                                head.rate().orElse(null),
                                worked.lines(),
                                worked.tax(),
                                Totals.inBooks(purchase)));
    }

    private Checked<Figures.Worked> worked(Purchase purchase, List<Part> parts, Chart from) {
        return new Figures(purchase, parts, place(purchase), mode(), rules.tax(), from, codes).work();
    }

    /// The account stands in the place of every product.
    private Checked<Figures.Worked> onAccount(Purchase purchase, List<Part> parts) {
        var name = rules.purchases().lines().account().strip();
        var account = chart.purchasing().expenses().stream()
                .filter(one -> name.isEmpty() || one.isCalled(name))
                .findFirst();
        if (account.isEmpty()) {
            return Checked.lacking(PurchaseCause.NO_PURCHASES_ACCOUNT.of(name.isEmpty() ? "of the usual types" : name));
        }
        var items = parts.stream()
                .map(Part::item)
                .distinct()
                .collect(Collectors.toMap(item -> item, _ -> (Lookup<Ref<Ref.Item>>)
                        new Lookup.Found<>(Ref.onLine(account.get().ref()))));
        return worked(purchase, parts, chart.withItems(items))
                .map(all -> new Figures.Worked(
                        all.lines().stream().map(DocumentLine::asOnAccount).toList(), all.tax()));
    }

    /// The account of the currency that purchases are paid from.
    Checked<PayAccount> payFrom(CurrencyUnit currency) {
        return SupplierPaymentMapper.account(rules, chart, currency);
    }

    private record Vendor(Ref<Ref.Party> ref, String name) {}

    /// @param rate empty in the home currency
    private record Head(Vendor vendor, Optional<BigDecimal> rate) {}

    private List<Reason> objections(Purchase purchase, @Nullable String number) {
        var reasons = new ArrayList<Reason>();
        if (purchase.gross().isNegative()) {
            reasons.add(PurchaseCause.PURCHASE_BELOW_ZERO.of(purchase.gross()));
        }
        if (number == null) {
            reasons.add(PurchaseCause.PURCHASE_NUMBER_TOO_LONG.of(purchase.ref().number(), DocumentNumbers.LENGTH_MAX));
        }
        Totals.roundedTooMuch(purchase, rules.rounding()).ifPresent(reasons::add);
        return reasons;
    }

    private Checked<Vendor> vendor(Purchase purchase) {
        return wanted.vendor(purchase)
                .map(need -> LookedUp.ref(chart.parties().get(need)).map(ref -> new Vendor(ref, need.name())))
                .orElseGet(() -> Checked.lacking(
                        purchase instanceof Delivery delivery && delivery.isCost()
                                ? PurchaseCause.COST_WITHOUT_VENDOR.of(
                                        delivery.costs().getFirst().type())
                                : PurchaseCause.SUPPLIER_UNKNOWN.of()));
    }

    private static Checked<Figures.Worked> notTooMany(Figures.Worked figures) {
        int lines = figures.lines().size();
        return lines > LINES_MAX
                ? Checked.lacking(PurchaseCause.TOO_MANY_PURCHASE_LINES.of(lines, LINES_MAX))
                : Checked.good(figures);
    }

    private static String group(Purchase purchase) {
        return switch (purchase) {
            case PurchaseOrder _ -> ORDERED;
            case Delivery delivery ->
                delivery.extent() == Extent.CORRECTION || delivery.extent() == Extent.REBATE ? CREDITED : "";
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
