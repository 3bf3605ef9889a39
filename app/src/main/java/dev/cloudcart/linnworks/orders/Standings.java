package dev.cloudcart.linnworks.orders;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Wait;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.RowJson;

/// Whether an order counts as revenue, and what it waits for (Linnworks, `OrderGeneralInfo`, `ProcessedOrderWeb`).
final class Standings {

    private static final int UNPAID = 0;
    private static final int PAID = 1;
    private static final int RETURN = 2;
    private static final int PENDING = 3;
    private static final int RESEND = 4;
    private static final int PARKED_MARKER = 7;

    private Standings() {}

    static Standing of(OrderJson.General general, RowJson row, boolean processed) {
        var status = general.status() == null ? PAID : general.status();
        if (processed && isCancelled(general, row)) {
            return Standing.CANCELLED;
        }
        if (status == RESEND || isTrue(row.isResend())) {
            return Standing.RESEND;
        }
        if (isTrue(row.isExchange())) {
            return Standing.EXCHANGE;
        }
        if (status == RETURN) {
            return Standing.RETURN;
        }
        return Standing.REVENUE;
    }

    /// A processed order is neither parked nor locked any more: `HoldOrCancel` says then that it was cancelled.
    static Set<Wait> waits(OrderJson.General general, boolean processed) {
        var waits = EnumSet.noneOf(Wait.class);
        if (!processed && isParked(general)) {
            waits.add(Wait.PARKED);
        }
        if (!processed && isTrue(general.holdOrCancel())) {
            waits.add(Wait.LOCKED);
        }
        if (general.status() != null && general.status() == PENDING) {
            waits.add(Wait.PENDING);
        }
        return waits;
    }

    /// The status says it; where there is none that we know, the date of payment does.
    static boolean isPaid(OrderJson order) {
        var status = order.general().status();
        return switch (status == null ? -1 : status) {
            case UNPAID, PENDING -> false;
            case PAID, RETURN, RESEND -> true;
            default -> Moments.parse(order.paidDateTime()) != null;
        };
    }

    private static boolean isCancelled(OrderJson.General general, RowJson row) {
        return isTrue(general.holdOrCancel()) || isTrue(row.holdOrCancel()) || Moments.parse(row.cancelledOn()) != null;
    }

    private static boolean isParked(OrderJson.General general) {
        var marker = general.marker();
        return isTrue(general.isParked()) || (marker != null && marker == PARKED_MARKER);
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
