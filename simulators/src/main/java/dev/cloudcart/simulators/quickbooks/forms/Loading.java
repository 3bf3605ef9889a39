package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.CompanySettings;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// Takes the lines of a source file that are meant for the books, in the shapes of the API's own entities. A name that is
/// already there is updated.
public final class Loading {

    public static final Set<String> KINDS = Set.of("account", "taxCode", "customer", "item", "preferences");

    private Loading() {}

    public static void load(Books books, String kind, JsonNode value) {
        var node = (ObjectNode) value.deepCopy();
        try {
            switch (kind) {
                case "account" -> books.within(realm -> put(realm, Kind.ACCOUNT, node));
                case "customer" -> books.within(realm -> put(realm, Kind.CUSTOMER, node));
                case "item" -> books.within(realm -> put(realm, Kind.ITEM, node));
                case "taxCode" -> books.within(realm -> taxCode(realm, node));
                case "preferences" -> books.settings(preferences(books.settings(), node));
                default -> throw new IllegalArgumentException("its kind is not for the books");
            }
        } catch (Refusal refusal) {
            throw new IllegalArgumentException("%s (%s)".formatted(refusal.detail, refusal.code), refusal);
        }
    }

    private static Entry put(Realm realm, Kind kind, ObjectNode node) {
        Schema.check(kind.entity, node);
        var name = Fields.text(node, String.valueOf(kind.nameProperty)).orElse("");
        var known = realm.named(kind, name);
        if (known.isEmpty()) {
            return realm.create(kind, node, Wishes.LOADED);
        }
        node.put("Id", known.get().id).put("SyncToken", Integer.toString(known.get().syncToken)).put("sparse", true);
        return realm.update(kind, node, Wishes.LOADED);
    }

    /// Either as the tax service takes it, or `{"Name":"19.0% DE OSS","RateValue":19}` for a code with one rate both ways.
    private static Entry taxCode(Realm realm, ObjectNode node) {
        if (node.has("TaxRateDetails")) {
            return realm.named(Kind.TAX_CODE, TaxService.create(realm, node).path("TaxCode").asString()).orElseThrow();
        }
        var name = Fields.text(node, "Name").orElseThrow(() -> Refusal.missing("Name"));
        var known = realm.named(Kind.TAX_CODE, name);
        if (known.isPresent()) {
            return known.get();
        }
        var agency = realm.table(Kind.TAX_AGENCY).all().getFirst().id;
        var value = Fields.decimal(node, "RateValue").orElse(BigDecimal.ZERO);
        var rate = TaxService.detail(TaxService.create(realm, name, value, agency), 0);
        var code = Json.object().put("Name", name).put("Description", name).put("Taxable", true).put("TaxGroup", true);
        code.putObject("SalesTaxRateList").putArray("TaxRateDetail").add(rate);
        code.putObject("PurchaseTaxRateList").putArray("TaxRateDetail").add(rate.deepCopy());
        return realm.create(Kind.TAX_CODE, code, Wishes.NONE);
    }

    private static CompanySettings preferences(CompanySettings settings, ObjectNode node) {
        var changes = Json.object();
        take(changes, "multicurrency", node.path("CurrencyPrefs").path("MultiCurrencyEnabled"));
        take(changes, "homeCurrency", node.path("CurrencyPrefs").path("HomeCurrency").path("value"));
        take(changes, "customNumbers", node.path("SalesFormsPrefs").path("CustomTxnNumbers"));
        take(changes, "allowDiscount", node.path("SalesFormsPrefs").path("AllowDiscount"));
        take(changes, "allowShipping", node.path("SalesFormsPrefs").path("AllowShipping"));
        take(changes, "usingSalesTax", node.path("TaxPrefs").path("UsingSalesTax"));
        take(changes, "automatedSalesTax", node.path("TaxPrefs").path("PartnerTaxEnabled"));
        take(changes, "bookCloseDate", node.path("AccountingInfoPrefs").path("BookCloseDate"));
        return settings.changed(changes);
    }

    private static void take(ObjectNode changes, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            changes.set(name, value);
        }
    }
}
