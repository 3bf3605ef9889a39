package dev.cloudcart.linnworks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.SupplierJson;

/// Linnworks JSON of a purchase order: PO1 of Acme, open, in pounds, unless said otherwise. Its totals are
/// those of its lines, unless said otherwise. Values are JSON.
public final class PurchaseFixture {

    public static final UUID ID = new UUID(5, 1);
    public static final UUID ACME = new UUID(6, 1);
    public static final SupplierJson SUPPLIER = new SupplierJson(ACME.toString(), "Acme & Sons", "United Kingdom");

    private final Map<String, String> header = new LinkedHashMap<>();
    private final List<Map<String, String>> items = new ArrayList<>();
    private final List<Map<String, String>> costs = new ArrayList<>();
    private final List<Map<String, String>> delivered = new ArrayList<>();
    private final List<Map<String, String>> statements = new ArrayList<>();

    private PurchaseFixture() {
        header.putAll(members(
                "pkPurchaseID", text(ID),
                "fkSupplierId", text(ACME),
                "ExternalInvoiceNumber", text("PO1"),
                "Status", text("OPEN"),
                "Currency", text("GBP"),
                "SupplierReferenceNumber", text("A/77"),
                "UnitAmountTaxIncludedType", "0",
                "DateOfPurchase", text("2026-03-02T00:00:00Z"),
                "DateOfDelivery", text("2026-03-02T00:00:00Z"),
                "QuotedDeliveryDate", text("2026-03-20T00:00:00Z"),
                "PostagePaid", "0.0",
                "ShippingTaxRate", "0.0",
                "ConversionRate", "1.0"));
    }

    public static PurchaseFixture aPurchase() {
        return new PurchaseFixture();
    }

    public static String text(Object value) {
        return "\"" + value + "\"";
    }

    public static UUID line(int number) {
        return new UUID(7, number);
    }

    public PurchaseFixture with(String... namesAndJson) {
        header.putAll(members(namesAndJson));
        return this;
    }

    public PurchaseFixture of(UUID id, String number) {
        return with("pkPurchaseID", text(id), "ExternalInvoiceNumber", text(number));
    }

    /// @param cost with tax
    public PurchaseFixture item(int quantity, String cost, String tax, String rate) {
        int number = items.size() + 1;
        items.add(members(
                "pkPurchaseItemId",
                text(line(number)),
                "SKU",
                text("SKU" + number),
                "ItemTitle",
                text("Thing " + number),
                "Quantity",
                String.valueOf(quantity),
                "Delivered",
                "0",
                "Cost",
                cost,
                "Tax",
                tax,
                "TaxRate",
                rate));
        return this;
    }

    public PurchaseFixture cost(String name, String net, String tax, String rate, String... more) {
        var cost = members(
                "AdditionalCostTypeName",
                text(name),
                "Reference",
                text(""),
                "SubTotalLineCost",
                net,
                "Tax",
                tax,
                "TaxRate",
                rate,
                "Currency",
                text("GBP"),
                "ConversionRate",
                "1.0",
                "CostAllocation",
                "[]");
        cost.putAll(members(more));
        costs.add(cost);
        return this;
    }

    public PurchaseFixture came(int delivery, String day, int line, int quantity, String unitCost) {
        delivered.add(members(
                "fkDeliveryId", String.valueOf(delivery),
                "pkDeliveryRecordId", String.valueOf(100 + delivered.size()),
                "fkPurchaseItemId", text(line(line)),
                "UnitCost", unitCost,
                "DeliveredQuantity", String.valueOf(quantity),
                "CreatedDateTime", text(day + "T10:00:00Z")));
        return this;
    }

    /// @param cost with tax
    public PurchaseFixture paid(int statement, String cost, String day) {
        statements.add(members(
                "PurchasePaymentStatementId",
                String.valueOf(statement),
                "LineCost",
                cost,
                "Currency",
                text("GBP"),
                "Reference",
                text("BACS"),
                "PaymentDate",
                text(day + "T10:00:00Z")));
        return this;
    }

    String headerJson() {
        return object(header);
    }

    public String json() {
        return "{\"NoteCount\":0,\"PurchaseOrderHeader\":%s,\"PurchaseOrderItem\":%s,\"AdditionalCosts\":%s,\"DeliveredRecords\":%s,\"PaymentStatements\":%s}"
                .formatted(headerJson(), array(items), array(costs), array(delivered), array(statements));
    }

    public byte[] raw() {
        return raw(SUPPLIER);
    }

    public byte[] raw(@Nullable SupplierJson supplier) {
        return FiledPurchase.file(Slice.of(json().getBytes(UTF_8)), supplier);
    }

    private static String array(List<Map<String, String>> objects) {
        return objects.stream().map(PurchaseFixture::object).collect(Collectors.joining(",", "[", "]"));
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> members(String... namesAndJson) {
        var members = new LinkedHashMap<String, String>();
        for (int at = 0; at < namesAndJson.length; at += 2) {
            members.put(namesAndJson[at], namesAndJson[at + 1]);
        }
        return members;
    }
}
