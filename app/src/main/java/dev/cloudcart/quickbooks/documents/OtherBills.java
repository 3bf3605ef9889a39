package dev.cloudcart.quickbooks.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.LineLink.OrderLine;
import dev.cloudcart.core.books.OtherBill;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.LinkedTxn;
import dev.cloudcart.quickbooks.wire.Realm;

/// What others than we made of purchase orders of ours. QuickBooks names what bills an order on the order itself
/// (Intuit, `LinkedTxn` of a purchase order, read only). What is there and nobody remembers may be ours all the same,
/// where the database was restored from a backup: such a bill bears its mark.
public final class OtherBills {

    /// The names under which a bill, and what was paid at once, may be linked.
    private static final Map<String, DocumentType> BILLING = Map.of(
            "Bill", DocumentType.BILL,
            "Purchase", DocumentType.EXPENSE,
            "Expense", DocumentType.EXPENSE,
            "Check", DocumentType.EXPENSE,
            "CreditCardCharge", DocumentType.EXPENSE);

    private final Documents documents;

    public OtherBills(Realm realm) {
        documents = new Documents(realm);
    }

    /// @param orders purchase orders of ours
    /// @param ours what is known to be ours of what bills them
    public List<OtherBill> of(Collection<DocumentRef> orders, Collection<DocumentRef> ours) {
        var known = ours.stream()
                .map(document -> new LinkedTxn(DocumentWriter.entity(document.type()), document.id(), "").words())
                .collect(Collectors.toSet());
        var linked = new LinkedHashMap<DocumentRef, Set<DocumentRef>>();
        documents
                .of(orders)
                .forEach((order, entity) -> entity.linked().stream()
                        .filter(words -> !known.contains(words))
                        .flatMap(words -> billing(words).stream())
                        .forEach(document -> linked.computeIfAbsent(order, _ -> new LinkedHashSet<>())
                                .add(document)));
        if (linked.isEmpty()) {
            return List.of();
        }
        var found = documents.of(linked.values().stream().flatMap(Set::stream).toList());
        var others = new ArrayList<OtherBill>();
        linked.forEach((order, some) -> some.forEach(document -> Optional.ofNullable(found.get(document))
                .filter(entity -> !isOurs(entity) && !Postings.isVoid(entity))
                .ifPresent(entity -> others.add(other(order, document, entity)))));
        return others;
    }

    private static Optional<DocumentRef> billing(String words) {
        int end = words.indexOf(' ');
        return end < 0
                ? Optional.empty()
                : Optional.ofNullable(BILLING.get(words.substring(0, end)))
                        .map(type -> new DocumentRef(type, words.substring(end + 1), "", null));
    }

    private static boolean isOurs(Entity entity) {
        return Postings.isOurs(entity, Role.BILL) || Postings.isOurs(entity, Role.COST_BILL);
    }

    private static OtherBill other(DocumentRef order, DocumentRef document, Entity entity) {
        var number = entity.find("DocNumber");
        return new OtherBill(
                order.id(),
                "%s %s".formatted(document.type().word(), number == null ? document.id() : number),
                entity.purchased().billed().stream()
                        .filter(line -> line.order().equals(order.id()))
                        .map(OrderLine::line)
                        .collect(Collectors.toSet()));
    }
}
