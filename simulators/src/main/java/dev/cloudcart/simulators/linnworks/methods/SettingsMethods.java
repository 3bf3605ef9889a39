package dev.cloudcart.simulators.linnworks.methods;

import java.math.MathContext;
import java.time.InstantSource;
import java.util.List;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Currency rates (Settings API). No method names the base currency; it is the one whose rate is 1.
final class SettingsMethods {
    private final Shop shop;
    private final InstantSource clock;

    SettingsMethods(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
    }

    List<Method> all() {
        return List.of(
                Method.get("Settings/GetCurrencyConversionRates", 250, this::rates),
                Method.get("Settings/GetLatestCurrencyRate", 150, this::latest),
                Method.post("Settings/InsertCurrencyConversionRates", 150, this::write),
                Method.post("Settings/UpdateCurrencyConversionRates", 150, this::write),
                Method.post("Settings/DeleteCurrencyConversionRates", 150, this::delete));
    }

    private Answer rates(Arguments arguments) {
        var only = arguments.text("currency");
        return Replies.ok(shop.rates().all().stream()
                .filter(rate -> only.isEmpty() || Fields.text(rate, "Currency").equalsIgnoreCase(only.get()))
                .toList());
    }

    private Answer write(Arguments arguments) {
        arguments
                .list("rates")
                .map(rate -> Json.object()
                        .put("Currency", Fields.text(rate, "Currency"))
                        .put("ConversionRate", Fields.decimal(rate, "ConversionRate")))
                .forEach(shop.rates()::put);
        return Replies.done();
    }

    private Answer delete(Arguments arguments) {
        arguments.list("currencies").forEach(currency -> shop.rates().remove(currency.asString()));
        return Replies.done();
    }

    /// Rates against another base: the account's own rates, divided by that of the base.
    private Answer latest(Arguments arguments) {
        var base = arguments.text("baseCurrency").orElse("USD");
        var ofBase = shop.rates()
                .get(base)
                .map(rate -> Fields.decimal(rate, "ConversionRate"))
                .orElseThrow(() -> new Refused("Currency %s is not known.".formatted(base)));
        var asOf = Moments.write(clock.instant());
        var answer = Json.object().put("BaseCurrency", base);
        answer.set(
                "Rates",
                Fields.array(shop.rates().all().stream()
                        .map(rate -> Json.object()
                                .put("Currency", Fields.text(rate, "Currency"))
                                .put(
                                        "Rate",
                                        Fields.decimal(rate, "ConversionRate").divide(ofBase, MathContext.DECIMAL64))
                                .put("AccurateAsOf", asOf))));
        return Replies.ok(answer);
    }
}
