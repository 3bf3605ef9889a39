package dev.cloudcart.places;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cloudcart.core.trade.Country;

/// Finds the state or province of a postal code in the United States and Canada, whose taxes depend on it.
public final class PostalRegions {

    private static final String NONE = "-";
    private static final Map<Country, Pattern> SHAPES = Map.of(
            Country.UNITED_STATES,
            Pattern.compile("\\d{5}(\\d{4})?"),
            new Country("CA"),
            Pattern.compile("[A-Z]\\d[A-Z](\\d[A-Z]\\d)?"));
    private static final Map<Country, Map<String, String>> REGIONS = read();

    private PostalRegions() {}

    /// The short form, such as `CA`; empty for what is no whole code of the country, and for one in two regions.
    ///
    /// @param postalCode as it is written
    public static Optional<String> find(Country country, String postalCode) {
        var code = postalCode.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        var shape = SHAPES.get(country);
        if (shape == null || !shape.matcher(code).matches()) {
            return Optional.empty();
        }
        var regions = REGIONS.getOrDefault(country, Map.of());
        return IntStream.iterate(code.length(), length -> length > 0, length -> length - 1)
                .mapToObj(length -> regions.get(code.substring(0, length)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .filter(region -> !region.equals(NONE));
    }

    private static Map<Country, Map<String, String>> read() {
        var regions = new HashMap<Country, Map<String, String>>();
        Places.lines("postal-regions.txt").forEach(line -> {
            var fields = line.split(" ", 3);
            var ofCountry = regions.computeIfAbsent(new Country(fields[0]), _ -> new HashMap<>());
            Stream.of(fields[2].split(",", -1))
                    .flatMap(PostalRegions::range)
                    .forEach(begin -> ofCountry.put(begin, fields[1]));
        });
        return regions;
    }

    private static Stream<String> range(String text) {
        var ends = text.split("-", 2);
        return ends.length == 1
                ? Stream.of(text)
                : IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                        .mapToObj(begin -> "%03d".formatted(begin));
    }
}
