package dev.cloudcart.simulators.quickbooks;

import java.time.InstantSource;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.quickbooks.oauth.Consent;
import dev.cloudcart.simulators.quickbooks.webhooks.Webhooks;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.RateLimits;
import dev.cloudcart.simulators.wire.Restoration;
import dev.cloudcart.simulators.wire.SavedState;

/// Everything of this server that a caller can notice: out of it into a file, and back from one.
record ServerState(
        Companies companies,
        Authority authority,
        Consent consent,
        ServerSwitches switches,
        Meter meter,
        Webhooks webhooks,
        RateLimits limits) {

    SavedState save() {
        var saving = new Saving(companies);
        saving.add("tokens", authority.saved());
        saving.add("redirectUris", Json.MAPPER.valueToTree(consent.redirectUris()));
        saving.add("switches", switches.saved());
        saving.add("meter", meter.saved());
        saving.add("webhooks", webhooks.saved());
        saving.add("limits", Json.object().put("inForce", limits.inForce().label()));
        return saving;
    }

    Restoration restoration(InstantSource clock) {
        return new Restoring(clock, this::restore);
    }

    private void restore(Restoring restored) {
        companies.restore(restored.companies());
        authority.restore(restored.of("tokens"));
        consent.redirectUris(uris(restored.of("redirectUris")));
        switches.restore(restored.of("switches"));
        webhooks.restore(restored.of("webhooks"));
        meter.restore(restored.of("meter"));
        limits.use(Limits.named(restored.of("limits").path("inForce").asString()));
    }

    static Set<String> uris(JsonNode saved) {
        return Set.of(Json.MAPPER.treeToValue(saved, String[].class));
    }
}
