package dev.cloudcart.simulators.linnworks.shop;

import java.util.List;
import java.util.function.Function;

/// One page of a list as it stands now: when the list changes between two pages, the pages shift.
public record Page<T>(int number, int size, int total, List<T> entries) {

    /// Cuts a page out of the whole list.
    ///
    /// @param number from 1; a smaller one means the first
    public static <T> Page<T> of(List<T> all, int number, int size) {
        int page = Math.max(number, 1);
        long from = (long) (page - 1) * size;
        if (from >= all.size()) {
            return new Page<>(page, size, all.size(), List.of());
        }
        int to = (int) Math.min(from + size, all.size());
        return new Page<>(page, size, all.size(), List.copyOf(all.subList((int) from, to)));
    }

    public int pages() {
        return size == 0 ? 0 : Math.ceilDiv(total, size);
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(number, size, total, entries.stream().map(mapping).toList());
    }
}
