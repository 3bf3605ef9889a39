package dev.cloudcart.simulators.quickbooks.webhooks;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Witness.Change;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// One change as a webhook tells it.
///
/// @param number counted from 1 since webhooks were turned on; all that is drawn is drawn by it
record Event(long number, String entity, String id, Change change, Instant when) {

    /// Not among the entities with webhooks (Intuit, Webhooks; other lists add TaxAgency).
    private static final Set<Kind> UNTOLD = Set.of(Kind.TAX_CODE, Kind.TAX_RATE, Kind.TAX_AGENCY);
    /// What is called otherwise than in the API.
    private static final Map<Kind, String> OTHER_NAMES = Map.of(Kind.COMPANY_CURRENCY, "Currency");

    /// The name of an entity in webhooks; empty when it has none.
    static Optional<String> name(Kind kind) {
        return UNTOLD.contains(kind) ? Optional.empty() : Optional.of(OTHER_NAMES.getOrDefault(kind, kind.entity));
    }

    /// `Create`, `Update`, `Delete`, `Void`.
    String operation() {
        return switch (change) {
            case CREATED -> "Create";
            case UPDATED -> "Update";
            case DELETED -> "Delete";
            case VOIDED -> "Void";
        };
    }

    /// `created`, `updated`, `deleted`, `voided`; only the first is in Intuit's sample.
    String pastTense() {
        return switch (change) {
            case CREATED -> "created";
            case UPDATED -> "updated";
            case DELETED -> "deleted";
            case VOIDED -> "voided";
        };
    }

    ObjectNode saved() {
        return Json.object()
                .put("number", number)
                .put("entity", entity)
                .put("id", id)
                .put("change", change.name())
                .put("when", when.toString());
    }

    static Event of(JsonNode saved) {
        return new Event(
                saved.path("number").asLong(),
                saved.path("entity").asString(),
                saved.path("id").asString(),
                Change.valueOf(saved.path("change").asString()),
                Instant.parse(saved.path("when").asString()));
    }
}
