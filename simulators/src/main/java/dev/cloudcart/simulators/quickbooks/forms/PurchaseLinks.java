package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// Bills that say which purchase order lines they bill. A link that does not fit is dropped without a word, as reported of the
/// real one; the order follows what is billed and closes when nothing is left.
final class PurchaseLinks {

    private record Link(String order, String line, BigDecimal quantity) {}

    private PurchaseLinks() {}

    static void settle(Draft draft, Entry vendor) {
        if (draft.kind != Kind.BILL) {
            return;
        }
        var orders = new LinkedHashSet<String>();
        for (var line : Fields.objects(draft.node, "Line")) {
            link(line).ifPresent(link -> {
                if (fits(draft.books, link, vendor)) {
                    orders.add(link.order);
                } else {
                    line.remove("LinkedTxn");
                }
            });
        }
        var links = Json.array();
        orders.forEach(order -> links.add(Json.object().put("TxnId", order).put("TxnType",
                Kind.PURCHASE_ORDER.entity)));
        draft.node.set("LinkedTxn", links);
        draft.previous().ifPresent(before -> draft.then(entry -> release(draft.books, entry, before)));
        draft.then(entry -> apply(draft.books, entry, draft.node));
    }

    /// A bill keeps its links to orders, and what was already paid of it.
    static void keepBalance(Draft draft, BigDecimal total) {
        var links = draft.node.get("LinkedTxn");
        Balances.settle(draft, total);
        if (links == null) {
            draft.node.remove("LinkedTxn");
        } else {
            draft.node.set("LinkedTxn", links);
        }
    }

    static void release(Realm books, Entry bill, ObjectNode node) {
        change(books, bill, node, BigDecimal::negate, false);
    }

    private static void apply(Realm books, Entry bill, ObjectNode node) {
        change(books, bill, node, amount -> amount, true);
    }

    private static void change(Realm books, Entry bill, ObjectNode node, UnaryOperator<BigDecimal> sign,
            boolean linked) {
        var links = links(node);
        for (var order : links.stream().map(Link::order).distinct().toList()) {
            books.table(Kind.PURCHASE_ORDER).find(order).ifPresent(entry -> books.amend(entry, stored -> {
                links.stream().filter(link -> link.order.equals(order)).forEach(link -> receive(stored, link, sign));
                relink(stored, bill.id, linked);
                stored.put("POStatus", isComplete(stored) ? "Closed" : "Open");
            }));
        }
    }

    private static void receive(ObjectNode order, Link link, UnaryOperator<BigDecimal> sign) {
        line(order, link.line)
                .ifPresent(line -> line.put("Received", Fields.decimalOrZero(line, "Received").add(sign.apply(
                        link.quantity))));
    }

    private static void relink(ObjectNode order, String bill, boolean linked) {
        var links = Json.array();
        Fields.objects(order, "LinkedTxn").stream().filter(link -> !bill.equals(link.path("TxnId").asString())).forEach(
                links::add);
        if (linked) {
            links.add(Json.object().put("TxnId", bill).put("TxnType", Kind.BILL.entity));
        }
        order.set("LinkedTxn", links);
    }

    private static boolean isComplete(ObjectNode order) {
        return Fields.objects(order, "Line")
                .stream()
                .allMatch(line -> Fields.decimalOrZero(line, "Received").compareTo(quantity(line)) >= 0);
    }

    private static BigDecimal quantity(ObjectNode line) {
        return Fields.decimal(line.path("ItemBasedExpenseLineDetail"), "Qty").orElse(BigDecimal.ONE);
    }

    private static boolean fits(Realm books, Link link, Entry vendor) {
        return books.table(Kind.PURCHASE_ORDER)
                .find(link.order)
                .map(Entry::read)
                .filter(order -> Fields.ref(order, "VendorRef").orElse("").equals(vendor.id))
                .flatMap(order -> line(order, link.line))
                .isPresent();
    }

    private static Optional<ObjectNode> line(ObjectNode order, String id) {
        return Fields.objects(order, "Line").stream().filter(line -> id.equals(line.path("Id").asString())).findFirst();
    }

    private static List<Link> links(ObjectNode bill) {
        var links = new ArrayList<Link>();
        Fields.objects(bill, "Line").forEach(line -> link(line).ifPresent(links::add));
        return links;
    }

    private static Optional<Link> link(ObjectNode line) {
        return Fields.objects(line, "LinkedTxn")
                .stream()
                .filter(link -> link.path("TxnType").asString("").equals(Kind.PURCHASE_ORDER.entity))
                .map(link -> new Link(link.path("TxnId").asString(""), link.path("TxnLineId").asString(""), quantity(
                        line)))
                .findFirst();
    }
}
