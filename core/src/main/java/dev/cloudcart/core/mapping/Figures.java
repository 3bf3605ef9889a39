package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.mapping.TaxCodes.Finding;
import dev.cloudcart.core.money.Apportionment;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.TradeEvent;

/// Works out lines and tax of an event so that, rounded, they add up to it exactly: the tax of every rate to the
/// event's own tax, and the nets of all parts to what remains of its total.
final class Figures {

    private final TradeEvent event;
    private final Money gross;
    private final Money tax;
    private final List<Part> parts;
    private final Jurisdiction place;
    private final Rules.TaxMode mode;
    private final Rules.Tax rules;
    private final Chart chart;
    private final TaxCodes codes;

    record Worked(List<DocumentLine> lines, TaxStatement tax) {}

    /// @param parts what the event comes to
    /// @param place whose tax it is
    /// @param codes those that may be used
    Figures(
            TradeEvent event,
            List<Part> parts,
            Jurisdiction place,
            Rules.TaxMode mode,
            Rules.Tax rules,
            Chart chart,
            TaxCodes codes) {
        this.event = event;
        this.gross = Totals.inBooks(event);
        this.tax = Totals.taxInBooks(event);
        this.parts = List.copyOf(parts);
        this.place = place;
        this.mode = mode;
        this.rules = rules;
        this.chart = chart;
        this.codes = codes;
    }

    /// What cannot be rounded to its total is held alone, whoever is to blame for it.
    Checked<Worked> work() {
        try {
            return worked();
        } catch (Apportionment.Missed _) {
            return Checked.lacking(Reason.other(
                    "Its lines cannot be rounded to its total of %s with a tax of %s".formatted(gross, tax),
                    "Please report this with its number: it is posted when that is mended; or enter it by hand and dismiss"
                            + " this"));
        }
    }

    private Checked<Worked> worked() {
        return switch (mode) {
            case NONE -> taxInside();
            case LINE -> taxOnALine();
            case BY_COMPANY, OVERRIDE ->
                switch (chart.taxSystem()) {
                    case OFF -> taxInside();
                    case CODES -> byCode();
                    case US, US_AUTOMATED -> event instanceof Sale ? unitedStates() : taxInside();
                };
        };
    }

    /// The line is the order's own tax, and the others share what remains.
    private Checked<Worked> taxOnALine() {
        var all = Parts.withTaxOnALine(parts, ItemNeed.ofSettings(rules.lineItem()), BigMoney.zero(event.currency()));
        if (all.size() == parts.size()) {
            return untaxed(all);
        }
        var nets = new ArrayList<>(Apportionment.of(gross.minus(tax), nets(all.subList(0, parts.size()))));
        nets.add(tax);
        return untaxed(all, nets);
    }

    private Checked<Worked> taxInside() {
        return untaxed(parts.stream().map(Part::withTaxInside).toList());
    }

    private Checked<Worked> untaxed(List<Part> all) {
        return untaxed(all, Apportionment.of(gross, nets(all)));
    }

    private Checked<Worked> untaxed(List<Part> all, List<Money> nets) {
        return items(all).map(items -> untaxed(all, items, nets));
    }

    private Worked untaxed(List<Part> all, List<Ref<Ref.Item>> items, List<Money> nets) {
        var none = Money.zero(event.currency());
        boolean isSaleInStates = event instanceof Sale
                && (chart.taxSystem() == TaxSystem.US || chart.taxSystem() == TaxSystem.US_AUTOMATED);
        return isSaleInStates
                ? new Worked(
                        lines(all, items, nets, none, _ -> DocumentLine.UNTAXED),
                        new TaxStatement.UnitedStates(null, none, isAutomated()))
                : new Worked(lines(all, items, nets, none, _ -> null), new TaxStatement.None());
    }

    private Checked<Worked> byCode() {
        return items(parts).and(CodedTaxes.of(parts, codes, place, event.currency()), this::byCode);
    }

    private Worked byCode(List<Ref<Ref.Item>> items, CodedTaxes taxes) {
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

    private Checked<Worked> unitedStates() {
        return mayBeReplaced()
                ? Checked.lacking(SaleCause.TAX_MAY_BE_REPLACED.of())
                : items(parts)
                        .and(
                                UnitedStatesTax.of(parts, codes, place, event.currency(), codeForAll()),
                                this::unitedStates);
    }

    private Worked unitedStates(List<Ref<Ref.Item>> items, UnitedStatesTax tax) {
        var rounded = rounded(nets(parts), List.of(tax.unrounded()));
        var none = Money.zero(event.currency());
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
        var name = rules.unitedStatesCode();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(codes.named()
                        .ofName(name)
                        .<Finding>map(Finding.Found::new)
                        .orElseGet(() -> new Finding.Lacking(SaleCause.UNITED_STATES_CODE_MISSING.of(name))));
    }

    /// Whether QuickBooks hears our amount depends on a permission of the company that nobody can read (Intuit,
    /// `UseAutomatedSalesTax`), so a person has to say it.
    private boolean mayBeReplaced() {
        return isAutomated()
                && mode != Rules.TaxMode.OVERRIDE
                && parts.stream().anyMatch(part -> !part.tax().isZero());
    }

    private boolean isAutomated() {
        return chart.taxSystem() == TaxSystem.US_AUTOMATED;
    }

    private Checked<List<Ref<Ref.Item>>> items(List<Part> all) {
        return Checked.all(all.stream()
                .map(part -> LookedUp.ref(chart.items().get(part.item())))
                .toList());
    }

    private static List<BigMoney> nets(List<Part> parts) {
        return parts.stream().map(Part::net).toList();
    }

    private static List<DocumentLine> lines(
            List<Part> parts,
            List<Ref<Ref.Item>> items,
            List<Money> nets,
            Money tax,
            Function<Part, @Nullable Ref<Ref.TaxCode>> code) {
        var lines = new ArrayList<DocumentLine>();
        for (int i = 0; i < parts.size(); i++) {
            lines.addAll(Lines.of(parts.get(i), items.get(i), nets.get(i), tax, code.apply(parts.get(i))));
        }
        return lines;
    }
}
