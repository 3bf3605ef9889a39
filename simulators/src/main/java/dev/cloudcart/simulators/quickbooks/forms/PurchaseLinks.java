package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// Bills, and expenses where the company has such, that say which purchase order lines they bill. A link that does not
/// fit is dropped without a word, as
/// reported of the real one: all three values are needed, the bill names the order at its top too, and a linked
/// line is a new line.
final class PurchaseLinks {

    /// @param quantity what this line of the bill bills of the order's line
    record Link(String order, String line, BigDecimal quantity) {}

    private PurchaseLinks() {}

    static void settle(Draft draft, Entry vendor) {
        if (draft.kind != Kind.BILL
                && (draft.kind != Kind.PURCHASE || draft.settings().expenseOnOrder() == null)) {
            return;
        }
        var named = Fields.objects(draft.node, "LinkedTxn").stream()
                .filter(PurchaseLinks::isOrder)
                .map(link -> link.path("TxnId").asString(""))
                .collect(Collectors.toSet());
        var orders = new LinkedHashSet<String>();
        for (var line : Fields.objects(draft.node, "Line")) {
            link(line).ifPresent(link -> {
                if (isNamed(draft, named, link) && isFresh(draft, line, link) && fits(draft, link, vendor)) {
                    checkDay(draft, link);
                    orders.add(link.order);
                } else {
                    line.remove("LinkedTxn");
                }
            });
        }
        var links = Json.array();
        orders.forEach(
                order -> links.add(Json.object().put("TxnId", order).put("TxnType", Kind.PURCHASE_ORDER.entity)));
        draft.node.set("LinkedTxn", links);
        draft.previous().ifPresent(before -> draft.then(entry -> release(draft.books, entry, before)));
        draft.then(entry -> OrderReceipts.receive(draft.books, entry, links(draft.node)));
    }

    /// A bill keeps its links to orders, and what was already paid of it.
    static void keepBalance(Draft draft, BigDecimal total) {
        var links = Json.array();
        Fields.objects(draft.node, "LinkedTxn").stream()
                .filter(PurchaseLinks::isOrder)
                .forEach(links::add);
        Balances.settle(draft, total);
        draft.previous()
                .ifPresent(before -> Fields.objects(before, "LinkedTxn").stream()
                        .filter(link -> !isOrder(link))
                        .forEach(links::add));
        draft.node.set("LinkedTxn", links);
    }

    static void release(Realm books, Entry bill, ObjectNode node) {
        OrderReceipts.giveBack(books, bill, links(node));
    }

    private static boolean isOrder(ObjectNode link) {
        return link.path("TxnType").asString("").equals(Kind.PURCHASE_ORDER.entity);
    }

    private static boolean isNamed(Draft draft, Set<String> named, Link link) {
        return !draft.settings().topLinkNeeded()
                || named.contains(link.order)
                || draft.previous().map(before -> links(before).contains(link)).orElse(false);
    }

    /// On create the line has no id; on update it is a line that was not there, or had this very link before.
    private static boolean isFresh(Draft draft, ObjectNode line, Link link) {
        var id = Fields.text(line, "Id");
        if (id.isEmpty()) {
            return true;
        }
        return draft.previous()
                .map(before -> Fields.objects(before, "Line").stream()
                        .filter(old -> Fields.text(old, "Id").equals(id))
                        .findFirst()
                        .map(old -> link(old)
                                .map(known -> known.order.equals(link.order) && known.line.equals(link.line))
                                .orElse(false))
                        .orElse(true))
                .orElse(false);
    }

    private static boolean fits(Draft draft, Link link, Entry vendor) {
        return draft.books
                .table(Kind.PURCHASE_ORDER)
                .find(link.order)
                .map(Entry::read)
                .filter(order -> Fields.ref(order, "VendorRef").orElse("").equals(vendor.id))
                .flatMap(order -> OrderReceipts.line(draft.books, order, link.line))
                .isPresent();
    }

    /// In the words of the real one (ProcureDesk and ApprovalMax, help pages on their links to QuickBooks).
    private static void checkDay(Draft draft, Link link) {
        var day = Fields.text(draft.node, "TxnDate").orElse("");
        boolean isLater = draft.books
                .table(Kind.PURCHASE_ORDER)
                .find(link.order)
                .map(Entry::read)
                .flatMap(order -> Fields.text(order, "TxnDate"))
                .filter(ordered -> ordered.compareTo(day) > 0)
                .isPresent();
        if (isLater) {
            throw Refusal.business(
                    "Add a purchase order that was created before this transaction, or make sure the date"
                            + " of the transaction is correct.");
        }
    }

    private static List<Link> links(ObjectNode bill) {
        var links = new ArrayList<Link>();
        Fields.objects(bill, "Line").forEach(line -> link(line).ifPresent(links::add));
        return links;
    }

    private static Optional<Link> link(ObjectNode line) {
        return Fields.objects(line, "LinkedTxn").stream()
                .filter(PurchaseLinks::isOrder)
                .map(link -> new Link(
                        link.path("TxnId").asString(""),
                        link.path("TxnLineId").asString(""),
                        OrderReceipts.quantity(line)))
                .findFirst();
    }

    static boolean names(JsonNode link, String id) {
        return id.equals(link.path("TxnId").asString(""));
    }
}
