package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;
import dev.cloudcart.simulators.wire.Json;

/// Taking a document out of the books, wholly or to zero.
final class Voiding {

    private static final String MARK = "Voided";
    private static final Set<String> OWN_LINKS = Set.of("PurchaseOrder", "Estimate");

    private Voiding() {}

    /// Amounts go to zero, links go, and the private note says so (Intuit, void of Invoice and SalesReceipt).
    static void empty(ObjectNode node) {
        for (var line : Fields.objects(node, "Line")) {
            line.put("Amount", 0);
            line.remove("LinkedTxn");
            if (line.path("SalesItemLineDetail") instanceof ObjectNode detail) {
                detail.put("Qty", 0);
                detail.remove("UnitPrice");
                detail.remove("TaxInclusiveAmt");
            }
        }
        for (var amount :
                new String[] {"TotalAmt", "Balance", "HomeTotalAmt", "HomeBalance", "UnappliedAmt", "Deposit"}) {
            if (node.has(amount)) {
                node.put(amount, 0);
            }
        }
        if (node.has("TxnTaxDetail")) {
            node.putObject("TxnTaxDetail").put("TotalTax", 0);
        }
        node.remove("LinkedTxn");
        var note = Fields.text(node, "PrivateNote");
        node.put("PrivateNote", note.map(text -> text + "\n" + MARK).orElse(MARK));
    }

    /// Unlink first, then delete (Intuit, delete of Invoice and Bill). What a document itself links to goes with
    /// it.
    static void refuseLinked(ObjectNode node) {
        for (var link : Fields.objects(node, "LinkedTxn")) {
            var type = link.path("TxnType").asString("");
            if (!OWN_LINKS.contains(type)) {
                throw RuleRefusals.hasDependencies(type, link.path("TxnId").asString(""));
            }
        }
    }

    /// The payments of a document that goes become unapplied.
    static void unlink(Realm books, Entry entry, ObjectNode node) {
        for (var link : Fields.objects(node, "LinkedTxn")) {
            var type = link.path("TxnType").asString("");
            if (type.contains(Kind.PAYMENT.entity)) {
                books.table(type.equals(Kind.PAYMENT.entity) ? Kind.PAYMENT : Kind.BILL_PAYMENT)
                        .find(link.path("TxnId").asString())
                        .ifPresent(payment -> books.amend(payment, stored -> unapply(stored, entry.id)));
            }
        }
    }

    private static void unapply(ObjectNode payment, String id) {
        var freed = BigDecimal.ZERO;
        var kept = Json.array();
        for (var line : Fields.objects(payment, "Line")) {
            boolean ours = Fields.objects(line, "LinkedTxn").stream()
                    .anyMatch(link -> link.path("TxnId").asString().equals(id));
            if (ours) {
                freed = freed.add(Fields.decimalOrZero(line, "Amount"));
            } else {
                kept.add(line);
            }
        }
        payment.set("Line", kept);
        if (payment.has("UnappliedAmt")) {
            payment.put(
                    "UnappliedAmt",
                    Fields.decimalOrZero(payment, "UnappliedAmt").add(freed));
        }
    }
}
