package dev.cloudcart.sync;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.settings.Settings.OrderStatus;

/// What a run is asked to do.
///
/// @param trigger a preview plans and writes nothing
/// @param statuses which orders; empty for those that the settings name
public record SyncRequest(CompanyId company, Trigger trigger, Scope scope, Set<OrderStatus> statuses) {

    public SyncRequest {
        statuses = Set.copyOf(statuses);
    }

    /// Of the orders that the settings name.
    public SyncRequest(CompanyId company, Trigger trigger, Scope scope) {
        this(company, trigger, scope, Set.of());
    }

    /// Which part of the shop a run covers.
    public sealed interface Scope {}

    /// From where the last run ended to now.
    public record SinceLastTime() implements Scope {}

    /// A stretch of time that somebody named.
    public record Within(SyncWindow window) implements Scope {}

    /// Orders that somebody named.
    ///
    /// @param within leaves out those of other days; null for none
    public record Numbers(List<String> numbers, @Nullable SyncWindow within) implements Scope {
        public Numbers {
            numbers = List.copyOf(numbers);
        }

        /// Whatever their days.
        public Numbers(List<String> numbers) {
            this(numbers, null);
        }
    }

    /// For the audit.
    public String words() {
        var what = switch (scope) {
            case SinceLastTime() -> "since the last time";
            case Within(var window) -> words(window);
            case Numbers(var numbers, var within) ->
                "of %d order numbers".formatted(numbers.size()) + (within == null ? "" : " " + words(within));
        };
        return trigger.word() + ", " + what + (statuses.isEmpty() ? "" : ", " + words(statuses));
    }

    private static String words(SyncWindow window) {
        return "from %s to %s".formatted(window.from(), window.to());
    }

    private static String words(Set<OrderStatus> statuses) {
        return statuses.stream()
                .sorted()
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }

    boolean isPreview() {
        return trigger == Trigger.PREVIEW;
    }
}
