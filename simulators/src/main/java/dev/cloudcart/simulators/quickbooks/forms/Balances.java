package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// What is still open on an invoice, bill or credit, and the links to what closed it.
final class Balances {

    private Balances() {}

    /// The new total less what was already paid; the links to payments stay.
    static void settle(Draft draft, BigDecimal total) {
        var paid = draft.previous().map(Balances::paid).orElse(BigDecimal.ZERO);
        var open = total.subtract(paid);
        draft.node.put("Balance", open);
        draft.node.remove("LinkedTxn");
        draft.previous()
                .filter(node -> node.has("LinkedTxn"))
                .ifPresent(node -> draft.node.set("LinkedTxn", node.get("LinkedTxn")));
        if (draft.settings().multicurrency() && Schema.knows(draft.kind.entity, "HomeBalance")) {
            var rate = Fields.decimal(draft.node, "ExchangeRate").orElse(BigDecimal.ONE);
            draft.node.put("HomeBalance", Fields.cents(open.multiply(rate)));
        }
    }

    private static BigDecimal paid(ObjectNode before) {
        var total = Fields.decimalOrZero(before, "TotalAmt").subtract(Fields.decimalOrZero(before, "Deposit"));
        return total.subtract(Fields.decimalOrZero(before, "Balance"));
    }

    static void pay(Realm books, Entry entry, BigDecimal amount, String type, String id) {
        books.amend(entry, node -> {
            change(node, amount.negate());
            var links = Json.array();
            Fields.objects(node, "LinkedTxn").forEach(links::add);
            links.add(Json.object().put("TxnId", id).put("TxnType", type));
            node.set("LinkedTxn", links);
        });
    }

    static void unpay(Realm books, Entry entry, BigDecimal amount, String id) {
        books.amend(entry, node -> {
            change(node, amount);
            var links = Json.array();
            Fields.objects(node, "LinkedTxn").stream()
                    .filter(link -> !Fields.text(link, "TxnId").orElse("").equals(id))
                    .forEach(links::add);
            node.set("LinkedTxn", links);
        });
    }

    private static void change(ObjectNode node, BigDecimal by) {
        var open = Fields.decimalOrZero(node, "Balance").add(by);
        node.put("Balance", open);
        if (node.has("RemainingCredit")) {
            node.put("RemainingCredit", open);
        }
        if (node.has("HomeBalance")) {
            node.put(
                    "HomeBalance",
                    Fields.cents(
                            open.multiply(Fields.decimal(node, "ExchangeRate").orElse(BigDecimal.ONE))));
        }
    }
}
