package dev.cloudcart.simulators.linnworks.desks;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;

/// Takes orders as channels send them (Orders API, ChannelOrder).
///
/// Sent again under the same source, sub-source and reference it is the same order: written anew while unpaid, and
/// left as it is once paid ("once an order is paid it will be skipped on save").
public final class NewOrders {
    private final Shop shop;

    public NewOrders(Shop shop) {
        this.shop = shop;
    }

    /// Answers the order's id, if it was saved.
    public Optional<UUID> save(JsonNode sent, UUID location, Instant now) {
        refuseTwiceTheSameSku(sent);
        var before = sameOrder(sent);
        if (before.filter(order -> order.card().processed() || order.card().paidOn() != null)
                .isPresent()) {
            return Optional.empty();
        }
        int number = before.map(order -> order.card().number()).orElseGet(shop.orders()::nextNumber);
        var id = before.map(order -> order.card().id()).orElseGet(UUID::randomUUID);
        shop.orders().put(new ChannelOrder(shop, sent, now).order(id, number, location), now);
        return Optional.of(id);
    }

    private static void refuseTwiceTheSameSku(JsonNode sent) {
        var seen = new HashSet<String>();
        for (var item : Fields.objects(sent, "OrderItems").toList()) {
            var sku = Fields.text(item, "ChannelSKU");
            if (!sku.isEmpty() && !seen.add(sku)) {
                throw new Refused("Orders have invalid values: duplicate ChannelSKU " + sku);
            }
        }
    }

    private Optional<StoredOrder> sameOrder(JsonNode sent) {
        var reference = Fields.text(sent, "ReferenceNumber");
        if (reference.isEmpty()) {
            throw new Refused("Orders have invalid values: ReferenceNumber is required");
        }
        return shop.orders().byReference(reference).stream()
                .filter(order -> order.card().source().equals(Fields.text(sent, "Source"))
                        && order.card().subSource().equals(Fields.text(sent, "SubSource"))
                        && order.card().references().getFirst().equals(reference))
                .findFirst();
    }
}
