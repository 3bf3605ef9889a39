package dev.cloudcart.simulators.linnworks.shop;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Marks that a merchant puts on open orders (Open Orders API, Identifier). The shop knows those that its orders
/// carry, and those that were saved.
public final class Identifiers {
    private final Records<String> known = new Records<>(identifier -> Fields.text(identifier, "Tag"));

    Identifiers() {}

    void learn(JsonNode order) {
        Fields.objects(order.path("GeneralInfo"), "Identifiers").forEach(known::put);
    }

    void restore(ObjectNode identifier) {
        known.put(identifier);
    }

    public List<ObjectNode> all() {
        return known.all();
    }

    /// Makes one, or overwrites that with the same tag.
    public ObjectNode save(JsonNode wanted) {
        var tag = Fields.text(wanted, "Tag");
        if (tag.isEmpty()) {
            throw new Refused("Identifier tag is required.");
        }
        var identifier = Json.object()
                .put(
                        "IdentifierId",
                        known.get(tag)
                                .map(there -> Fields.whole(there, "IdentifierId"))
                                .orElse(known.size() + 1))
                .put("IsCustom", true)
                .put("ImageId", Fields.ZERO.toString())
                .put("ImageUrl", Fields.text(wanted, "ImageUrl"))
                .put("Tag", tag)
                .put("Name", Fields.text(wanted, "Name"));
        known.put(identifier);
        return identifier;
    }

    /// "This will also remove the identifier from all orders that it's assigned to" (Open Orders API,
    /// DeleteIdentifier).
    public void delete(String tag, Orders orders, Instant now) {
        known.remove(tag);
        unassign(tag, orders.open(), orders, now);
    }

    /// Answers the orders that were changed.
    public List<UUID> assign(String tag, Collection<StoredOrder> to, Orders orders, Instant now) {
        var identifier = known.get(tag).orElseThrow(() -> new Refused("Identifier not found."));
        var changed = to.stream()
                .filter(order -> of(order).noneMatch(there -> isTagged(there, tag)))
                .toList();
        changed.forEach(order -> write(order, Stream.concat(of(order), Stream.of(identifier)), orders, now));
        return changed.stream().map(order -> order.card().id()).toList();
    }

    public List<UUID> unassign(String tag, Collection<StoredOrder> from, Orders orders, Instant now) {
        var changed = from.stream()
                .filter(order -> of(order).anyMatch(there -> isTagged(there, tag)))
                .toList();
        changed.forEach(order -> write(order, of(order).filter(there -> !isTagged(there, tag)), orders, now));
        return changed.stream().map(order -> order.card().id()).toList();
    }

    public static Stream<ObjectNode> of(StoredOrder order) {
        return Fields.objects(order.tree().path("GeneralInfo"), "Identifiers");
    }

    private static boolean isTagged(JsonNode identifier, String tag) {
        return Fields.text(identifier, "Tag").equals(tag);
    }

    private static void write(StoredOrder order, Stream<ObjectNode> identifiers, Orders orders, Instant now) {
        var tree = order.tree();
        tree.withObject("/GeneralInfo").set("Identifiers", Fields.array(identifiers));
        orders.put(tree, now);
    }
}
