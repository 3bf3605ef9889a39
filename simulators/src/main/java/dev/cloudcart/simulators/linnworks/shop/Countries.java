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
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "CZ", "Czech Republic",
            "HK", "Hong Kong",
            "MO", "Macau",
            "TR", "Turkey");

    private final Map<String, ObjectNode> byName = new LinkedHashMap<>();

    Countries() {
        for (var code : Locale.getISOCountries()) {
            var name = OTHER_NAMES.getOrDefault(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
            byName.put(name, Json.object()
                    .put("CountryId", UUID.nameUUIDFromBytes(("country " + code).getBytes(UTF_8)).toString())
                    .put("CountryName", name)
                    .put("CountryCode", code)
                    .put("Continent", "")
                    .put("CustomsRequired", false)
                    .put("TaxRate", 0.0));
        }
    }

    /// Takes over what an order says about the country it goes to.
    synchronized void learn(JsonNode order) {
        var address = order.path("CustomerInfo").path("Address");
        var country = byName.get(Fields.text(address, "Country"));
        if (country != null && !Fields.id(address, "CountryId").equals(Fields.ZERO)) {
            country.set("CountryId", address.path("CountryId"));
            country.put("Continent", Fields.text(address, "Continent"));
            country.put("TaxRate", Fields.decimal(order.path("TotalsInfo"), "CountryTaxRate"));
        }
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
