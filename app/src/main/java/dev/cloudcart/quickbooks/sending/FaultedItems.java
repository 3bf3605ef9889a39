package dev.cloudcart.quickbooks.sending;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.documents.Finder;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.wire.Realm;

/// Decides about the items of an answered batch that QuickBooks refused.
final class FaultedItems {

    private final Realm realm;
    private final CompanyFacts facts;

    FaultedItems(Realm realm, CompanyFacts facts) {
        this.realm = realm;
        this.facts = facts;
    }

    /// @param faults by short id
    /// @throws ConnectionTrouble when every item was refused for the company as a whole
    Map<String, Outcome> decide(Map<String, Fault> faults, Map<String, Intent> intents) {
        throwIfAllOfCompany(faults, intents.keySet());
        var outcomes = new HashMap<String, Outcome>();
        faults.forEach((id, fault) -> outcomes.put(id, simple(fault, intents.get(id))));
        outcomes.putAll(taken(having(faults, fault -> fault.code().equals(TakenNumbers.TAKEN)), intents));
        outcomes.putAll(doubtful(having(faults, Refusals::mayPass), intents));
        return outcomes;
    }

    private static void throwIfAllOfCompany(Map<String, Fault> faults, Set<String> ids) {
        var troubles = ids.stream()
                .map(faults::get)
                .map(fault -> Optional.ofNullable(fault).flatMap(Refusals::trouble))
                .toList();
        if (!troubles.isEmpty() && troubles.stream().allMatch(Optional::isPresent)) {
            throw troubles.getFirst().orElseThrow();
        }
    }

    /// What concerns the company is never held against a document; the neighbours' outcomes count, and the next
    /// call says it.
    private static Outcome simple(Fault fault, @Nullable Intent intent) {
        return Refusals.trouble(fault)
                .map(trouble -> Sender.unresolved(
                        Objects.requireNonNullElse(trouble.getMessage(), "").replaceFirst("\\.$", "")))
                .orElseGet(() -> intent == null ? Refusals.of(fault) : Refusals.of(fault, intent.type()));
    }

    private static Map<String, Fault> having(Map<String, Fault> faults, Predicate<Fault> property) {
        var having = new HashMap<>(faults);
        having.values().removeIf(property.negate());
        return having;
    }

    private Map<String, Outcome> taken(Map<String, Fault> faults, Map<String, Intent> intents) {
        if (faults.isEmpty()) {
            return Map.of();
        }
        try {
            return new TakenNumbers(realm, facts).decide(faults, intents);
        } catch (ConnectionTrouble trouble) {
            return unresolved(faults);
        }
    }

    /// An error inside QuickBooks may have come after the document was stored, so it is looked for once.
    private Map<String, Outcome> doubtful(Map<String, Fault> faults, Map<String, Intent> intents) {
        if (faults.isEmpty()) {
            return Map.of();
        }
        try {
            var wanted = intents.entrySet().stream()
                    .filter(item -> faults.containsKey(item.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            var found = new Finder(realm, facts).find(wanted);
            var outcomes = new HashMap<String, Outcome>();
            intents.forEach((id, intent) ->
                    Optional.ofNullable(found.get(intent.key())).ifPresent(posted -> outcomes.put(id, posted)));
            return outcomes;
        } catch (ConnectionTrouble trouble) {
            return unresolved(faults);
        }
    }

    /// The batch is answered: what it posted must not be lost because a question after it got no answer.
    private static Map<String, Outcome> unresolved(Map<String, Fault> faults) {
        var outcomes = new HashMap<String, Outcome>();
        faults.forEach((id, fault) ->
                outcomes.put(id, Sender.unresolved(Refusals.of(fault).reason().what())));
        return outcomes;
    }
}
