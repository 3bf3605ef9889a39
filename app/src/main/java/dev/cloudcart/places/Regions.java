package dev.cloudcart.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.cloudcart.core.trade.Country;

/// Finds states and provinces, by name or short form, of the countries whose taxes depend on them: the United States, Canada
/// and Australia (United States Postal Service, Canada Post and Australia Post, abbreviations).
public final class Regions {

    private static final Map<Country, Map<String, String>> CODES = read();

    private Regions() {}

    /// The short form, such as `CA`; empty for what is none of the country's.
    public static Optional<String> find(Country country, String text) {
        var region = Countries.key(text);
        return Optional.ofNullable(CODES.getOrDefault(country, Map.of()).get(region));
    }

    public static boolean matterIn(Country country) {
        return CODES.containsKey(country);
    }

    /// The short forms of regions that a text names in full, by whole words.
    public static Set<String> namedIn(Country country, String text) {
        var found = new HashSet<String>();
        var names = new LinkedHashMap<String, String>();
        CODES.getOrDefault(country, Map.of()).entrySet().stream().filter(entry -> entry.getKey().length() > 3)
                .sorted((one, other) -> Integer.compare(other.getKey().length(), one.getKey().length()))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        var words = " " + Countries.key(text) + " ";
        for (var name : names.entrySet()) {
            if (words.contains(" " + name.getKey() + " ")) {
                found.add(name.getValue());
                words = words.replace(" " + name.getKey() + " ", "  ");
            }
        }
        return found;
    }

    private static Map<Country, Map<String, String>> read() {
        var codes = new HashMap<Country, Map<String, String>>();
        try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(Regions.class.getResourceAsStream(
                "regions.txt")), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                var parts = line.split(" ", 3);
                var regions = codes.computeIfAbsent(new Country(parts[0]), _ -> new HashMap<>());
                regions.put(Countries.key(parts[1]), parts[1]);
                for (var name : parts[2].split("\\|", -1)) {
                    regions.put(Countries.key(name), parts[1]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }
}
