package dev.cloudcart.ports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
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

    /// Around what was pasted; some of them count as letters in Java. A row of blanks is looked at once, and not from
    /// each of its blanks on.
    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\h\\v]++|(?<![\\s\\h\\v])[\\s\\h\\v]++$");

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

    /// What can be wrong.
    public enum Field {
        FROM,
        TO,
        STATUS,
        NUMBERS
    }

    /// @param sentence what is wrong and how to mend it
    public record Wrong(Field field, String sentence) {}

    /// What the words came to.
    public sealed interface Reading {

        record Understood(SyncRequest request) implements Reading {}

        /// @param wrongs at least one, in the order of the fields
        record Refused(List<Wrong> wrongs) implements Reading {
            public Refused {
                wrongs = List.copyOf(wrongs);
            }

            /// All of it.
            public String sentence() {
                return wrongs.stream().map(Wrong::sentence).distinct().collect(Collectors.joining(" "));
            }
        }
    }

    /// @param start the company's start date, where a run without a first day begins
    public Reading read(Company company, LocalDate start, Instant now) {
        var wrongs = new ArrayList<Wrong>();
        var first = day(Field.FROM, "first", from, wrongs);
        var last = day(Field.TO, "last", to, wrongs);
        if (wrongs.isEmpty()) {
            checkOrder(first, last, start, company.zone(), now).ifPresent(wrongs::add);
        }
        var known = known(wrongs);
        checkNumbers().ifPresent(sentence -> wrongs.add(new Wrong(Field.NUMBERS, sentence)));
        return wrongs.isEmpty()
                ? new Reading.Understood(request(company, known, scope(first, last, start, company.zone())))
                : new Reading.Refused(wrongs);
    }

    private SyncRequest request(Company company, Set<OrderStatus> known, SyncRequest.Scope scope) {
        boolean delivered = statuses.contains(DELIVERED);
        return new SyncRequest(
                company.id(),
                Occasion.byHand(preview ? Purpose.PREVIEW : Purpose.SYNC),
                scope,
                parts.isEmpty() && delivered && known.isEmpty() ? Set.of(Part.PURCHASES) : Set.copyOf(parts),
                known,
                delivered);
    }

    /// Sales ignore the status `delivered`, which is one of purchase orders; alone it means purchases.
    private Set<OrderStatus> known(List<Wrong> wrongs) {
        var known = EnumSet.noneOf(OrderStatus.class);
        for (var status : statuses) {
            switch (status) {
                case "processed" -> known.add(OrderStatus.PROCESSED);
                case "open" -> known.add(OrderStatus.OPEN);
                case DELIVERED -> {
                    // of purchases alone
                }
                default ->
                    wrongs.add(new Wrong(
                            Field.STATUS,
                            "There is no order status \"%s\"; use \"processed\", \"open\" or \"delivered\"."
                                    .formatted(shown(status))));
            }
        }
        return known;
    }

    private SyncRequest.Scope scope(Optional<LocalDate> first, Optional<LocalDate> last, LocalDate start, ZoneId zone) {
        boolean anyDay = first.isEmpty() && last.isEmpty();
        if (!numbers.isEmpty()) {
            var named = numbers.stream().map(ManualRun::plain).toList();
            return anyDay
                    ? new SyncRequest.Numbers(named)
                    : new SyncRequest.Numbers(named, window(first.orElse(EARLIEST), last, zone));
        }
        return anyDay
                ? new SyncRequest.SinceLastTime()
                : new SyncRequest.Within(window(first.orElse(start), last, zone));
    }

    private static SyncWindow window(LocalDate first, Optional<LocalDate> last, ZoneId zone) {
        var begin = first.atStartOfDay(zone).toInstant();
        return last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .map(end -> new SyncWindow(begin, end))
                .orElseGet(() -> SyncWindow.since(begin));
    }

    /// What is wrong with the first of the numbers that is none.
    private Optional<String> checkNumbers() {
        return numbers.size() > NUMBERS_MAX
                ? Optional.of(
                        "Those are %d order numbers: give up to %d at once.".formatted(numbers.size(), NUMBERS_MAX))
                : numbers.stream().flatMap(word -> checkNumber(word).stream()).findFirst();
    }

    /// What it stands for only Linnworks knows. No number and no reference has blanks in it, so whoever wrote one
    /// meant two.
    private static Optional<String> checkNumber(String word) {
        var number = plain(word);
        if (number.isEmpty()) {
            return Optional.of("An order number is empty: leave it out, or give it one.");
        }
        if (BLANK.matcher(number).find()) {
            return Optional.of(
                    "\"%s\" is no order number, for it has a blank inside: put commas between numbers, as in %s."
                            .formatted(number, BLANK.matcher(number).replaceAll(",")));
        }
        if (number.length() > NUMBER_CHARACTERS_MAX || !SIGNS.matcher(number).matches()) {
            return Optional.of(
                    "\"%s\" is no order number: give numbers of Linnworks such as 100035, or references of the "
                                    .formatted(shown(number))
                            + "channel such as #1001.");
        }
        return Optional.empty();
    }

    private static String plain(String word) {
        return BLANKS_AROUND.matcher(word).replaceAll("");
    }

    private static String shown(String number) {
        var plain = number.replaceAll("\\p{C}", "?");
        return plain.length() <= NUMBER_CHARACTERS_MAX ? plain : plain.substring(0, NUMBER_CHARACTERS_MAX) + "…";
    }

    private Optional<Wrong> checkOrder(
            Optional<LocalDate> firstGiven, Optional<LocalDate> last, LocalDate start, ZoneId zone, Instant now) {
        if (firstGiven.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        var first = firstGiven.orElse(numbers.isEmpty() ? start : EARLIEST);
        if (last.filter(day -> day.isBefore(first)).isPresent()) {
            return Optional.of(new Wrong(
                    Field.TO,
                    "The last day, %s, is before the first, %s; %s."
                            .formatted(
                                    last.get(),
                                    first,
                                    firstGiven.isEmpty()
                                            ? "give the first day too, as the company starts on that one"
                                            : "exchange the two")));
        }
        return first.atStartOfDay(zone).toInstant().isAfter(now)
                ? Optional.of(new Wrong(
                        Field.FROM,
                        "The first day, %s, is still to come by the clock of this computer, which has %s; give one up to today."
                                .formatted(first, LocalDate.ofInstant(now, zone))))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(Field field, String which, @Nullable String text, List<Wrong> wrongs) {
        try {
            var day = Optional.ofNullable(text).map(String::strip).map(LocalDate::parse);
            day.filter(given -> given.isBefore(EARLIEST) || given.isAfter(LATEST))
                    .ifPresent(given -> wrongs.add(new Wrong(
                            field,
                            "The %s day, %s, is none that an order can have; give one from %s on."
                                    .formatted(which, given, EARLIEST))));
            return day;
        } catch (DateTimeParseException _) {
            wrongs.add(new Wrong(
                    field,
                    "The %s day, \"%s\", is no date; write it like 2026-01-31."
                            .formatted(which, shown(String.valueOf(text)))));
            return Optional.empty();
        }
    }
}
