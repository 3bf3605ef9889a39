package dev.cloudcart.simulators.linnworks.lists;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import dev.cloudcart.simulators.linnworks.shop.DateField;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Orders;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;

/// What a search of the processed orders asks for; both dates are included.
public record ProcessedSearch(
        DateField field, Instant from, Instant to, String term, List<Filter> filters, Sorting sorting) {

    /// One of the `SearchFilters`; all of them must fit.
    public sealed interface Filter extends Predicate<StoredOrder> {}

    public record Source(String name) implements Filter {
        @Override
        public boolean test(StoredOrder order) {
            return order.card().source().equalsIgnoreCase(name);
        }
    }

    public record SubSource(String name) implements Filter {
        @Override
        public boolean test(StoredOrder order) {
            return order.card().subSource().equalsIgnoreCase(name);
        }
    }

    public record ItemIdentifier(String sku) implements Filter {
        @Override
        public boolean test(StoredOrder order) {
            return StreamSupport.stream(order.tree().path("Items").spliterator(), false)
                    .anyMatch(item -> Fields.text(item, "SKU").equalsIgnoreCase(sku)
                            || Fields.text(item, "ItemNumber").equalsIgnoreCase(sku));
        }
    }

    public record Sorting(DateField by, boolean descending) {}

    public List<StoredOrder> in(Orders orders) {
        var found = between(orders.processedBy(field));
        if (!term.isBlank() || !filters.isEmpty()) {
            found = found.stream().filter(this::fits).toList();
        }
        if (sorting.by() != field) {
            found = found.stream()
                    .filter(order -> sorting.by().of(order.card()) != null)
                    .sorted(sorting.by().order())
                    .toList();
        }
        return sorting.descending() ? found.reversed() : found;
    }

    private boolean fits(StoredOrder order) {
        return (term.isBlank() || order.card().answersTo(term))
                && filters.stream().allMatch(filter -> filter.test(order));
    }

    private List<StoredOrder> between(List<StoredOrder> sorted) {
        int first = firstAt(sorted, from);
        int last = firstAt(sorted, to.plusNanos(1));
        return first >= last ? List.of() : sorted.subList(first, last);
    }

    /// The place of the first order at this moment or later.
    private int firstAt(List<StoredOrder> sorted, Instant moment) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Objects.requireNonNull(field.of(sorted.get(middle).card())).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
