package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.money.Apportionment;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

/// Works out lines and tax of a sale so that, rounded, they add up to its total exactly: the nets of all parts and the tax of
/// every rate are apportioned together.
final class Figures {

    private static final Ref TAXED = new Ref("TAX", "TAX");
    private static final Ref UNTAXED = new Ref("NON", "NON");
    private static final Reason REPLACED = Reason.other(
            "QuickBooks computes the sales tax of this company itself, and may replace the tax that the shop charged",
            "Choose the tax mode \"line\", so that the tax goes on a line of its own, or \"override\" where QuickBooks lets"
                    + " apps set the tax; then retry");

    private final Sale sale;
    private final Money gross;
    private final Rules rules;
    private final Wanted wanted;
    private final Chart chart;
    private final TaxCodes codes;

    record Worked(List<DocumentLine> lines, TaxStatement tax) {}

    Figures(Sale sale, Rules rules, Wanted wanted, Chart chart, TaxCodes codes) {
        this.sale = sale;
        this.gross = Totals.inBooks(sale);
        this.rules = rules;
        this.wanted = wanted;
        this.chart = chart;
        this.codes = codes;
    }

    /// Null, with the reasons added, when something is missing.
    @Nullable
    Worked work(Set<Reason> reasons) {
        var parts = Parts.of(sale, wanted);
        if (parts.isEmpty()) {
            reasons.add(
                    Reason.other("It has neither lines nor postage, and QuickBooks takes no document without a line",
                            "Dismiss it, or give the order a line in Linnworks"));
            return null;
        }
        return switch (rules.tax().mode()) {
            case NONE -> untaxed(parts.stream().map(Part::withTaxInside).toList(), reasons);
            case LINE -> untaxed(Parts.withTaxOnALine(parts, wanted, BigMoney.zero(sale.currency())), reasons);
            case BY_COMPANY, OVERRIDE -> switch (chart.taxSystem()) {
                case OFF -> untaxed(parts.stream().map(Part::withTaxInside).toList(), reasons);
                case CODES -> byCode(parts, reasons);
                case US, US_AUTOMATED -> unitedStates(parts, reasons);
            };
        };
    }

    private @Nullable Worked untaxed(List<Part> parts, Set<Reason> reasons) {
        var items = items(parts, reasons);
        if (items == null) {
            return null;
        }
        var nets = Apportionment.of(gross, nets(parts));
        var none = Money.zero(sale.currency());
        return switch (chart.taxSystem()) {
            case CODES, OFF -> new Worked(lines(parts, items, nets, none, _ -> null), new TaxStatement.None());
            case US, US_AUTOMATED -> new Worked(lines(parts, items, nets, none, _ -> UNTAXED),
                    new TaxStatement.UnitedStates(null, none, isAutomated()));
        };
    }

    private @Nullable Worked byCode(List<Part> parts, Set<Reason> reasons) {
        var items = items(parts, reasons);
        var taxes = CodedTaxes.of(parts, codes, sale, reasons);
        if (items == null || taxes == null) {
            return null;
        }
        var rounded = Apportionment.of(gross, Stream.concat(nets(parts).stream(), taxes.unrounded().stream())
                .toList());
        var nets = rounded.subList(0, parts.size());
        var settled = taxes.settle(nets, rounded.subList(parts.size(), rounded.size()));
        var lines = new ArrayList<DocumentLine>();
        for (int i = 0; i < parts.size(); i++) {
            lines.addAll(Lines.of(parts.get(i), items.get(i), nets.get(i), settled.taxOf(i), taxes.codeOf(i)));
        }
        return new Worked(lines, new TaxStatement.ByCode(settled.total(), settled.entries()));
    }

    /// One code for the whole document, by the rate that the tax is of what is taxed (Intuit, `TxnTaxDetail.TxnTaxCodeRef`).
    private @Nullable Worked unitedStates(List<Part> parts, Set<Reason> reasons) {
        var items = items(parts, reasons);
        var tax = UnitedStatesTax.of(parts, codes, sale, reasons);
        if (mayBeReplaced(tax)) {
            reasons.add(REPLACED);
            return null;
        }
        if (items == null || tax == null) {
            return null;
        }
        var rounded = Apportionment.of(gross, Stream.concat(nets(parts).stream(), Stream.of(tax.unrounded()))
                .toList());
        var none = Money.zero(sale.currency());
        var lines = lines(parts, items, rounded.subList(0, parts.size()), none,
                part -> part.tax().isZero() ? UNTAXED : TAXED);
        return new Worked(lines, new TaxStatement.UnitedStates(tax.code(), rounded.getLast(), isAutomated()));
    }

    /// Whether QuickBooks hears our amount depends on a permission of the company that nobody can read (Intuit,
    /// `UseAutomatedSalesTax`), so a person has to say it.
    private boolean mayBeReplaced(@Nullable UnitedStatesTax tax) {
        return isAutomated() && rules.tax().mode() != Rules.TaxMode.OVERRIDE && (tax == null || !tax.unrounded()
                .isZero());
    }

    private boolean isAutomated() {
        return chart.taxSystem() == TaxSystem.US_AUTOMATED;
    }

    private @Nullable List<Ref> items(List<Part> parts, Set<Reason> reasons) {
        var items = new ArrayList<Ref>();
        for (var part : parts) {
            var item = SaleMapper.ref(chart.items().get(part.item()), reasons);
            if (item != null) {
                items.add(item);
            }
        }
        return items.size() == parts.size() ? items : null;
    }

    private static List<BigMoney> nets(List<Part> parts) {
        return parts.stream().map(Part::net).toList();
    }

    private static List<DocumentLine> lines(List<Part> parts, List<Ref> items, List<Money> nets, Money tax,
            Function<Part, @Nullable Ref> code) {
        var lines = new ArrayList<DocumentLine>();
        for (int i = 0; i < parts.size(); i++) {
            lines.addAll(Lines.of(parts.get(i), items.get(i), nets.get(i), tax, code.apply(parts.get(i))));
        }
        return lines;
    }
}
