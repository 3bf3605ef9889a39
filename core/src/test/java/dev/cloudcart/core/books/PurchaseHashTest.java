package dev.cloudcart.core.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every document of something bought, and each thing in which two of them can differ.
class PurchaseHashTest {

    private static final Ref<Ref.Account> PAYABLE = new Ref<>("33", "A/P");
    private static final Ref<Ref.Account> OTHER = new Ref<>("34", "A/P EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 12);
    private static final DocumentLine NUT = line(null, false);
    private static final Form FORM = form(NUT, new TaxStatement.None());

    private static DocumentLine line(LineLink.@Nullable OrderLine billed, boolean onAccount) {
        return new DocumentLine(
                new Ref<>("11", "Nut"),
                "Nut",
                new BigDecimal("2"),
                new BigDecimal("5"),
                gbp("10"),
                gbp("0"),
                null,
                new LineLink(new UUID(8, 1), billed),
                onAccount);
    }

    private static Form form(DocumentLine line, TaxStatement tax) {
        return new Form(
                new Ref<>("58", "Acme"),
                "Acme",
                DAY,
                "PO1-1",
                "Linnworks delivery PO1-1",
                null,
                List.of(line),
                tax,
                gbp("10"));
    }

    private static Money gbp(String amount) {
        return Money.parse("GBP " + amount);
    }

    @Test
    void noTwoAreTakenForTheSame() {
        var documents = Stream.of(
                        new Document.PurchaseOrder(FORM, PAYABLE, DAY, null),
                        new Document.PurchaseOrder(FORM, OTHER, DAY, null),
                        new Document.PurchaseOrder(FORM, PAYABLE, DAY.plusDays(1), null),
                        new Document.PurchaseOrder(FORM, PAYABLE, null, null),
                        new Document.PurchaseOrder(FORM, PAYABLE, DAY, ""),
                        new Document.PurchaseOrder(FORM, PAYABLE, DAY, "as amended"),
                        new Document.Bill(FORM, PAYABLE),
                        new Document.Bill(FORM, OTHER),
                        new Document.Bill(FORM, PAYABLE, new Ref<>("3", "Net 30")),
                        new Document.Bill(FORM, PAYABLE, new Ref<>("4", "Net 60")),
                        new Document.Bill(
                                form(line(new LineLink.OrderLine("41", "1"), false), new TaxStatement.None()), PAYABLE),
                        new Document.Bill(
                                form(line(new LineLink.OrderLine("41", "2"), false), new TaxStatement.None()), PAYABLE),
                        new Document.Bill(
                                form(line(new LineLink.OrderLine("42", "1"), false), new TaxStatement.None()), PAYABLE),
                        new Document.Bill(form(line(null, true), new TaxStatement.None()), PAYABLE),
                        new Document.Bill(
                                form(NUT, new TaxStatement.UnitedStates(new Ref<>("7", "TX"), gbp("1"), false)),
                                PAYABLE),
                        new Document.Bill(
                                form(NUT, new TaxStatement.UnitedStates(new Ref<>("7", "TX"), gbp("1"), true)),
                                PAYABLE),
                        new Document.Bill(
                                form(NUT, new TaxStatement.UnitedStates(new Ref<>("8", "NY"), gbp("1"), false)),
                                PAYABLE),
                        new Document.Bill(
                                form(NUT, new TaxStatement.UnitedStates(new Ref<>("7", "TX"), gbp("2"), false)),
                                PAYABLE),
                        new Document.Expense(FORM, PAYABLE, false),
                        new Document.Expense(FORM, OTHER, false),
                        new Document.VendorCredit(FORM, PAYABLE),
                        new Document.VendorCredit(FORM, OTHER),
                        new Document.BillPayment(FORM, PAYABLE, OTHER, false, List.of(new Applied("5", gbp("10")))),
                        new Document.BillPayment(FORM, OTHER, OTHER, false, List.of(new Applied("5", gbp("10")))),
                        new Document.BillPayment(FORM, PAYABLE, PAYABLE, false, List.of(new Applied("5", gbp("10")))),
                        new Document.BillPayment(FORM, PAYABLE, OTHER, false, List.of(new Applied("6", gbp("10")))),
                        new Document.BillPayment(FORM, PAYABLE, OTHER, false, List.of(new Applied("5", gbp("9")))),
                        new Document.Payment(FORM, null, null, List.of(new Applied("5", gbp("10")))),
                        new Document.Payment(FORM, PAYABLE, null, List.of(new Applied("5", gbp("10")))),
                        new Document.Payment(FORM, OTHER, null, List.of(new Applied("5", gbp("10")))),
                        new Document.Payment(FORM, null, new Ref<>("9", "Card"), List.of(new Applied("5", gbp("10")))),
                        new Document.SalesReceipt(FORM, PAYABLE, null),
                        new Document.SalesReceipt(FORM, null, new Ref<>("9", "Card")))
                .toList();

        assertThat(documents.stream().map(document -> ContentHash.of(document).hex()))
                .doesNotHaveDuplicates()
                .hasSize(33);
    }

    /// What a line is of in the shop decides nothing in the books.
    @Test
    void theShopsOwnLineMakesNoDifference() {
        var other = new DocumentLine(
                NUT.item(),
                NUT.description(),
                NUT.quantity(),
                NUT.unitPrice(),
                NUT.net(),
                NUT.tax(),
                null,
                new LineLink(new UUID(8, 2)),
                false);

        assertThat(ContentHash.of(new Document.Bill(form(other, new TaxStatement.None()), PAYABLE)))
                .isEqualTo(ContentHash.of(new Document.Bill(FORM, PAYABLE)));
    }

    @Test
    void kindsOfDocumentsAreTold() {
        assertThat(Stream.of(DocumentType.values()).filter(DocumentType::isSale))
                .containsExactly(DocumentType.SALES_RECEIPT, DocumentType.INVOICE);
        assertThat(Stream.of(DocumentType.values()).filter(DocumentType::isPayment))
                .containsExactly(DocumentType.PAYMENT, DocumentType.BILL_PAYMENT);
    }
}
