package dev.cloudcart.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.Trigger;
import dev.cloudcart.settings.Company;

/// A run as a person asks for it, in words: the same from the shell, the API and the pages.
///
/// @param parts what is to be synced; empty for what the settings enable
/// @param from the first day, in the company's zone
/// @param to the last day, in the company's zone
/// @param statuses lower case; empty for what the settings say
/// @param numbers order numbers; empty for all
public record ManualRun(List<Part> parts, @Nullable String from, @Nullable String to, List<String> statuses,
        List<String> numbers, boolean preview) {

    public ManualRun {
        parts = List.copyOf(parts);
        statuses = List.copyOf(statuses);
        numbers = List.copyOf(numbers);
    }

    /// What can be synced.
    public enum Part {
        ORDERS,
        PURCHASES
    }

    /// What the words came to.
    public sealed interface Reading {

        record Understood(SyncRequest request) implements Reading {}

        /// @param sentence what is wrong and how to mend it
        record Refused(String sentence) implements Reading {}
    }

    /// @param start the company's start date, where a run without a first day begins
    public Reading read(Company company, LocalDate start, Instant now) {
        try {
            return new Reading.Understood(request(company, start, now));
        } catch (Wrong wrong) {
            return new Reading.Refused(String.valueOf(wrong.getMessage()));
        }
    }

    private SyncRequest request(Company company, LocalDate start, Instant now) {
        if (parts.contains(Part.PURCHASES)) {
            throw new Wrong("Purchases cannot be synced yet; sync orders instead.");
        }
        checkStatuses();
        return new SyncRequest(company.id(), preview ? Trigger.PREVIEW : Trigger.MANUAL,
                scope(company.zone(), start, now));
    }

    /// Sales ignore the status `delivered`, which is one of purchase orders.
    private void checkStatuses() {
        for (var status : statuses) {
            switch (status) {
                case "processed" -> {
                }
                case "open" -> throw new Wrong("Open orders cannot be synced yet; use the status \"processed\".");
                case "delivered" -> {
                    if (parts.isEmpty() && statuses.size() == 1) {
                        throw new Wrong("Deliveries cannot be synced yet; use the status \"processed\".");
                    }
                }
                default -> throw new Wrong(
                        "There is no order status \"%s\"; use \"processed\", \"open\" or \"delivered\"."
                                .formatted(status));
            }
        }
    }

    private SyncRequest.Scope scope(ZoneId zone, LocalDate start, Instant now) {
        var first = day("first", from);
        var last = day("last", to);
        if (!numbers.isEmpty()) {
            if (first.isPresent() || last.isPresent()) {
                throw new Wrong("Give either order numbers or dates: numbered orders are found whatever their dates.");
            }
            return new SyncRequest.Numbers(numbers);
        }
        if (first.isEmpty() && last.isEmpty()) {
            return new SyncRequest.SinceLastTime();
        }
        return new SyncRequest.Within(window(first.orElse(start), last, zone, now));
    }

    private SyncWindow window(LocalDate first, Optional<LocalDate> last, ZoneId zone, Instant now) {
        last.filter(day -> day.isBefore(first)).ifPresent(day -> {
            throw new Wrong("The last day, %s, is before the first, %s; %s.".formatted(day, first,
                    from == null ? "give the first day too, as the company starts on that one" : "exchange the two"));
        });
        var begin = first.atStartOfDay(zone).toInstant();
        var end = last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(now);
        if (begin.isAfter(now)) {
            throw new Wrong("The first day, %s, is still to come; give one up to today.".formatted(first));
        }
        return new SyncWindow(begin, end);
    }

    private static Optional<LocalDate> day(String which, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(String::strip).map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            throw new Wrong("The %s day, \"%s\", is no date; write it like 2026-01-31.".formatted(which, text));
        }
    }

    private static final class Wrong extends RuntimeException {
        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
