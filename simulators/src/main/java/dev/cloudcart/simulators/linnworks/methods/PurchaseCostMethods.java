package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.PurchaseCosts;
import dev.cloudcart.simulators.linnworks.desks.PurchaseCosts.Wanted;
import dev.cloudcart.simulators.linnworks.desks.PurchaseDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Additional costs and payment statements of purchase orders (Purchase Order API).
final class PurchaseCostMethods {
    private final Shop shop;
    private final InstantSource clock;
    private final PurchaseDesk desk;
    private final PurchaseCosts costs;

    PurchaseCostMethods(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
        desk = new PurchaseDesk(shop);
        costs = new PurchaseCosts(shop, desk);
    }

    List<Method> all() {
        return List.of(
                Method.post("PurchaseOrder/Get_AdditionalCostTypes", 150, _ -> types()),
                Method.post(
                        "PurchaseOrder/Add_AdditionalCostTypes",
                        150,
                        arguments -> addType(arguments.wrapped("request"))),
                Method.post("PurchaseOrder/Get_Additional_Cost", 150, arguments -> part(arguments, "AdditionalCosts")),
                Method.post(
                        "PurchaseOrder/Modify_AdditionalCost",
                        150,
                        arguments -> modifyCosts(arguments.wrapped("request"))),
                Method.post(
                        "PurchaseOrder/Get_Payment_Statement", 150, arguments -> part(arguments, "PaymentStatements")),
                Method.post(
                        "PurchaseOrder/Modify_PaymentStatement",
                        150,
                        arguments -> modifyStatements(arguments.wrapped("request"))));
    }

    /// Those that the orders' additional costs name, and those that were added.
    private Answer types() {
        var answer = Json.object();
        answer.set("AdditionalTypes", Replies.array(shop.costTypes().all()));
        return Replies.ok(answer);
    }

    private Answer addType(Arguments request) {
        int id = shop.costTypes().all().stream()
                        .mapToInt(type -> Fields.whole(type, "AdditionalCostTypeId"))
                        .max()
                        .orElse(0)
                + 1;
        var type = Json.object()
                .put("AdditionalCostTypeId", id)
                .put("TypeName", request.text("TypeName").orElseThrow(() -> new Refused("Type name is required.")))
                .put("IsShippingType", request.flag("IsShippingType"))
                .put("IsPartialAllocation", request.flag("IsPartialAllocation"))
                .put("Print", request.flag("Print"))
                .put("AllocationMethod", request.text("AllocationMethod").orElse("ByValue"));
        shop.costTypes().put(type);
        var answer = Json.object();
        answer.set("NewAdditionalCostType", type);
        return Replies.ok(answer);
    }

    private Answer part(Arguments arguments, String field) {
        var answer = Json.object();
        answer.set(
                "items",
                desk.find(arguments.wrapped("request").needId("PurchaseId")).path(field));
        return Replies.ok(answer);
    }

    private Answer modifyCosts(Arguments request) {
        var changed = costs.costs(request.needId("PurchaseId"), wanted(request));
        var answer = Json.object();
        answer.set("ModifiedItems", Replies.array(changed.rows()));
        answer.set("PurchaseOrderHeader", PurchaseDesk.header(changed.order()));
        return Replies.ok(answer);
    }

    private Answer modifyStatements(Arguments request) {
        var changed = costs.statements(request.needId("PurchaseId"), wanted(request), clock.instant());
        var answer = Json.object();
        answer.set("ModifiedItems", Replies.array(changed.rows()));
        return Replies.ok(answer);
    }

    private static Wanted wanted(Arguments request) {
        return new Wanted(
                objects(request, "itemsToAdd"), objects(request, "itemsToUpdate"), request.wholes("itemsToDelete"));
    }

    private static List<ObjectNode> objects(Arguments request, String name) {
        return request.list(name)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
