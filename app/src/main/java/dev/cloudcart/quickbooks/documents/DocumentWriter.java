package dev.cloudcart.quickbooks.documents;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.text.Letters;

/// Writes documents as QuickBooks wants them (Intuit, SalesReceipt, Invoice, PurchaseOrder and Bill,
/// create). Amounts on lines are net, also where the shop's prices include tax.
public final class DocumentWriter {

    private static final int NOTE_MAX = 4000;
    private static final int CONTENT_DIGITS = 8;

    /// Others are left out of marks, which have an end.
    private static final Pattern VERSION = Pattern.compile("\\w{1,20}");

    /// Makes QuickBooks give the next number where the company numbers its documents itself (Intuit, `DocNumber`).
    private static final String NEXT_NUMBER = "AUTO_GENERATE";

    private final CompanyFacts facts;
    private final Letters letters;
    private final TaxWriter taxes;
    private final LineWriter lines;

    public DocumentWriter(CompanyFacts facts) {
        this.facts = facts;
        letters = facts.letters();
        taxes = new TaxWriter(facts);
        lines = new LineWriter(letters, taxes);
    }

    /// @param items by short id, at most 30 (Intuit, Batch)
    public byte[] batch(Map<String, Instruction> items) {
        return Json.written(json -> {
            json.writeStartObject().writeArrayPropertyStart("BatchItemRequest");
            items.forEach((id, instruction) -> item(json, id, instruction));
            json.writeEndArray().writeEndObject();
        });
    }

    private void item(JsonGenerator json, String id, Instruction instruction) {
        json.writeStartObject().writeStringProperty("bId", id);
        switch (instruction) {
            case Instruction.Create create -> {
                json.writeStringProperty("operation", "create");
                json.writeObjectPropertyStart(entity(create.document().type()));
                document(json, create);
            }
            // sparse, so that what is not ours stays: an account, a class, a memo that somebody chose
            case Instruction.Amend amend -> {
                json.writeStringProperty("operation", "update");
                json.writeObjectPropertyStart(entity(amend.document().type()));
                version(json, amend.live().ref());
                json.writeBooleanProperty("sparse", true);
                document(json, amend);
            }
            case Instruction.Remove remove -> remove(json, remove);
        }
        json.writeEndObject().writeEndObject();
    }

    /// A receipt is voided by an update that asks for it, an invoice by an operation of its own (Intuit,
    /// SalesReceipt and Invoice, void).
    private static void remove(JsonGenerator json, Instruction.Remove remove) {
        var ref = remove.live().ref();
        boolean asks = remove.deed() == Deed.VOID && ref.type() == DocumentType.SALES_RECEIPT;
        json.writeStringProperty("operation", remove.deed() == Deed.DELETE ? "delete" : asks ? "update" : "void");
        if (asks) {
            json.writeStringProperty("optionsData", "void");
        }
        json.writeObjectPropertyStart(entity(ref.type()));
        version(json, ref);
        if (asks) {
            json.writeBooleanProperty("sparse", true);
        }
    }

    private static void version(JsonGenerator json, DocumentRef ref) {
        json.writeStringProperty("Id", ref.id()).writeStringProperty("SyncToken", ref.syncToken());
    }

    public static String entity(DocumentType type) {
        return switch (type) {
            case SALES_RECEIPT -> "SalesReceipt";
            case INVOICE -> "Invoice";
            case PAYMENT -> "Payment";
            case PURCHASE_ORDER -> "PurchaseOrder";
            case BILL -> "Bill";
            case EXPENSE -> "Purchase";
            case VENDOR_CREDIT -> "VendorCredit";
            case BILL_PAYMENT -> "BillPayment";
        };
    }

    private void document(JsonGenerator json, Instruction.Write instruction) {
        head(json, instruction);
        if (!instruction.document().type().isPayment()) {
            lines(json, instruction);
        }
        switch (instruction.document()) {
            case Document.SalesReceipt receipt -> {
                ref(json, "DepositToAccountRef", receipt.depositTo());
                ref(json, "PaymentMethodRef", receipt.paymentMethod());
            }
            case Document.Invoice _ -> {}
            case Document.Payment payment -> {
                PaymentWriter.amounts(json, payment);
                ref(json, "DepositToAccountRef", payment.depositTo());
                ref(json, "PaymentMethodRef", payment.paymentMethod());
            }
            case Document.BillPayment payment -> {
                PaymentWriter.amounts(json, payment);
                ref(json, "APAccountRef", payment.payable());
                PaymentWriter.account(json, payment);
            }
            case Document.PurchaseOrder order -> {
                ref(json, "APAccountRef", order.payable());
                progress(json, order, instruction instanceof Instruction.Amend);
            }
            case Document.Bill bill -> {
                ref(json, "APAccountRef", bill.payable());
                ref(json, "SalesTermRef", bill.terms());
                LineWriter.orders(json, bill);
            }
            case Document.Expense expense -> paid(json, expense);
            case Document.VendorCredit credit -> ref(json, "APAccountRef", credit.payable());
        }
    }

    /// An amendment closes an order, and opens it only where we have closed it: what somebody closed by hand
    /// stays closed. It takes away the day on which nobody expects the goods any more, which a sparse update
    /// leaves where it is not named.
    private static void progress(JsonGenerator json, Document.PurchaseOrder order, boolean isAmendment) {
        if (order.expected() != null) {
            json.writeStringProperty("DueDate", order.expected().toString());
        } else if (isAmendment) {
            json.writeNullProperty("DueDate");
        }
        if (order.closed() || order.reopened() || !isAmendment) {
            json.writeStringProperty("POStatus", order.closed() ? "Closed" : "Open");
        }
    }

    /// Ends with our mark, however long it is.
    private String note(Instruction.Write instruction) {
        var mark = mark(Intent.of(instruction));
        var words = letters.text(instruction.document().form().note(), NOTE_MAX - mark.length() - 1)
                .strip();
        return words.isEmpty() ? mark : words + " " + mark;
    }

    /// The key's mark, the start of the content's hash and, of an amendment, the version that it was written for, by
    /// all of which it is recognised: whoever edits a document leaves the mark there that was there before.
    static String mark(Intent intent) {
        var hex = intent.content().hex();
        var target = intent.target();
        return "[%s %s%s]"
                .formatted(
                        intent.key().mark(),
                        hex.substring(0, Math.min(CONTENT_DIGITS, hex.length())),
                        target == null || !VERSION.matcher(target.syncToken()).matches()
                                ? ""
                                : "." + target.syncToken());
    }

    /// What stands keeps the number that QuickBooks gave it.
    private static @Nullable String number(Instruction.Write instruction) {
        var number = instruction.document().form().number();
        return number == null && instruction instanceof Instruction.Amend(var live, var _, var _)
                ? live.ref().number()
                : number;
    }

    private void head(JsonGenerator json, Instruction.Write instruction) {
        var form = instruction.document().form();
        number(json, instruction);
        json.writeStringProperty("TxnDate", form.day().toString());
        party(json, instruction.document().type(), form);
        currency(json, form);
        json.writeStringProperty("PrivateNote", note(instruction));
    }

    /// An expense can be with anybody, so it says that this is a vendor (Intuit, Purchase `EntityRef`).
    private static void party(JsonGenerator json, DocumentType type, Form form) {
        if (type == DocumentType.EXPENSE) {
            json.writeObjectPropertyStart("EntityRef");
            json.writeStringProperty("value", form.party().id()).writeStringProperty("type", "Vendor");
            json.writeEndObject();
        } else {
            ref(json, type.isPurchase() ? "VendorRef" : "CustomerRef", form.party());
        }
    }

    /// From a bank it is an expense and no cheque, which would want a number of its own (Intuit, Purchase
    /// `PaymentType`).
    private static void paid(JsonGenerator json, Document.Expense expense) {
        json.writeStringProperty("PaymentType", expense.card() ? "CreditCard" : "Cash");
        ref(json, "AccountRef", expense.payFrom());
    }

    private void lines(JsonGenerator json, Instruction.Write instruction) {
        var form = instruction.document().form();
        taxes.calculation(json, form.tax());
        lines.lines(json, instruction);
        taxes.detail(json, form.tax());
    }

    /// Where QuickBooks numbers sales by itself, Intuit advises to send none. It numbers no bills, and purchase orders
    /// where nobody told it not to, whatever is sent; payments have no number.
    private void number(JsonGenerator json, Instruction.Write instruction) {
        var number = number(instruction);
        if (instruction.document().type().isPayment()) {
            return;
        }
        if (instruction.document().type().isPurchase()) {
            if (number != null) {
                json.writeStringProperty("DocNumber", letters.number(number));
            }
        } else if (facts.customNumbers()) {
            json.writeStringProperty("DocNumber", number == null ? NEXT_NUMBER : letters.number(number));
        }
    }

    /// A missing rate may count as 1, so it always stands on a foreign document.
    private void currency(JsonGenerator json, Form form) {
        if (!facts.multicurrency()) {
            return;
        }
        id(json, "CurrencyRef", form.currency().getCode());
        var rate = form.homePerForeign();
        if (rate != null) {
            json.writeNumberProperty("ExchangeRate", rate);
        }
    }

    private static void ref(JsonGenerator json, String name, @Nullable Ref<?> ref) {
        if (ref != null) {
            id(json, name, ref.id());
        }
    }

    public static void id(JsonGenerator json, String name, String id) {
        json.writeObjectPropertyStart(name).writeStringProperty("value", id).writeEndObject();
    }
}
