package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Optional;
import java.util.Set;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Document numbers: given by the caller or counted by the company, and checked for duplicates where the company
/// wants that.
final class Numbers {

    private static final Set<Kind> COUNTED =
            Set.of(Kind.SALES_RECEIPT, Kind.INVOICE, Kind.CREDIT_MEMO, Kind.REFUND_RECEIPT, Kind.ESTIMATE);
    private static final Set<Kind> SALES_FORMS =
            Set.of(Kind.SALES_RECEIPT, Kind.INVOICE, Kind.CREDIT_MEMO, Kind.REFUND_RECEIPT);
    /// AUTO_GENERATE is heard on these only (schema, Transaction.DocNumber).
    private static final Set<Kind> NUMBERED_ON_REQUEST = Set.of(Kind.INVOICE, Kind.ESTIMATE, Kind.SALES_RECEIPT);
    private static final String AUTOMATIC = "AUTO_GENERATE";

    private Numbers() {}

    /// With custom numbers a missing one stays missing; without, the company counts by itself whatever is sent
    /// (Intuit, Invoice.DocNumber).
    static void settle(Draft draft) {
        var sent = Fields.text(draft.node, "DocNumber").filter(number -> !number.isBlank());
        boolean custom = !isCounted(draft);
        boolean asked = sent.equals(Optional.of(AUTOMATIC)) && NUMBERED_ON_REQUEST.contains(draft.kind);
        if (custom && !asked) {
            sent.ifPresentOrElse(number -> keep(draft, number), () -> draft.node.remove("DocNumber"));
            return;
        }
        var before = draft.previous().flatMap(node -> Fields.text(node, "DocNumber"));
        draft.node.put("DocNumber", before.orElseGet(() -> draft.books.nextNumber()));
    }

    /// Purchase orders have a switch of their own, apart from that of sales forms (ApprovalMax, "How Purchase Order
    /// numbers are assigned").
    private static boolean isCounted(Draft draft) {
        return draft.kind == Kind.PURCHASE_ORDER
                ? draft.settings().ordersNumbered()
                : !draft.settings().customNumbers() && COUNTED.contains(draft.kind);
    }

    private static void keep(Draft draft, String number) {
        boolean changed = draft.previous()
                .flatMap(node -> Fields.text(node, "DocNumber"))
                .filter(number::equals)
                .isEmpty();
        if (changed && draft.settings().duplicateNumberWarning() && !draft.wishes.duplicateNumberAllowed()) {
            refuseTaken(draft, number);
        }
    }

    private static void refuseTaken(Draft draft, String number) {
        for (var kind : SALES_FORMS.contains(draft.kind) ? SALES_FORMS : Set.of(draft.kind)) {
            for (var other : draft.books.table(kind).find("DocNumber", number).orElseThrow()) {
                if (!draft.isOwn(other) && sameVendor(draft, other)) {
                    throw Refusal.duplicateNumber(number, kind.entity, other.id);
                }
            }
        }
    }

    /// Bills are numbered by their vendors: the same number from two vendors is no duplicate.
    private static boolean sameVendor(Draft draft, Entry other) {
        return (draft.kind != Kind.BILL && draft.kind != Kind.VENDOR_CREDIT)
                || Fields.ref(draft.node, "VendorRef").equals(Fields.ref(other.read(), "VendorRef"));
    }
}
