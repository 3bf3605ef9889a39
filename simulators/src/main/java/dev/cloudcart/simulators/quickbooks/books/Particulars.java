package dev.cloudcart.simulators.quickbooks.books;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// What a company said of itself through the API: changes over what CompanyInfo and Preferences would say without
/// them.
public final class Particulars {

    private static final class Sheet {
        private final ObjectNode changes = Json.object();
        private int syncToken;
    }

    private final Map<String, Sheet> sheets = new HashMap<>();

    /// Takes over the named properties of what was sent; everything else is silently left as it is.
    public synchronized void change(String entity, ObjectNode sent, Set<String> writable) {
        var sheet = sheet(entity);
        var token = Fields.text(sent, "SyncToken").orElseThrow(() -> Refusal.missing("SyncToken"));
        if (!token.equals(Integer.toString(sheet.syncToken))) {
            throw Refusal.stale();
        }
        sheet.syncToken++;
        for (var change : sent.properties()) {
            if (writable.contains(change.getKey())) {
                merge(sheet.changes, change.getKey(), change.getValue());
            }
        }
    }

    synchronized ObjectNode over(String entity, ObjectNode node) {
        var sheet = sheet(entity);
        sheet.changes.properties().forEach(change -> merge(node, change.getKey(), change.getValue()));
        return node.put("SyncToken", Integer.toString(sheet.syncToken));
    }

    /// For [BooksState]; [#restore] takes it back.
    synchronized ObjectNode saved() {
        var saved = Json.object();
        sheets.forEach((entity, sheet) ->
                saved.putObject(entity).put("syncToken", sheet.syncToken).set("changes", sheet.changes.deepCopy()));
        return saved;
    }

    synchronized void restore(JsonNode saved) {
        for (var entity : saved.properties()) {
            var sheet = sheet(entity.getKey());
            sheet.syncToken = entity.getValue().path("syncToken").asInt();
            sheet.changes.setAll((ObjectNode) entity.getValue().path("changes"));
        }
    }

    private static void merge(ObjectNode node, String name, JsonNode value) {
        if (node.path(name) instanceof ObjectNode inner && value.isObject()) {
            value.properties()
                    .forEach(change ->
                            inner.set(change.getKey(), change.getValue().deepCopy()));
        } else {
            node.set(name, value.deepCopy());
        }
    }

    private Sheet sheet(String entity) {
        return sheets.computeIfAbsent(entity, _ -> new Sheet());
    }
}
