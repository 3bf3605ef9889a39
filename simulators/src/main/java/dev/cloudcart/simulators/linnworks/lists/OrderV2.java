package dev.cloudcart.simulators.linnworks.lists;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// An order as version 2 shows it (Orders API v2, Order and ProcessedOrder).
///
/// @param anonymous without customer and notes (AnonymousOrder)
public record OrderV2(boolean anonymous) {
    private static final List<String> STATUSES = List.of("UNPAID", "PAID", "RETURN", "PENDING", "RESEND");
    private static final List<String> GENERAL = List.of(
            "LabelPrinted",
            "LabelError",
            "InvoicePrinted",
            "InvoicePrintError",
            "PickListPrinted",
            "PickListPrintError",
            "Marker",
            "ReferenceNum",
            "SecondaryReference",
            "ExternalReferenceNum",
            "ReceivedDate",
            "Source",
            "SubSource",
            "DespatchByDate",
            "ScheduledDelivery",
            "HasScheduledDelivery",
            "NumItems",
            "StockAllocationType");
    private static final List<String> SHIPPING = List.of(
            "Vendor",
            "PostalServiceId",
            "PostalServiceName",
            "TotalWeight",
            "ItemWeight",
            "PackageCategoryId",
            "PackageCategory",
            "PackageTypeId",
            "PackageType",
            "TrackingNumber",
            "ManualAdjust");
    private static final List<String> TOTALS = List.of(
            "Subtotal",
            "PostageCost",
            "PostageCostExTax",
            "Tax",
            "TotalCharge",
            "PaymentMethod",
            "PaymentMethodId",
            "TotalDiscount",
            "Currency",
            "CountryTaxRate",
            "ConversionRate");
    private static final List<String> ADDRESS = List.of(
            "Address1",
            "Address2",
            "Address3",
            "Town",
            "Region",
            "PostCode",
            "Country",
            "CountryId",
            "FullName",
            "Company",
            "PhoneNumber",
            "EmailAddress");
    private static final List<String> ITEM = List.of(
            "RowId",
            "StockItemId",
            "IsService",
            "IsUnlinked",
            "Quantity",
            "StockItemIntId",
            "ItemNumber",
            "SKU",
            "ItemSource",
            "Title",
            "CategoryName",
            "PricePerUnit",
            "UnitCost",
            "DespatchStockUnitCost",
            "Discount",
            "TaxRate",
            "Cost",
            "CostIncTax",
            "SalesTax",
            "TaxCostInclusive",
            "DiscountValue",
            "Weight",
            "BarcodeNumber",
            "ChannelSKU",
            "ChannelTitle",
            "BatchNumberScanRequired",
            "SerialNumberScanRequired",
            "AddedDate");
    private static final List<String> NOTE =
            List.of("OrderNoteId", "NoteDate", "Internal", "Note", "CreatedBy", "NoteTypeId");

    public ObjectNode of(StoredOrder order, JsonNode details) {
        var card = order.card();
        var v2 = copy(details, List.of("OrderId", "NumOrderId", "Processed"));
        v2.put("ProcessedOn", moment(card.processedOn()))
                .put("PaidOn", moment(card.paidOn()))
                .put("LastUpdated", Moments.write(order.lastUpdated()))
                .put("FulfilmentLocationId", card.location().toString());
        v2.set("GeneralInfo", general(card, details.path("GeneralInfo")));
        v2.set("ShippingInfo", copy(details.path("ShippingInfo"), SHIPPING));
        v2.set("TotalsInfo", copy(details.path("TotalsInfo"), TOTALS));
        v2.set(
                "ExtendedProperties",
                Fields.array(Fields.objects(details, "ExtendedProperties").map(property -> property(property, order))));
        v2.set("Folders", details.path("FolderName"));
        v2.put("TaxId", Fields.text(details, "TaxId"));
        v2.set("Items", Fields.array(Fields.objects(details, "Items").map(item -> item(item, null))));
        if (!anonymous) {
            v2.set("CustomerInfo", customer(details));
            v2.set("Notes", Fields.array(Fields.objects(details, "Notes").map(note -> copy(note, NOTE))));
        }
        return v2;
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : Moments.write(moment);
    }

    private static ObjectNode copy(JsonNode from, List<String> fields) {
        var copy = Json.object();
        fields.stream().filter(from::hasNonNull).forEach(field -> copy.set(field, from.path(field)));
        return copy;
    }

    private static ObjectNode general(OrderCard card, JsonNode given) {
        var general = copy(given, GENERAL)
                .put("Status", card.status())
                .put(
                        "StatusDescription",
                        Optional.of(card.status())
                                .filter(status -> status >= 0 && status < STATUSES.size())
                                .map(STATUSES::get)
                                .orElse(""))
                .put("NotesCount", Fields.whole(given, "Notes"));
        general.set(
                "Identifiers",
                Fields.array(Fields.objects(given, "Identifiers")
                        .map(identifier -> copy(identifier, List.of("Tag", "Name")))));
        return card.processed()
                ? general.put("IsCancelled", card.cancelled())
                : general.put("IsParked", card.parked())
                        .put("IsLocked", card.held())
                        .put("IsMerged", card.references().contains("MERGED"))
                        .put("IsRuleRun", Fields.flag(given, "IsRuleRun"));
    }

    /// When a property was made is not recorded: it is dated as the order.
    private static ObjectNode property(ObjectNode given, StoredOrder order) {
        var updated = Moments.write(order.lastUpdated());
        return copy(given, List.of("RowId", "Name", "Value", "Type"))
                .put("CreateDate", updated)
                .put("LastUpdate", updated)
                .put("UpdatedBy", "");
    }

    private static ObjectNode customer(JsonNode details) {
        var given = details.path("CustomerInfo");
        var customer = Json.object().put("ChannelBuyerName", Fields.text(given, "ChannelBuyerName"));
        customer.set(
                "Address",
                copy(
                        given.path("Address"),
                        Stream.concat(ADDRESS.stream(), Stream.of("Continent")).toList()));
        customer.set(
                "BillingAddress",
                given.path("BillingAddress").isObject()
                        ? copy(given.path("BillingAddress"), ADDRESS)
                        : Json.MAPPER.getNodeFactory().nullNode());
        return customer.put("TaxId", Fields.text(details, "TaxId"));
    }

    /// No `Tax`: what a line has of it is its `SalesTax`.
    private ObjectNode item(ObjectNode given, @Nullable String parent) {
        var item = copy(given, ITEM).put("ParentItemId", parent);
        item.putArray("BinRacks");
        item.set(
                "CompositeSubItems",
                Fields.array(Fields.objects(given, "CompositeSubItems")
                        .map(child -> item(child, Fields.text(given, "RowId")))));
        if (!anonymous) {
            item.set(
                    "AdditionalInfo",
                    Fields.array(Fields.objects(given, "AdditionalInfo").map(OrderV2::option)));
        }
        return item;
    }

    private static ObjectNode option(ObjectNode given) {
        return Json.object()
                .put("OptionId", Fields.id(given, "pkOptionId").toString())
                .put("Property", Fields.text(given, "Property"))
                .put("Value", Fields.text(given, "Value"));
    }
}
