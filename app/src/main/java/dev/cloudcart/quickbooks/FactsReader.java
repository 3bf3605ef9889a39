package dev.cloudcart.quickbooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.money.TaxRate;

/// Reads what change data capture does not tell: preferences, company info, tax codes and their rates (Intuit, Change data
/// capture). Two to four metered reads.
final class FactsReader {

    private static final Set<String> UNITED_STATES = Set.of("US", "USA", "UNITED STATES");

    private final Realm realm;

    FactsReader(Realm realm) {
        this.realm = realm;
    }

    CompanyFacts facts() {
        var preferences = named("Preferences", realm.body("preferences", Map.of()));
        var info = named("CompanyInfo", realm.body("companyinfo/" + realm.id(), Map.of()));
        var country = country(info.path("Country").asString(""));
        var currency = preferences.path("CurrencyPrefs");
        return new CompanyFacts(country, home(currency, country), currency.path("MultiCurrencyEnabled").asBoolean(
                false),
                preferences.path("SalesFormsPrefs").path(
                        "CustomTxnNumbers").asBoolean(false),
                taxSystem(country, preferences.path("TaxPrefs")), day(
                        preferences.path("AccountingInfoPrefs").path("BookCloseDate")));
    }

    /// What is not told must not be taken for switched off.
    private static JsonNode named(String name, byte[] body) {
        var told = Json.tree(body).path(name);
        if (!told.isObject()) {
            throw Realm.silent("QuickBooks' answer does not hold the company's " + name);
        }
        return told;
    }

    /// Where QuickBooks does not say it, the currency of the country.
    private static CurrencyUnit home(JsonNode currency, String country) {
        var named = currency.path("HomeCurrency").path("value").asString("");
        return named.isEmpty() ? CurrencyUnit.of(Locale.of("", country)) : CurrencyUnit.of(named);
    }

    private static String country(String name) {
        return UNITED_STATES.contains(name.toUpperCase(Locale.ROOT)) ? "US" : name;
    }

    private static TaxSystem taxSystem(String country, JsonNode taxes) {
        if (!taxes.path("UsingSalesTax").asBoolean(false)) {
            return TaxSystem.OFF;
        }
        if (!country.equals("US")) {
            return TaxSystem.CODES;
        }
        return taxes.path("PartnerTaxEnabled").asBoolean(false) ? TaxSystem.US_AUTOMATED : TaxSystem.US;
    }

    private static @Nullable LocalDate day(JsonNode day) {
        return day.isString() && !day.asString().isBlank() ? LocalDate.parse(day.asString()) : null;
    }

    /// Active codes that sales can use.
    List<TaxCode> taxCodes() {
        var rates = new HashMap<String, TaxCode.Part>();
        rows("TaxRate").forEach(rate -> part(rate).ifPresent(part -> rates.put(part.rate().id(), part)));
        var codes = new ArrayList<TaxCode>();
        rows("TaxCode").forEach(code -> code(code, rates).ifPresent(codes::add));
        return codes;
    }

    private Iterable<JsonNode> rows(String entity) {
        var body = realm.body("query", Map.of("query", Statement.page(entity, 1)));
        return Json.tree(body).path("QueryResponse").path(entity);
    }

    private static Optional<TaxCode.Part> part(JsonNode rate) {
        var percent = rate.path("RateValue");
        return percent.isNumber() && percent.decimalValue().signum() >= 0
                ? Optional.of(new TaxCode.Part(ref(rate), new TaxRate(percent.decimalValue())))
                : Optional.empty();
    }

    /// A code with a rate we cannot read is left out whole: half of its tax would be wrong.
    private static Optional<TaxCode> code(JsonNode code, Map<String, TaxCode.Part> rates) {
        var details = StreamSupport.stream(code.path("SalesTaxRateList").path("TaxRateDetail").spliterator(), false)
                .sorted(Comparator.comparingInt(detail -> detail.path("TaxOrder").asInt(0)))
                .map(detail -> detail.path("TaxRateRef").path("value").asString("")).toList();
        if (details.isEmpty() || !rates.keySet().containsAll(details) || !code.path("Active").asBoolean(true)) {
            return Optional.empty();
        }
        return Optional.of(new TaxCode(ref(code), details.stream().map(rates::get).toList()));
    }

    private static Ref ref(JsonNode node) {
        return new Ref(node.path("Id").asString(""), node.path("Name").asString(""));
    }
}
