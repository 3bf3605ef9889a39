package dev.cloudcart.core.books;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What QuickBooks must show of a document, so that it is proven.
///
/// @param gross the total
/// @param tax null where it is not stated
/// @param taxes by rate; empty where no rates are stated
/// @param taxCode the id of the document's own code (United States); null where it has none or QuickBooks chooses
/// it
/// @param party null where it is not known any more
/// @param lines how many lines with items; null where it is not known any more
/// @param nets of the lines by tax code; empty where they have none, where QuickBooks chooses them, or where it is
/// not known any more
/// @param links to lines of purchase orders; empty where it has none
/// @param applied what a payment pays; empty of anything else
/// @param payable the id of the account that a purchase is owed on; null of anything else, or where it is not known
/// any more
public record Expected(
        Money gross,
        @Nullable Money tax,
        List<RateTax> taxes,
        @Nullable String taxCode,
        @Nullable Ref<Ref.Party> party,
        @Nullable Integer lines,
        List<CodeNet> nets,
        Set<LineLink.OrderLine> links,
        List<Applied> applied,
        @Nullable String payable) {

    public Expected {
        taxes = List.copyOf(taxes);
        nets = List.copyOf(nets);
        links = Set.copyOf(links);
        applied = List.copyOf(applied);
    }

    /// Of a sale, which is linked to nothing, pays nothing and is owed on no account.
    public Expected(
            Money gross,
            @Nullable Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref<Ref.Party> party,
            @Nullable Integer lines,
            List<CodeNet> nets) {
        this(gross, tax, taxes, taxCode, party, lines, nets, Set.of(), List.of(), null);
    }

    /// Without codes of lines.
    public Expected(
            Money gross,
            @Nullable Money tax,
            List<RateTax> taxes,
            @Nullable String taxCode,
            @Nullable Ref<Ref.Party> party,
            @Nullable Integer lines) {
        this(gross, tax, taxes, taxCode, party, lines, List.of());
    }

    static Expected of(Document document) {
        var form = document.form();
        return new Expected(
                form.gross(),
                form.tax().total(),
                taxes(form.tax()),
                taxCode(form.tax()),
                form.party(),
                document.type().isPayment() ? null : form.lines().size(),
                nets(form),
                form.lines().stream()
                        .map(DocumentLine::link)
                        .filter(Objects::nonNull)
                        .map(LineLink::billed)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()),
                document.applied(),
                payable(document));
    }

    private static @Nullable String payable(Document document) {
        return switch (document) {
            case Document.Bill bill -> bill.payable().id();
            case Document.VendorCredit credit -> credit.payable().id();
            default -> null;
        };
    }

    private static List<CodeNet> nets(Form form) {
        var nets = new LinkedHashMap<Ref<Ref.TaxCode>, Money>();
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
        return tax instanceof TaxStatement.UnitedStates(var code, var _, var automated) && code != null && !automated
                ? code.id()
                : null;
    }
}
