package dev.cloudcart.places;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

/// Finds parts of countries that are another place for taxes than the country itself, by the postal code or the
/// region of an address: the Canary Islands in Spain, Martinique in France, Northern Ireland and Jersey in "United
/// Kingdom".
public final class Territories {

    private static final int DIGITS = 5;
    private static final List<Territory> ALL =
            Places.lines("territories.txt").map(Territory::of).toList();

    /// @param codes how its postal codes begin; where they begin with digits, all have five
    private record Territory(Country country, Jurisdiction part, List<String> codes, String name, Set<String> names) {

        private static Territory of(String line) {
            var fields = line.split(" ", 4);
            var country = new Country(fields[0]);
            var names = fields[3].split("\\|", -1);
            var part = fields[1].equals("-")
                    ? new Jurisdiction(country, names[0])
                    : Jurisdiction.of(new Country(fields[1]));
            var keys = new HashSet<String>();
            Stream.of(names).map(Countries::key).forEach(keys::add);
            return new Territory(country, part, List.of(fields[2].split(",", -1)), names[0], keys);
        }

        private boolean hasPostalCode(String code) {
            return codes.stream()
                    .anyMatch(begin -> Character.isDigit(begin.charAt(0))
                            ? code.length() == DIGITS && code.startsWith(begin)
                            : code.startsWith(begin)
                                    && code.length() > begin.length()
                                    && Character.isDigit(code.charAt(begin.length())));
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
        var code = postalCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return ALL.stream()
                .filter(one -> one.country.equals(country) && one.hasPostalCode(code))
                .findFirst();
    }
}
