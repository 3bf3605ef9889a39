package dev.cloudcart.shell.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Tells in the words of people what is copied by a backup and a restore.
public final class Memory {

    /// The tables that can take long, or matter most.
    private static final Map<String, String> WORDS = Map.of(
            "company",
            "companies and their settings",
            "posting",
            "documents in QuickBooks",
            "hold",
            "what is held",
            "run",
            "reports of runs",
            "source_record",
            "orders as Linnworks sent them");

    private static final long KILOBYTE = 1_000;
    private static final long MEGABYTE = 1_000_000;

    private Memory() {}

    /// Says that a table is under way, where it is one that people know of.
    public static void say(Terminal terminal, String table) {
        var words = WORDS.get(table);
        if (words != null) {
            terminal.say("  " + words + " …");
        }
    }

    public static String size(long bytes) {
        return bytes < MEGABYTE
                ? "%d KB".formatted(Math.ceilDiv(bytes, KILOBYTE))
                : "%d MB".formatted(Math.ceilDiv(bytes, MEGABYTE));
    }

    public static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
    }
}
