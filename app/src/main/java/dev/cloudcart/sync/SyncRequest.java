package dev.cloudcart.sync;

import java.util.List;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Trigger;

/// What a run is asked to do.
///
/// @param trigger a preview plans and writes nothing
public record SyncRequest(CompanyId company, Trigger trigger, Scope scope) {

    /// Which part of the shop a run covers.
    public sealed interface Scope {}

    /// From where the last run ended to now.
    public record SinceLastTime() implements Scope {}

    /// A stretch of time that somebody named.
    public record Within(SyncWindow window) implements Scope {}

    /// Orders that somebody named.
    public record Numbers(List<String> numbers) implements Scope {
        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /// For the audit.
    public String words() {
        var what = switch (scope) {
            case SinceLastTime() -> "since the last time";
            case Within(var window) -> "from %s to %s".formatted(window.from(), window.to());
            case Numbers(var numbers) -> "of %d order numbers".formatted(numbers.size());
        };
        return trigger.word() + ", " + what;
    }

    boolean isPreview() {
        return trigger == Trigger.PREVIEW;
    }
}
