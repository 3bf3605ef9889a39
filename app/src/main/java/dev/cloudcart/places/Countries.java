package dev.cloudcart.places;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.neovisionaries.i18n.CountryCode;

import dev.cloudcart.core.trade.Country;

/// Finds countries by what people call them: codes of two and three letters, official and everyday names, in
/// English and in the languages that are written in shops. Czechia and Czech Republic, Turkey and Türkiye,
/// Deutschland and Germany.
///
/// The names are those of the JDK (Unicode CLDR) and of ISO 3166 as the library nv-i18n has them; only what both
/// lack is ours.
public final class Countries {

    /// Languages whose names of countries are looked through where the English ones do not know a name.
    private static final List<String> LANGUAGES = List.of(
            "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "bg", "hr", "sl",
            "el", "et", "lv", "lt", "ga", "cy", "mt", "ca", "tr", "ru", "uk", "ja", "zh", "ko");

    private static final Map<String, String> EVERYDAY = Map.ofEntries(
            Map.entry("great britain", "GB"),
            Map.entry("britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("northern ireland", "XI"),
            Map.entry("uk", "GB"),
            Map.entry("united states of america", "US"),
            Map.entry("usa", "US"),
            Map.entry("holland", "NL"),
            Map.entry("slovak republic", "SK"),
            Map.entry("macedonia", "MK"),
            Map.entry("swaziland", "SZ"),
            Map.entry("ivory coast", "CI"),
            Map.entry("burma", "MM"),
            Map.entry("hong kong", "HK"),
            Map.entry("macau", "MO"),
            Map.entry("cabo verde", "CV"),
            Map.entry("east timor", "TL"),
            Map.entry("el", "GR"),
            Map.entry("eire", "IE"),
            Map.entry("irish republic", "IE"),
            Map.entry("czech rep", "CZ"),
            Map.entry("slovak rep", "SK"),
            Map.entry("oesterreich", "AT"),
            Map.entry("uae", "AE"),
            Map.entry("emirates", "AE"),
            Map.entry("rsa", "ZA"),
            Map.entry("ksa", "SA"),
            Map.entry("prc", "CN"),
            Map.entry("bvi", "VG"),
            Map.entry("u k", "GB"),
            Map.entry("america", "US"),
            Map.entry("aotearoa", "NZ"),
            Map.entry("angleterre", "GB"),
            Map.entry("france metropolitaine", "FR"),
            Map.entry("reunion island", "RE"),
            Map.entry("bosnia", "BA"),
            Map.entry("trinidad", "TT"),
            Map.entry("falklands", "FK"),
            Map.entry("macedonia fyr", "MK"),
            Map.entry("roi", "IE"),
            Map.entry("iom", "IM"),
            Map.entry("n ireland", "XI"),
            Map.entry("gb nir", "XI"),
            Map.entry("gb eng", "GB"),
            Map.entry("gb sct", "GB"),
            Map.entry("gb wls", "GB"),
            Map.entry("grande bretagne", "GB"),
            Map.entry("grossbritannien", "GB"),
            Map.entry("großbritannien", "GB"),
            Map.entry("united kingdom of great britain and northern ireland", "GB"),
            Map.entry("people s republic of china", "CN"),
            Map.entry("mainland china", "CN"),
            Map.entry("hong kong sar", "HK"),
            Map.entry("hong kong china", "HK"),
            Map.entry("england uk", "GB"),
            Map.entry("scotland uk", "GB"),
            Map.entry("wales uk", "GB"),
            Map.entry("northern ireland uk", "XI"),
            Map.entry("macau sar", "MO"),
            Map.entry("macao sar", "MO"),
            Map.entry("grand duchy of luxembourg", "LU"),
            Map.entry("slovenska republika", "SK"),
            Map.entry("czech", "CZ"),
            Map.entry("metropolitan france", "FR"),
            Map.entry("corsica", "FR"),
            Map.entry("corse", "FR"),
            Map.entry("us virgin islands", "VI"),
            Map.entry("faeroe islands", "FO"),
            Map.entry("alderney", "GG"),
            Map.entry("sark", "GG"),
            Map.entry("tenerife", "IC"),
            Map.entry("gran canaria", "IC"),
            Map.entry("lanzarote", "IC"),
            Map.entry("fuerteventura", "IC"),
            Map.entry("holy see", "VA"),
            Map.entry("madeira", "PT"),
            Map.entry("azores", "PT"),
            Map.entry("kosovo", "XK"),
            Map.entry("republic of china", "TW"),
            Map.entry("bundesrepublik deutschland", "DE"),
            Map.entry("republik osterreich", "AT"),
            Map.entry("furstentum liechtenstein", "LI"),
            Map.entry("republique francaise", "FR"),
            Map.entry("principaute de monaco", "MC"),
            Map.entry("grand duche de luxembourg", "LU"),
            Map.entry("repubblica italiana", "IT"),
            Map.entry("repubblica di san marino", "SM"),
            Map.entry("reino de espana", "ES"),
            Map.entry("republica portuguesa", "PT"),
            Map.entry("xi", "XI"),
            Map.entry("canary islands", "IC"),
            Map.entry("canarias", "IC"),
            Map.entry("islas canarias", "IC"),
            Map.entry("ic", "IC"),
            Map.entry("ceuta", "EA"),
            Map.entry("melilla", "EA"),
            Map.entry("ea", "EA"));

    private static final Pattern OFFICIAL = Pattern.compile(
            "^(the )?((federal |people's |democratic |islamic |plurinational |bolivarian |united )*(republic|kingdom|state|commonwealth|principality) of )?(the )?");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SEPARATOR = Pattern.compile("[,/()\\[\\]]| - ");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /// "Not applicable", which its initials make no code of Namibia.
    private static final Pattern NOT_APPLICABLE = Pattern.compile("(?i)\\P{L}*n\\P{L}+a\\P{L}*");

    private static final Map<String, String> ENGLISH = english();

    /// As in "German VAT".
    private static final Map<String, String> ADJECTIVES = Map.ofEntries(
            Map.entry("australian", "AU"),
            Map.entry("austrian", "AT"),
            Map.entry("belgian", "BE"),
            Map.entry("british", "GB"),
            Map.entry("bulgarian", "BG"),
            Map.entry("canadian", "CA"),
            Map.entry("croatian", "HR"),
            Map.entry("cypriot", "CY"),
            Map.entry("czech", "CZ"),
            Map.entry("danish", "DK"),
            Map.entry("dutch", "NL"),
            Map.entry("estonian", "EE"),
            Map.entry("finnish", "FI"),
            Map.entry("french", "FR"),
            Map.entry("german", "DE"),
            Map.entry("greek", "GR"),
            Map.entry("hungarian", "HU"),
            Map.entry("icelandic", "IS"),
            Map.entry("irish", "IE"),
            Map.entry("italian", "IT"),
            Map.entry("japanese", "JP"),
            Map.entry("latvian", "LV"),
            Map.entry("lithuanian", "LT"),
            Map.entry("maltese", "MT"),
            Map.entry("norwegian", "NO"),
            Map.entry("polish", "PL"),
            Map.entry("portuguese", "PT"),
            Map.entry("romanian", "RO"),
            Map.entry("singaporean", "SG"),
            Map.entry("slovak", "SK"),
            Map.entry("slovenian", "SI"),
            Map.entry("south african", "ZA"),
            Map.entry("spanish", "ES"),
            Map.entry("swedish", "SE"),
            Map.entry("swiss", "CH"),
            Map.entry("turkish", "TR"));

    /// Names of countries in other languages that are mere words, or other places, in English.
    private static final Set<String> MERE_WORDS = Set.of("island", "norfolk", "granada", "salvador", "maurice");

    private Countries() {}

    /// Names in other languages; where two countries share one, neither has it. Made when first asked for.
    private static final class Foreign {
        private static final Map<String, String> NAMES =
                unique(LANGUAGES.stream().map(Locale::of).toList());
    }

    /// What to look for in a text, longest first; names of three letters are too often something else.
    private static final class Told {
        private static final Map<String, String> CODES = codes();
        private static final List<String> NAMES = CODES.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(name -> name))
                .toList();

        private static Map<String, String> codes() {
            var codes = new HashMap<>(Foreign.NAMES);
            codes.keySet().removeIf(name -> name.length() < 5 || MERE_WORDS.contains(name));
            codes.putAll(ADJECTIVES);
            ENGLISH.forEach((name, code) -> {
                if (name.length() > 3) {
                    codes.put(name, code);
                }
            });
            return codes;
        }
    }

    /// Empty for what is no country's name, or nobody knows.
    public static Optional<Country> find(String name) {
        return NOT_APPLICABLE.matcher(name).matches()
                ? Optional.empty()
                : Spellings.find(name, Countries::named).or(() -> ofParts(name));
    }

    /// Several names that are all known, of one country or of a country and what belongs to it: `England, UK`,
    /// `Belgium/Belgique`, `Spain (Canary Islands)`.
    private static Optional<Country> ofParts(String name) {
        var parts = Stream.of(SEPARATOR.split(Spellings.cut(name)))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !part.equalsIgnoreCase("Channel Islands"))
                .map(Countries::named)
                .toList();
        var found = parts.stream().flatMap(Optional::stream).collect(Collectors.toSet());
        return parts.stream().allMatch(Optional::isPresent)
                ? found.stream()
                        .filter(one -> found.stream().allMatch(other -> isOrBelongsTo(one, other)))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOrBelongsTo(Country one, Country other) {
        return one.equals(other) || one.whole().equals(other) || one.ofTax().equals(other);
    }

    private static Optional<Country> named(String name) {
        var key = key(name);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return coded(ENGLISH, key)
                .or(() -> coded(ENGLISH, withoutTitle(key)))
                .or(() -> coded(ENGLISH, withoutTitle(key(turned(name)))))
                .or(() -> coded(Foreign.NAMES, key));
    }

    private static Optional<Country> coded(Map<String, String> codes, String key) {
        return Optional.ofNullable(codes.get(key)).map(Country::new);
    }

    private static Map<String, String> english() {
        var names = new HashMap<>(unique(List.of(Locale.ENGLISH)));
        for (var country : CountryCode.values()) {
            if (country.getAssignment() == CountryCode.Assignment.OFFICIALLY_ASSIGNED) {
                var code = country.getAlpha2();
                names.putIfAbsent(key(country.getName()), code);
                names.putIfAbsent(withoutTitle(key(turned(country.getName()))), code);
                names.put(key(code), code);
                Optional.ofNullable(country.getAlpha3()).ifPresent(three -> names.putIfAbsent(key(three), code));
            }
        }
        names.putAll(EVERYDAY);
        return Map.copyOf(names);
    }

    /// "Korea, Republic of" is "Republic of Korea".
    private static String turned(String name) {
        var halves = name.split(", ", 2);
        return halves.length == 2 ? halves[1] + " " + halves[0] : name;
    }

    private static Map<String, String> unique(Collection<Locale> languages) {
        var names = new HashMap<String, String>();
        var shared = new HashSet<String>();
        for (var code : Locale.getISOCountries()) {
            languages.forEach(language -> {
                var name = key(Locale.of("", code).getDisplayCountry(language));
                var earlier = names.putIfAbsent(name, code);
                if (earlier != null && !earlier.equals(code)) {
                    shared.add(name);
                }
            });
        }
        names.keySet().removeAll(shared);
        return names;
    }

    private static String withoutTitle(String key) {
        return OFFICIAL.matcher(key).replaceFirst("");
    }

    /// Whatever the case, the accents, and what stands between the words.
    static String key(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_LETTERS
                .matcher(plain.toLowerCase(Locale.ROOT).replace("&", " and ").replace("’", "'"))
                .replaceAll(" ")
                .strip();
    }

    /// The countries that a text names, by whole words.
    public static Set<Country> namedIn(String text) {
        var found = new HashSet<Country>();
        var words = " " + key(text) + " ";
        for (var name : Told.NAMES) {
            if (words.contains(" " + name + " ")) {
                found.add(new Country(Objects.requireNonNull(Told.CODES.get(name))));
                words = words.replace(" " + name + " ", "  ");
            }
        }
        return found;
    }
}
