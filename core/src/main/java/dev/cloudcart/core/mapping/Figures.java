package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.mapping.TaxCodes.Finding;
import dev.cloudcart.core.money.Apportionment;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

/// Works out lines and tax of a sale so that, rounded, they add up to it exactly: the tax of every rate to the
/// order's own tax, and the nets of all parts to what remains of its total.
final class Figures {

    private final Sale sale;
    private final Money gross;
    private final Money tax;
    private final Rules rules;
    private final Rules.TaxMode mode;
    private final Wanted wanted;
    private final Chart chart;
    private final TaxCodes codes;
    private final Buyers buyers;

    record Worked(List<DocumentLine> lines, TaxStatement tax) {}

    Figures(Sale sale, Rules rules, Wanted wanted, Chart chart, TaxCodes codes) {
        this.sale = sale;
        this.gross = Totals.inBooks(sale);
        this.tax = Totals.taxInBooks(sale);
        this.rules = rules;
        this.mode = rules.taxMode(sale.channel());
        this.wanted = wanted;
        this.chart = chart;
        this.codes = codes;
        this.buyers = new Buyers(rules.stores(), rules.home(), codes);
    }

    /// Null, with the reasons added, when something is missing.
    @Nullable
    Worked work(Set<Reason> reasons) {
        var parts = Parts.of(sale, wanted, rules.tax().codes().tellsKindsApart());
        return switch (mode) {
            case NONE -> untaxed(parts.stream().map(Part::withTaxInside).toList(), reasons);
            case LINE -> taxOnALine(parts, reasons);
            case BY_COMPANY, OVERRIDE ->
                switch (chart.taxSystem()) {
                    case OFF -> untaxed(parts.stream().map(Part::withTaxInside).toList(), reasons);
                    case CODES -> byCode(parts, reasons);
                    case US, US_AUTOMATED -> unitedStates(parts, reasons);
                };
        };
    }

    /// The line is the order's own tax, and the others share what remains.
    private @Nullable Worked taxOnALine(List<Part> parts, Set<Reason> reasons) {
        var all = Parts.withTaxOnALine(parts, wanted, BigMoney.zero(sale.currency()));
        if (all.size() == parts.size()) {
            return untaxed(all, reasons);
        }
        var nets = new ArrayList<>(Apportionment.of(gross.minus(tax), nets(all.subList(0, parts.size()))));
        nets.add(tax);
        return untaxed(all, nets, reasons);
    }

    private @Nullable Worked untaxed(List<Part> parts, Set<Reason> reasons) {
        return untaxed(parts, Apportionment.of(gross, nets(parts)), reasons);
    }

    private @Nullable Worked untaxed(List<Part> parts, List<Money> nets, Set<Reason> reasons) {
        var items = items(parts, reasons);
        if (items == null) {
            return null;
        }
        var none = Money.zero(sale.currency());
        return switch (chart.taxSystem()) {
            case CODES, OFF -> new Worked(lines(parts, items, nets, none, _ -> null), new TaxStatement.None());
            case US, US_AUTOMATED ->
                new Worked(
                        lines(parts, items, nets, none, _ -> DocumentLine.UNTAXED),
                        new TaxStatement.UnitedStates(null, none, isAutomated()));
        };
    }

    private @Nullable Worked byCode(List<Part> parts, Set<Reason> reasons) {
        var items = items(parts, reasons);
        var taxes = CodedTaxes.of(parts, codes, buyers.of(sale), sale.currency(), reasons);
        if (items == null || taxes == null) {
            return null;
        }
        var rounded = rounded(nets(parts), taxes.unrounded());
        var settled = taxes.settle(rounded.nets(), rounded.taxes());
        var lines = new ArrayList<DocumentLine>();
        for (int i = 0; i < parts.size(); i++) {
            lines.addAll(
                    Lines.of(parts.get(i), items.get(i), rounded.nets().get(i), settled.taxOf(i), taxes.codeOf(i)));
        }
        return new Worked(lines, new TaxStatement.ByCode(settled.total(), settled.entries()));
    }

    private record Rounded(List<Money> nets, List<Money> taxes) {}

    private Rounded rounded(List<BigMoney> nets, List<BigMoney> taxes) {
        return new Rounded(Apportionment.of(gross.minus(tax), nets), Apportionment.of(tax, taxes));
    }

    private @Nullable Worked unitedStates(List<Part> parts, Set<Reason> reasons) {
        if (mayBeReplaced(parts)) {
            reasons.add(SaleCause.TAX_MAY_BE_REPLACED.of());
            return null;
        }
        var items = items(parts, reasons);
        var tax = UnitedStatesTax.of(parts, codes, buyers.of(sale), sale.currency(), codeForAll(), reasons);
        if (items == null || tax == null) {
            return null;
        }
        var rounded = rounded(nets(parts), List.of(tax.unrounded()));
        var none = Money.zero(sale.currency());
        var lines = lines(
                parts,
                items,
                rounded.nets(),
                none,
                part -> part.tax().isZero() ? DocumentLine.UNTAXED : DocumentLine.TAXED);
        return new Worked(
                lines, new TaxStatement.UnitedStates(tax.code(), rounded.taxes().getFirst(), isAutomated()));
    }

    /// What the settings name for sales that no code is made for.
    private Optional<Finding> codeForAll() {
        var name = rules.tax().unitedStatesCode();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(codes.named()
                        .ofName(name)
                        .<Finding>map(Finding.Found::new)
                        .orElseGet(() -> new Finding.Lacking(SaleCause.UNITED_STATES_CODE_MISSING.of(name))));
    }

    /// Whether QuickBooks hears our amount depends on a permission of the company that nobody can read (Intuit,
    /// `UseAutomatedSalesTax`), so a person has to say it.
    private boolean mayBeReplaced(List<Part> parts) {
        return isAutomated()
                && mode != Rules.TaxMode.OVERRIDE
                && parts.stream().anyMatch(part -> !part.tax().isZero());
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

    private static List<DocumentLine> lines(
            List<Part> parts, List<Ref> items, List<Money> nets, Money tax, Function<Part, @Nullable Ref> code) {
        var lines = new ArrayList<DocumentLine>();
        for (int i = 0; i < parts.size(); i++) {
            lines.addAll(Lines.of(parts.get(i), items.get(i), nets.get(i), tax, code.apply(parts.get(i))));
        }
        return lines;
    }
}
