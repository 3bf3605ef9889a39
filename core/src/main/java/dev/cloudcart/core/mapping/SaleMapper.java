package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

/// Turns sales into receipts and invoices by one version of the rules.
///
/// ```
/// 2026-03-04 receipt "Amazon GBP" 18.90 GBP
///   MUG x 2           12.42   tax 2.48   20.0% S
///   Shipping           3.33   tax 0.67   20.0% S
/// ```
public final class SaleMapper {

    private final Rules rules;
    private final Chart chart;
    private final Wanted wanted;
    private final TaxCodes codes;
    private final Buyers buyers;
    private final DocumentNumbers numbers;

    /// @param chart must know all that [#needs] named; serves one page of sales, and one thread
    public SaleMapper(Rules rules, Chart chart) {
        this.rules = rules;
        this.chart = chart;
        this.wanted = new Wanted(rules);
        this.codes = new TaxCodes(chart.country(), chart.taxCodes(), rules.tax().codes());
        this.buyers = new Buyers(rules.stores(), rules.home(), codes);
        this.numbers = new DocumentNumbers(rules.sales().numbering());
    }

    /// What the chart must know before these sales can be mapped. Sales that will be skipped need nothing.
    public static Needs needs(Rules rules, List<Sale> sales) {
        return new Wanted(rules)
                .needs(sales.stream()
                        .filter(sale -> Eligibility.whyNot(sale, rules.sales()).isEmpty())
                        .toList());
    }

    /// The numbers that the sale's document may have, in the order in which they are wanted. Empty where QuickBooks
    /// numbers, and where none fits.
    public List<String> numbers(Sale sale) {
        return isNumbered() ? numbers.of(sale) : List.of();
    }

    private boolean isNumbered() {
        return chart.customNumbers() && rules.sales().numbering().from() != Rules.NumberFrom.QUICKBOOKS;
    }

    /// Under the number that is wanted most.
    public Mapping map(Sale sale) {
        return map(sale, numbers(sale).stream().findFirst().orElse(null));
    }

    /// @param number one of [#numbers]; null where there are none
    public Mapping map(Sale sale, @Nullable String number) {
        var skipped = Eligibility.whyNot(sale, rules.sales());
        if (skipped.isPresent()) {
            return new Mapping.Skipped(sale.ref(), skipped.get());
        }
        return Checked.mapping(sale, document(sale, number));
    }

    private Checked<Document> document(Sale sale, @Nullable String number) {
        var figures = new Figures(
                        sale,
                        Parts.of(sale, wanted, rules.tax().codes().tellsKindsApart()),
                        buyers.of(sale),
                        rules.taxMode(sale.channel()),
                        rules.tax(),
                        chart,
                        codes)
                .work();
        return LookedUp.ref(chart.parties().get(wanted.customer(sale)))
                .and(on(sale).rate(sale.currency()), Head::new)
                .and(Checked.noneOf(objections(sale, number)))
                .and(figures, (head, worked) -> document(sale, number, head, worked));
    }

    /// @param rate empty in the home currency
    private record Head(Ref<Ref.Party> customer, Optional<BigDecimal> rate) {}

    private BooksOn on(Sale sale) {
        return new BooksOn(wanted.day(sale), chart);
    }

    private List<Reason> objections(Sale sale, @Nullable String number) {
        var reasons = new ArrayList<Reason>();
        on(sale).closed().ifPresent(reasons::add);
        if (sale.gross().isNegative()) {
            reasons.add(SaleCause.BELOW_ZERO.of(sale.gross()));
        }
        if (number == null && isNumbered()) {
            reasons.add(NumberCause.NUMBER_TOO_LONG.of(numbers.tooLong(sale), DocumentNumbers.LENGTH_MAX));
        }
        if (isOfUnknownScheme(sale)) {
            reasons.add(SaleCause.IMPORT_SCHEME.of());
        }
        Totals.roundedTooMuch(sale, rules.rounding()).ifPresent(reasons::add);
        return reasons;
    }

    /// A marketplace's tax under a code of one's own would be declared twice, so the store has to say whose
    /// it is.
    private boolean isOfUnknownScheme(Sale sale) {
        boolean isUnderCode = switch (rules.tax().mode()) {
            case BY_COMPANY, OVERRIDE -> true;
            case LINE, NONE -> false;
        };
        return sale.importScheme()
                && isUnderCode
                && !sale.tax().isZero()
                && rules.stores().taxOf(sale.channel()).isEmpty();
    }

    private Document document(Sale sale, @Nullable String number, Head head, Figures.Worked figures) {
        var form = new Form(
                head.customer(),
                wanted.store(sale),
                wanted.day(sale),
                number,
                note(sale),
                head.rate().orElse(null),
                figures.lines(),
                figures.tax(),
                Totals.inBooks(sale));
        return isReceipt(sale) ? new Document.SalesReceipt(form, null, null) : new Document.Invoice(form);
    }

    private boolean isReceipt(Sale sale) {
        return switch (rules.sales().transactionType()) {
            case RECEIPT_IF_PAID -> sale.payment().paid();
            case SALES_RECEIPT -> true;
            case INVOICE, INVOICE_WITH_PAYMENT, INVOICE_PAYMENT_IF_PAID -> false;
        };
    }

    /// Holds the order number always, whatever the document number is.
    private static String note(Sale sale) {
        var channel = (sale.channel().source() + " " + sale.channel().subSource()).strip();
        return "Linnworks order %s, %s %s"
                .formatted(sale.ref().number(), channel, sale.channelReference())
                .strip();
    }
}
