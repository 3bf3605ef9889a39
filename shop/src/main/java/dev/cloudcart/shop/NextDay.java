package dev.cloudcart.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one day brings to purchase orders that are under way. Of those of which nothing came yet, every second one
/// comes in part. Those of which a part came take turns: the rest comes; somebody closes it by hand; somebody counts
/// again and finds a piece less.
public final class NextDay {

    private static final int FIRST_DELIVERY = 5_000;
    private static final int FIRST_RECEIPT = 90_000;

    /// How many there were of each.
    ///
    /// @param deliveries that came
    /// @param completed purchase orders of which all has come by now
    /// @param closed purchase orders that were closed by hand
    /// @param corrected deliveries of which there is less than was said
    public record Told(int deliveries, int completed, int closed, int corrected) {

        public int purchaseOrders() {
            return deliveries + closed + corrected;
        }
    }

    private final Instant at;
    private Told told = new Told(0, 0, 0, 0);
    private int open;
    private int partial;
    private int receipts;

    NextDay(Instant at) {
        this.at = at;
    }

    Told told() {
        return told;
    }

    /// @return the order as it is afterwards; empty where nothing happens to it
    Optional<Purchase> of(Purchase before) {
        return switch (before.status()) {
            case "OPEN" -> open++ % 2 == 0 ? Optional.of(comes(before, 60)) : Optional.empty();
            case "PARTIAL" ->
                switch (partial++ % 3) {
                    case 0 -> Optional.of(comes(before, 100));
                    case 1 -> Optional.of(closed(before));
                    default -> countedAgain(before);
                };
            default -> Optional.empty();
        };
    }

    /// @param percent of each line have come afterwards
    private Purchase comes(Purchase before, int percent) {
        var came = new ArrayList<Purchase.Receipt>();
        for (var item : before.items()) {
            int quantity = item.quantity() * percent / 100 - before.delivered(item);
            if (quantity > 0) {
                came.add(new Purchase.Receipt(FIRST_RECEIPT + ++receipts, item, quantity, null));
            }
        }
        var deliveries = new ArrayList<>(before.deliveries());
        deliveries.add(new Purchase.Delivery(FIRST_DELIVERY + before.number(), at, List.copyOf(came)));
        boolean all = percent == 100;
        told = new Told(told.deliveries + 1, told.completed + (all ? 1 : 0), told.closed, told.corrected);
        return before.now(all ? "DELIVERED" : "PARTIAL", deliveries);
    }

    private Purchase closed(Purchase before) {
        told = new Told(told.deliveries, told.completed, told.closed + 1, told.corrected);
        return before.now("DELIVERED", before.deliveries());
    }

    private Optional<Purchase> countedAgain(Purchase before) {
        var last = before.deliveries().getLast();
        var first = last.receipts().getFirst();
        if (first.quantity() < 2) {
            return Optional.empty();
        }
        var less = new ArrayList<>(last.receipts());
        less.set(0, new Purchase.Receipt(first.number(), first.item(), first.quantity() - 1, at));
        var deliveries = new ArrayList<>(before.deliveries());
        deliveries.set(deliveries.size() - 1, new Purchase.Delivery(last.number(), last.at(), List.copyOf(less)));
        told = new Told(told.deliveries, told.completed, told.closed, told.corrected + 1);
        return Optional.of(before.now("PARTIAL", deliveries));
    }
}
