package dev.cloudcart.simulators.linnworks.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Payment methods by name, as the orders tell them.
public final class PaymentMethods {
    private final Map<String, UUID> byName = new TreeMap<>();

    PaymentMethods() {
        id("Default");
    }

    synchronized void learn(JsonNode order) {
        var totals = order.path("TotalsInfo");
        var name = Fields.text(totals, "PaymentMethod");
        if (!name.isEmpty()) {
            byName.put(name, Fields.id(totals, "PaymentMethodId"));
        }
    }

    /// The identifier of a method, which is made when nobody used it before.
    public synchronized UUID id(String name) {
        return byName.computeIfAbsent(name, _ -> UUID.nameUUIDFromBytes(("payment method " + name).getBytes(UTF_8)));
    }

    synchronized void restore(JsonNode method) {
        byName.put(Fields.text(method, "Name"), Fields.id(method, "PaymentMethodId"));
    }

    public synchronized List<ObjectNode> all() {
        return byName.entrySet().stream()
                .map(method -> Json.object()
                        .put("Name", method.getKey())
                        .put("CanDelete", !method.getKey().equals("Default"))
                        .put("PaymentMethodId", method.getValue().toString()))
                .toList();
    }
}
