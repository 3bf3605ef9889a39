package dev.cloudcart.linnworks.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/// Reads Linnworks' moments: ISO 8601 in UTC with up to seven decimals, some with an offset, some without anything.
/// The year 1 means that there is none.
public final class Moments {

    /// Of what says nothing about how far time has been read.
    public static final Instant NEVER = Instant.EPOCH;

    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    private Moments() {}

    /// Null when there is none, or none that makes sense.
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() < 16 || text.startsWith("0001")) {
            return null;
        }
        try {
            var moment = moment(text.strip());
            return moment.isBefore(EARLIEST) ? null : moment;
        } catch (DateTimeException senseless) {
            return null;
        }
    }

    public static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : one;
    }

    private static Instant moment(String text) {
        if (text.endsWith("Z")) {
            return Instant.parse(text);
        }
        var hasOffset = text.indexOf('+', 11) > 0 || text.indexOf('-', 11) > 0;
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
