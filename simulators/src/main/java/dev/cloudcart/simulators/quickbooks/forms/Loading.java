package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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

/// Takes the lines of a source file that are meant for the books, in the shapes of the API's own entities. A name
/// that is already there is updated. A parent and the accounts of an item can be named instead of numbered:
/// `{"name":"Tools"}`.
public final class Loading {

    public static final Set<String> KINDS =
            Set.of("account", "taxAgency", "taxCode", "customer", "vendor", "item", "preferences");

    private static final List<String> ACCOUNT_REFS =
            List.of("IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef");

    private Loading() {}

    public static void load(Books books, String kind, JsonNode value) {
        var node = (ObjectNode) value.deepCopy();
        try {
            switch (kind) {
                case "account" -> books.within(realm -> put(realm, Kind.ACCOUNT, node));
                case "customer" -> books.within(realm -> put(realm, Kind.CUSTOMER, node));
                case "vendor" -> books.within(realm -> put(realm, Kind.VENDOR, node));
                case "item" -> books.within(realm -> put(realm, Kind.ITEM, node));
                case "taxAgency" -> books.within(realm -> put(realm, Kind.TAX_AGENCY, node));
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
        number(realm, kind, node, "ParentRef");
        ACCOUNT_REFS.forEach(property -> number(realm, Kind.ACCOUNT, node, property));
        var known = known(realm, kind, node);
        if (known.isEmpty()) {
            return realm.create(kind, node, Wishes.LOADED);
        }
        node.put("Id", known.get().id)
                .put("SyncToken", Integer.toString(known.get().syncToken))
                .put("sparse", true);
        return realm.update(kind, node, Wishes.LOADED);
    }

    /// Customers and vendors by their name alone; anything else that has the same name under another parent is
    /// another.
    private static Optional<Entry> known(Realm realm, Kind kind, ObjectNode node) {
        var name = Fields.text(node, String.valueOf(kind.nameProperty)).orElse("");
        if (kind.isParty()) {
            return realm.named(kind, name);
        }
        return named(
                realm,
                kind,
                Names.parent(realm, kind, node)
                        .map(parent -> parent + ":" + name)
                        .orElse(name));
    }

    private static Optional<Entry> named(Realm realm, Kind kind, String fullName) {
        return realm.table(kind)
                .find("FullyQualifiedName", fullName)
                .flatMap(entries ->
                        entries.stream().filter(entry -> entry.active).findFirst())
                .or(() -> realm.named(kind, fullName)
                        .filter(entry -> !entry.read().has("FullyQualifiedName")));
    }

    /// Puts the id to a reference that has only a name.
    private static void number(Realm realm, Kind kind, ObjectNode node, String property) {
        var name = Fields.text(node.path(property), "name");
        if (name.isPresent() && Fields.ref(node, property).isEmpty()) {
            var entry = named(realm, kind, name.get())
                    .orElseThrow(() ->
                            new IllegalArgumentException("there is no %s \"%s\"".formatted(kind.entity, name.get())));
            node.set(property, Fields.reference(entry.id, name.get()));
        }
    }

    /// Either as the tax service takes it, or `{"Name":"19.0% DE OSS","RateValue":19}` for a code with one rate
    /// both ways, with `Description`, `Agency` (by its name, made where it is not there) and `Active` where they
    /// are not the usual ones.
    private static Entry taxCode(Realm realm, ObjectNode node) {
        if (node.has("TaxRateDetails")) {
            return realm.named(
                            Kind.TAX_CODE,
                            TaxService.create(realm, node).path("TaxCode").asString())
                    .orElseThrow();
        }
        var name = Fields.text(node, "Name").orElseThrow(() -> Refusal.missing("Name"));
        var known = realm.named(Kind.TAX_CODE, name);
        if (known.isPresent()) {
            return known.get();
        }
        var agency = agency(realm, Fields.text(node, "Agency"));
        var value = Fields.decimal(node, "RateValue").orElse(BigDecimal.ZERO);
        var rate = TaxService.detail(TaxService.create(realm, name, value, agency), 0);
        var code = Json.object()
                .put("Name", name)
                .put("Description", Fields.text(node, "Description").orElse(name))
                .put("Taxable", true)
                .put("TaxGroup", true)
                .put("Active", Fields.flag(node, "Active", true));
        code.putObject("SalesTaxRateList").putArray("TaxRateDetail").add(rate);
        code.putObject("PurchaseTaxRateList").putArray("TaxRateDetail").add(rate.deepCopy());
        return realm.create(Kind.TAX_CODE, code, Wishes.NONE);
    }

    /// The first one where none is named.
    private static String agency(Realm realm, Optional<String> name) {
        return name.map(text -> Seed.agency(realm, text))
                .orElseGet(() -> realm.table(Kind.TAX_AGENCY).all().getFirst())
                .id;
    }

    private static CompanySettings preferences(CompanySettings settings, ObjectNode node) {
        var changes = Json.object();
        take(changes, "multicurrency", node.path("CurrencyPrefs").path("MultiCurrencyEnabled"));
        take(
                changes,
                "homeCurrency",
                node.path("CurrencyPrefs").path("HomeCurrency").path("value"));
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
