package dev.cloudcart.simulators.linnworks.desks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Json;

/// An order as a channel sent it, turned into an order of the shop.
final class ChannelOrder {
    /// Sources of real channels; an order of any other arrives parked (observed live).
    private static final Set<String> CHANNELS = Set.of(
            "AMAZON",
            "EBAY",
            "SHOPIFY",
            "ETSY",
            "WOOCOMMERCE",
            "MAGENTO",
            "WALMART",
            "ONBUY",
            "BIGCOMMERCE",
            "WAYFAIR",
            "TIKTOK");

    private final Shop shop;
    private final JsonNode sent;
    private final Instant now;

    ChannelOrder(Shop shop, JsonNode sent, Instant now) {
        this.shop = shop;
        this.sent = sent;
        this.now = now;
    }

    ObjectNode order(UUID id, int number, UUID location) {
        var paid = Fields.text(sent, "PaymentStatus").equalsIgnoreCase("Paid");
        var order = Json.object()
                .put("OrderId", id.toString())
                .put("NumOrderId", number)
                .put("Processed", false)
                .putNull("ProcessedDateTime")
                .put("FulfilmentLocationId", location.toString());
        order.set("GeneralInfo", general(paid, location));
        order.set("ShippingInfo", shipping());
        order.set("CustomerInfo", customer());
        order.set("TotalsInfo", totals());
        order.set(
                "ExtendedProperties",
                Fields.array(Fields.objects(sent, "ExtendedProperties")
                        .map(property -> property.put("RowId", UUID.randomUUID().toString()))));
        order.putArray("FolderName");
        order.set("Items", Fields.array(Fields.objects(sent, "OrderItems").map(line -> item(line, id))));
        order.putArray("Notes");
        order.put(
                "PaidDateTime",
                paid
                        ? Moments.write(
                                Optional.ofNullable(Moments.in(sent, "PaidOn")).orElse(now))
                        : null);
        order.put("TaxId", Fields.text(sent, "BuyerTaxNumber"));
        Sums.totals(order);
        return order;
    }

    private ObjectNode general(boolean paid, UUID location) {
        var source = Fields.text(sent, "Source");
        var state = Fields.text(sent, "OrderState");
        var parked = !CHANNELS.contains(source.toUpperCase(Locale.ROOT)) || state.equalsIgnoreCase("Park");
        var general = Json.object()
                .put("Status", paid ? 1 : 0)
                .put("LabelPrinted", false)
                .put("InvoicePrinted", false)
                .put("PickListPrinted", false)
                .put("IsRuleRun", false)
                .put("Notes", 0)
                .put("PartShipped", false)
                .put("Marker", parked ? 7 : 0)
                .put("IsParked", parked);
        general.putArray("Identifiers");
        // "NULL/Not Supplied will never redact" (Orders API, ChannelOrder.PIIRedactionDays).
        if (sent.hasNonNull("PIIRedactionDays")) {
            general.put("PIIRedactionDays", Fields.whole(sent, "PIIRedactionDays"));
        }
        return general.put("ReferenceNum", Fields.text(sent, "ReferenceNumber"))
                .put("SecondaryReference", Fields.text(sent, "SecondaryReferenceNumber"))
                .put("ExternalReferenceNum", Fields.text(sent, "ExternalReference"))
                .put(
                        "ReceivedDate",
                        Moments.write(Optional.ofNullable(Moments.in(sent, "ReceivedDate"))
                                .orElse(now)))
                .put("Source", source)
                .put("SubSource", Fields.text(sent, "SubSource"))
                .put("SiteCode", Fields.text(sent, "Site"))
                .put("HoldOrCancel", state.equalsIgnoreCase("Hold"))
                .put(
                        "DespatchByDate",
                        Optional.of(Fields.text(sent, "DispatchBy"))
                                .filter(date -> !date.isEmpty())
                                .orElse(Moments.NONE))
                .put("HasScheduledDelivery", false)
                .put("Location", location.toString())
                .put("NumItems", sent.path("OrderItems").size())
                .put("StockAllocationType", "NotAllocated");
    }

    private ObjectNode shipping() {
        return Json.object()
                .put("Vendor", "Default")
                .put("PostalServiceId", Fields.ZERO.toString())
                .put("PostalServiceName", Fields.text(sent, "PostalServiceName"))
                .put("PostageCost", Fields.decimal(sent, "PostalServiceCost"))
                .put(
                        "PostageCostExTax",
                        Sums.unrounded(Sums.withoutTax(
                                Fields.decimal(sent, "PostalServiceCost"),
                                Fields.decimal(sent, "PostalServiceTaxRate"))))
                .put("TrackingNumber", "")
                .put("ManualAdjust", false);
    }

    private ObjectNode customer() {
        var customer = Json.object().put("ChannelBuyerName", Fields.text(sent, "ChannelBuyerName"));
        customer.set("Address", address(sent.path("DeliveryAddress")));
        customer.set("BillingAddress", address(sent.path("BillingAddress")));
        return customer;
    }

    private ObjectNode address(JsonNode given) {
        var address = Json.object();
        for (var field : new String[] {
            "EmailAddress",
            "Address1",
            "Address2",
            "Address3",
            "Town",
            "Region",
            "PostCode",
            "FullName",
            "Company",
            "PhoneNumber"
        }) {
            address.put(field, Fields.text(given, field));
        }
        var country = shop.countries()
                .find(Fields.text(given, "MatchCountryCode"))
                .or(() -> shop.countries().find(Fields.text(given, "Country")));
        return address.put(
                        "Country",
                        country.map(found -> Fields.text(found, "CountryName")).orElse("UNKNOWN"))
                .put(
                        "Continent",
                        country.map(found -> Fields.text(found, "Continent")).orElse(null))
                .put(
                        "CountryId",
                        country.map(found -> Fields.text(found, "CountryId")).orElse(Fields.ZERO.toString()));
    }

    private ObjectNode totals() {
        var method = Optional.of(Fields.text(sent, "PaymentMethodName"))
                .filter(name -> !name.isEmpty())
                .orElse("Default");
        var currency = Optional.of(Fields.text(sent, "Currency"))
                .filter(name -> !name.isEmpty())
                .orElse("UNK");
        return Json.object()
                .put("PostageCost", Sums.unrounded(Fields.decimal(sent, "PostalServiceCost")))
                .put("PaymentMethod", method)
                .put("PaymentMethodId", shop.paymentMethods().id(method).toString())
                .put("ProfitMargin", 0.0)
                .put("Currency", currency)
                .put("CountryTaxRate", Sums.unrounded(Fields.decimal(sent, "PostalServiceTaxRate")))
                .put("ConversionRate", rate(currency));
    }

    /// Given by the channel, or that of the day.
    private BigDecimal rate(String currency) {
        var given = Fields.decimal(sent, "ConversionRate");
        return given.signum() != 0
                ? given
                : shop.rates()
                        .get(currency)
                        .map(rate -> Fields.decimal(rate, "ConversionRate"))
                        .orElse(BigDecimal.ONE);
    }

    private ObjectNode item(ObjectNode line, UUID orderId) {
        var sku = Fields.text(line, "ChannelSKU");
        var stock = shop.stockItems().all().stream()
                .filter(known -> Fields.text(known, "ItemNumber").equals(sku))
                .findFirst();
        var stockId = stock.map(known -> Fields.text(known, "StockItemId")).orElse(Fields.ZERO.toString());
        var item = Json.object()
                .put("RowId", UUID.randomUUID().toString())
                .put("OrderId", orderId.toString())
                .put("StockItemId", stockId)
                .put("ItemId", stockId)
                .put("SKU", stock.isPresent() ? sku : "")
                .put("ItemNumber", Fields.text(line, "ItemNumber"))
                .put("ChannelSKU", sku)
                .put("Title", Fields.text(line, "ItemTitle"))
                .put("ChannelTitle", Fields.text(line, "ItemTitle"))
                .put("ItemSource", Fields.text(sent, "Source"))
                .put("Quantity", Fields.whole(line, "Qty"))
                .put("PricePerUnit", Sums.unrounded(Fields.decimal(line, "PricePerUnit")))
                .put("TaxRate", Sums.unrounded(Fields.decimal(line, "TaxRate")))
                .put("Discount", Sums.unrounded(Fields.decimal(line, "LineDiscount")))
                .put("TaxCostInclusive", Fields.flag(line, "TaxCostInclusive"))
                .put("IsService", Fields.flag(line, "IsService"))
                .put("IsUnlinked", stock.isEmpty() && !Fields.flag(line, "IsService"));
        item.putArray("CompositeSubItems");
        item.put("AddedDate", Moments.NONE);
        Sums.line(item);
        return item;
    }
}
