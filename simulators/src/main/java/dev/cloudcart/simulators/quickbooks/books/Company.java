package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// What the company says of itself: CompanyInfo, Preferences and exchange rates.
public final class Company {

    private static final String OPENED = "2020-01-01T00:00:00-08:00";

    private Company() {}

    public static ObjectNode info(Books books) {
        var settings = books.settings();
        var info = Json.object().put("CompanyName", settings.companyName()).put("LegalName", settings.companyName());
        info.put("Country", settings.country())
                .put("FiscalYearStartMonth", "January")
                .put("CompanyStartDate", "2020-01-01");
        info.putObject("CompanyAddr").put("Id", "1").put("Country", settings.country());
        info.put("SupportedLanguages", "en").put("DefaultTimeZone", zone(settings.country()));
        var values = info.putArray("NameValue");
        values.addObject()
                .put("Name", "SubscriptionStatus")
                .put("Value", settings.subscriptionEnded() ? "EXPIRED" : "PAID");
        values.addObject().put("Name", "OfferingSku").put("Value", settings.plan().sku);
        return books.particulars.over("CompanyInfo", stamped(info));
    }

    public static ObjectNode preferences(Books books) {
        return books.particulars.over("Preferences", stamped(preferences(books.settings())));
    }

    private static ObjectNode stamped(ObjectNode node) {
        node.put("domain", "QBO").put("sparse", false).put("Id", "1");
        node.putObject("MetaData").put("CreateTime", OPENED).put("LastUpdatedTime", OPENED);
        return node;
    }

    private static ObjectNode preferences(CompanySettings settings) {
        var preferences = Json.object();
        var accounting = preferences.putObject("AccountingInfoPrefs");
        accounting.put("FirstMonthOfFiscalYear", "January").put("UseAccountNumbers", false);
        accounting.put("ClassTrackingPerTxn", false).put("ClassTrackingPerTxnLine", settings.classesPerLine());
        accounting.put("TrackDepartments", settings.departments());
        if (settings.bookCloseDate() != null) {
            accounting.put("BookCloseDate", settings.bookCloseDate().toString());
        }
        preferences
                .putObject("ProductAndServicesPrefs")
                .put("ForSales", true)
                .put("ForPurchase", true)
                .put("QuantityOnHand", true);
        var sales = preferences.putObject("SalesFormsPrefs").put("CustomTxnNumbers", settings.customNumbers());
        sales.put("AllowDiscount", settings.allowDiscount())
                .put("AllowShipping", settings.allowShipping())
                .put("AllowDeposit", true);
        sales.put("AllowEstimates", true).put("AutoApplyCredit", false).put("AutoApplyPayments", false);
        preferences
                .putObject("TaxPrefs")
                .put("UsingSalesTax", settings.usingSalesTax())
                .put("PartnerTaxEnabled", settings.automatedSalesTax());
        var currency = preferences.putObject("CurrencyPrefs").put("MultiCurrencyEnabled", settings.multicurrency());
        currency.putObject("HomeCurrency").put("value", settings.homeCurrency());
        preferences.putObject("OtherPrefs").putArray("NameValue");
        return preferences;
    }

    public static Optional<ObjectNode> rate(Books books, String code, LocalDate day) {
        var home = books.settings().homeCurrency();
        return books.rates.rate(code, home, day).map(rate -> rate(code, home, day, rate));
    }

    /// Sets a rate; the home currency itself has none (Intuit, ExchangeRate).
    public static ObjectNode setRate(Books books, JsonNode sent) {
        var code = Fields.text(sent, "SourceCurrencyCode").orElseThrow(() -> Refusal.missing("SourceCurrencyCode"));
        var rate = Fields.decimal(sent, "Rate").orElseThrow(() -> Refusal.missing("Rate"));
        var day = Fields.date(sent, "AsOfDate").orElseGet(() -> books.within(Realm::today));
        var home = books.settings().homeCurrency();
        if (code.equals(home)
                || !home.equals(Fields.text(sent, "TargetCurrencyCode").orElse(home))) {
            throw Refusal.business("The exchange rate has to be from a foreign currency to the home currency.");
        }
        if (rate.signum() <= 0) {
            throw Refusal.business("The exchange rate has to be greater than zero.");
        }
        books.rates.set(code, day, rate);
        return rate(code, home, day, rate);
    }

    private static ObjectNode rate(String code, String home, LocalDate day, BigDecimal rate) {
        var node = Json.object()
                .put("SourceCurrencyCode", code)
                .put("TargetCurrencyCode", home)
                .put("Rate", rate);
        return node.put("AsOfDate", day.toString())
                .put("domain", "QBO")
                .put("sparse", false)
                .put("SyncToken", "0");
    }

    private static String zone(String country) {
        return switch (country) {
            case "GB" -> "Europe/London";
            case "CA" -> "America/Toronto";
            case "IE" -> "Europe/Dublin";
            case "AU" -> "Australia/Sydney";
            default -> "America/Los_Angeles";
        };
    }
}
