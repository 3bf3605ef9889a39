package dev.cloudcart.core.trade;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// What the buyer of an order paid.
///
/// @param ref its number is the order's
/// @param orderedAt when the order was processed, or received while it is open
/// @param paidAt null where the shop does not tell it
/// @param method the shop's name for the way of paying; may be empty
/// @param standing the order's; [Standing#TAKEN_BACK] where it is not paid, or there is nothing to pay any more
/// @param gross of the whole order
public record Payment(
        SourceRef ref,
        SourceRef order,
        Channel channel,
        Instant orderedAt,
        @Nullable Instant paidAt,
        String method,
        Standing standing,
        Money gross)
        implements TradeEvent {

    /// @param paidAt null where the shop does not tell it
    public static Payment of(Sale sale, @Nullable Instant paidAt) {
        var processedAt = sale.processedAt();
        return new Payment(
                new SourceRef(SourceKind.PAYMENT, idOf(sale.id()), sale.ref().number()),
                sale.ref(),
                sale.channel(),
                processedAt == null ? sale.receivedAt() : processedAt,
                paidAt,
                sale.payment().method(),
                isOfSomethingPaid(sale) ? sale.standing() : Standing.TAKEN_BACK,
                sale.gross());
    }

    /// Of what is no sale its order says what it is.
    private static boolean isOfSomethingPaid(Sale sale) {
        return !sale.standing().isRevenue()
                || (sale.payment().paid() && !sale.gross().isZero());
    }

    /// An order is paid once, so that its payment has its identity from it.
    public static UUID idOf(UUID order) {
        return UUID.nameUUIDFromBytes(("payment of " + order).getBytes(StandardCharsets.UTF_8));
    }

    /// The same, where orders count as paid whether they are or not.
    public Payment takenAnyway() {
        return standing == Standing.TAKEN_BACK && !gross.isZero()
                ? new Payment(ref, order, channel, orderedAt, paidAt, method, Standing.REVENUE, gross)
                : this;
    }

    /// The same, paid then.
    public Payment paidAt(Instant other) {
        return new Payment(ref, order, channel, orderedAt, other, method, standing, gross);
    }

    /// When it was paid, as far as the shop tells it.
    public Instant at() {
        return paidAt == null ? orderedAt : paidAt;
    }

    @Override
    public Money tax() {
        return Money.zero(gross.getCurrencyUnit());
    }
}
