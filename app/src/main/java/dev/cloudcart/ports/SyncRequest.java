package dev.cloudcart.ports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.Settings.OrderStatus;

/// What a run is asked to do.
///
/// @param parts what is synced; empty for what the settings enable
/// @param statuses which orders; empty for those that the settings name
/// @param delivered whether days are those on which purchases came, instead of those of the purchase
/// @param under settings that are not saved, which a preview is to go by; null for the saved ones
public record SyncRequest(
        CompanyId company,
        Occasion occasion,
        Scope scope,
        Set<Part> parts,
        Set<OrderStatus> statuses,
        boolean delivered,
        @Nullable Settings under) {

    private static final int NUMBERS_TOLD = 5;

    public SyncRequest {
        parts = Set.copyOf(parts);
        statuses = Set.copyOf(statuses);
        if (under != null && !occasion.isPreview()) {
            throw new IllegalArgumentException("Nothing is written under settings that are not saved");
        }
    }

    /// Under the saved settings.
    public SyncRequest(
            CompanyId company,
            Occasion occasion,
            Scope scope,
            Set<Part> parts,
            Set<OrderStatus> statuses,
            boolean delivered) {
        this(company, occasion, scope, parts, statuses, delivered, null);
    }

    /// Of what the settings enable.
    public SyncRequest(CompanyId company, Occasion occasion, Scope scope, Set<OrderStatus> statuses) {
        this(company, occasion, scope, Set.of(), statuses, false);
    }

    /// Of the orders that the settings name.
    public SyncRequest(CompanyId company, Occasion occasion, Scope scope) {
        this(company, occasion, scope, Set.of());
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
        return occasion.word()
                + ", "
                + what
                + (parts.isEmpty() ? "" : ", " + words(parts))
                + (statuses.isEmpty() ? "" : ", " + words(statuses))
                + (delivered ? ", delivered" : "")
                + (under == null ? "" : ", under settings that are not saved");
    }

    private static String words(SyncWindow window) {
        return window.to().equals(SyncWindow.EVER)
                ? "from %s on".formatted(window.from())
                : "from %s to %s".formatted(window.from(), window.to());
    }

    private static String words(Set<? extends Enum<?>> some) {
        return some.stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    /// What it is about, for people who look at the run.
    public String about(ZoneId zone) {
        var what = switch (scope) {
            case SinceLastTime() -> "since the last time";
            case Within(var window) -> days(window, zone);
            case Numbers(var numbers, var within) ->
                (numbers.size() == 1 ? "number " : "numbers ")
                        + numbers.stream().limit(NUMBERS_TOLD).collect(Collectors.joining(", "))
                        + (numbers.size() > NUMBERS_TOLD ? " and %d more".formatted(numbers.size() - NUMBERS_TOLD) : "")
                        + (within == null ? "" : ", " + days(within, zone));
        };
        return what
                + (parts.isEmpty() ? "" : ", " + words(parts))
                + (statuses.isEmpty() ? "" : ", " + words(statuses))
                + (delivered ? ", delivered" : "");
    }

    private static String days(SyncWindow window, ZoneId zone) {
        var first = LocalDate.ofInstant(window.from(), zone);
        if (window.to().equals(SyncWindow.EVER)) {
            return "from %s on".formatted(first);
        }
        var last = LocalDate.ofInstant(window.to().minusNanos(1), zone);
        return first.equals(last) ? first.toString() : "%s to %s".formatted(first, last);
    }

    /// The same, asked for by somebody.
    public SyncRequest by(String person) {
        return new SyncRequest(company, occasion.by(person), scope, parts, statuses, delivered, under);
    }

    /// The same preview, as if these settings were saved.
    public SyncRequest under(Settings settings) {
        return new SyncRequest(company, occasion, scope, parts, statuses, delivered, settings);
    }

    public boolean isScheduled() {
        return occasion.trigger() == Trigger.SCHEDULED;
    }

    /// Whether somebody asked for it who may just have mended something.
    public boolean isByHand() {
        return !isScheduled() && !isPreview();
    }

    public boolean isPreview() {
        return occasion.isPreview();
    }
}
