package dev.cloudcart.linnworks.wire;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What we need of a purchase order, as Linnworks sends it (Linnworks, Purchase Order API,
/// `PurchaseOrderResponse`). Anything may be missing or null. Dates stay text: their forms vary.
public record PurchaseJson(
        @JsonProperty("PurchaseOrderHeader") @Nullable Header header,

        @JsonProperty("PurchaseOrderItem") @JsonSetter(contentNulls = Nulls.SKIP) @Nullable
        List<Item> items,

        @JsonProperty("AdditionalCosts") @JsonSetter(contentNulls = Nulls.SKIP) @Nullable
        List<Cost> additionalCosts,

        @JsonProperty("DeliveredRecords") @JsonSetter(contentNulls = Nulls.SKIP) @Nullable
        List<Delivered> delivered,

        @JsonProperty("PaymentStatements") @JsonSetter(contentNulls = Nulls.SKIP) @Nullable
        List<Statement> statements) {

    public static final PurchaseJson NONE = new PurchaseJson(null, null, null, null, null);

    /// @param number despite its name in Linnworks the purchase order's own
    /// @param taxType 0 prices without tax, 1 with tax, 2 no tax
    /// @param deliveredOn the date of the purchase until everything has come
    /// @param totalCost of the lines with tax, and of the postage
    /// @param taxPaid of the lines alone
    /// @param grandTotal in the account's own currency, as are the four before it
    public record Header(
            @JsonProperty("pkPurchaseID") @Nullable String id,
            @JsonProperty("fkSupplierId") @Nullable String supplierId,
            @JsonProperty("ExternalInvoiceNumber") @Nullable String number,
            @JsonProperty("Status") @Nullable String status,
            @JsonProperty("Currency") @Nullable String currency,

            @JsonProperty("SupplierReferenceNumber") @Nullable
            String supplierReference,

            @JsonProperty("UnitAmountTaxIncludedType") @Nullable
            Integer taxType,

            @JsonProperty("LineCount") @Nullable Integer lines,
            @JsonProperty("DeliveredLinesCount") @Nullable Integer deliveredLines,
            @JsonProperty("DateOfPurchase") @Nullable String purchasedOn,
            @JsonProperty("DateOfDelivery") @Nullable String deliveredOn,
            @JsonProperty("QuotedDeliveryDate") @Nullable String quotedOn,
            @JsonProperty("PostagePaid") @Nullable BigDecimal postage,
            @JsonProperty("ShippingTaxRate") @Nullable BigDecimal postageRate,
            @JsonProperty("TotalCost") @Nullable BigDecimal totalCost,
            @JsonProperty("taxPaid") @Nullable BigDecimal taxPaid,
            @JsonProperty("ConversionRate") @Nullable BigDecimal conversionRate,
            @JsonProperty("ConvertedShippingCost") @Nullable BigDecimal shippingCost,
            @JsonProperty("ConvertedShippingTax") @Nullable BigDecimal shippingTax,
            @JsonProperty("ConvertedOtherCost") @Nullable BigDecimal otherCost,
            @JsonProperty("ConvertedOtherTax") @Nullable BigDecimal otherTax,
            @JsonProperty("ConvertedGrandTotal") @Nullable BigDecimal grandTotal) {

        public static final Header NONE = new Header(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    /// @param cost of the whole line, with tax
    /// @param taxRate in percent; -1 where none is stated
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Item(
            @JsonProperty("pkPurchaseItemId") @Nullable String id,
            @JsonProperty("SKU") @Nullable String sku,
            @Nullable String itemTitle,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal delivered,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal taxRate,
            @Nullable Integer sortOrder) {}

    /// @param id counts up within the account
    /// @param subTotal without tax
    /// @param total with it
    /// @param currency its own, as all of its amounts are
    /// @param conversionRate the amounts divided by it are in the account's own currency
    /// @param allocations the lines it is for
    public record Cost(
            @JsonProperty("PurchaseAdditionalCostItemId") @Nullable
            Integer id,

            @JsonProperty("AdditionalCostTypeId") @Nullable Integer type,

            @JsonProperty("AdditionalCostTypeName") @Nullable
            String name,

            @JsonProperty("Reference") @Nullable String reference,
            @JsonProperty("SubTotalLineCost") @Nullable BigDecimal subTotal,
            @JsonProperty("TaxRate") @Nullable BigDecimal taxRate,
            @JsonProperty("Tax") @Nullable BigDecimal tax,
            @JsonProperty("TotalLineCost") @Nullable BigDecimal total,
            @JsonProperty("Currency") @Nullable String currency,
            @JsonProperty("ConversionRate") @Nullable BigDecimal conversionRate,

            @JsonProperty("CostAllocation") @JsonSetter(contentNulls = Nulls.SKIP) @Nullable
            List<Allocation> allocations) {}

    public record Allocation(
            @JsonProperty("PurchaseItemId") @Nullable String item,
            @JsonProperty("AllocationPercentage") @Nullable BigDecimal percent) {}

    /// Pieces of one line that came.
    ///
    /// @param record counts up within the account
    /// @param delivery the same for all that came together
    /// @param unitCost without tax
    public record Delivered(
            @JsonProperty("pkDeliveryRecordId") @Nullable Integer record,
            @JsonProperty("fkDeliveryId") @Nullable Integer delivery,
            @JsonProperty("fkPurchaseItemId") @Nullable String item,
            @JsonProperty("UnitCost") @Nullable BigDecimal unitCost,
            @JsonProperty("DeliveredQuantity") @Nullable BigDecimal quantity,
            @JsonProperty("CreatedDateTime") @Nullable String createdAt) {}

    /// What was paid.
    ///
    /// @param number counts up within the account
    /// @param cost with tax, in its own currency
    /// @param ofCost the number of the additional cost that it is for; null where it is for the goods
    public record Statement(
            @JsonProperty("PurchasePaymentStatementId") @Nullable
            Integer number,

            @JsonProperty("fkPurchaseAdditionalCostItemId") @Nullable
            Integer ofCost,

            @JsonProperty("LineCost") @Nullable BigDecimal cost,
            @JsonProperty("Currency") @Nullable String currency,
            @JsonProperty("Reference") @Nullable String reference,
            @JsonProperty("CreationDate") @Nullable String createdOn,
            @JsonProperty("PaymentDate") @Nullable String paidOn) {}

    public Header headerOrNone() {
        return header == null ? Header.NONE : header;
    }

    public List<Item> lines() {
        return once(items, Item::id);
    }

    public List<Cost> costs() {
        return once(additionalCosts, Cost::id);
    }

    public List<Delivered> records() {
        return once(delivered, Delivered::record);
    }

    public List<Statement> payments() {
        return once(statements, Statement::number);
    }

    /// Whether it tells what came, be it nothing.
    public boolean tellsWhatCame() {
        return delivered != null;
    }

    /// Whether it tells what it cost beside the goods, be it nothing.
    public boolean tellsCosts() {
        return additionalCosts != null;
    }

    /// Whether it tells what was paid, be it nothing.
    public boolean tellsPayments() {
        return statements != null;
    }

    /// A row that is handed out twice, as by a page that shifted, is one.
    private static <T> List<T> once(@Nullable List<T> rows, Function<T, @Nullable Object> id) {
        if (rows == null) {
            return List.of();
        }
        var seen = new HashSet<T>();
        return rows.stream()
                .filter(row -> id.apply(row) == null || seen.add(row))
                .toList();
    }

    /// Whether two different rows have one id: nobody knows which of them is so.
    public static <T> boolean contradict(List<T> rows, Function<T, @Nullable Object> id) {
        var seen = new HashSet<Object>();
        return rows.stream().map(id).filter(Objects::nonNull).anyMatch(one -> !seen.add(one));
    }
}
