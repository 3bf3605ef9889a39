package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;

/// What a single line has to be: the right detail, a known item, an amount that adds up.
final class LineChecks {

    /// "Has been billed" is QuickBooks' own to say; sending it is refused (Intuit, top errors: 2170).
    private static final Set<String> BILLABLE = Set.of("Billable", "NotBillable");
    private static final int DIGITS_BEFORE_MAX = 10;
    private static final int DIGITS_AFTER_MAX = 5;

    private LineChecks() {}

    static ObjectNode detail(ObjectNode line, String type, boolean fits) {
        if (!fits) {
            throw Refusal.business("A line with " + type + " does not belong on this transaction.");
        }
        if (line.path(type) instanceof ObjectNode detail) {
            return detail;
        }
        throw Refusal.missing(type);
    }

    static void nameItem(Draft draft, ObjectNode detail, String id) {
        switch (id) {
            case "SHIPPING_ITEM_ID" -> {
                if (!draft.settings().allowShipping()) {
                    throw Refusal.business("Shipping is switched off in the sales form settings.");
                }
            }
            case "GRATUITY_ITEM_ID" -> {}
            default -> {
                var item = draft.books.reference(Kind.ITEM, id);
                refuseUnfit(draft, item);
                Fields.name(detail, "ItemRef", item.nameOrEmpty());
            }
        }
    }

    private static void refuseUnfit(Draft draft, Entry item) {
        switch (item.type == null ? "" : item.type) {
            case "Category" -> throw Refusal.business("A category cannot be used on a transaction.");
            case "Group" -> throw Refusal.business("A bundle needs a line of type GroupLineDetail.");
            case "Inventory" -> refuseBeforeStart(draft, item);
            default -> {}
        }
        boolean isOrder = draft.kind == Kind.PURCHASE_ORDER;
        if (isOrder && Fields.ref(item.read(), "ExpenseAccountRef").isEmpty()) {
            throw Refusal.business("An item on a purchase order needs an expense account.");
        }
    }

    private static void refuseBeforeStart(Draft draft, Entry item) {
        var start = Fields.date(item.read(), "InvStartDate");
        var day = Fields.date(draft.node, "TxnDate");
        if (start.isPresent() && day.isPresent() && day.get().isBefore(start.get())) {
            throw RuleRefusals.beforeInventoryStart(
                    item.nameOrEmpty(), start.get().toString());
        }
    }

    static void nameOthers(Draft draft, ObjectNode detail) {
        Headers.track(draft, detail, "ClassRef", Kind.CLASS);
        Fields.ref(detail, "CustomerRef")
                .map(id -> draft.books.reference(Kind.CUSTOMER, id))
                .ifPresent(customer -> Fields.name(detail, "CustomerRef", customer.nameOrEmpty()));
        Fields.text(detail, "BillableStatus")
                .filter(status -> !BILLABLE.contains(status))
                .ifPresent(status -> {
                    throw Refusal.invalidEnumeration("BillableStatus", status);
                });
        // Lines of France only (Intuit, SalesItemLineDetail).
        detail.remove("DiscountRate");
        detail.remove("DiscountAmt");
    }

    /// Where both are sent, the amount has to be quantity times price, rounded half up (reported with 128.350 x
    /// 14.50). It holds ten digits before the point and five after it.
    static BigDecimal amount(ObjectNode line, ObjectNode detail) {
        var amount = Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount"));
        var plain = amount.stripTrailingZeros();
        if (plain.precision() - plain.scale() > DIGITS_BEFORE_MAX || plain.scale() > DIGITS_AFTER_MAX) {
            throw RuleRefusals.tooManyDigits("Amount", amount.toPlainString());
        }
        var quantity = Fields.decimal(detail, "Qty");
        var price = Fields.decimal(detail, "UnitPrice");
        if (quantity.isPresent()
                && price.isPresent()
                && Fields.cents(quantity.get().multiply(price.get())).compareTo(amount) != 0) {
            throw Refusal.amount(amount.toPlainString());
        }
        return Fields.cents(amount);
    }
}
