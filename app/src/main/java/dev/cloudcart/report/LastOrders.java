package dev.cloudcart.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.cloudcart.core.planning.Foreseen;

/// What the last orders that stand in the books would be, were they posted today under settings that are
/// not saved.
///
/// @param same how many would be just as they stand
/// @param different how many would not
/// @param documents of those, each with what would be another
/// @param more how many documents of those are not told one by one
/// @param held by kind of reason, most first
/// @param skipped how many would not be posted, by the reason that completes "because it is …"
public record LastOrders(
        long same,
        long different,
        List<Foreseen> documents,
        long more,
        List<HeldBecause> held,
        SortedMap<String, Long> skipped) {

    public LastOrders {
        documents = List.copyOf(documents);
        held = List.copyOf(held);
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    }

    public long orders() {
        return same + different + heldOrders() + skippedOrders();
    }

    public long heldOrders() {
        return held.stream().mapToLong(HeldBecause::count).sum();
    }

    public long skippedOrders() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    /// For people.
    public String sentence() {
        if (orders() == 0) {
            return "No order stands in the books yet that these settings could be tried on.";
        }
        if (same == orders()) {
            return same == 1
                    ? "The only order that stands in the books would be the same."
                    : "All of the last %d orders that stand in the books would be the same.".formatted(same);
        }
        var parts = new ArrayList<String>();
        add(parts, same, "be the same");
        add(parts, different, "be different");
        add(parts, heldOrders(), "be held");
        add(parts, skippedOrders(), "not be posted");
        return "Of the last %s in the books %s. Saving these settings does not change %s: settings apply to what is posted from then on."
                .formatted(
                        orders() == 1 ? "order that stands" : orders() + " orders that stand",
                        String.join("; ", parts),
                        orders() == 1 ? "it" : "them");
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add("%d would %s".formatted(count, what));
        }
    }
}
