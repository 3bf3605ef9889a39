package dev.cloudcart.linnworks.wire;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What we need of an order's header row, as a search of processed orders brings it (Linnworks, ProcessedOrders
/// API, `ProcessedOrderWeb`). Only here it says whether the order is a resend, an exchange or cancelled on a date.
public record RowJson(
        @JsonProperty("pkOrderID") @Nullable String orderId,
        @JsonProperty("nOrderId") @Nullable Long number,
        @JsonProperty("nStatus") @Nullable Integer status,
        @JsonProperty("dReceivedDate") @Nullable String receivedOn,
        @JsonProperty("dProcessedOn") @Nullable String processedOn,
        @JsonProperty("dPaidOn") @Nullable String paidOn,
        @JsonProperty("dCancelledOn") @Nullable String cancelledOn,
        @JsonProperty("HoldOrCancel") @Nullable Boolean holdOrCancel,
        @JsonProperty("IsResend") @Nullable Boolean isResend,
        @JsonProperty("IsExchange") @Nullable Boolean isExchange,
        @JsonProperty("fTotalCharge") @Nullable BigDecimal totalCharge,
        @JsonProperty("fPostageCost") @Nullable BigDecimal postageCost,
        @JsonProperty("PostageCostExTax") @Nullable BigDecimal postageCostExTax,
        @JsonProperty("Subtotal") @Nullable BigDecimal subtotal,
        @JsonProperty("fTax") @Nullable BigDecimal tax,
        @JsonProperty("TotalDiscount") @Nullable BigDecimal totalDiscount,
        @JsonProperty("cCurrency") @Nullable String currency,
        @JsonProperty("ReferenceNum") @Nullable String referenceNum,
        @JsonProperty("SecondaryReference") @Nullable String secondaryReference,
        @JsonProperty("ExternalReference") @Nullable String externalReference,
        @JsonProperty("Source") @Nullable String source,
        @JsonProperty("SubSource") @Nullable String subSource) {

    /// The row of an order that no search brought.
    public static final RowJson NONE = new RowJson(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null);
}
