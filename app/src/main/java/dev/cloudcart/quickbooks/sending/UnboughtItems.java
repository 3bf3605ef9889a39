package dev.cloudcart.quickbooks.sending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.quickbooks.faults.RefusalCause;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.lists.Listed;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Says which item it is that lacks an expense account, without which it cannot be bought (Intuit,
/// PurchaseOrder). The index does not hold the accounts of items, so QuickBooks is asked for those that the
/// document names: one metered read for a hundred, and only where it was refused.
public final class UnboughtItems {

    /// So many ids still fit into an address.
    private static final int IDS_MAX = 100;

    private static final int NAMES_SHOWN = 5;

    private final Realm realm;

    public UnboughtItems(Realm realm) {
        this.realm = realm;
    }

    /// @param outcomes by short id
    public Map<String, Outcome> named(Map<String, Outcome> outcomes, Batch batch) {
        if (outcomes.values().stream().noneMatch(UnboughtItems::isUnbought)) {
            return outcomes;
        }
        var named = new HashMap<>(outcomes);
        Json.tree(batch.body()).path("BatchItemRequest").forEach(item -> {
            var id = item.path("bId").asString("");
            if (named.get(id) instanceof Outcome.Refused refused && isUnbought(refused)) {
                named(refused, item).ifPresent(better -> named.put(id, better));
            }
        });
        return named;
    }

    private static boolean isUnbought(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var _, Reason reason, var _)
                && reason.cause().equals(RefusalCause.ITEM_WITHOUT_EXPENSE_ACCOUNT.name());
    }

    private Optional<Outcome> named(Outcome.Refused refused, JsonNode document) {
        return StockedItems.sentence(unbought(List.copyOf(StockedItems.items(document))))
                .map(names -> new Outcome.Refused(
                        refused.code(),
                        RefusalCause.ITEM_WITHOUT_EXPENSE_ACCOUNT.of(names, refused.code()),
                        refused.kind()));
    }

    /// The batch is answered: what it posted must not be lost because a question after it got no answer.
    private List<String> unbought(List<String> items) {
        var found = new ArrayList<Listed>();
        try {
            for (int start = 0; start < items.size(); start += IDS_MAX) {
                var some = items.subList(start, Math.min(start + IDS_MAX, items.size()));
                realm.query(Statement.where(ListKind.ITEM.entity(), Statement.in("Id", some))).entities().stream()
                        .filter(item -> item.text("ExpenseAccountRef").isEmpty())
                        .map(item -> Listed.of(ListKind.ITEM, item))
                        .forEach(found::add);
            }
        } catch (ConnectionTrouble trouble) {
            return List.of();
        }
        return found.stream()
                .sorted(Listed.OLDEST_FIRST)
                .map(Listed::fullName)
                .limit(NAMES_SHOWN)
                .toList();
    }
}
