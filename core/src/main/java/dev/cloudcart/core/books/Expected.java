package dev.cloudcart.core.books;

import java.util.LinkedHashMap;
import java.util.List;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What QuickBooks must show of a document, so that it is proven.
///
/// @param gross the total
/// @param tax null where it is not stated
/// @param taxes by rate; empty where no rates are stated
/// @param taxCode the id of the document's own code (United States); null where it has none or QuickBooks chooses
/// it
/// @param customer null where it is not known any more
/// @param lines how many lines with items; null where it is not known any more
/// @param nets of the lines by tax code; empty where they have none, where QuickBooks chooses them, or where it is
/// not known any more
public record Expected(
        Money gross,
        @Nullable Money tax,
        List<RateTax> taxes,
        @Nullable String taxCode,
        @Nullable Ref customer,
        @Nullable Integer lines,
        List<CodeNet> nets) {

    public Expected {
        taxes = List.copyOf(taxes);
        nets = List.copyOf(nets);
    }

    /// Without codes of lines.
    public Expected(
            Money gross,
            @Nullable Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref customer,
            @Nullable Integer lines) {
        this(gross, tax, taxes, taxCode, customer, lines, List.of());
    }

    static Expected of(SalesForm form) {
        return new Expected(
                form.gross(),
                form.tax().total(),
                taxes(form.tax()),
                taxCode(form.tax()),
                form.customer(),
                form.lines().size(),
                nets(form));
    }

    private static List<CodeNet> nets(SalesForm form) {
        var nets = new LinkedHashMap<Ref, Money>();
        if (isAutomated(form.tax())) {
            return List.of();
        }
        for (var line : form.lines()) {
            var code = line.taxCode();
            if (code != null) {
                nets.merge(code, line.net(), Money::plus);
            }
        }
        return nets.entrySet().stream()
                .map(net -> new CodeNet(net.getKey(), net.getValue()))
                .toList();
    }

    private static boolean isAutomated(TaxStatement tax) {
        return tax instanceof TaxStatement.UnitedStates states && states.automated();
    }

    private static List<RateTax> taxes(TaxStatement tax) {
        return tax instanceof TaxStatement.ByCode byCode
                ? byCode.entries().stream()
                        .map(entry -> new RateTax(entry.rate().id(), entry.percent(), entry.tax()))
                        .toList()
                : List.of();
    }

    /// Where QuickBooks computes the tax it puts its own code in place of ours (Intuit, automated sales tax).
    private static @Nullable String taxCode(TaxStatement tax) {
        return tax instanceof TaxStatement.UnitedStates(Ref code, var _, var automated) && code != null && !automated
                ? code.id()
                : null;
    }
}
