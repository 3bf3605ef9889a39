package dev.cloudcart.quickbooks.sending;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.documents.BatchAnswer;
import dev.cloudcart.quickbooks.documents.Finder;
import dev.cloudcart.quickbooks.documents.Postings;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Reply;

/// Sends stored batches and tells what came of each item.
public final class Sender {

    private final Realm realm;
    private final CompanyFacts facts;
    private final FaultedItems faultedItems;

    public Sender(Realm realm, CompanyFacts facts) {
        this.realm = realm;
        this.facts = facts;
        faultedItems = new FaultedItems(realm, facts);
    }

    /// How long QuickBooks remembers a request id is not documented, so nothing is sent again before the books were
    /// asked for it.
    public Map<String, Outcome> send(Batch batch, Map<String, Intent> intents, Runnable before) {
        var found = new HashMap<PostingKey, Outcome>();
        BooleanSupplier done = () -> {
            found.putAll(new Finder(realm, facts).find(intents.values()));
            return !found.isEmpty();
        };
        return switch (realm.batch(batch.requestId(), batch.body(), done, before)) {
            case Reply.Said said ->
                BatchAnswer.read(said.body())
                        .map(answers -> outcomes(answers, intents))
                        .orElseGet(() -> all(intents, unresolved("QuickBooks' answer cannot be read")));
            case Reply.Refused refused -> refused(refused.fault(), intents);
            case Reply.Silence silence when silence.mayBeDone() -> found(found, intents, unresolved(silence.why()));
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
    }

    private Optional<Outcome> outcome(Entity entity, Intent intent) {
        return intent.deed().isRemoval()
                ? Postings.removed(entity, intent)
                : Postings.of(entity, intent, facts).map(posted -> posted);
    }

    public static Outcome unresolved(String why) {
        return new Outcome.Unresolved(why + ", so it is not known yet whether this was posted");
    }

    /// @throws ConnectionTrouble when it is about the company as a whole
    private static Map<String, Outcome> refused(Fault fault, Map<String, Intent> intents) {
        Refusals.trouble(fault).ifPresent(trouble -> {
            throw trouble;
        });
        var outcomes = new HashMap<String, Outcome>();
        intents.forEach((id, intent) -> outcomes.put(id, Refusals.of(fault, intent.type())));
        return outcomes;
    }

    private static Map<String, Outcome> found(
            Map<PostingKey, Outcome> found, Map<String, Intent> intents, Outcome otherwise) {
        var outcomes = new HashMap<String, Outcome>();
        intents.forEach((id, intent) -> {
            var posted = found.get(intent.key());
            outcomes.put(id, posted == null ? otherwise : posted);
        });
        return outcomes;
    }

    private static Map<String, Outcome> all(Map<String, Intent> intents, Outcome outcome) {
        return intents.keySet().stream().collect(Collectors.toMap(id -> id, _ -> outcome));
    }

    private Map<String, Outcome> outcomes(Map<String, BatchAnswer> answers, Map<String, Intent> intents) {
        var outcomes = new HashMap<>(all(intents, unresolved("QuickBooks' answer does not tell of it")));
        var faults = new HashMap<String, Fault>();
        answers.forEach((id, answer) -> {
            var intent = intents.get(id);
            switch (answer) {
                case BatchAnswer.Stored(Entity entity)
                when intent != null -> outcome(entity, intent).ifPresent(outcome -> outcomes.put(id, outcome));
                case BatchAnswer.Faulted(Fault fault) when intent != null -> faults.put(id, fault);
                case BatchAnswer.Stored _, BatchAnswer.Faulted _ -> {
                    // nothing we asked for, so nothing to tell
                }
            }
        });
        outcomes.putAll(faultedItems.decide(faults, intents));
        return outcomes;
    }
}
