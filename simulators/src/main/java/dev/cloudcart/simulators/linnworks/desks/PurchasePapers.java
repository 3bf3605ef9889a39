package dev.cloudcart.simulators.linnworks.desks;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.wire.Json;

/// What is kept with a purchase order beside the order itself: notes, extended properties, and what was done to it.
/// They lie in its record under names of their own, which `Get_PurchaseOrder` does not show.
public final class PurchasePapers {
    private static final String NOTES = "Notes";
    private static final String PROPERTIES = "ExtendedProperties";
    private static final String TRAIL = "AuditTrail";
    private static final String USER = "merchant@example.com";

    /// "Maximum number of extended properties allowed for a single purchase order is 50" (Purchase Order API).
    private static final int PROPERTIES_MAX = 50;
    private static final int NAME_MAX = 255;
    private static final int VALUE_MAX = 600;

    /// "Returns maximum 1000 records in descending order" (Purchase Order API, Get_PurchaseOrderAudit).
    private static final int TRAIL_MAX = 1_000;

    private final PurchaseDesk desk;

    public PurchasePapers(PurchaseDesk desk) {
        this.desk = desk;
    }

    public static ObjectNode without(ObjectNode order) {
        order.remove(List.of(NOTES, PROPERTIES, TRAIL));
        return order;
    }

    public Stream<ObjectNode> notes(UUID id) {
        return Fields.objects(desk.find(id), NOTES);
    }

    public ObjectNode addNote(UUID id, String text, Instant now) {
        var moment = Moments.write(now);
        var note = Json.object()
                .put("pkPurchaseOrderNoteId", UUID.randomUUID().toString())
                .put("Note", text)
                .put("NoteDateTime", moment)
                .put("UserName", USER)
                .put("NoteDate", moment.substring(0, 10))
                .put("NoteTime", moment.substring(11, 16));
        desk.change(id, order -> {
            order.withArray("/" + NOTES).add(note);
            order.put("NoteCount", order.path(NOTES).size());
        });
        return note;
    }

    /// Answers how many were there to delete.
    public int deleteNote(UUID id, UUID noteId) {
        int before = (int) notes(id).count();
        var order = desk.change(id, there -> {
            there.set(
                    NOTES,
                    Fields.array(Fields.objects(there, NOTES)
                            .filter(note ->
                                    !Fields.id(note, "pkPurchaseOrderNoteId").equals(noteId))));
            there.put("NoteCount", there.path(NOTES).size());
        });
        return before - order.path(NOTES).size();
    }

    public Stream<ObjectNode> properties(UUID id) {
        return Fields.objects(desk.find(id), PROPERTIES);
    }

    public List<ObjectNode> addProperties(UUID id, List<? extends JsonNode> wanted, Instant now) {
        var added = wanted.stream().map(property -> property(id, property, now)).toList();
        desk.change(id, order -> {
            added.forEach(property -> {
                int row = Fields.objects(order, PROPERTIES)
                        .mapToInt(other -> Fields.whole(other, "RowId"))
                        .max()
                        .orElse(0);
                order.withArray("/" + PROPERTIES).add(property.put("RowId", row + 1));
            });
            refuseWrong(order);
        });
        return added;
    }

    private static ObjectNode property(UUID id, JsonNode wanted, Instant now) {
        return Json.object()
                .put("RowId", 0)
                .put("PurchaseID", id.toString())
                .put("AddedDateTime", Moments.write(now))
                .put("UserName", USER)
                .put("PropertyName", Fields.text(wanted, "PropertyName"))
                .put("PropertyValue", Fields.text(wanted, "PropertyValue"));
    }

    public void updateProperty(UUID id, int rowId, String name, String value) {
        desk.change(id, order -> {
            var property = Fields.objects(order, PROPERTIES)
                    .filter(there -> Fields.whole(there, "RowId") == rowId)
                    .findFirst()
                    .orElseThrow(() -> new Refused("Extended property %d does not exist.".formatted(rowId)));
            property.put("PropertyName", name).put("PropertyValue", value);
            refuseWrong(order);
        });
    }

    public void deleteProperties(UUID id, List<Integer> rowIds) {
        desk.change(
                id,
                order -> order.set(
                        PROPERTIES,
                        Fields.array(Fields.objects(order, PROPERTIES)
                                .filter(there -> !rowIds.contains(Fields.whole(there, "RowId"))))));
    }

    private static void refuseWrong(ObjectNode order) {
        var names = Fields.objects(order, PROPERTIES)
                .map(there -> Fields.text(there, "PropertyName"))
                .toList();
        if (names.size() > PROPERTIES_MAX) {
            throw new Refused("A purchase order has at most %d extended properties.".formatted(PROPERTIES_MAX));
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new Refused("Extended property names must be unique.");
        }
        if (Fields.objects(order, PROPERTIES).anyMatch(PurchasePapers::isWrong)) {
            throw new Refused("An extended property has a name of 1 to %d and a value of at most %d characters."
                    .formatted(NAME_MAX, VALUE_MAX));
        }
    }

    private static boolean isWrong(ObjectNode property) {
        int name = Fields.text(property, "PropertyName").length();
        return name == 0
                || name > NAME_MAX
                || Fields.text(property, "PropertyValue").length() > VALUE_MAX;
    }

    /// Notes down an act.
    static void trail(ObjectNode order, String type, String note, Instant now) {
        order.withArray("/" + TRAIL).add(entry(order, type, note, Moments.write(now)));
    }

    /// The acts, and what the order itself tells of its making and its deliveries, the newest first.
    public List<ObjectNode> trail(UUID id) {
        var order = desk.find(id);
        var header = PurchaseDesk.header(order);
        var made = Stream.of(entry(order, "CREATED", "Purchase order created", Fields.text(header, "DateOfPurchase")));
        var delivered = Fields.objects(order, "DeliveredRecords")
                .map(record -> entry(
                        order,
                        "DELIVERED",
                        "%d pieces delivered".formatted(Fields.whole(record, "DeliveredQuantity")),
                        Fields.text(record, "CreatedDateTime")));
        return Stream.of(made, delivered, Fields.objects(order, TRAIL))
                .flatMap(entries -> entries)
                .sorted(Comparator.comparing(
                                (ObjectNode entry) -> Moments.read(Fields.text(entry, "AuditTrailDateTimeStamp")))
                        .reversed())
                .limit(TRAIL_MAX)
                .toList();
    }

    private static ObjectNode entry(ObjectNode order, String type, String note, String moment) {
        return Json.object()
                .put("pkPurchaseAuditTrailId", UUID.randomUUID().toString())
                .put("AuditTrailDateTimeStamp", moment)
                .put("fkPurchaseId", Fields.text(PurchaseDesk.header(order), "pkPurchaseID"))
                .put("AuditTrailType", type)
                .put("AuditTrailTag", "")
                .put("AuditTrailNote", note)
                .put("UserName", USER)
                .put("AuditTrailDate", moment.substring(0, Math.min(10, moment.length())))
                .put("AuditTrailTime", moment.length() < 16 ? "" : moment.substring(11, 16));
    }
}
