package dev.cloudcart.quickbooks.chart;

import java.time.DateTimeException;
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
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.places.Countries;
import dev.cloudcart.ports.Books;
import dev.cloudcart.quickbooks.text.Decimals;
import dev.cloudcart.quickbooks.text.Json;
import dev.cloudcart.quickbooks.text.Letters;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Reads what change data capture does not tell: preferences, company info, tax codes and their rates (Intuit,
/// Change data capture). Two metered reads, and three more for a thousand codes.
public final class FactsReader {

    /// The longest of a tax code's texts are its description and its name, and neither has a hundred letters
    /// (Intuit, TaxCode).
    private static final int NAME_MAX = 500;
    private static final int NAME_SHOWN_MAX = 50;
    private static final int YEAR_MAX = 9_999;

    /// A million rows; more is a loop.
    private static final int PAGES_MAX = 1000;

    private final Realm realm;

    public FactsReader(Realm realm) {
        this.realm = realm;
    }

    public CompanyFacts facts() {
        return facts(preferences(), info());
    }

    private JsonNode preferences() {
        return named("Preferences", realm.body(ApiCall.PREFERENCES, "", Map.of()));
    }

    private JsonNode info() {
        return named("CompanyInfo", realm.body(ApiCall.COMPANY_INFO, realm.id(), Map.of()));
    }

    /// The same for people, with what a company is called and which plan it has.
    public Books.Sight sight() {
        var info = info();
        var facts = facts(preferences(), info);
        return new Books.Sight(
                text(info, "CompanyName"),
                facts.country(),
                facts.home(),
                facts.multicurrency(),
                facts.customNumbers(),
                facts.taxSystem(),
                plan(info),
                facts.booksClosedUntil());
    }

    private static String plan(JsonNode info) {
        return StreamSupport.stream(info.path("NameValue").spliterator(), false)
                .filter(pair -> text(pair, "Name").equals("OfferingSku"))
                .map(pair -> text(pair, "Value"))
                .findFirst()
                .orElse("");
    }

    private static CompanyFacts facts(JsonNode preferences, JsonNode info) {
        var country = country(info.path("Country").asString(""));
        var currency = preferences.path("CurrencyPrefs");
        return new CompanyFacts(
                country,
                home(currency, country),
                isOn(currency.path("MultiCurrencyEnabled")),
                isOn(preferences.path("SalesFormsPrefs").path("CustomTxnNumbers")),
                taxSystem(country, preferences.path("TaxPrefs")),
                day(preferences.path("AccountingInfoPrefs").path("BookCloseDate")));
    }

    /// What is not told must not be taken for switched off.
    private static JsonNode named(String name, byte[] body) {
        var told = tree(body).path(name);
        if (!told.isObject()) {
            throw Realm.silent("QuickBooks' answer does not hold the " + name + " that was asked for");
        }
        return told;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.tree(body);
        } catch (JacksonException senseless) {
            throw Realm.unreadable();
        }
    }

    /// What is not there is off. What is there, but neither on nor off, says nothing.
    private static boolean isOn(JsonNode preference) {
        if (preference.isMissingNode() || preference.isNull()) {
            return false;
        }
        return switch (preference.asString("")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Realm.unreadable();
        };
    }

    /// Where QuickBooks does not say it, the currency of the country.
    private static CurrencyUnit home(JsonNode currency, Country country) {
        var named = currency.path("HomeCurrency").path("value").asString("");
        try {
            return named.isEmpty() ? CurrencyUnit.of(Locale.of("", country.code())) : CurrencyUnit.of(named);
        } catch (IllegalCurrencyException unknown) {
            throw Realm.silent("QuickBooks names no home currency that is known: \"" + shown(named) + "\"");
        }
    }

    /// Without it, no tax code of the company can be told to be its own.
    private static Country country(String name) {
        return Countries.find(name)
                .orElseThrow(() -> Realm.silent(
                        "QuickBooks names no country of the company that is known: \"" + shown(name) + "\""));
    }

    private static TaxSystem taxSystem(Country country, JsonNode taxes) {
        if (!isOn(taxes.path("UsingSalesTax"))) {
            return TaxSystem.OFF;
        }
        if (!country.equals(Country.UNITED_STATES)) {
            return TaxSystem.CODES;
        }
        return isOn(taxes.path("PartnerTaxEnabled")) ? TaxSystem.US_AUTOMATED : TaxSystem.US;
    }

    private static @Nullable LocalDate day(JsonNode day) {
        var text = day.asString("");
        if (text.isBlank()) {
            return null;
        }
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(it -> it.getYear() > 0 && it.getYear() <= YEAR_MAX)
                    .orElseThrow(Realm::unreadable);
        } catch (DateTimeException none) {
            throw Realm.unreadable();
        }
    }

    private static String shown(String name) {
        return Letters.cut(Json.storable(name), NAME_SHOWN_MAX);
    }

    /// Active codes, each with what it is made for.
    public TaxCodeLists taxCodes(Country home) {
        var agencies = new HashMap<String, String>();
        rows("TaxAgency").forEach(agency -> agencies.put(text(agency, "Id"), text(agency, "DisplayName")));
        var rates = new HashMap<String, Rate>();
        rows("TaxRate")
                .forEach(row -> rate(row, agencies)
                        .ifPresent(rate -> rates.put(rate.part().rate().id(), rate)));
        var uses = new TaxUses(home);
        var codes = rows("TaxCode");
        return new TaxCodeLists(
                codes(codes, "SalesTaxRateList", rates, uses), codes(codes, "PurchaseTaxRateList", rates, uses));
    }

    private static List<TaxCode> codes(List<JsonNode> codes, String list, Map<String, Rate> rates, TaxUses uses) {
        return codes.stream()
                .flatMap(code -> code(code, list, rates, uses).stream())
                .toList();
    }

    /// All of them, page by page.
    private List<JsonNode> rows(String entity) {
        var rows = new ArrayList<JsonNode>();
        boolean full = true;
        for (int pages = 0; full && pages < PAGES_MAX; pages++) {
            var body = realm.body(
                    ApiCall.TAX_LIST, "", Map.of("query", Statement.page(entity, pages * Statement.PAGE + 1)));
            var page = named("QueryResponse", body).path(entity);
            page.forEach(rows::add);
            full = page.size() >= Statement.PAGE;
        }
        return rows;
    }

    /// @param agency the name of the one it is paid to; empty where it is not told
    private record Rate(TaxCode.Part part, String agency) {}

    private static Optional<Rate> rate(JsonNode rate, Map<String, String> agencies) {
        var stated = rate.path("RateValue");
        return Optional.of(stated)
                .filter(JsonNode::isNumber)
                .flatMap(number -> Decimals.of(number.decimalValue()))
                .filter(percent -> percent.signum() >= 0)
                .map(percent -> new Rate(
                        new TaxCode.Part(ref(rate), new TaxRate(percent)),
                        agencies.getOrDefault(text(rate.path("AgencyRef"), "value"), "")));
    }

    /// A code with a rate we cannot read is left out whole: half of its tax would be wrong.
    ///
    /// @param list of its rates: for sales or for purchases
    private static Optional<TaxCode> code(JsonNode code, String list, Map<String, Rate> rates, TaxUses uses) {
        var details = StreamSupport.stream(code.path(list).path("TaxRateDetail").spliterator(), false)
                .sorted(Comparator.comparingInt(
                        detail -> detail.path("TaxOrder").asInt(0)))
                .map(detail -> text(detail.path("TaxRateRef"), "value"))
                .toList();
        if (details.isEmpty()
                || !rates.keySet().containsAll(details)
                || !code.path("Active").asBoolean(true)) {
            return Optional.empty();
        }
        var parts = details.stream().map(rates::get).map(Rate::part).toList();
        var agencies =
                details.stream().map(rates::get).map(Rate::agency).distinct().toList();
        var told = new TaxUses.Told(text(code, "Name"), text(code, "Description"), agencies, TaxCode.total(parts));
        return Optional.of(new TaxCode(ref(code), parts, uses.of(told)));
    }

    private static <K extends Ref.Kind> Ref<K> ref(JsonNode node) {
        return new Ref<>(text(node, "Id"), text(node, "Name"));
    }

    private static String text(JsonNode node, String field) {
        return Letters.cut(Json.storable(node.path(field).asString("")), NAME_MAX);
    }
}
