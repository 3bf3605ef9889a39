package dev.cloudcart.core.books;

import java.math.BigDecimal;

import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/// Writes down what of a document is ours to decide, for [ContentHash]. What it refers to stands by its id, so that
/// a rename in the books changes nothing; amounts without trailing zeros; every text with its length, so that no
/// two documents are written alike. The exchange rate is QuickBooks' own of the day, and left out, as is the
/// store's name, which stands on no document.
final class Canonical {

    private final StringBuilder text = new StringBuilder();

    private Canonical() {}

    static String text(Document document) {
        var canonical = new Canonical();
        canonical.add(document);
        return canonical.text.toString();
    }

    private void add(Document document) {
        add(document.type().name());
        add(document.form());
        switch (document) {
            case Document.SalesReceipt receipt -> {
                add(receipt.depositTo());
                add(receipt.paymentMethod());
            }
            case Document.Invoice _ -> {}
            case Document.Payment payment -> {
                add(payment.depositTo());
                add(payment.paymentMethod());
            }
            case Document.PurchaseOrder order -> {
                add(order.payable());
                add(order.expected() == null ? null : order.expected().toString());
                add(order.closing() == null ? "open" : "closed" + order.closing());
            }
            case Document.Bill bill -> {
                add(bill.payable());
                if (bill.terms() != null) {
                    add(bill.terms());
                }
            }
            case Document.BillPayment payment -> {
                add(payment.payable());
                add(payment.payFrom());
            }
            case Document.Expense expense -> add(expense.payFrom());
            case Document.VendorCredit credit -> add(credit.payable());
        }
        document.applied().forEach(this::add);
    }

    private void add(Applied applied) {
        add(applied.document());
        add(applied.amount());
    }

    private void add(Form form) {
        add(form.party());
        add(form.day().toString());
        add(form.number());
        add(form.note());
        add(form.currency().getCode());
        add(form.gross());
        add(String.valueOf(form.lines().size()));
        form.lines().forEach(this::add);
        add(form.tax());
    }

    private void add(DocumentLine line) {
        add(line.item());
        add(line.description());
        add(line.quantity());
        add(line.unitPrice());
        add(line.net());
        add(line.taxCode());
        if (line.onAccount()) {
            add("account");
        }
        var billed = line.link() == null ? null : line.link().billed();
        if (billed != null) {
            add(billed.order());
            add(billed.line());
        }
    }

    /// The tax of single lines is not written to the books.
    private void add(TaxStatement tax) {
        switch (tax) {
            case TaxStatement.ByCode byCode -> {
                add("by code");
                add(byCode.total());
                byCode.entries().forEach(entry -> {
                    add(entry.rate());
                    add(entry.percent().percent());
                    add(entry.net());
                    add(entry.tax());
                });
            }
            case TaxStatement.UnitedStates unitedStates -> {
                add(unitedStates.automated() ? "automated" : "one code");
                add(unitedStates.code());
                add(unitedStates.total());
            }
            case TaxStatement.None() -> add("none");
        }
    }

    private void add(@Nullable Ref<?> ref) {
        add(ref == null ? null : ref.id());
    }

    private void add(BigMoneyProvider money) {
        add(money.toBigMoney().getAmount());
    }

    private void add(BigDecimal number) {
        add(number.stripTrailingZeros().toPlainString());
    }

    private void add(@Nullable String word) {
        if (word == null) {
            text.append("-;");
        } else {
            text.append(word.length()).append(':').append(word).append(';');
        }
    }
}
