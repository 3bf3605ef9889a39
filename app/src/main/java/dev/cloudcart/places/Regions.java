package dev.cloudcart.places;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cloudcart.core.trade.Country;

/// Finds states and provinces, by name or short form, of the countries whose taxes depend on them: the United
/// States, Canada, Australia and India (United States Postal Service, Canada Post and Australia Post,
/// abbreviations; ISO 3166-2:IN), also by older abbreviations such as `Calif.`, and beside the country, a
/// postal code or a place: `US-CA`, `CA, USA`, `TX 75201`, `Manhattan, NY`.
public final class Regions {

    /// Of five digits or nine in the United States, four in Australia, `M5V 2T6` in Canada.
    private static final Pattern POSTAL_CODE =
            Pattern.compile("(?i)[ ,]{1,3}(\\d{4,5}(-\\d{4})?|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)$");

    /// State of Texas, New York State.
    private static final Pattern TITLE = Pattern.compile("(?i)^(state|province|commonwealth) of | (state|province)$");

    /// `FL - Florida`
    private static final Pattern SHORT_FORM_BEFORE = Pattern.compile("^[A-Z]{2,3} ?[-/] ?(?=\\p{L}{4})");

    /// `Manhattan, NY`
    private static final Pattern PLACE_BEFORE = Pattern.compile("^.*\\p{L}, *(?=\\p{L}[\\p{L}. ]+$)");

    private static final Map<Country, Map<String, String>> CODES = read("regions.txt");
    private static final Map<Country, Map<String, String>> OLDER = read("older-regions.txt");

    private Regions() {}

    /// The short form, such as `CA`; empty for what is none of the country's.
    public static Optional<String> find(Country country, String text) {
        return Stream.of(
                        text,
                        withoutCountry(country, text),
                        TITLE.matcher(text).replaceAll(""),
                        SHORT_FORM_BEFORE.matcher(text).replaceFirst(""),
                        POSTAL_CODE.matcher(text).replaceFirst(""),
                        PLACE_BEFORE.matcher(text).replaceFirst(""))
                .flatMap(spelling -> Spellings.find(spelling, name -> named(country, name)).stream())
                .findFirst();
    }

    private static Optional<String> named(Country country, String name) {
        var key = Countries.key(name);
        return Optional.ofNullable(CODES.getOrDefault(country, Map.of()).get(key))
                .or(() -> Optional.ofNullable(
                        OLDER.getOrDefault(country, Map.of()).get(key)));
    }

    private static String withoutCountry(Country country, String text) {
        var rest = text.regionMatches(true, 0, country.code() + "-", 0, 3) ? text.substring(3) : text;
        int comma = rest.lastIndexOf(',');
        return comma > 0
                        && Countries.find(rest.substring(comma + 1))
                                .filter(country::equals)
                                .isPresent()
                ? rest.substring(0, comma)
                : rest;
    }

    public static boolean matterIn(Country country) {
        return CODES.containsKey(country);
    }

    /// The short forms of regions that a text names in full, by whole words.
    public static Set<String> namedIn(Country country, String text) {
        var found = new HashSet<String>();
        var names = new LinkedHashMap<String, String>();
        CODES.getOrDefault(country, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().length() > 3)
                .sorted((one, other) ->
                        Integer.compare(other.getKey().length(), one.getKey().length()))
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

    private static Map<Country, Map<String, String>> read(String file) {
        var codes = new HashMap<Country, Map<String, String>>();
        Places.lines(file).forEach(line -> {
            var parts = line.split(" ", 3);
            var regions = codes.computeIfAbsent(new Country(parts[0]), _ -> new HashMap<>());
            regions.put(Countries.key(parts[1]), parts[1]);
            for (var name : parts[2].split("\\|", -1)) {
                regions.put(Countries.key(name), parts[1]);
            }
        });
        return codes;
    }
}
