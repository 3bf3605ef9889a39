package dev.cloudcart.simulators.linnworks.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Countries by name: the ISO list, with the identifiers, continents and tax rates that the orders tell.
public final class Countries {
    /// What Linnworks calls otherwise than the JDK does.
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("CI", "Cote d'Ivoire"),
            Map.entry("CZ", "Czech Republic"),
            Map.entry("FK", "Falkland Islands"),
            Map.entry("HK", "Hong Kong"),
            Map.entry("MK", "Macedonia"),
            Map.entry("MM", "Myanmar"),
            Map.entry("MO", "Macau"),
            Map.entry("RE", "Reunion"),
            Map.entry("RU", "Russian Federation"),
            Map.entry("ST", "Sao Tome and Principe"),
            Map.entry("SZ", "Swaziland"),
            Map.entry("TR", "Turkey"));

    private final Map<String, ObjectNode> byName = new LinkedHashMap<>();

    Countries() {
        for (var code : Locale.getISOCountries()) {
            var name = OTHER_NAMES.getOrDefault(code, plain(Locale.of("", code).getDisplayCountry(Locale.ENGLISH)));
            byName.put(
                    name,
                    Json.object()
                            .put("CountryId", own(code))
                            .put("CountryName", name)
                            .put("CountryCode", code)
                            .put("Continent", "")
                            .put("CustomsRequired", false)
                            .put("TaxRate", 0.0));
        }
    }

    /// In letters of the keyboard: "Trinidad and Tobago", "Saint Lucia".
    private static String plain(String name) {
        return name.replace(" & ", " and ").replace("St. ", "Saint ").replace('\u2019', '\'');
    }

    private static String own(String code) {
        return UUID.nameUUIDFromBytes(("country " + code).getBytes(UTF_8)).toString();
    }

    /// Takes over what the first order says about the country it goes to. An order that says it under another id,
    /// or under a name that is no country's, keeps an id that this list does not know.
    synchronized void learn(JsonNode order) {
        var address = order.path("CustomerInfo").path("Address");
        var country = byName.get(Fields.text(address, "Country"));
        var id = Fields.id(address, "CountryId");
        if (country != null
                && !id.equals(Fields.ZERO)
                && (isFree(country) || id.equals(Fields.id(country, "CountryId")))) {
            country.set("CountryId", address.path("CountryId"));
            country.put("Continent", Fields.text(address, "Continent"));
            country.put("TaxRate", Fields.decimal(order.path("TotalsInfo"), "CountryTaxRate"));
        }
    }

    private static boolean isFree(ObjectNode country) {
        return Fields.text(country, "CountryId").equals(own(Fields.text(country, "CountryCode")));
    }

    synchronized void restore(ObjectNode country) {
        byName.put(Fields.text(country, "CountryName"), country);
    }

    public synchronized List<ObjectNode> all() {
        return byName.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /// By name or by two-letter code.
    public synchronized Optional<ObjectNode> find(String nameOrCode) {
        return byName.values().stream()
                .filter(country -> Fields.text(country, "CountryName").equalsIgnoreCase(nameOrCode)
                        || Fields.text(country, "CountryCode").equalsIgnoreCase(nameOrCode))
                .findFirst()
                .map(ObjectNode::deepCopy);
    }
}
