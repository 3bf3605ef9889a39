package dev.cloudcart.quickbooks.documents;

import static dev.cloudcart.quickbooks.Bought.bought;
import static dev.cloudcart.quickbooks.Sample.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.LineLink.OrderLine;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.quickbooks.Sample;
import dev.cloudcart.quickbooks.chart.CompanyFacts;

class DocumentWriterTest {

    @Test
    void writesAReceiptWithNetLinesAndEveryRateOfTheTax() {
        var receipt = aSale().line("Mug", 2, "6.21", "2.48")
                .line("Shipping", 1, "3.33", "0.67")
                .receipt();

        var body = written(Sample.british(), receipt);

        assertThat(body).isEqualTo("""
                        {"BatchItemRequest":[{"bId":"1","operation":"create","SalesReceipt":{\
                        "DocNumber":"1001","TxnDate":"2026-03-04","CustomerRef":{"value":"58"},"CurrencyRef":{"value":"GBP"},\
                        "PrivateNote":"[CC-SALE-1b8c0000-0000-0000-0000-000000000001-1 0c41830b]","GlobalTaxCalculation":"TaxExcluded",\
                        "Line":[\
                        {"Amount":12.42,"Description":"Mug","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{\
                        "ItemRef":{"value":"11"},"Qty":2,"UnitPrice":6.21,"TaxCodeRef":{"value":"3"}}},\
                        {"Amount":3.33,"Description":"Shipping","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{\
                        "ItemRef":{"value":"11"},"Qty":1,"UnitPrice":3.33,"TaxCodeRef":{"value":"3"}}}],\
                        "TxnTaxDetail":{"TotalTax":3.15,"TaxLine":[{"Amount":3.15,"DetailType":"TaxLineDetail","TaxLineDetail":{\
                        "TaxRateRef":{"value":"5"},"PercentBased":true,"TaxPercent":20,"NetAmountTaxable":15.75}}]}}}]}""");
    }

    @Test
    void neverWritesAGrossAmountWhichIsReadInTwoWays() {
        var invoice = aSale().line("Mug", 2, "6.21", "2.48").invoice();

        var body = written(Sample.british(), invoice);

        assertThat(body)
                .contains(
                        "\"GlobalTaxCalculation\":\"TaxExcluded\"",
                        "\"Amount\":12.42,",
                        "\"UnitPrice\":6.21,\"TaxCodeRef\":{\"value\":\"3\"}}");
        assertThat(body).doesNotContain("TaxInclusiveAmt");
    }

    @Test
    void writesTheRateOnAForeignDocument() {
        var receipt = aSale().in("USD")
                .rated("0.7412345")
                .line("Mug", 1, "10.00", "0.00")
                .receipt();

        var body = written(Sample.british(), receipt);

        assertThat(body).contains("\"CurrencyRef\":{\"value\":\"USD\"},\"ExchangeRate\":0.7412345,");
    }

    @Test
    void writesAccountAndPaymentMethodOfAReceipt() {
        var receipt =
                aSale().line("Mug", 1, "10.00", "2.00").receipt(new Ref<>("35", "PayPal"), new Ref<>("2", "Card"));

        var body = written(Sample.british(), receipt);

        assertThat(body).contains("\"DepositToAccountRef\":{\"value\":\"35\"},\"PaymentMethodRef\":{\"value\":\"2\"}");
    }

    @Test
    void saysNothingOfCurrencyWhereTheCompanyHasOne() {
        var receipt = aSale().in("USD")
                .taxed(new TaxStatement.None())
                .line("Mug", 1, "10.00", "0.00")
                .receipt();

        var body = written(Sample.american(), receipt);

        assertThat(body).doesNotContain("CurrencyRef", "ExchangeRate");
    }

    @Test
    void namesOneTaxCodeAndTheTotalInTheUnitedStates() {
        var tax = new TaxStatement.UnitedStates(new Ref<>("2", "California"), usd("0.80"), false);
        var receipt = aSale().in("USD")
                .taxed(tax)
                .line("Mug", 1, "10.00", "0.80")
                .line("Book", 1, "5.00", "0.00")
                .receipt();

        var body = written(Sample.american(), receipt);

        assertThat(body)
                .doesNotContain("GlobalTaxCalculation", "TaxLine", "UseAutomatedSalesTax")
                .contains(
                        "\"UnitPrice\":10.00,\"TaxCodeRef\":{\"value\":\"TAX\"}",
                        "\"UnitPrice\":5.00,\"TaxCodeRef\":{\"value\":\"NON\"}",
                        "\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"2\"},\"TotalTax\":0.80}");
    }

    @Test
    void asksAutomatedSalesTaxToLetOurFiguresStand() {
        var receipt = aSale().in("USD")
                .taxed(new TaxStatement.UnitedStates(null, usd("0.00"), true))
                .line("Mug", 1, "10.00", "0.00")
                .receipt();

        var body = written(Sample.american(), receipt);

        assertThat(body).contains("\"TxnTaxDetail\":{\"TotalTax\":0.00,\"UseAutomatedSalesTax\":false}");
    }

    @Test
    void taxesNothingInTheUnitedStatesWhereTheDocumentHasNoTax() {
        var receipt = aSale().in("USD")
                .taxed(new TaxStatement.None())
                .line("Mug", 1, "10.00", "0.00")
                .receipt();

        var body = written(Sample.american(), receipt);

        assertThat(body).contains("\"TaxCodeRef\":{\"value\":\"NON\"}").doesNotContain("TxnTaxDetail");
    }

    @Test
    void saysThatNoTaxAppliesOutsideTheUnitedStates() {
        var receipt = aSale().taxed(new TaxStatement.None())
                .line("Mug", 1, "10.00", "0.00")
                .receipt();

        var body = written(Sample.british(), receipt);

        assertThat(body)
                .contains("\"GlobalTaxCalculation\":\"NotApplicable\"")
                .doesNotContain("TxnTaxDetail", "TaxCodeRef");
    }

    @Test
    void asksForTheNextNumberWhereNoneIsGiven() {
        var receipt = aSale().numbered(null).line("Mug", 1, "10.00", "2.00").receipt();

        var body = written(Sample.british(), receipt);

        assertThat(body).contains("\"DocNumber\":\"AUTO_GENERATE\"");
    }

    @Test
    void leavesTheNumberToACompanyThatNumbersItself() {
        var facts = new CompanyFacts(new Country("GB"), CurrencyUnit.GBP, true, false, TaxSystem.CODES, null);

        var body = written(facts, aSale().line("Mug", 1, "10.00", "2.00").receipt());

        assertThat(body).doesNotContain("DocNumber");
    }

    @Test
    void writesOnlyLatinLettersForTheUnitedStates() {
        var receipt = aSale().in("USD")
                .taxed(new TaxStatement.None())
                .noted("Zoë’s 茶 ")
                .line("Łódź – Café", 1, "1.00", "0.00")
                .receipt();

        var body = written(Sample.american(), receipt);

        assertThat(body).contains("\"PrivateNote\":\"Zoë's Cha [CC-SALE", "\"Description\":\"Lódz - Café\"");
    }

    @Test
    void writesHugeAndTinyNumbersPlainly() {
        var receipt = aSale().line("Mug", 10_000_000, "0.00001", "0.00").receipt();

        var body = written(Sample.british(), receipt);

        assertThat(body).contains("\"Qty\":10000000,\"UnitPrice\":0.00001,").doesNotContain("E-5", "E+");
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }

    @Test
    void writesAPurchaseOrder() {
        var order = bought("PO1").expected("2026-04-01").line(1, 2, "6.21").order();

        assertThat(written(Sample.british(), order)).isEqualTo("""
                        {"BatchItemRequest":[{"bId":"1","operation":"create","PurchaseOrder":{\
                        "DocNumber":"PO1","TxnDate":"2026-03-04","VendorRef":{"value":"71"},"CurrencyRef":{"value":"GBP"},\
                        "PrivateNote":"Linnworks purchase order PO1 [CC-ORDER-2c8c0000-0000-0000-0000-000000013612-1 7991fa48]",\
                        "GlobalTaxCalculation":"NotApplicable",\
                        "Line":[{"Amount":12.42,"Description":"Mug","DetailType":"ItemBasedExpenseLineDetail",\
                        "ItemBasedExpenseLineDetail":{"ItemRef":{"value":"11"},"Qty":2,"UnitPrice":6.21}}],\
                        "APAccountRef":{"value":"7"},"DueDate":"2026-04-01","POStatus":"Open"}}]}""");
    }

    /// What stands on no line of the purchase order has no link.
    @Test
    void writesABillThatNamesEachOrderOnce() {
        var bill = bought("PO1-1")
                .line(1, 2, "6.21", new OrderLine("145", "1"))
                .line(2, 1, "3.00", new OrderLine("145", "2"))
                .cost("4.50")
                .bill();

        assertThat(written(Sample.british(), bill))
                .contains(
                        "\"VendorRef\":{\"value\":\"71\"}",
                        "\"Amount\":12.42,\"Description\":\"Mug\",\"LinkedTxn\":[{\"TxnId\":\"145\",\"TxnType\":\"PurchaseOrder\","
                                + "\"TxnLineId\":\"1\"}],\"DetailType\":\"ItemBasedExpenseLineDetail\"",
                        "\"TxnLineId\":\"2\"}],",
                        "{\"Amount\":4.50,\"Description\":\"Mug\",\"DetailType\":\"ItemBasedExpenseLineDetail\"",
                        "],\"APAccountRef\":{\"value\":\"7\"},\"LinkedTxn\":[{\"TxnId\":\"145\",\"TxnType\":\"PurchaseOrder\"}]}}]}");
    }

    @Test
    void writesWhereAPurchaseIsOwedAndFromWhereItIsPaid() {
        var bill = bought("PO1-1").line(1, 2, "6.21").bill();
        var form = bill.document().form();
        var payable = new Ref<Ref.Account>("7", "A/P");
        var from = new Ref<Ref.Account>("35", "From");

        assertThat(written(bill, new Document.VendorCredit(form, payable)))
                .contains("\"VendorCredit\":{", "\"APAccountRef\":{\"value\":\"7\"}");
        assertThat(written(bill, new Document.BillPayment(form, payable, from, false, List.of())))
                .contains(
                        "\"APAccountRef\":{\"value\":\"7\"}",
                        "\"PayType\":\"Check\"",
                        "\"CheckPayment\":{\"BankAccountRef\":{\"value\":\"35\"}}");
        assertThat(written(bill, new Document.BillPayment(form, payable, from, true, List.of())))
                .contains("\"PayType\":\"CreditCard\"", "\"CreditCardPayment\":{\"CCAccountRef\":{\"value\":\"35\"}}");
        assertThat(written(bill, new Document.Expense(form, from, false)))
                .contains(
                        "\"EntityRef\":{\"value\":\"71\",\"type\":\"Vendor\"}",
                        "\"PaymentType\":\"Cash\",\"AccountRef\":{\"value\":\"35\"}");
        assertThat(written(bill, new Document.Expense(form, from, true))).contains("\"PaymentType\":\"CreditCard\"");
    }

    @Test
    void writesALineOnAnAccountWithoutAProductAndPieces() {
        var bill = bought("PO1-1").line(1, 2, "6.21").bill();
        var form = bill.document().form();
        var account = new Form(
                form.party(),
                form.store(),
                form.day(),
                form.number(),
                form.note(),
                form.homePerForeign(),
                form.lines().stream().map(DocumentLine::asOnAccount).toList(),
                form.tax(),
                form.gross());

        assertThat(written(bill, new Document.Bill(account, new Ref<>("7", "A/P"), null)))
                .contains(
                        "\"DetailType\":\"AccountBasedExpenseLineDetail\",\"AccountBasedExpenseLineDetail\":{\"AccountRef\":{\"value\":\"%s\"}"
                                .formatted(form.lines().getFirst().item().id()))
                .doesNotContain("ItemRef", "\"Qty\"", "UnitPrice");
    }

    private static String written(Instruction.Write like, Document document) {
        return written(Sample.british(), new Instruction.Create(like.key(), like.origin(), document));
    }

    /// Custom numbers are a preference of sales.
    @Test
    void numbersPurchasesWhereQuickBooksNumbersSales() {
        var facts = new CompanyFacts(new Country("GB"), CurrencyUnit.GBP, true, false, TaxSystem.CODES, null);

        assertThat(written(facts, bought("PO1").line(1, 1, "1.00").order())).contains("\"DocNumber\":\"PO1\"");
    }

    /// Two lines of the books may stand for one of the shop's, and one that is new has no id yet.
    @Test
    void keepsTheIdsOfTheLinesOfAnOrderThatStand() {
        var order = bought("PO1")
                .line(1, 1, "1.00")
                .line(1, 1, "1.01")
                .line(2, 1, "2.00")
                .order();
        var live = new Position.Live(
                Intent.of(order),
                new DocumentRef(DocumentType.PURCHASE_ORDER, "145", "3", "PO1"),
                false,
                "",
                List.of("7", "8", "9"));

        var body = written(
                Sample.british(),
                bought("PO1")
                        .line(2, 1, "2.00")
                        .line(3, 1, "3.00")
                        .line(1, 1, "1.00")
                        .line(1, 1, "1.01")
                        .line(1, 1, "1.02")
                        .amending(live));

        assertThat(body)
                .contains(
                        "\"operation\":\"update\",\"PurchaseOrder\":{\"Id\":\"145\",\"SyncToken\":\"3\",\"sparse\":true,",
                        "{\"Id\":\"9\",\"Amount\":2.00,",
                        "{\"Amount\":3.00,",
                        "{\"Id\":\"7\",\"Amount\":1.00,",
                        "{\"Id\":\"8\",\"Amount\":1.01,",
                        "{\"Amount\":1.02,");
    }

    @Test
    void deletesAPurchase() {
        var order = bought("PO1").line(1, 1, "1.00").order();
        var live = new Position.Live(Intent.of(order), new DocumentRef(DocumentType.PURCHASE_ORDER, "145", "3", "PO1"));

        assertThat(written(Sample.british(), new Instruction.Remove(live, order.origin(), Deed.DELETE)))
                .isEqualTo(
                        "{\"BatchItemRequest\":[{\"bId\":\"1\",\"operation\":\"delete\",\"PurchaseOrder\":{\"Id\":\"145\","
                                + "\"SyncToken\":\"3\"}}]}");
    }

    /// Intuit, SalesReceipt and Invoice, void.
    @Test
    void voidsAReceiptByAnUpdateAndAnInvoiceByAnOperationOfItsOwn() {
        var receipt = aSale().from(1001).line("Mug", 1, "10.00", "2.00").receipt();
        var invoice = aSale().from(1001).line("Mug", 1, "10.00", "2.00").invoice();

        assertThat(written(Sample.british(), new Instruction.Remove(live(receipt), receipt.origin(), Deed.VOID)))
                .contains(
                        "\"operation\":\"update\",\"optionsData\":\"void\",\"SalesReceipt\":{\"Id\":\"263\",\"SyncToken\":\"2\",\"sparse\":true}");
        assertThat(written(Sample.british(), new Instruction.Remove(live(invoice), invoice.origin(), Deed.VOID)))
                .contains("\"operation\":\"void\",\"Invoice\":{\"Id\":\"263\",\"SyncToken\":\"2\"}");
        assertThat(written(Sample.british(), new Instruction.Remove(live(receipt), receipt.origin(), Deed.DELETE)))
                .contains("\"operation\":\"delete\",\"SalesReceipt\":{\"Id\":\"263\",\"SyncToken\":\"2\"}");
    }

    /// The next number would be another one.
    @Test
    void keepsTheNumberThatQuickBooksGaveToWhatStands() {
        var receipt = aSale().from(1001)
                .numbered(null)
                .line("Mug", 1, "10.00", "2.00")
                .receipt();

        assertThat(written(
                        Sample.british(), new Instruction.Amend(live(receipt), receipt.origin(), receipt.document())))
                .contains("\"DocNumber\":\"S-7\"");
    }

    private static Position.Live live(Instruction.Write create) {
        return new Position.Live(
                Intent.of(create), new DocumentRef(create.document().type(), "263", "2", "S-7"));
    }

    private static String written(CompanyFacts facts, Instruction instruction) {
        var items = new LinkedHashMap<>(Map.of("1", instruction));
        return new String(new DocumentWriter(facts).batch(items), StandardCharsets.UTF_8);
    }
}
