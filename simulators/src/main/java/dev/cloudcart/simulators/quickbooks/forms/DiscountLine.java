package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// The one discount of a sale: a percentage of the sub-total (10 means 10 %) or an amount.
final class DiscountLine {

    private DiscountLine() {}

    /// Returns the amount of the discount.
    static BigDecimal settle(Draft draft, ObjectNode line, BigDecimal subtotal) {
        if (!draft.settings().allowDiscount()) {
            throw Refusal.business("Discounts are switched off in the sales form settings.");
        }
        var detail = LineChecks.detail(line, "DiscountLineDetail", true);
        var percent = Fields.decimal(detail, "DiscountPercent");
        var discount = Fields.cents(
                Fields.flag(detail, "PercentBased", false)
                        ? subtotal.multiply(percent.orElseThrow(Refusal::discount))
                                .movePointLeft(2)
                        : Fields.decimal(line, "Amount").orElseThrow(Refusal::discount));
        line.put("Amount", discount);
        settleAccount(draft, detail);
        return discount;
    }

    private static void settleAccount(Draft draft, ObjectNode detail) {
        var account = Fields.ref(detail, "DiscountAccountRef")
                .map(id -> draft.books.reference(Kind.ACCOUNT, id))
                .or(() -> draft.books.named(Kind.ACCOUNT, "Discounts given"));
        account.ifPresent(entry -> detail.set("DiscountAccountRef", Fields.reference(entry.id, entry.nameOrEmpty())));
    }
}
