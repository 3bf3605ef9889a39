package dev.cloudcart.simulators.quickbooks.entities;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Time as QuickBooks writes it: on the west coast, with the offset.
public final class Stamp {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZONE);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZONE);

    private record Written(Instant second, String text) {}

    private static volatile Written last = new Written(Instant.EPOCH, SECONDS.format(Instant.EPOCH));

    private Stamp() {}

    /// For `MetaData`, to the second. Most calls fall into the second of the call before.
    public static String seconds(Instant instant) {
        var second = instant.truncatedTo(ChronoUnit.SECONDS);
        var known = last;
        if (!known.second.equals(second)) {
            known = new Written(second, SECONDS.format(second));
            last = known;
        }
        return known.text;
    }

    /// For the `time` of an answer.
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }
}
