package dev.cloudcart.quickbooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.places.Countries;

/// Reads what change data capture does not tell: preferences, company info, tax codes and their rates (Intuit, Change data
/// capture). Two metered reads, and three more for a thousand
/// codes.
final class FactsReader {

    /// A million rows; more is a loop.
    private static final int PAGES_MAX = 1000;

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
    private static CurrencyUnit home(JsonNode currency, Country country) {
        var named = currency.path("HomeCurrency").path("value").asString("");
        return named.isEmpty() ? CurrencyUnit.of(Locale.of("", country.code())) : CurrencyUnit.of(named);
    }

    /// Without it, no tax code of the company can be told to be its own.
    private static Country country(String name) {
        return Countries.find(name).orElseThrow(
                () -> Realm.silent("QuickBooks names no country of the company that is known: \"" + name + "\""));
    }

    private static TaxSystem taxSystem(Country country, JsonNode taxes) {
        if (!taxes.path("UsingSalesTax").asBoolean(false)) {
            return TaxSystem.OFF;
        }
        if (!country.equals(Country.UNITED_STATES)) {
            return TaxSystem.CODES;
        }
        return taxes.path("PartnerTaxEnabled").asBoolean(false) ? TaxSystem.US_AUTOMATED : TaxSystem.US;
    }

    private static @Nullable LocalDate day(JsonNode day) {
        return day.isString() && !day.asString().isBlank() ? LocalDate.parse(day.asString()) : null;
    }

    /// Active codes that sales can use, each with what it is made for.
    List<TaxCode> taxCodes(Country home) {
        var agencies = new HashMap<String, String>();
        rows("TaxAgency").forEach(agency -> agencies.put(text(agency, "Id"), text(agency, "DisplayName")));
        var rates = new HashMap<String, Rate>();
        rows("TaxRate").forEach(row -> rate(row, agencies).ifPresent(rate -> rates.put(rate.part().rate().id(), rate)));
        var uses = new TaxUses(home);
        var codes = new ArrayList<TaxCode>();
        rows("TaxCode").forEach(code -> code(code, rates, uses).ifPresent(codes::add));
        return codes;
    }

    /// All of them, page by page.
    private List<JsonNode> rows(String entity) {
        var rows = new ArrayList<JsonNode>();
        boolean full = true;
        for (int pages = 0; full && pages < PAGES_MAX; pages++) {
            var body = realm.body("query", Map.of("query", Statement.page(entity, pages * Statement.PAGE + 1)));
            var page = Json.tree(body).path("QueryResponse").path(entity);
            page.forEach(rows::add);
            full = page.size() >= Statement.PAGE;
        }
        return rows;
    }

    /// @param agency the name of the one it is paid to; empty where it is not told
    private record Rate(TaxCode.Part part, String agency) {}

    private static Optional<Rate> rate(JsonNode rate, Map<String, String> agencies) {
        var percent = rate.path("RateValue");
        return percent.isNumber() && percent.decimalValue().signum() >= 0
                ? Optional.of(new Rate(new TaxCode.Part(ref(rate), new TaxRate(percent.decimalValue())),
                        agencies.getOrDefault(text(rate.path("AgencyRef"), "value"), "")))
                : Optional.empty();
    }

    /// A code with a rate we cannot read is left out whole: half of its tax would be wrong.
    private static Optional<TaxCode> code(JsonNode code, Map<String, Rate> rates, TaxUses uses) {
        var details = StreamSupport.stream(code.path("SalesTaxRateList").path("TaxRateDetail").spliterator(), false)
                .sorted(Comparator.comparingInt(detail -> detail.path("TaxOrder").asInt(0)))
                .map(detail -> text(detail.path("TaxRateRef"), "value")).toList();
        if (details.isEmpty() || !rates.keySet().containsAll(details) || !code.path("Active").asBoolean(true)) {
            return Optional.empty();
        }
        var parts = details.stream().map(rates::get).map(Rate::part).toList();
        var agencies = details.stream().map(rates::get).map(Rate::agency).distinct().toList();
        var told = new TaxUses.Told(text(code, "Name"), text(code, "Description"), agencies, TaxCode.total(parts));
        return Optional.of(new TaxCode(ref(code), parts, uses.of(told)));
    }

    private static Ref ref(JsonNode node) {
        return new Ref(text(node, "Id"), text(node, "Name"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
