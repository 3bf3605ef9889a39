package dev.cloudcart.linnworks.wire;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What we need of an order's details, as Linnworks sends it (Linnworks, Orders API, `OrderDetails`). Anything may
/// be missing or null. Dates stay text: their forms vary.
///
/// @param importScheme ours, in records whose properties were taken out with the buyer: whether they held the
///        number of an Import One Stop Shop
@JsonNaming(UpperCamelCaseStrategy.class)
public record OrderJson(
        @Nullable String orderId,
        @Nullable Long numOrderId,
        @Nullable Boolean processed,
        @Nullable String processedDateTime,
        @Nullable String paidDateTime,
        @Nullable General generalInfo,
        @Nullable Customer customerInfo,
        @Nullable Totals totalsInfo,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<Item> items,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<Property> extendedProperties,
        @Nullable Boolean importScheme) {

    /// @param status 0 unpaid, 1 paid, 2 return, 3 pending, 4 resend
    /// @param marker 7 is parked
    /// @param holdOrCancel on hold while the order is open, cancelled once it is processed
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record General(
            @Nullable Integer status,
            @Nullable Integer marker,
            @Nullable Boolean isParked,
            @Nullable Boolean holdOrCancel,
            @Nullable String referenceNum,
            @Nullable String secondaryReference,
            @Nullable String externalReferenceNum,
            @Nullable String receivedDate,
            @Nullable String source,
            @Nullable String subSource) {

        static final General NONE = new General(null, null, null, null, null, null, null, null, null, null);
    }

    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Customer(@Nullable Address address) {}

    /// @param country a name, or `UNKNOWN`
    /// @param region as the channel gave it: a name, a short form, or nothing
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Address(
            @Nullable String country,
            @Nullable String region,
            @Nullable String postCode) {}

    /// @param subtotal of the lines without tax
    /// @param tax of the whole order, postage included
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Totals(
            @Nullable String currency,
            @Nullable BigDecimal subtotal,
            @Nullable BigDecimal postageCost,
            @Nullable BigDecimal postageCostExTax,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal totalCharge,
            @Nullable BigDecimal totalDiscount,
            @Nullable BigDecimal countryTaxRate,
            @Nullable String paymentMethod) {

        static final Totals NONE = new Totals(null, null, null, null, null, null, null, null, null);
    }

    /// A composite's parts are not read: its own line carries the price, theirs are zero.
    ///
    /// @param cost of the whole line after its discount, without tax
    /// @param discount in percent
    /// @param taxRate in percent; -1 for the country's
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Item(
            @JsonProperty("SKU") @Nullable String sku,
            @Nullable String itemNumber,
            @JsonProperty("ChannelSKU") @Nullable String channelSku,
            @Nullable String title,
            @Nullable String channelTitle,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal pricePerUnit,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal taxRate,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal costIncTax,
            @Nullable Boolean taxCostInclusive,
            @Nullable Boolean isService) {}

    /// What rules and channels wrote on the order beside its fields.
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Property(@Nullable String name, @Nullable String value) {}

    public static final OrderJson NONE =
            new OrderJson(null, null, null, null, null, null, null, null, null, null, null);

    public General general() {
        return generalInfo == null ? General.NONE : generalInfo;
    }

    public Totals totals() {
        return totalsInfo == null ? Totals.NONE : totalsInfo;
    }

    public List<Property> properties() {
        return extendedProperties == null ? List.of() : extendedProperties;
    }

    public List<Item> lines() {
        return items == null ? List.of() : items;
    }
}
