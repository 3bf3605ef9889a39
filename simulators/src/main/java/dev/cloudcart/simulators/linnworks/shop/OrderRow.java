package dev.cloudcart.simulators.linnworks.shop;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// A processed order as one flat row: no items, no conversion rate (Processed Orders API, ProcessedOrderWeb).
final class OrderRow {
    private static final int RESEND = 4;

    /// A column that repeats a field of the order; null where the order does not have the field.
    private record Column(String name, JsonPointer from) {
        Column(String name, String from) {
            this(name, JsonPointer.compile(from));
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("dReceivedDate", "/GeneralInfo/ReceivedDate"),
            new Column("dProcessedOn", "/ProcessedDateTime"),
            new Column("dPaidOn", "/PaidDateTime"),
            new Column("fPostageCost", "/TotalsInfo/PostageCost"),
            new Column("fTotalCharge", "/TotalsInfo/TotalCharge"),
            new Column("PostageCostExTax", "/TotalsInfo/PostageCostExTax"),
            new Column("Subtotal", "/TotalsInfo/Subtotal"),
            new Column("fTax", "/TotalsInfo/Tax"),
            new Column("TotalDiscount", "/TotalsInfo/TotalDiscount"),
            new Column("ProfitMargin", "/TotalsInfo/ProfitMargin"),
            new Column("CountryTaxRate", "/TotalsInfo/CountryTaxRate"),
            new Column("cCurrency", "/TotalsInfo/Currency"),
            new Column("AccountName", "/TotalsInfo/PaymentMethod"),
            new Column("ReferenceNum", "/GeneralInfo/ReferenceNum"),
            new Column("SecondaryReference", "/GeneralInfo/SecondaryReference"),
            new Column("ExternalReference", "/GeneralInfo/ExternalReferenceNum"),
            new Column("ChannelBuyerName", "/CustomerInfo/ChannelBuyerName"),
            new Column("TaxId", "/TaxId"),
            new Column("PostalTrackingNumber", "/ShippingInfo/TrackingNumber"),
            new Column("PostalServiceName", "/ShippingInfo/PostalServiceName"),
            new Column("Vendor", "/ShippingInfo/Vendor"),
            new Column("PackageCategory", "/ShippingInfo/PackageCategory"),
            new Column("PackageTitle", "/ShippingInfo/PackageType"),
            new Column("ItemWeight", "/ShippingInfo/ItemWeight"),
            new Column("TotalWeight", "/ShippingInfo/TotalWeight"),
            new Column("cFullName", "/CustomerInfo/Address/FullName"),
            new Column("Company", "/CustomerInfo/Address/Company"),
            new Column("cEmailAddress", "/CustomerInfo/Address/EmailAddress"),
            new Column("BuyerPhoneNumber", "/CustomerInfo/Address/PhoneNumber"),
            new Column("Address1", "/CustomerInfo/Address/Address1"),
            new Column("Address2", "/CustomerInfo/Address/Address2"),
            new Column("Address3", "/CustomerInfo/Address/Address3"),
            new Column("Town", "/CustomerInfo/Address/Town"),
            new Column("Region", "/CustomerInfo/Address/Region"),
            new Column("cPostCode", "/CustomerInfo/Address/PostCode"),
            new Column("cCountry", "/CustomerInfo/Address/Country"),
            new Column("BillingName", "/CustomerInfo/BillingAddress/FullName"),
            new Column("BillingCompany", "/CustomerInfo/BillingAddress/Company"),
            new Column("BillingEmailAddress", "/CustomerInfo/BillingAddress/EmailAddress"),
            new Column("BillingPhoneNumber", "/CustomerInfo/BillingAddress/PhoneNumber"),
            new Column("BillingAddress1", "/CustomerInfo/BillingAddress/Address1"),
            new Column("BillingAddress2", "/CustomerInfo/BillingAddress/Address2"),
            new Column("BillingAddress3", "/CustomerInfo/BillingAddress/Address3"),
            new Column("BillingTown", "/CustomerInfo/BillingAddress/Town"),
            new Column("BillingRegion", "/CustomerInfo/BillingAddress/Region"),
            new Column("BillingPostCode", "/CustomerInfo/BillingAddress/PostCode"),
            new Column("BillingCountryName", "/CustomerInfo/BillingAddress/Country"));

    private OrderRow() {}

    static ObjectNode of(JsonNode order, OrderCard card, String locationName, boolean exchange) {
        var row = Json.object();
        row.put("pkOrderID", card.id().toString());
        row.put("nOrderId", card.number());
        COLUMNS.forEach(column -> row.set(column.name(), orNull(order.at(column.from()))));
        row.put("dCancelledOn", cancelledOn(card));
        row.put("timeDiff", hoursTaken(card));
        row.put("nStatus", card.status());
        row.put("Source", card.source());
        row.put("SubSource", card.subSource());
        row.put("PostalServiceCode", "");
        row.put("cShippingAddress", lines(order.at("/CustomerInfo/Address")));
        row.put("cBillingAddress", lines(order.at("/CustomerInfo/BillingAddress")));
        row.put("FolderCollection", folders(order));
        row.put("HoldOrCancel", card.held());
        row.put("IsResend", card.status() == RESEND);
        row.put("IsExchange", exchange);
        row.put("FulfilmentLocationName", locationName);
        return row;
    }

    private static String cancelledOn(OrderCard card) {
        var moment = card.cancelledOn();
        return moment == null ? Moments.NONE : Moments.write(moment);
    }

    private static double hoursTaken(OrderCard card) {
        var from = card.received();
        var to = card.processedOn();
        return from == null || to == null ? 0.0 : Duration.between(from, to).toHours();
    }

    private static @Nullable String lines(JsonNode address) {
        if (!address.isObject()) {
            return null;
        }
        return Stream.of("Address1", "Address2", "Address3", "Town", "Region", "PostCode", "Country")
                .map(field -> Fields.text(address, field))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String folders(JsonNode order) {
        return StreamSupport.stream(order.path("FolderName").spliterator(), false)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(","));
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? Json.MAPPER.getNodeFactory().nullNode() : value;
    }
}
