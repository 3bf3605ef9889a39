package dev.cloudcart.quickbooks.sending;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.quickbooks.faults.RefusalCause;
import dev.cloudcart.quickbooks.lists.ListIndex;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.lists.Listed;
import dev.cloudcart.quickbooks.text.Json;

/// Says which item it is that starts too late for a document (fault 6270): of the stocked items that the document
/// names, the one that QuickBooks' own words name, else all of them.
public final class StockedItems {

    public static final String NOT_STARTED = "6270";

    private final ListIndex index;

    public StockedItems(ListIndex index) {
        this.index = index;
    }

    /// @param outcomes by short id
    public Map<String, Outcome> named(Map<String, Outcome> outcomes, Batch batch) {
        if (outcomes.values().stream().noneMatch(StockedItems::isNotStarted)) {
            return outcomes;
        }
        var named = new HashMap<>(outcomes);
        Json.tree(batch.body()).path("BatchItemRequest").forEach(item -> {
            var id = item.path("bId").asString("");
            if (named.get(id) instanceof Outcome.Refused refused && isNotStarted(refused)) {
                named(refused, item).ifPresent(better -> named.put(id, better));
            }
        });
        return named;
    }

    private static boolean isNotStarted(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.code().equals(NOT_STARTED);
    }

    private Optional<Outcome> named(Outcome.Refused refused, JsonNode document) {
        var stocked = index.withIds(ListKind.ITEM, items(document)).values().stream()
                .filter(item -> item.type().equals("Inventory"))
                .sorted(Listed.OLDEST_FIRST)
                .map(Listed::fullName)
                .toList();
        var told = stocked.stream().filter(refused.reason().what()::contains).toList();
        return sentence(told.isEmpty() ? stocked : told)
                .map(names -> new Outcome.Refused(
                        NOT_STARTED,
                        RefusalCause.STOCK_OF_ITEM_NOT_STARTED.of(names, NOT_STARTED),
                        Outcome.Refused.Kind.FINAL));
    }

    /// Such as `"Mug" or "Cup"`; empty for none.
    public static Optional<String> sentence(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" or ")));
    }

    /// The ids of those that a document of a batch names.
    public static Set<String> items(JsonNode document) {
        var ids = new LinkedHashSet<String>();
        document.findValues("ItemRef").forEach(ref -> ids.add(ref.path("value").asString("")));
        return ids;
    }
}
