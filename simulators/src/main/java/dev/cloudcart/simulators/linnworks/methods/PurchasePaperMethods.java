package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.PurchaseDesk;
import dev.cloudcart.simulators.linnworks.desks.PurchasePapers;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Notes, extended properties and the audit trail of purchase orders (Purchase Order API).
final class PurchasePaperMethods {
    private final InstantSource clock;
    private final PurchasePapers papers;

    PurchasePaperMethods(Shop shop, InstantSource clock) {
        this.clock = clock;
        papers = new PurchasePapers(new PurchaseDesk(shop));
    }

    List<Method> all() {
        return List.of(
                Method.post(
                        "PurchaseOrder/Get_PurchaseOrderNote",
                        250,
                        arguments -> Replies.ok(
                                papers.notes(arguments.needId("pkPurchaseId")).toList())),
                Method.post("PurchaseOrder/Add_PurchaseOrderNote", 150, this::addNote),
                Method.post("PurchaseOrder/Delete_PurchaseOrderNote", 150, this::deleteNote),
                Method.post(
                        "PurchaseOrder/Get_PurchaseOrderAudit",
                        150,
                        arguments -> Replies.ok(
                                papers.trail(arguments.wrapped("auditLog").needId("pkPurchaseId")))),
                Method.post(
                        "PurchaseOrder/Get_PurchaseOrderExtendedProperty",
                        250,
                        arguments -> properties(arguments.wrapped("request"))),
                Method.post(
                        "PurchaseOrder/Add_PurchaseOrderExtendedProperty",
                        150,
                        arguments -> add(arguments.wrapped("request"))),
                Method.post(
                        "PurchaseOrder/Update_PurchaseOrderExtendedProperty",
                        150,
                        arguments -> update(arguments.wrapped("request"))),
                Method.post(
                        "PurchaseOrder/Delete_PurchaseOrderExtendedProperty",
                        150,
                        arguments -> delete(arguments.wrapped("request"))));
    }

    private Answer addNote(Arguments arguments) {
        return Replies.ok(papers.addNote(
                arguments.needId("pkPurchaseId"), arguments.text("Note").orElse(""), clock.instant()));
    }

    private Answer deleteNote(Arguments arguments) {
        int deleted = papers.deleteNote(arguments.needId("pkPurchaseId"), arguments.needId("pkPurchaseOrderNoteId"));
        return Replies.ok(Json.MAPPER.getNodeFactory().numberNode(deleted));
    }

    private Answer properties(Arguments request) {
        return items(papers.properties(request.needId("PurchaseId")));
    }

    private Answer add(Arguments request) {
        var wanted = request.list("ExtendedPropertyItems").toList();
        return items(papers.addProperties(request.needId("PurchaseId"), wanted, clock.instant()).stream());
    }

    private static Answer items(Stream<ObjectNode> properties) {
        var answer = Json.object();
        answer.set("Items", Replies.array(properties.toList()));
        return Replies.ok(answer);
    }

    private Answer update(Arguments request) {
        var id = request.needId("PurchaseId");
        request.objects("ExtendedPropertyItems")
                .forEach(item -> papers.updateProperty(
                        id,
                        item.needWhole("RowId"),
                        item.text("PropertyName").orElse(""),
                        item.text("PropertyValue").orElse("")));
        return Replies.done();
    }

    private Answer delete(Arguments request) {
        papers.deleteProperties(request.needId("PurchaseId"), request.wholes("RowIds"));
        return Replies.done();
    }
}
