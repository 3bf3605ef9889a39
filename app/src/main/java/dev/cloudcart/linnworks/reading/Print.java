package dev.cloudcart.linnworks.reading;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.RowJson;
import dev.cloudcart.linnworks.wire.Slice;

/// A short print of what can change in an order's header: two equal prints mean that nothing did. Personal data
/// does not count, for it is redacted some day. A change of this class makes every record new once.
public final class Print {

    private static final int BYTES = 12;

    private Print() {}

    public static String of(RowJson row) {
        return of(
                row.status(),
                isTrue(row.holdOrCancel()),
                isTrue(row.isResend()),
                isTrue(row.isExchange()),
                Moments.parse(row.processedOn()),
                Moments.parse(row.paidOn()),
                Moments.parse(row.cancelledOn()),
                row.totalCharge(),
                row.subtotal(),
                row.tax(),
                row.postageCost(),
                row.postageCostExTax(),
                row.totalDiscount(),
                row.currency(),
                row.referenceNum(),
                row.secondaryReference(),
                row.externalReference(),
                row.source(),
                row.subSource(),
                Moments.parse(row.receivedOn()));
    }

    /// The print that the order's row would have, unless it is a resend, an exchange or cancelled.
    public static String ofOrder(Slice order) {
        try {
            return of(Json.order(order));
        } catch (JacksonException misshapen) {
            return of(order);
        }
    }

    private static String of(OrderJson order) {
        var general = order.general();
        var totals = order.totals();
        return of(
                general.status(),
                isTrue(general.holdOrCancel()),
                false,
                false,
                Moments.parse(order.processedDateTime()),
                Moments.parse(order.paidDateTime()),
                null,
                totals.totalCharge(),
                totals.subtotal(),
                totals.tax(),
                totals.postageCost(),
                totals.postageCostExTax(),
                totals.totalDiscount(),
                totals.currency(),
                general.referenceNum(),
                general.secondaryReference(),
                general.externalReferenceNum(),
                general.source(),
                general.subSource(),
                Moments.parse(general.receivedDate()));
    }

    /// Of what Linnworks lists of a purchase order.
    public static String of(PurchaseJson.Header header) {
        return of(
                header.supplierId(),
                header.number(),
                header.status(),
                header.currency(),
                header.supplierReference(),
                header.taxType(),
                header.lines(),
                header.deliveredLines(),
                Moments.parse(header.purchasedOn()),
                Moments.parse(header.deliveredOn()),
                Moments.parse(header.quotedOn()),
                header.postage(),
                header.postageRate(),
                header.totalCost(),
                header.taxPaid(),
                header.conversionRate(),
                header.shippingCost(),
                header.shippingTax(),
                header.otherCost(),
                header.otherTax(),
                header.grandTotal());
    }

    /// Of a delivery, which Linnworks lists nowhere: of everything that is read of it, so that it changes only
    /// when this delivery does.
    public static String ofPart(Reading reading, byte[] raw) {
        return reading instanceof Reading.Read(var event)
                ? hash(Version.of("", event).content().getBytes(StandardCharsets.UTF_8))
                : hash(raw);
    }

    /// Of an open order, which has no header row: of everything that is read of it.
    public static String ofOpen(Reading reading, byte[] raw) {
        return reading instanceof Reading.Read(Sale sale)
                ? "open " + hash(Version.of("", sale).content().getBytes(StandardCharsets.UTF_8))
                : "open " + hash(raw);
    }

    /// Of an order that is not there any more: never the print of one that is.
    public static String gone(String before) {
        return "gone " + before;
    }

    /// Of an order that was listed but not handed out: never the print of a row, so that it is asked for again.
    public static String notHandedOut(String row) {
        return "not handed out " + row;
    }

    public static String of(Slice slice) {
        return hash(Arrays.copyOfRange(slice.bytes(), slice.from(), slice.to()));
    }

    private static String of(@Nullable Object... facts) {
        var text = Arrays.stream(facts).map(Print::text).collect(Collectors.joining("\n"));
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable Object fact) {
        return switch (fact) {
            case null -> "";
            case BigDecimal number -> number.stripTrailingZeros().toString();
            default -> fact.toString();
        };
    }

    private static String hash(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
