package dev.cloudcart.simulators.linnworks.shop;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Moments as Linnworks writes them: ISO-8601 in UTC with up to seven digits of a second, and the year 1 for "no
/// date".
public final class Moments {
    /// Stands for "no date" where a date cannot be null, as in `DespatchByDate` and `dCancelledOn`.
    public static final String NONE = "0001-01-01T00:00:00Z";

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter();

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT);

    private Moments() {}

    /// Reads what callers send: with or without time, fraction and zone; without a zone it is UTC. A year has four
    /// digits (.NET, DateTime).
    public static Instant read(String text) {
        try {
            var parsed = LENIENT.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from);
            if (parsed.get(ChronoField.YEAR) < 1 || parsed.get(ChronoField.YEAR) > 9999) {
                throw new DateTimeException("No such year");
            }
            return parsed instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new Refused("The request is invalid.");
        }
    }

    /// With as many digits of a second as it has, none for a whole one: `07:25:47.19Z` (recorded live).
    public static String write(Instant moment) {
        return WRITTEN.format(moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    }

    /// The moment in a field; null where the field is absent, null or the year 1.
    public static @Nullable Instant in(JsonNode node, String field) {
        var text = Fields.text(node, field);
        return text.isEmpty() || text.startsWith("0001-") ? null : read(text);
    }

    /// The same, and null for a date that makes no sense: records with such dates are handed out as they are.
    static @Nullable Instant ifKnown(JsonNode node, String field) {
        try {
            return in(node, field);
        } catch (Refused _) {
            return null;
        }
    }
}
