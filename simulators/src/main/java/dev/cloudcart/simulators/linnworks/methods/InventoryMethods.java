package dev.cloudcart.simulators.linnworks.methods;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Regions;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;

/// Locations and countries (Inventory API, Locations API).
final class InventoryMethods {
    private final Shop shop;

    InventoryMethods(Shop shop) {
        this.shop = shop;
    }

    List<Method> all() {
        return List.of(
                Method.get(
                        "Inventory/GetStockLocations",
                        150,
                        _ -> Replies.ok(shop.locations().all())),
                Method.get("Locations/GetLocation", 150, this::location),
                Method.get(
                        "Inventory/GetCountries",
                        150,
                        _ -> Replies.ok(shop.countries().all().stream()
                                .map(InventoryMethods::country)
                                .toList())));
    }

    private Answer location(Arguments arguments) {
        return shop.locations()
                .get(arguments.needId("pkStockLocationId"))
                .map(Replies::ok)
                .orElseGet(Replies::none);
    }

    /// With more than the orders' own list of countries tells.
    private static ObjectNode country(ObjectNode country) {
        var code = Fields.text(country, "CountryCode");
        var currency = Optional.ofNullable(Currency.getInstance(Locale.of("", code)));
        var regions = Regions.of(country);
        country.put("Currency", currency.map(Currency::getCurrencyCode).orElse(""))
                .put("AddressFormat", "")
                .put("RegionsCount", regions.size())
                .set("Regions", Fields.array(regions.stream()));
        return country;
    }
}
