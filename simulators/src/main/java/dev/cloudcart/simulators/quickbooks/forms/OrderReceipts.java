package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.forms.PurchaseLinks.Link;
import dev.cloudcart.simulators.wire.Json;

/// What of a purchase order has been billed. The order follows its bills, and closes when nothing is left; how the
/// real one closes is not documented, hence the switch.
final class OrderReceipts {

    private OrderReceipts() {}

    /// Completes an order: what has been received and linked is QuickBooks' own to say.
    static void settleOrder(Draft draft) {
        var before = draft.previous();
        for (var line : Fields.objects(draft.node, "Line")) {
            var received = before.flatMap(node -> Fields.objects(node, "Line").stream()
                            .filter(old -> Fields.text(old, "Id").equals(Fields.text(line, "Id")))
                            .findFirst())
                    .flatMap(old -> Fields.decimal(old, "Received"));
            received.ifPresentOrElse(amount -> line.put("Received", amount), () -> line.remove("Received"));
        }
        draft.node.remove("LinkedTxn");
        before.filter(node -> node.has("LinkedTxn"))
                .ifPresent(node -> draft.node.set("LinkedTxn", node.get("LinkedTxn")));
        if (Fields.flag(draft.node, "ManuallyClosed", false)) {
            draft.node.put("POStatus", "Closed");
        }
        if (Fields.text(draft.node, "POStatus").isEmpty()) {
            draft.node.put("POStatus", "Open");
        }
        if (!Fields.given(draft.node, "EmailStatus")) {
            draft.node.put("EmailStatus", "NotSet");
        }
    }

    static void receive(Realm books, Entry bill, List<Link> links) {
        change(books, bill, links, amount -> amount, true);
    }

    static void giveBack(Realm books, Entry bill, List<Link> links) {
        change(books, bill, links, BigDecimal::negate, false);
    }

    static Optional<ObjectNode> line(Realm books, ObjectNode order, String id) {
        var property = books.settings().orderLineByNumber() ? "LineNum" : "Id";
        return Fields.objects(order, "Line").stream()
                .filter(line -> id.equals(line.path(property).asString("")))
                .findFirst();
    }

    static BigDecimal quantity(ObjectNode line) {
        return Fields.decimal(line.path("ItemBasedExpenseLineDetail"), "Qty").orElse(BigDecimal.ONE);
    }

    private static void change(
            Realm books, Entry bill, List<Link> links, UnaryOperator<BigDecimal> sign, boolean linked) {
        for (var id : links.stream().map(Link::order).distinct().toList()) {
            books.table(Kind.PURCHASE_ORDER)
                    .find(id)
                    .ifPresent(entry -> books.amend(entry, order -> {
                        links.stream()
                                .filter(link -> link.order().equals(id))
                                .forEach(link -> receive(books, order, link, sign));
                        relink(order, bill.id, linked ? called(books, bill) : null);
                        settleStatus(books, order);
                    }));
        }
    }

    private static void receive(Realm books, ObjectNode order, Link link, UnaryOperator<BigDecimal> sign) {
        line(books, order, link.line())
                .ifPresent(line -> line.put(
                        "Received", Fields.decimalOrZero(line, "Received").add(sign.apply(link.quantity()))));
    }

    private static @Nullable String called(Realm books, Entry bill) {
        return bill.kind == Kind.PURCHASE ? books.settings().expenseOnOrder() : bill.kind.entity;
    }

    private static void relink(ObjectNode order, String bill, @Nullable String called) {
        var links = Json.array();
        Fields.objects(order, "LinkedTxn").stream()
                .filter(link -> !PurchaseLinks.names(link, bill))
                .forEach(links::add);
        if (called != null) {
            links.add(Json.object().put("TxnId", bill).put("TxnType", called));
        }
        order.set("LinkedTxn", links);
    }

    private static void settleStatus(Realm books, ObjectNode order) {
        if (Fields.flag(order, "ManuallyClosed", false) || !books.settings().orderClosesWhenBilled()) {
            return;
        }
        boolean complete = Fields.objects(order, "Line").stream()
                .allMatch(line -> Fields.decimalOrZero(line, "Received").compareTo(quantity(line)) >= 0);
        order.put("POStatus", complete ? "Closed" : "Open");
    }
}
