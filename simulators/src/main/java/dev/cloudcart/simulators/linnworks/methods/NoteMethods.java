package dev.cloudcart.simulators.linnworks.methods;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.OrderDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// What is written on an order beside what it says: notes and extended properties (Orders API, Processed Orders
/// API).
final class NoteMethods {
    private final Shop shop;
    private final InstantSource clock;
    private final OrderDesk desk;
    private final Supplier<Variations> variations;

    NoteMethods(Shop shop, InstantSource clock, Supplier<Variations> variations) {
        this.shop = shop;
        this.clock = clock;
        this.variations = variations;
        desk = new OrderDesk(shop);
    }

    List<Method> all() {
        return List.of(
                Method.post("Orders/SetExtendedProperties", 250, this::setProperties),
                Method.post(
                        "Orders/AddExtendedProperties", 150, arguments -> addProperties(arguments.wrapped("request"))),
                Method.post("Orders/SetOrderNotes", 250, this::setNotes),
                Method.post("ProcessedOrders/AddOrderNote", 250, this::addNote));
    }

    private Answer setProperties(Arguments arguments) {
        var properties = Fields.array(arguments.list("extendedProperties").map(NoteMethods::property));
        annotate(arguments.needId("orderId"), order -> order.set("ExtendedProperties", properties));
        return Replies.ok(properties);
    }

    /// Those that are there with the same name and value stay as they are.
    private Answer addProperties(Arguments request) {
        var order = order(request.needId("OrderId"));
        var there = Fields.objects(order.tree(), "ExtendedProperties").toList();
        var added = request.list("ExtendedProperties")
                .map(NoteMethods::property)
                .filter(property -> there.stream().noneMatch(other -> same(property, other)))
                .toList();
        annotate(order.card().id(), tree -> added.forEach(tree.withArray("/ExtendedProperties")::add));
        var answer = Json.object().put("ExtendedPropertiesInserted", added.size());
        answer.putArray("Errors");
        return Replies.ok(answer);
    }

    private static boolean same(ObjectNode one, ObjectNode other) {
        return Fields.text(one, "Name").equals(Fields.text(other, "Name"))
                && Fields.text(one, "Value").equals(Fields.text(other, "Value"));
    }

    private static ObjectNode property(JsonNode given) {
        return Json.object()
                .put("RowId", UUID.randomUUID().toString())
                .put("Name", Fields.text(given, "Name"))
                .put("Value", Fields.text(given, "Value"))
                .put("Type", Fields.text(given, "Type"));
    }

    /// "Overwrites the existing order notes with those in the list provided" (Orders API, SetOrderNotes).
    private Answer setNotes(Arguments arguments) {
        var id = arguments.needId("orderId");
        var notes = arguments
                .objects("orderNotes")
                .map(note -> note(id, note.text("Note").orElse(""), note.flag("Internal")))
                .toList();
        annotate(id, order -> write(order, notes));
        return Replies.done();
    }

    private Answer addNote(Arguments arguments) {
        var id = order(arguments.needId("pkOrderID")).card().id();
        var note = note(id, arguments.text("noteText").orElse(""), arguments.flag("isInternal"));
        annotate(id, order -> {
            var notes = Fields.objects(order, "Notes").toList();
            write(order, Stream.concat(notes.stream(), Stream.of(note)).toList());
        });
        return Replies.ok(note.path("OrderNoteId"));
    }

    private ObjectNode note(UUID orderId, String text, boolean internal) {
        return Json.object()
                .put("OrderNoteId", UUID.randomUUID().toString())
                .put("OrderId", orderId.toString())
                .put("NoteDate", Moments.write(clock.instant()))
                .put("Internal", internal)
                .put("Note", text)
                .put("CreatedBy", "merchant@example.com")
                .putNull("NoteTypeId");
    }

    private static void write(ObjectNode order, List<ObjectNode> notes) {
        order.set("Notes", Replies.array(notes));
        order.withObject("/GeneralInfo").put("Notes", notes.size());
    }

    private StoredOrder order(UUID id) {
        return shop.orders().byId(id).orElseThrow(() -> new Refused("Order not found"));
    }

    private void annotate(UUID id, Consumer<ObjectNode> change) {
        desk.annotate(id, late(order(id)), change);
    }

    /// Whether such a change counts as an update of the order is not known.
    private Instant late(StoredOrder order) {
        return variations.get().lateChangesCount() ? clock.instant() : order.lastUpdated();
    }
}
