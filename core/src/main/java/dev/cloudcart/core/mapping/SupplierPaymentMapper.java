package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PayAccount;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.trade.SupplierPayment;

/// Turns what was paid to suppliers into bill payments: of the bills of their purchase order the oldest first, each up
/// to what is open of it.
///
/// ```
/// 2026-06-30 bill payment "Sport Fan Co"
///   pays 52   600.00
///   pays 57    48.71
///   total     648.71 GBP
/// ```
public final class SupplierPaymentMapper {

    /// What was bought is proven apart from what was paid for it.
    private static final String PAYMENTS = ", payments";

    private final Rules rules;
    private final Chart chart;

    /// @param chart must know all that [#needs] named; serves one page of payments, and one thread
    public SupplierPaymentMapper(Rules rules, Chart chart) {
        this.rules = rules;
        this.chart = chart;
    }

    /// What the chart must know before these can be mapped. What will be skipped needs nothing. The vendor is the
    /// bills'; that one is needed tells the chart that something was bought.
    public static Needs needs(Rules rules, List<SupplierPayment> payments) {
        var wanted = payments.stream()
                .filter(payment -> whyNot(payment, rules).isEmpty())
                .toList();
        return new Needs(
                wanted.stream()
                        .flatMap(payment ->
                                new WantedPurchases(rules).vendor(payment.supplier(), payment.currency()).stream())
                        .collect(Collectors.toSet()),
                Set.of(),
                wanted.stream()
                        .filter(payment -> isForeign(payment, rules))
                        .map(payment -> rate(payment, rules))
                        .collect(Collectors.toSet()));
    }

    /// @param bills of the order that stand, the oldest first
    /// @param others payments of the order that stand
    public Mapping map(SupplierPayment payment, List<Position.Live> bills, List<Position.Live> others) {
        var skipped = whyNot(payment, rules);
        if (skipped.isPresent()) {
            return new Mapping.Skipped(payment.ref(), skipped.get());
        }
        var open = OpenBills.beside(others, payment.currency());
        return Checked.mapping(payment, document(payment, onOneAccount(payment, bills, open), open));
    }

    private Checked<Document> document(SupplierPayment payment, List<Position.Live> bills, OpenBills open) {
        var on = new BooksOn(day(payment, rules), chart);
        var able = Checked.noneOf(on.closed().stream().toList());
        if (payment.gross().isNegative()) {
            return able.and(
                    Checked.<Document>lacking(StatementCause.PAID_BELOW_ZERO.of(payment.gross())),
                    (_, document) -> document);
        }
        return able.and(account(rules, chart, payment.currency()), (_, account) -> account)
                .and(on.rate(payment.currency()), (account, rate) -> new Side(account, rate, on.day()))
                .and(applied(payment, bills, open), Paying::new)
                .and(payable(payment, bills), (paying, payable) -> document(payment, paying, payable));
    }

    /// No payment pays bills that are owed on two accounts: of those on the first that suffice; where none do, of those
    /// of which most is open.
    private List<Position.Live> onOneAccount(SupplierPayment payment, List<Position.Live> bills, OpenBills open) {
        var byAccount = new LinkedHashMap<String, List<Position.Live>>();
        bills.forEach(bill -> byAccount
                .computeIfAbsent(PurchaseForms.payable(chart, bill).map(Ref::id).orElse(""), _ -> new ArrayList<>())
                .add(bill));
        if (byAccount.size() < 2) {
            return bills;
        }
        var wanted = Totals.inBooks(payment);
        List<Position.Live> most = List.of();
        for (var some : byAccount.values()) {
            if (!open.of(some).isLessThan(wanted)) {
                return some;
            }
            most = most.isEmpty() || open.of(some).isGreaterThan(open.of(most)) ? some : most;
        }
        return most;
    }

    /// Bills that stand are owed where they were, whatever the settings say since.
    private Checked<Ref<Ref.Account>> payable(SupplierPayment payment, List<Position.Live> bills) {
        return bills.stream()
                .flatMap(bill -> PurchaseForms.payable(chart, bill).stream())
                .findFirst()
                .map(Checked::good)
                .orElseGet(() -> PurchaseForms.payable(rules, chart, payment.currency()));
    }

    /// @param rate empty in the home currency
    private record Side(PayAccount payFrom, Optional<BigDecimal> rate, LocalDate day) {}

    private record Paying(Side side, Paid paid) {}

    /// @param vendor the bills'
    private record Paid(Ref<Ref.Party> vendor, List<Applied> bills) {}

    private static Document document(SupplierPayment payment, Paying paying, Ref<Ref.Account> payable) {
        var side = paying.side();
        var paid = paying.paid();
        var form = new Form(
                paid.vendor(),
                paid.vendor().name() + PAYMENTS,
                side.day(),
                null,
                note(payment),
                side.rate().orElse(null),
                List.of(),
                new TaxStatement.None(),
                Totals.inBooks(payment));
        var payFrom = side.payFrom();
        return new Document.BillPayment(form, payable, payFrom.ref(), payFrom.card(), paid.bills());
    }

    private static String note(SupplierPayment payment) {
        var reference = payment.reference().strip();
        return "Linnworks payment statement " + payment.ref().number() + (reference.isEmpty() ? "" : ", " + reference);
    }

    static Checked<PayAccount> account(Rules rules, Chart chart, CurrencyUnit currency) {
        var named = Rules.AccountOf.in(rules.purchases().payments().payFrom(), currency);
        if (named.isEmpty()) {
            return Checked.lacking(
                    BooksOn.lacking(chart, currency, StatementCause.NO_ACCOUNT_TO_PAY_FROM.of(currency)));
        }
        return chart.purchasing().payFrom().stream()
                .filter(one -> one.isCalled(named.get()) && one.currency().equals(currency))
                .findFirst()
                .map(Checked::good)
                .orElseGet(() -> Checked.lacking(BooksOn.lacking(
                        chart, currency, StatementCause.ACCOUNT_TO_PAY_FROM_MISSING.of(currency, named.get()))));
    }

    /// Nothing where the bills do not suffice, for QuickBooks keeps no payment of a bill that pays none; and nothing
    /// where they are of two vendors, as when one that was paid by hand could not follow its order to another.
    private static Checked<Paid> applied(SupplierPayment payment, List<Position.Live> bills, OpenBills stillOpen) {
        var number = payment.order().number();
        var wanted = Totals.inBooks(payment);
        var other = bills.stream()
                .map(bill -> bill.intent().gross())
                .filter(gross -> !gross.isSameCurrency(wanted))
                .findFirst();
        if (other.isPresent()) {
            return Checked.lacking(StatementCause.PAID_IN_OTHER_CURRENCY.of(
                    wanted, number, other.get().getCurrencyUnit()));
        }
        var applied = new ArrayList<Applied>();
        var vendors = new LinkedHashMap<String, Ref<Ref.Party>>();
        var left = wanted;
        for (var bill : bills) {
            var open = stillOpen.of(bill);
            var amount = open.isGreaterThan(left) ? left : open;
            if (amount.isPositive()) {
                applied.add(new Applied(bill.ref().id(), amount));
                var vendor = bill.intent().expected().party();
                if (vendor != null) {
                    vendors.putIfAbsent(vendor.id(), vendor);
                }
                left = left.minus(amount);
            }
        }
        if (vendors.isEmpty() || left.isPositive()) {
            return Checked.lacking(StatementCause.PAID_BEYOND_BILLS.of(wanted, number, wanted.minus(left)));
        }
        return vendors.size() > 1
                ? Checked.lacking(StatementCause.BILLS_OF_TWO_VENDORS.of(
                        wanted,
                        number,
                        vendors.firstEntry().getValue().name(),
                        vendors.lastEntry().getValue().name()))
                : Checked.good(new Paid(vendors.firstEntry().getValue(), applied));
    }

    private static LocalDate day(SupplierPayment payment, Rules rules) {
        return payment.paidAt().atZone(rules.zone()).toLocalDate();
    }

    private static boolean isForeign(SupplierPayment payment, Rules rules) {
        return !payment.currency().equals(rules.home());
    }

    private static RateNeed rate(SupplierPayment payment, Rules rules) {
        return new RateNeed(payment.currency(), day(payment, rules));
    }

    private static Optional<String> whyNot(SupplierPayment payment, Rules rules) {
        if (!payment.standing().counts()) {
            return Optional.of(payment.standing().reason());
        }
        if (payment.gross().isZero()) {
            return Optional.of("of nothing");
        }
        return rules.purchases().hasPayments()
                ? Optional.empty()
                : Optional.of("a payment statement, and those are not synced");
    }
}
