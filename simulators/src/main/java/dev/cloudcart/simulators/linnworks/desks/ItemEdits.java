package dev.cloudcart.simulators.linnworks.desks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.wire.Json;

/// Changes to the lines of an order that is open; each line and the order are added up again.
public final class ItemEdits {
    private final OrderDesk desk;

    public ItemEdits(OrderDesk desk) {
        this.desk = desk;
    }

    /// What such a change answers: the new totals and the line (Orders API, UpdateOrderItemResult).
    public record Edited(ObjectNode order, JsonNode item) {
        public ObjectNode answer() {
            var answer = Json.object();
            answer.set("TotalsInfo", order.path("TotalsInfo"));
            answer.set("Item", item);
            return answer.put("ItemWeight", 0.0).put("TotalWeight", 0.0);
        }
    }

    public Optional<Edited> add(UUID orderId, ObjectNode item, Instant now) {
        item.put("RowId", UUID.randomUUID().toString()).put("OrderId", orderId.toString());
        Sums.line(item);
        return desk.edit(orderId, now, order -> order.withArray("/Items").add(item))
                .map(order -> new Edited(order, item));
    }

    /// Overwrites the fields that are given, and keeps the others.
    public Optional<Edited> update(UUID orderId, ObjectNode wanted, Instant now) {
        return desk.edit(
                        orderId,
                        now,
                        order -> line(order, Fields.id(wanted, "RowId")).ifPresent(item -> {
                            item.setAll(wanted);
                            Sums.line(item);
                        }))
                .map(order -> new Edited(
                        order, line(order, Fields.id(wanted, "RowId")).orElse(wanted)));
    }

    public Optional<Edited> remove(UUID orderId, UUID rowId, Instant now) {
        return desk.edit(orderId, now, order -> {
                    var kept = Fields.array(Fields.objects(order, "Items")
                            .filter(item -> !Fields.id(item, "RowId").equals(rowId)));
                    order.set("Items", kept);
                })
                .map(order -> new Edited(order, Json.MAPPER.getNodeFactory().nullNode()));
    }

    private static Optional<ObjectNode> line(ObjectNode order, UUID rowId) {
        return Fields.objects(order, "Items")
                .filter(item -> Fields.id(item, "RowId").equals(rowId))
                .findFirst();
    }
}
