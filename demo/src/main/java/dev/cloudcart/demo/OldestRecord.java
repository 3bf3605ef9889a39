package dev.cloudcart.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Finds when the oldest order or purchase order of a source file was made.
final class OldestRecord {
    private OldestRecord() {}

    private static final Set<String> DATES = Set.of("ReceivedDate", "ProcessedDateTime", "DateOfPurchase");

    /// Linnworks' "no date" is of the year 1, and nobody sold through it before this.
    private static final Instant NO_SHOP_YET = Instant.parse("2000-01-01T00:00:00Z");

    static Instant in(Path file) throws IOException {
        var oldest = Instant.now();
        try (var in = open(file);
                var json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME
                        && DATES.contains(json.currentName())
                        && json.nextToken() == JsonToken.VALUE_STRING) {
                    oldest = earlier(oldest, json.getString());
                }
            }
        }
        return oldest;
    }

    private static Instant earlier(Instant oldest, String text) {
        try {
            var at = Instant.parse(text.endsWith("Z") ? text : text + "Z");
            return at.isBefore(oldest) && at.isAfter(NO_SHOP_YET) ? at : oldest;
        } catch (DateTimeParseException notADate) {
            return oldest;
        }
    }

    private static InputStream open(Path file) throws IOException {
        var plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(plain, 1 << 16) : plain;
    }
}
