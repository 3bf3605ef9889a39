package dev.cloudcart.simulators.linnworks.lists;

import java.util.Comparator;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.shop.StoredOrder;

/// How a list of open orders is filtered and sorted.
public record OpenList(List<OpenFilter> filters, List<Sorting> sortings) {

    public record Sorting(OpenField field, boolean descending) {}

    private record Read(StoredOrder order, JsonNode tree) {}

    public List<StoredOrder> in(List<StoredOrder> open) {
        if (filters.isEmpty() && sortings.isEmpty()) {
            return open;
        }
        return open.stream()
                .map(order -> new Read(order, order.tree()))
                .filter(read -> filters.stream().allMatch(filter -> filter.test(read.tree())))
                .sorted(order())
                .map(Read::order)
                .toList();
    }

    private Comparator<Read> order() {
        return sortings.stream()
                .map(OpenList::order)
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparingInt(read -> read.order().card().number()));
    }

    private static Comparator<Read> order(Sorting sorting) {
        Comparator<Read> upwards = (one, other) -> compare(first(one, sorting), first(other, sorting));
        return sorting.descending() ? upwards.reversed() : upwards;
    }

    private static JsonNode first(Read read, Sorting sorting) {
        var values = sorting.field().of(read.tree());
        return values.isEmpty() ? read.tree().path("") : values.getFirst();
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.asString("").compareTo(other.asString(""));
    }
}
