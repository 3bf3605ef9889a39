package dev.cloudcart.simulators.quickbooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Operation;
import dev.cloudcart.simulators.quickbooks.books.Outcome;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.query.Query;
import dev.cloudcart.simulators.quickbooks.query.Selection;

/// Up to thirty operations and queries in one call, run one after the other; each succeeds or fails alone.
record Batch(List<Item> items) {

    private static final int ITEMS_MAX = 30;
    private static final int ID_LENGTH_MAX = 10;

    /// @param query null for a write
    record Item(String id, String operation, @Nullable String query, String entity, @Nullable ObjectNode node,
            String options) {}

    static Batch read(JsonNode body) {
        var items = Fields.objects(body, "BatchItemRequest").stream().map(Batch::item).toList();
        if (items.isEmpty()) {
            throw Refusal.missing("BatchItemRequest");
        }
        if (items.size() > ITEMS_MAX) {
            throw Refusal.batchTooLarge(items.size());
        }
        return new Batch(items);
    }

    List<String> ids() {
        return items.stream().map(Item::id).toList();
    }

    /// How many of its items take data out.
    int reads() {
        return (int) items.stream().filter(item -> item.query != null).count();
    }

    /// The same request id with other `bId`s is another request, so they are a part of the key.
    String key(String requestId) {
        if (ids().stream().anyMatch(id -> id.length() > ID_LENGTH_MAX)) {
            throw Refusal.invalidRequestId(requestId);
        }
        return "batch " + requestId + " " + String.join(",", ids());
    }

    List<Outcome> run(Books books) {
        var outcomes = new ArrayList<Outcome>(items.size());
        items.forEach(item -> outcomes.add(run(books, item)));
        return outcomes;
    }

    private static Outcome run(Books books, Item item) {
        try {
            if (item.query != null) {
                return new Outcome.Found(new Selection(books).response(Query.parse(item.query)));
            }
            var kind = Kind.ofEntity(item.entity).orElseThrow(() -> Refusal.unsupportedProperty(item.entity));
            var node = Optional.ofNullable(item.node).orElseThrow(() -> Refusal.missing(item.entity));
            return books.perform(Operation.of(item.operation, kind, node, Wishes.of(item.options)));
        } catch (Refusal refusal) {
            return new Outcome.Failed(refusal);
        }
    }

    private static Item item(ObjectNode item) {
        var id = Fields.text(item, "bId").orElseThrow(() -> Refusal.missing("bId"));
        var query = Fields.text(item, "Query").orElse(null);
        var operation = Fields.text(item, "operation").orElse("");
        for (var property : item.properties()) {
            if (property.getValue() instanceof ObjectNode node) {
                return new Item(id, operation, query, property.getKey(), node, Fields.text(item, "optionsData").orElse(
                        ""));
            }
        }
        return new Item(id, operation, query, "an entity", null, "");
    }
}
