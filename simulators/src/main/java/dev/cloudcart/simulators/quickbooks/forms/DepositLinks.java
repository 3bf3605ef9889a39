package dev.cloudcart.simulators.quickbooks.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;
import dev.cloudcart.simulators.wire.Json;

/// The transactions a deposit takes to the bank (Intuit, Deposit.LinkedTxn). Each can be in one deposit only.
final class DepositLinks {

    private static final Set<Kind> KINDS =
            Set.of(Kind.PAYMENT, Kind.SALES_RECEIPT, Kind.REFUND_RECEIPT, Kind.TRANSFER, Kind.JOURNAL_ENTRY);

    /// Those of them that name what they are in.
    private static final Set<Kind> NAMING = Set.of(Kind.PAYMENT, Kind.SALES_RECEIPT, Kind.REFUND_RECEIPT);

    private static final String DEPOSIT = Kind.DEPOSIT.entity;

    private DepositLinks() {}

    /// Checks the links and returns the ids of what they name.
    static List<String> settle(Draft draft) {
        var own = draft.previous().map(DepositLinks::of).orElse(List.of());
        for (var line : Fields.objects(draft.node, "Line")) {
            for (var link : Fields.objects(line, "LinkedTxn")) {
                check(draft, link, own);
            }
        }
        return of(draft.node);
    }

    static List<String> of(ObjectNode node) {
        var ids = new ArrayList<String>();
        for (var line : Fields.objects(node, "Line")) {
            Fields.objects(line, "LinkedTxn")
                    .forEach(link -> Fields.text(link, "TxnId").ifPresent(ids::add));
        }
        return ids;
    }

    /// What is in a deposit names it (as sandboxes show it); its own account stays the one of undeposited funds.
    static void name(Realm books, List<String> ids, Entry deposit) {
        change(
                books,
                ids,
                links -> links.add(Json.object().put("TxnId", deposit.id).put("TxnType", DEPOSIT)));
    }

    static void release(Realm books, List<String> ids) {
        change(books, ids, _ -> {});
    }

    /// No document is in two deposits.
    private static void change(Realm books, List<String> ids, Consumer<ArrayNode> more) {
        for (var kind : NAMING) {
            for (var id : ids) {
                books.table(kind)
                        .find(id)
                        .ifPresent(entry -> books.amend(entry, node -> {
                            var links = Json.array();
                            Fields.objects(node, "LinkedTxn").stream()
                                    .filter(link ->
                                            !link.path("TxnType").asString("").equals(DEPOSIT))
                                    .forEach(links::add);
                            more.accept(links);
                            node.set("LinkedTxn", links);
                        }));
            }
        }
    }

    private static void check(Draft draft, ObjectNode link, List<String> own) {
        var id = Fields.text(link, "TxnId").orElseThrow(() -> Refusal.missing("TxnId"));
        var type = Fields.text(link, "TxnType").orElseThrow(() -> Refusal.missing("TxnType"));
        var kind = Kind.ofEntity(type).filter(KINDS::contains).orElseThrow(() -> RuleRefusals.cannotBeLinked(id));
        if (draft.books.table(kind).find(id).isEmpty()) {
            throw Refusal.unknownReference(type, id);
        }
        if (draft.books.deposited().contains(id) && !own.contains(id)) {
            throw RuleRefusals.cannotBeLinked(id);
        }
        if (!Fields.given(link, "TxnLineId")) {
            link.put("TxnLineId", "0");
        }
    }
}
