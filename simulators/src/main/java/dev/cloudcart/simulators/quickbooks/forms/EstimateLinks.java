package dev.cloudcart.simulators.quickbooks.forms;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;
import dev.cloudcart.simulators.wire.Json;

/// Estimates, and the invoices made from them. The invoice names its estimate; the estimate then is closed and
/// names the invoice.
final class EstimateLinks {

    private static final Set<String> STATUSES = Set.of("Pending", "Accepted", "Closed", "Rejected", "Converted");
    /// Links that QuickBooks itself makes; what a client sends of them is not heard.
    private static final Set<String> OTHERS =
            Set.of("Payment", "CreditMemo", "TimeActivity", "ReimburseCharge", "StatementCharge", "ChargeCredit");

    private EstimateLinks() {}

    static void settleEstimate(Draft draft) {
        Headers.refuseOther(draft.node, "TxnStatus", STATUSES);
        if (Fields.text(draft.node, "TxnStatus").isEmpty()) {
            draft.node.put("TxnStatus", "Pending");
        }
        draft.node.remove("LinkedTxn");
        draft.previous()
                .filter(before -> before.has("LinkedTxn"))
                .ifPresent(before -> draft.node.set("LinkedTxn", before.get("LinkedTxn")));
    }

    /// Returns the ids of the estimates this invoice is made from; they follow once it is stored.
    static List<String> settleInvoice(Draft draft) {
        var estimates = estimates(draft.node);
        for (var id : estimates) {
            var estimate = draft.books
                    .table(Kind.ESTIMATE)
                    .find(id)
                    .orElseThrow(() -> Refusal.unknownReference("Estimate", id))
                    .read();
            if (!Fields.ref(estimate, "CustomerRef").equals(Fields.ref(draft.node, "CustomerRef"))) {
                throw RuleRefusals.cannotBeLinked(id);
            }
        }
        draft.node.remove("LinkedTxn");
        draft.previous().ifPresent(before -> draft.then(entry -> release(draft.books, entry, before)));
        draft.then(entry -> estimates.forEach(id -> change(draft.books, id, entry, true)));
        return estimates;
    }

    /// After the balance has put the payments back.
    static void restore(Draft draft, List<String> estimates) {
        if (estimates.isEmpty() && !draft.node.has("LinkedTxn")) {
            return;
        }
        var links = Json.array();
        estimates.forEach(id -> links.add(Json.object().put("TxnId", id).put("TxnType", Kind.ESTIMATE.entity)));
        Fields.objects(draft.node, "LinkedTxn").stream()
                .filter(link -> !isEstimate(link))
                .forEach(links::add);
        draft.node.set("LinkedTxn", links);
    }

    static List<String> estimates(ObjectNode invoice) {
        return Fields.objects(invoice, "LinkedTxn").stream()
                .filter(EstimateLinks::isEstimate)
                .map(link -> link.path("TxnId").asString(""))
                .toList();
    }

    static void release(Realm books, Entry invoice, ObjectNode node) {
        estimates(node).forEach(id -> change(books, id, invoice, false));
    }

    private static boolean isEstimate(ObjectNode link) {
        var type = link.path("TxnType").asString("");
        if (!type.equals(Kind.ESTIMATE.entity) && !OTHERS.contains(type)) {
            throw RuleRefusals.cannotBeLinked(link.path("TxnId").asString(""));
        }
        return type.equals(Kind.ESTIMATE.entity);
    }

    private static void change(Realm books, String id, Entry invoice, boolean linked) {
        books.table(Kind.ESTIMATE)
                .find(id)
                .ifPresent(entry -> books.amend(entry, estimate -> {
                    var links = Json.array();
                    Fields.objects(estimate, "LinkedTxn").stream()
                            .filter(link -> !PurchaseLinks.names(link, invoice.id))
                            .forEach(links::add);
                    if (linked) {
                        links.add(Json.object().put("TxnId", invoice.id).put("TxnType", Kind.INVOICE.entity));
                    }
                    estimate.set("LinkedTxn", links);
                    estimate.put("TxnStatus", linked ? "Closed" : "Pending");
                }));
    }
}
