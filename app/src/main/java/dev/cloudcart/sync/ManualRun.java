package dev.cloudcart.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.Settings.OrderStatus;

/// A run as a person asks for it, in words: the same from the shell, the API and the pages.
///
/// @param parts what is to be synced; empty for what the settings enable
/// @param from the first day, in the company's zone
/// @param to the last day, in the company's zone
/// @param statuses lower case; empty for what the settings say
/// @param numbers order numbers, or references of the channel; empty for all
public record ManualRun(
        List<Part> parts,
        @Nullable String from,
        @Nullable String to,
        List<String> statuses,
        List<String> numbers,
        boolean preview) {

    private static final Pattern BLANK = Pattern.compile("[\\s\\h\\v]+");

    /// Around what was pasted; some of them count as letters in Java.
    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\h\\v]+|[\\s\\h\\v]+$");

    /// Letters, figures and signs, but nothing that cannot be seen.
    private static final Pattern SIGNS = Pattern.compile("[^\\p{C}]+");

    private static final String DELIVERED = "delivered";

    private static final int NUMBER_CHARACTERS_MAX = 100;

    /// Each is asked for by itself.
    private static final int NUMBERS_MAX = 10_000;

    /// Nobody sold on Linnworks before, and no clock or database of ours goes further.
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    public ManualRun {
        parts = List.copyOf(parts);
        statuses = List.copyOf(statuses);
        numbers = List.copyOf(numbers);
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
        var known = known();
        boolean delivered = statuses.contains(DELIVERED);
        return new SyncRequest(
                company.id(),
                Occasion.byHand(preview ? Purpose.PREVIEW : Purpose.SYNC),
                scope(company.zone(), start, now),
                parts.isEmpty() && delivered && known.isEmpty() ? Set.of(Part.PURCHASES) : Set.copyOf(parts),
                known,
                delivered);
    }

    /// Sales ignore the status `delivered`, which is one of purchase orders; alone it means purchases.
    private Set<OrderStatus> known() {
        var known = EnumSet.noneOf(OrderStatus.class);
        for (var status : statuses) {
            switch (status) {
                case "processed" -> known.add(OrderStatus.PROCESSED);
                case "open" -> known.add(OrderStatus.OPEN);
                case DELIVERED -> {
                    // of purchases alone
                }
                default ->
                    throw new Wrong("There is no order status \"%s\"; use \"processed\", \"open\" or \"delivered\"."
                            .formatted(status));
            }
        }
        return known;
    }

    private SyncRequest.Scope scope(ZoneId zone, LocalDate start, Instant now) {
        var first = day("first", from);
        var last = day("last", to);
        if (numbers.size() > NUMBERS_MAX) {
            throw new Wrong(
                    "Those are %d order numbers: give up to %d at once.".formatted(numbers.size(), NUMBERS_MAX));
        }
        if (!numbers.isEmpty()) {
            var named = numbers.stream().map(ManualRun::number).toList();
            return first.isEmpty() && last.isEmpty()
                    ? new SyncRequest.Numbers(named)
                    : new SyncRequest.Numbers(named, window(first.orElse(EARLIEST), last, zone, now));
        }
        if (first.isEmpty() && last.isEmpty()) {
            return new SyncRequest.SinceLastTime();
        }
        return new SyncRequest.Within(window(first.orElse(start), last, zone, now));
    }

    /// What it stands for only Linnworks knows. No number and no reference has blanks in it, so whoever wrote one
    /// meant two.
    private static String number(String word) {
        var number = BLANKS_AROUND.matcher(word).replaceAll("");
        if (number.isEmpty()) {
            throw new Wrong("An order number is empty: leave it out, or give it one.");
        }
        if (BLANK.matcher(number).find()) {
            throw new Wrong(
                    "\"%s\" is no order number, for it has a blank inside: put commas between numbers, as in %s."
                            .formatted(number, BLANK.matcher(number).replaceAll(",")));
        }
        if (number.length() > NUMBER_CHARACTERS_MAX || !SIGNS.matcher(number).matches()) {
            throw new Wrong("\"%s\" is no order number: give numbers of Linnworks such as 100035, or references of the "
                            .formatted(shown(number))
                    + "channel such as #1001.");
        }
        return number;
    }

    private static String shown(String number) {
        var plain = number.replaceAll("\\p{C}", "?");
        return plain.length() <= NUMBER_CHARACTERS_MAX ? plain : plain.substring(0, NUMBER_CHARACTERS_MAX) + "…";
    }

    private SyncWindow window(LocalDate first, Optional<LocalDate> last, ZoneId zone, Instant now) {
        last.filter(day -> day.isBefore(first)).ifPresent(day -> {
            throw new Wrong("The last day, %s, is before the first, %s; %s."
                    .formatted(
                            day,
                            first,
                            from == null
                                    ? "give the first day too, as the company starts on that one"
                                    : "exchange the two"));
        });
        var begin = first.atStartOfDay(zone).toInstant();
        if (begin.isAfter(now)) {
            throw new Wrong(
                    "The first day, %s, is still to come by the clock of this computer, which has %s; give one up to today."
                            .formatted(first, LocalDate.ofInstant(now, zone)));
        }
        return last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .map(end -> new SyncWindow(begin, end))
                .orElseGet(() -> SyncWindow.since(begin));
    }

    private static Optional<LocalDate> day(String which, @Nullable String text) {
        try {
            var day = Optional.ofNullable(text).map(String::strip).map(LocalDate::parse);
            day.filter(given -> given.isBefore(EARLIEST) || given.isAfter(LATEST))
                    .ifPresent(given -> {
                        throw new Wrong("The %s day, %s, is none that an order can have; give one from %s on."
                                .formatted(which, given, EARLIEST));
                    });
            return day;
        } catch (DateTimeParseException _) {
            throw new Wrong("The %s day, \"%s\", is no date; write it like 2026-01-31."
                    .formatted(which, shown(String.valueOf(text))));
        }
    }

    private static final class Wrong extends RuntimeException {
        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
