package dev.cloudcart.simulators.linnworks.shop;

import dev.cloudcart.simulators.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns an order as a channel sends it into an order of the shop (Orders API, ChannelOrder).
///
/// Sent again under the same source, sub-source and reference it is the same order: written anew while unpaid, and left as
/// it is once paid ("once an order is paid it will be skipped on save").
public final class NewOrders {
    /// Sources of real channels; an order of any other arrives parked (observed live).
    private static final Set<String> CHANNELS = Set.of("AMAZON", "EBAY", "SHOPIFY", "ETSY", "WOOCOMMERCE", "MAGENTO",
            "WALMART", "ONBUY", "BIGCOMMERCE", "WAYFAIR", "TIKTOK");

    private final Shop shop;

    public NewOrders(Shop shop) {
        this.shop = shop;
    }

    /// Answers the order's id, if it was saved.
    public Optional<UUID> save(JsonNode sent, UUID location, Instant now) {
        refuseTwiceTheSameSku(sent);
        var before = sameOrder(sent);
        if (before.filter(order -> order.card().processed() || order.card().paidOn() != null).isPresent()) {
            return Optional.empty();
        }
        int number = before.map(order -> order.card().number()).orElseGet(shop.orders()::nextNumber);
        var id = before.map(order -> order.card().id()).orElseGet(UUID::randomUUID);
        shop.orders().put(order(sent, id, number, location, now));
        return Optional.of(id);
    }

    private static void refuseTwiceTheSameSku(JsonNode sent) {
        var seen = new HashSet<String>();
        Fields.objects(sent, "OrderItems").map(item -> Fields.text(item, "ChannelSKU")).filter(sku -> !sku.isEmpty())
                .forEach(
                        sku -> {
                            if (!seen.add(sku)) {
                                throw new Refused("Orders have invalid values: duplicate ChannelSKU " + sku);
                            }
                        });
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

    private ObjectNode order(JsonNode sent, UUID id, int number, UUID location, Instant now) {
        var paid = Fields.text(sent, "PaymentStatus").equalsIgnoreCase("Paid");
        var order = Json.object()
                .put("OrderId", id.toString())
                .put("NumOrderId", number)
                .put("Processed", false)
                .putNull("ProcessedDateTime")
                .put("FulfilmentLocationId", location.toString());
        order.set("GeneralInfo", general(sent, paid, location, now));
        order.set("ShippingInfo", shipping(sent));
        order.set("CustomerInfo", customer(sent));
        order.set("TotalsInfo", totals(sent));
        order.set("ExtendedProperties", Fields.array(Fields.objects(sent, "ExtendedProperties")
                .map(property -> property.put("RowId", UUID.randomUUID().toString()))));
        order.putArray("FolderName");
        order.set("Items", Fields.array(Fields.objects(sent, "OrderItems").map(item -> item(item, sent, id))));
        order.putArray("Notes");
        order.put("PaidDateTime", paid
                ? Moments.write(Optional.ofNullable(Moments.in(sent, "PaidOn")).orElse(now))
                : null);
        order.put("TaxId", Fields.text(sent, "BuyerTaxNumber"));
        Sums.totals(order);
        return order;
    }

    private static ObjectNode general(JsonNode sent, boolean paid, UUID location, Instant now) {
        var source = Fields.text(sent, "Source");
        var parked = !CHANNELS.contains(source.toUpperCase(Locale.ROOT)) || Fields.text(sent, "OrderState")
                .equalsIgnoreCase(
                        "Park");
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
        return general.put("ReferenceNum", Fields.text(sent, "ReferenceNumber"))
                .put("SecondaryReference", Fields.text(sent, "SecondaryReferenceNumber"))
                .put("ExternalReferenceNum", Fields.text(sent, "ExternalReference"))
                .put("ReceivedDate", Moments.write(Optional.ofNullable(Moments.in(sent, "ReceivedDate")).orElse(now)))
                .put("Source", source)
                .put("SubSource", Fields.text(sent, "SubSource"))
                .put("SiteCode", Fields.text(sent, "Site"))
                .put("HoldOrCancel", Fields.text(sent, "OrderState").equalsIgnoreCase("Hold"))
                .put("DespatchByDate", Optional.of(Fields.text(sent, "DispatchBy")).filter(date -> !date.isEmpty())
                        .orElse(
                                Moments.NONE))
                .put("HasScheduledDelivery", false)
                .put("Location", location.toString())
                .put("NumItems", sent.path("OrderItems").size())
                .put("StockAllocationType", "NotAllocated");
    }

    private static ObjectNode shipping(JsonNode sent) {
        return Json.object()
                .put("Vendor", "Default")
                .put("PostalServiceId", Fields.ZERO.toString())
                .put("PostalServiceName", Fields.text(sent, "PostalServiceName"))
                .put("PostageCost", Fields.decimal(sent, "PostalServiceCost"))
                .put("PostageCostExTax", Sums.unrounded(Sums.withoutTax(Fields.decimal(sent, "PostalServiceCost"),
                        Fields
                                .decimal(sent, "PostalServiceTaxRate"))))
                .put("TrackingNumber", "")
                .put("ManualAdjust", false);
    }

    private ObjectNode customer(JsonNode sent) {
        var customer = Json.object().put("ChannelBuyerName", Fields.text(sent, "ChannelBuyerName"));
        customer.set("Address", address(sent.path("DeliveryAddress")));
        customer.set("BillingAddress", address(sent.path("BillingAddress")));
        return customer;
    }

    private ObjectNode address(JsonNode sent) {
        var address = Json.object();
        for (var field : new String[]{"EmailAddress", "Address1", "Address2", "Address3", "Town", "Region", "PostCode",
                "FullName", "Company", "PhoneNumber"}) {
            address.put(field, Fields.text(sent, field));
        }
        var country = shop.countries().find(Fields.text(sent, "MatchCountryCode")).or(() -> shop.countries().find(Fields
                .text(sent, "Country")));
        return address.put("Country", country.map(found -> Fields.text(found, "CountryName")).orElse("UNKNOWN"))
                .put("Continent", country.map(found -> Fields.text(found, "Continent")).orElse(null))
                .put("CountryId", country.map(found -> Fields.text(found, "CountryId")).orElse(Fields.ZERO.toString()));
    }

    private ObjectNode totals(JsonNode sent) {
        var method = Optional.of(Fields.text(sent, "PaymentMethodName")).filter(name -> !name.isEmpty()).orElse(
                "Default");
        var currency = Optional.of(Fields.text(sent, "Currency")).filter(name -> !name.isEmpty()).orElse("UNK");
        return Json.object()
                .put("PostageCost", Sums.unrounded(Fields.decimal(sent, "PostalServiceCost")))
                .put("PaymentMethod", method)
                .put("PaymentMethodId", shop.paymentMethods().id(method).toString())
                .put("ProfitMargin", 0.0)
                .put("Currency", currency)
                .put("CountryTaxRate", Sums.unrounded(Fields.decimal(sent, "PostalServiceTaxRate")))
                .put("ConversionRate", rate(sent, currency));
    }

    /// Given by the channel, or that of the day.
    private BigDecimal rate(JsonNode sent, String currency) {
        var given = Fields.decimal(sent, "ConversionRate");
        return given.signum() != 0
                ? given
                : shop.rates().get(currency).map(rate -> Fields.decimal(rate, "ConversionRate")).orElse(BigDecimal.ONE);
    }

    private ObjectNode item(ObjectNode sent, JsonNode order, UUID orderId) {
        var sku = Fields.text(sent, "ChannelSKU");
        var stock = shop.stockItems().all().stream().filter(known -> Fields.text(known, "ItemNumber").equals(sku))
                .findFirst();
        var stockId = stock.map(known -> Fields.text(known, "StockItemId")).orElse(Fields.ZERO.toString());
        var item = Json.object()
                .put("RowId", UUID.randomUUID().toString())
                .put("OrderId", orderId.toString())
                .put("StockItemId", stockId)
                .put("ItemId", stockId)
                .put("SKU", stock.isPresent() ? sku : "")
                .put("ItemNumber", Fields.text(sent, "ItemNumber"))
                .put("ChannelSKU", sku)
                .put("Title", Fields.text(sent, "ItemTitle"))
                .put("ChannelTitle", Fields.text(sent, "ItemTitle"))
                .put("ItemSource", Fields.text(order, "Source"))
                .put("Quantity", Fields.whole(sent, "Qty"))
                .put("PricePerUnit", Sums.unrounded(Fields.decimal(sent, "PricePerUnit")))
                .put("TaxRate", Sums.unrounded(Fields.decimal(sent, "TaxRate")))
                .put("Discount", Sums.unrounded(Fields.decimal(sent, "LineDiscount")))
                .put("TaxCostInclusive", Fields.flag(sent, "TaxCostInclusive"))
                .put("IsService", Fields.flag(sent, "IsService"))
                .put("IsUnlinked", stock.isEmpty() && !Fields.flag(sent, "IsService"));
        item.putArray("CompositeSubItems");
        item.put("AddedDate", Moments.NONE);
        Sums.line(item);
        return item;
    }
}
