package dev.cloudcart.quickbooks.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;

import dev.cloudcart.ports.Progress;
import dev.cloudcart.quickbooks.documents.BatchAnswer;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Reply;

/// Creates list entries, 30 to a batch. A name is taken only once in QuickBooks, so an answer that was lost leads
/// to no second entry: the next run finds the name taken and uses it.
public final class Creator {

    public static final int BATCH_MAX = 30;

    private final Realm realm;
    private final Progress progress;

    public Creator(Realm realm, Progress progress) {
        this.realm = realm;
        this.progress = progress;
    }

    /// @param key by which the caller knows it
    /// @param name as it will stand in the books
    /// @param fields all of the entry's fields, the name included
    public record Draft(ListKind kind, String key, String name, Consumer<JsonGenerator> fields) {}

    /// @throws dev.cloudcart.ports.ConnectionTrouble when no answer came
    public Map<Draft, BatchAnswer> create(List<Draft> drafts) {
        var answers = new LinkedHashMap<Draft, BatchAnswer>();
        for (int start = 0; start < drafts.size(); start += BATCH_MAX) {
            answers.putAll(batch(drafts.subList(start, Math.min(start + BATCH_MAX, drafts.size()))));
            progress.creating(answers.size(), drafts.size());
        }
        return answers;
    }

    private Map<Draft, BatchAnswer> batch(List<Draft> drafts) {
        var reply = realm.batch(UUID.randomUUID().toString(), body(drafts), () -> false, progress::mustGoOn);
        var said = switch (reply) {
            case Reply.Said it -> it;
            case Reply.Refused refused ->
                throw Refusals.trouble(refused.fault())
                        .orElseGet(() -> Realm.silent(
                                Refusals.of(refused.fault()).reason().what()));
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
        var byId = BatchAnswer.read(said.body()).orElseGet(Map::of);
        var answers = new LinkedHashMap<Draft, BatchAnswer>();
        for (int i = 0; i < drafts.size(); i++) {
            answers.put(drafts.get(i), answer(byId, i));
        }
        return answers;
    }

    private static BatchAnswer answer(Map<String, BatchAnswer> byId, int place) {
        var answer = byId.get(Integer.toString(place));
        if (answer == null || (answer instanceof BatchAnswer.Stored(Entity entity) && !entity.hasId())) {
            throw Realm.silent("QuickBooks did not say whether it created a customer, vendor or item");
        }
        if (answer instanceof BatchAnswer.Faulted(Fault fault)) {
            Refusals.trouble(fault).ifPresent(trouble -> {
                throw trouble;
            });
        }
        return answer;
    }

    private static byte[] body(List<Draft> drafts) {
        return Json.written(json -> {
            json.writeStartObject().writeArrayPropertyStart("BatchItemRequest");
            for (int i = 0; i < drafts.size(); i++) {
                item(json, drafts.get(i), Integer.toString(i));
            }
            json.writeEndArray().writeEndObject();
        });
    }

    private static void item(JsonGenerator json, Draft draft, String id) {
        json.writeStartObject().writeStringProperty("bId", id).writeStringProperty("operation", "create");
        json.writeObjectPropertyStart(draft.kind().entity());
        draft.fields().accept(json);
        json.writeEndObject().writeEndObject();
    }
}
