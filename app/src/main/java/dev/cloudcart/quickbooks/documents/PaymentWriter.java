package dev.cloudcart.quickbooks.documents;

import tools.jackson.core.JsonGenerator;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentType;

/// Writes what a payment comes to and what it is for (Intuit, Payment `Line` and `LinkedTxn`).
final class PaymentWriter {
    private PaymentWriter() {}

    static void amounts(JsonGenerator json, Document payment) {
        json.writeNumberProperty("TotalAmt", payment.form().gross().getAmount());
        json.writeArrayPropertyStart("Line");
        payment.applied().forEach(applied -> line(json, applied, pays(payment.type())));
        json.writeEndArray();
    }

    /// Where the money came from (Intuit, BillPayment `PayType`).
    static void account(JsonGenerator json, Document.BillPayment payment) {
        json.writeStringProperty("PayType", payment.card() ? "CreditCard" : "Check");
        json.writeObjectPropertyStart(payment.card() ? "CreditCardPayment" : "CheckPayment");
        DocumentWriter.id(
                json,
                payment.card() ? "CCAccountRef" : "BankAccountRef",
                payment.payFrom().id());
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, Applied applied, String type) {
        json.writeStartObject().writeNumberProperty("Amount", applied.amount().getAmount());
        json.writeArrayPropertyStart("LinkedTxn").writeStartObject();
        json.writeStringProperty("TxnId", applied.document()).writeStringProperty("TxnType", type);
        json.writeEndObject().writeEndArray().writeEndObject();
    }

    /// What a payment of this type pays, as QuickBooks calls it.
    static String pays(DocumentType payment) {
        return switch (payment) {
            case PAYMENT -> DocumentWriter.entity(DocumentType.INVOICE);
            case BILL_PAYMENT -> DocumentWriter.entity(DocumentType.BILL);
            case SALES_RECEIPT, INVOICE, PURCHASE_ORDER, BILL, EXPENSE, VENDOR_CREDIT ->
                throw new IllegalArgumentException("A " + payment.word() + " pays nothing");
        };
    }
}
