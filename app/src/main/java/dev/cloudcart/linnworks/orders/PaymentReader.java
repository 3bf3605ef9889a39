package dev.cloudcart.linnworks.orders;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Reading.Unreadable;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;

/// Reads the payment of a filed order. Linnworks knows of an order whether it is paid, how, and since when; that it
/// is paid in parts nobody can tell.
public final class PaymentReader {
    private PaymentReader() {}

    public static Reading read(byte[] raw) {
        return switch (SaleReader.read(raw)) {
            case Read(Sale sale) -> new Read(Payment.of(sale, paidAt(raw)));
            case Read read -> throw new IllegalStateException(read.ref() + " is no order");
            case Unreadable(var order, var reason, var amount) ->
                new Unreadable(
                        new SourceRef(SourceKind.PAYMENT, Payment.idOf(order.id()), order.number()), reason, amount);
        };
    }

    private static @Nullable Instant paidAt(byte[] raw) {
        try {
            var filed = Json.filed(raw);
            return Moments.first(
                    Moments.parse(filed.orderOrNone().paidDateTime()),
                    Moments.parse(filed.rowOrNone().paidOn()));
        } catch (JacksonException misshapen) {
            return null;
        }
    }
}
