package dev.cloudcart.core.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.money.TaxRate;

/// Documents of every kind as a person reads them.
class LedgerTest {

    private static final Ref<Ref.Account> BANK = new Ref<>("4", "Bank");
    private static final Ref<Ref.PaymentMethod> CARD = new Ref<>("5", "Card");

    @Test
    void writesCodesAndRates() {
        var tax = new TaxStatement.ByCode(
                money("3.15"),
                List.of(new TaxStatement.Entry(
                        new Ref<>("r2", "20% S"), TaxRate.ofPercent("20"), money("15.75"), money("3.15"))));

        assertThat(Ledger.text(new Document.SalesReceipt(form("1001", "0.79", "20.0% S", tax), null, null)))
                .isEqualTo("""
                2026-03-04 sales receipt 1001 "Amazon USD"
                  MUG x 2 @ 7.875                15.75   tax 3.15   20.0% S
                  tax                             3.15   of 15.75 at 20 %
                  rate                            0.79
                  total                          18.90 USD
                """);
    }

    @Test
    void writesTheOneCodeOfTheUnitedStates() {
        var california = new TaxStatement.UnitedStates(new Ref<>("7", "California"), money("3.15"), false);
        var untaxed = new TaxStatement.UnitedStates(null, money("0.00"), false);

        assertThat(Ledger.text(new Document.Invoice(form("1001", null, "taxed", california))))
                .isEqualTo("""
                2026-03-04 invoice 1001 "Amazon USD"
                  MUG x 2 @ 7.875                15.75   tax 3.15   taxed
                  tax                             3.15   California
                  total                          18.90 USD
                """);
        assertThat(Ledger.text(new Document.Invoice(form(null, null, "not taxed", untaxed))))
                .isEqualTo("""
                2026-03-04 invoice (numbered by QuickBooks) "Amazon USD"
                  MUG x 2 @ 7.875                15.75   tax 3.15   not taxed
                  tax                             0.00
                  total                          18.90 USD
                """);
    }

    @Test
    void writesNoTaxWhereThereIsNone() {
        assertThat(Ledger.text(new Document.Invoice(form("1001", null, null, new TaxStatement.None()))))
                .isEqualTo("""
                2026-03-04 invoice 1001 "Amazon USD"
                  MUG x 2 @ 7.875                15.75   tax 3.15
                  total                          18.90 USD
                """);
    }

    /// The account and the method of payment are a receipt's own.
    @Test
    void makesAnotherKindOfDocumentOfTheSameContent() {
        var form = form("1001", null, null, new TaxStatement.None());
        var receipt = new Document.SalesReceipt(form, BANK, CARD);
        var invoice = new Document.Invoice(form);

        assertThat(receipt.as(DocumentType.SALES_RECEIPT)).isSameAs(receipt);
        assertThat(invoice.as(DocumentType.INVOICE)).isSameAs(invoice);
        assertThat(receipt.as(DocumentType.INVOICE)).isEqualTo(invoice);
        assertThat(invoice.as(DocumentType.SALES_RECEIPT)).isEqualTo(new Document.SalesReceipt(form, null, null));
        assertThat(receipt.with(form.called("1002", "")))
                .isEqualTo(new Document.SalesReceipt(form.called("1002", ""), BANK, CARD));
    }

    private static Form form(@Nullable String number, @Nullable String rate, @Nullable String code, TaxStatement tax) {
        return new Form(
                new Ref<>("58", "Amazon USD"),
                "Amazon",
                LocalDate.of(2026, 3, 4),
                number,
                "",
                rate == null ? null : new BigDecimal(rate),
                List.of(new DocumentLine(
                        new Ref<>("11", "MUG"),
                        "A mug",
                        new BigDecimal("2"),
                        new BigDecimal("7.875"),
                        money("15.75"),
                        money("3.15"),
                        code == null ? null : new Ref<>("2", code))),
                tax,
                money("18.90"));
    }

    private static Money money(String amount) {
        return Money.parse("USD " + amount);
    }
}
