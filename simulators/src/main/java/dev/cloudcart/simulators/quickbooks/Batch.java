package dev.cloudcart.simulators.quickbooks;

import java.time.DateTimeException;
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
    private static final String CHANGES = "CDCQuery";

    /// @param query null for a write
    record Item(
            String id,
            String operation,
            @Nullable String query,
            String entity,
            @Nullable ObjectNode node,
            String options) {

        boolean reads() {
            return query != null || entity.equals(CHANGES);
        }
    }

    static Batch read(JsonNode body) {
        var items = Fields.objects(body, "BatchItemRequest").stream()
                .map(Batch::item)
                .toList();
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
        return (int) items.stream().filter(Item::reads).count();
    }

    /// The same request id with other `bId`s is another request, so they are a part of the key.
    String key(String requestId) {
        if (ids().stream().anyMatch(id -> id.length() > ID_LENGTH_MAX)) {
            throw Refusal.invalidRequestId(requestId);
        }
        return "batch " + requestId + " " + String.join(",", ids());
    }

    List<Outcome> run(Books books, Reads reads) {
        var outcomes = new ArrayList<Outcome>(items.size());
        items.forEach(item -> outcomes.add(run(books, reads, item)));
        return outcomes;
    }

    private static Outcome run(Books books, Reads reads, Item item) {
        try {
            if (item.query != null) {
                var query = Query.parse(item.query, books.settings().startPositionZero());
                return new Outcome.Found("QueryResponse", new Selection(books).response(query));
            }
            var node = Optional.ofNullable(item.node).orElseThrow(() -> Refusal.missing(item.entity));
            if (item.entity.equals(CHANGES)) {
                return changes(books, reads, node);
            }
            var kind = Kind.ofEntity(item.entity).orElseThrow(() -> Refusal.unsupportedProperty(item.entity));
            return books.perform(Operation.of(item.operation, kind, node, Wishes.of(item.options)));
        } catch (Refusal refusal) {
            return new Outcome.Failed(refusal);
        } catch (DateTimeException e) {
            return new Outcome.Failed(Refusal.invalidDate("", String.valueOf(e.getMessage())));
        }
    }

    /// Change data capture as an item of a batch (schema, CDCQuery).
    private static Outcome changes(Books books, Reads reads, ObjectNode node) {
        var entities = Fields.text(node, "Entities").orElseThrow(() -> Refusal.missing("Entities"));
        var since = Fields.text(node, "ChangedSince").orElseThrow(() -> Refusal.missing("ChangedSince"));
        return new Outcome.Found("CDCResponse", reads.changes(books, entities, since));
    }

    private static Item item(ObjectNode item) {
        var id = Fields.text(item, "bId").orElseThrow(() -> Refusal.missing("bId"));
        var query = Fields.text(item, "Query").orElse(null);
        var operation = Fields.text(item, "operation").orElse("");
        for (var property : item.properties()) {
            if (property.getValue() instanceof ObjectNode node) {
                return new Item(
                        id,
                        operation,
                        query,
                        property.getKey(),
                        node,
                        Fields.text(item, "optionsData").orElse(""));
            }
        }
        return new Item(id, operation, query, "an entity", null, "");
    }
}
