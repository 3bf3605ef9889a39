package dev.cloudcart.simulators.linnworks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Consumer;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// An open, paid order of one mug for 27.99 with 20 % inside, sold on Amazon UK, unless said otherwise.
final class OrderFixture {
    static final String MUG = """
            {"RowId":"00000001-0000-4000-8000-000000000001","SKU":"MUG","ItemNumber":"MUG","Title":"Mug","Quantity":1,\
            "PricePerUnit":27.99,"Cost":23.325,"Tax":4.665,"SalesTax":4.665,"CostIncTax":27.99,"TaxRate":20.0,"Discount":0.0,\
            "TaxCostInclusive":true,"IsService":false,"CompositeSubItems":[],"AddedDate":"0001-01-01T00:00:00Z"}""";

    private static final String USUAL = """
            {"OrderId":"","NumOrderId":0,"Processed":false,"ProcessedDateTime":null,\
            "FulfilmentLocationId":"00000000-0000-0000-0000-000000000000",\
            "GeneralInfo":{"Status":1,"Marker":0,"IsParked":false,"HoldOrCancel":false,"ReferenceNum":"",\
            "SecondaryReference":"","ExternalReferenceNum":"","ReceivedDate":"2026-03-01T09:00:00Z","Source":"AMAZON",\
            "SubSource":"Amazon UK","DespatchByDate":"0001-01-01T00:00:00Z",\
            "Location":"00000000-0000-0000-0000-000000000000","NumItems":1},\
            "ShippingInfo":{"Vendor":"Evri","PostageCost":0.0,"PostageCostExTax":0.0},\
            "CustomerInfo":{"ChannelBuyerName":"zoe_n","Address":{"EmailAddress":"zoe@example.com","FullName":"Zoë N'Diaye",\
            "Country":"United Kingdom","CountryId":"bec17782-0cb2-5c5d-abd3-5e44263791de"},"BillingAddress":null},\
            "TotalsInfo":{"Subtotal":23.325,"PostageCost":0.0,"PostageCostExTax":0.0,"Tax":4.665,"TotalCharge":27.99,\
            "PaymentMethod":"PayPal","PaymentMethodId":"f4536737-fd0b-5aa1-a248-520c08dfbe24","ProfitMargin":0.0,\
            "TotalDiscount":0.0,"Currency":"GBP","CountryTaxRate":20.0,"ConversionRate":1.0},"ExtendedProperties":[],\
            "FolderName":[],"Items":[],"Notes":[],"PaidDateTime":"2026-03-01T09:01:02.5Z","TaxId":null}""";

    private final ObjectNode order;

    private OrderFixture(ObjectNode order) {
        this.order = order;
    }

    static OrderFixture order(int number) {
        var order = (ObjectNode) Json.MAPPER.readTree(USUAL);
        order.put(
                "OrderId",
                UUID.nameUUIDFromBytes(("order " + number).getBytes(UTF_8)).toString());
        order.put("NumOrderId", number);
        return new OrderFixture(order).reference("REF-" + number).items(MUG);
    }

    private OrderFixture with(Consumer<ObjectNode> change) {
        var copy = order.deepCopy();
        change.accept(copy);
        return new OrderFixture(copy);
    }

    private OrderFixture general(String field, String text) {
        return with(copy -> ((ObjectNode) copy.path("GeneralInfo")).put(field, text));
    }

    OrderFixture processed(String on) {
        return with(copy -> copy.put("Processed", true).put("ProcessedDateTime", on));
    }

    OrderFixture received(String on) {
        return general("ReceivedDate", on);
    }

    OrderFixture paid(String on) {
        return with(copy -> copy.put("PaidDateTime", on));
    }

    OrderFixture unpaid() {
        return with(copy -> {
            copy.putNull("PaidDateTime");
            ((ObjectNode) copy.path("GeneralInfo")).put("Status", 0);
        });
    }

    OrderFixture held() {
        return with(copy -> ((ObjectNode) copy.path("GeneralInfo")).put("HoldOrCancel", true));
    }

    OrderFixture parked() {
        return with(copy ->
                ((ObjectNode) copy.path("GeneralInfo")).put("IsParked", true).put("Marker", 7));
    }

    OrderFixture rate(String rate) {
        return with(copy -> ((ObjectNode) copy.path("TotalsInfo")).put("ConversionRate", new BigDecimal(rate)));
    }

    OrderFixture redactedAfter(int days) {
        return with(copy -> ((ObjectNode) copy.path("GeneralInfo")).put("PIIRedactionDays", days));
    }

    OrderFixture on(String source, String subSource) {
        return general("Source", source).general("SubSource", subSource);
    }

    OrderFixture reference(String reference) {
        return general("ReferenceNum", reference);
    }

    OrderFixture otherReferences(String secondary, String external) {
        return general("SecondaryReference", secondary).general("ExternalReferenceNum", external);
    }

    OrderFixture to(String country, String countryId) {
        return with(copy -> ((ObjectNode) copy.path("CustomerInfo").path("Address"))
                .put("Country", country)
                .put("CountryId", countryId));
    }

    OrderFixture at(String location) {
        return general("Location", location).with(copy -> copy.put("FulfilmentLocationId", location));
    }

    OrderFixture items(String items) {
        return with(copy -> copy.set("Items", Json.MAPPER.readTree("[" + items + "]")));
    }

    String id() {
        return order.path("OrderId").asString();
    }

    String json() {
        return new String(Json.bytes(order), UTF_8);
    }

    String line() {
        return "{\"kind\":\"order\",\"value\":" + json() + "}\n";
    }
}
