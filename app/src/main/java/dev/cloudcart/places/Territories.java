package dev.cloudcart.places;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

/// Finds places that are another one for taxes than the country that is written, by the postal code or the
/// region of an address: the Canary Islands in Spain, Martinique in France, Northern Ireland and Jersey in
/// "United Kingdom", San Marino in "Italy".
public final class Territories {

    private static final Pattern LETTERS = Pattern.compile("[A-Z]+");
    private static final List<Territory> ALL =
            Places.lines("territories.txt").map(Territory::of).toList();

    /// A country's sign that many write before its postal codes, as `D-27498`, `AX-22100` and `GB-BT1`.
    private static final Pattern SIGN = Pattern.compile("^(?:[A-Z]{1,3}(?=\\d)|(?:GB|UK)(?=[A-Z]{1,2}\\d))");

    /// @param codes what fits its postal codes
    private record Territory(Country country, Jurisdiction part, Pattern codes, String name, Set<String> names) {

        private static Territory of(String line) {
            var fields = line.split(" ", 4);
            var country = new Country(fields[0]);
            var names = fields[3].split("\\|", -1);
            var part = fields[1].equals("-")
                    ? new Jurisdiction(country, names[0])
                    : Jurisdiction.of(new Country(fields[1]));
            var keys = new HashSet<String>();
            Stream.of(names).map(Countries::key).forEach(keys::add);
            return new Territory(country, part, codes(fields[2]), names[0], keys);
        }

        private static Pattern codes(String shapes) {
            return Pattern.compile(Stream.of(shapes.split(",", -1))
                    .map(shape -> LETTERS.matcher(shape).matches() ? shape + "\\d.*" : shape.replace("?", "\\d"))
                    .collect(Collectors.joining("|")));
        }

        private boolean hasPostalCode(String code) {
            return codes.matcher(code).matches();
        }
    }

    private Territories() {}

    /// The name of the part that a postal code is in, which [#find] finds as well; empty for what is the country
    /// itself.
    public static Optional<String> nameOf(Country country, String postalCode) {
        return byPostalCode(country, postalCode).map(Territory::name);
    }

    /// Empty for what is the country itself. The postal code tells more than a region that was typed.
    ///
    /// @param postalCode as it is written; may be empty
    /// @param region the same
    public static Optional<Jurisdiction> find(Country country, String postalCode, String region) {
        var name = Countries.key(region);
        return byPostalCode(country, postalCode)
                .or(() -> ALL.stream()
                        .filter(one -> one.country.equals(country) && one.names.contains(name))
                        .findFirst())
                .map(Territory::part);
    }

    private static Optional<Territory> byPostalCode(Country country, String postalCode) {
        var written = Normalizer.normalize(postalCode, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "");
        return byPostalCodeAlone(country, written)
                .or(() -> byPostalCodeAlone(country, SIGN.matcher(written).replaceFirst("")));
    }

    private static Optional<Territory> byPostalCodeAlone(Country country, String code) {
        return ALL.stream()
                .filter(one -> one.country.equals(country) && one.hasPostalCode(code))
                .findFirst();
    }
}
