package dev.cloudcart.simulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A file of lines `{"kind": K, "value": V}`, plain or gzip, read line by line into a service. Kinds that only the
/// other simulator knows are passed over; anything else is refused with the number of its line. Lines before it
/// stay loaded.
public final class SourceFile {

    private static final Set<String> KINDS = Set.of(
            "location",
            "supplier",
            "stockItem",
            "order",
            "refundHeader",
            "rmaHeader",
            "purchaseOrder",
            "currencyRate",
            "account",
            "taxAgency",
            "taxCode",
            "customer",
            "vendor",
            "item",
            "preferences");

    private SourceFile() {}

    /// Returns how many lines of each kind were taken. An IllegalArgumentException carries a sentence for the user.
    public static Map<String, Long> load(Path file, Service service) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return load(in, service);
        }
    }

    public static Map<String, Long> load(InputStream in, Service service) throws IOException {
        var taken = new TreeMap<String, Long>();
        var reader = new BufferedReader(new InputStreamReader(decompressed(in), UTF_8), 1 << 16);
        long number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                take(line, number, service, taken);
            }
        }
        return taken;
    }

    private static void take(String line, long number, Service service, Map<String, Long> taken) {
        try {
            var node = Json.MAPPER.readTree(line);
            var kind = node.path("kind").asString("");
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("its kind is \"%s\", which neither simulator knows".formatted(kind));
            }
            if (service.kinds().contains(kind)) {
                service.load(kind, value(node));
                taken.merge(kind, 1L, Long::sum);
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Line %d is not JSON: %s.".formatted(number, e.getOriginalMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line %d cannot be loaded: %s.".formatted(number, e.getMessage()), e);
        }
    }

    private static JsonNode value(JsonNode line) {
        var value = line.path("value");
        if (!value.isObject()) {
            throw new IllegalArgumentException("its value is not an object");
        }
        return value;
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
