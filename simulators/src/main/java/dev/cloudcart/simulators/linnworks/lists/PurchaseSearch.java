package dev.cloudcart.simulators.linnworks.lists;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Records;

/// A search of purchase orders. The dates are those of the purchase: no search by delivery, receipt or change
/// exists.
///
/// @param status empty means any
/// @param locations empty means all, as do suppliers; the zero identifier is the Default one
public record PurchaseSearch(
        Instant from,
        Instant to,
        String status,
        String value,
        Where where,
        List<UUID> locations,
        List<UUID> suppliers) {

    /// Where the searched value may stand (Purchase Order API, Search_PurchaseOrder2Request.SearchType).
    public enum Where {
        ALL,
        REFERENCE,
        STOCKITEMSKU,
        SUPPLIERCODE,
        SUPPLIERREFERENCE
    }

    private record Dated(ObjectNode order, Instant purchased) {}

    /// The headers that fit, by date of purchase.
    public List<ObjectNode> in(Records<UUID> purchaseOrders) {
        return purchaseOrders.all().stream()
                .map(order -> new Dated(order, Moments.read(Fields.text(header(order), "DateOfPurchase"))))
                .filter(this::fits)
                .sorted(Comparator.comparing(Dated::purchased)
                        .thenComparing(dated -> Fields.text(header(dated.order()), "pkPurchaseID")))
                .map(dated -> header(dated.order()).deepCopy())
                .toList();
    }

    private static ObjectNode header(JsonNode order) {
        return (ObjectNode) order.path("PurchaseOrderHeader");
    }

    private boolean fits(Dated dated) {
        var header = header(dated.order());
        return !dated.purchased().isBefore(from)
                && !dated.purchased().isAfter(to)
                && (status.isEmpty() || Fields.text(header, "Status").equals(status))
                && (locations.isEmpty() || locations.contains(Fields.id(header, "fkLocationId")))
                && (suppliers.isEmpty() || suppliers.contains(Fields.id(header, "fkSupplierId")))
                && (value.isBlank() || searched(dated.order()).anyMatch(this::holdsValue));
    }

    private boolean holdsValue(String text) {
        return text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    }

    private Stream<String> searched(JsonNode order) {
        var header = header(order);
        var number = Stream.of(Fields.text(header, "ExternalInvoiceNumber"));
        var supplierReference = Stream.of(Fields.text(header, "SupplierReferenceNumber"));
        var skus = Fields.objects(order, "PurchaseOrderItem").map(item -> Fields.text(item, "SKU"));
        var codes = Fields.objects(order, "PurchaseOrderItem").map(item -> Fields.text(item, "SupplierCode"));
        return switch (where) {
            case ALL -> Stream.of(number, supplierReference, skus, codes).flatMap(texts -> texts);
            case REFERENCE -> number;
            case STOCKITEMSKU -> skus;
            case SUPPLIERCODE -> codes;
            case SUPPLIERREFERENCE -> supplierReference;
        };
    }
}
