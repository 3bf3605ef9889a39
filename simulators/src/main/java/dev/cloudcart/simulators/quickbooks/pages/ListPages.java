package dev.cloudcart.simulators.quickbooks.pages;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Sheet;
import dev.cloudcart.simulators.pages.Show;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Figures;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Customers, vendors, items and accounts of a company. Only the entries of one page are read.
final class ListPages {

    private static final int ROWS = 50;

    private final Books books;

    ListPages(Books books) {
        this.books = books;
    }

    Answer page(Visit visit) {
        var name = visit.part(1).toLowerCase(Locale.ROOT);
        var kind = kind(name);
        return books.within(realm -> page(visit, name, kind, realm));
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "customers" -> Kind.CUSTOMER;
            case "vendors" -> Kind.VENDOR;
            case "items" -> Kind.ITEM;
            default -> Kind.ACCOUNT;
        };
    }

    private Answer page(Visit visit, String name, Kind kind, Realm realm) {
        var term = visit.text("search").toLowerCase(Locale.ROOT);
        var found = realm.table(kind).all().stream()
                .filter(entry -> entry.nameOrEmpty().toLowerCase(Locale.ROOT).contains(term))
                .toList();
        int from = Math.min((visit.page() - 1) * ROWS, found.size());
        var entries = found.subList(from, Math.min(from + ROWS, found.size()));
        var title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        var sheet = new Sheet(
                visit.page(),
                Math.ceilDiv(found.size(), ROWS),
                found.size(),
                "/companies/" + books.realmId + "/" + name,
                Map.of("search", visit.text("search")));
        var accounts = kind == Kind.ACCOUNT ? balances(realm) : Map.<String, BigDecimal>of();
        return Pages.ok(
                "quickbooks/pages/list.jte",
                new ListView(
                        new Frame(QuickBooksPages.SITE, title, ""),
                        books.realmId,
                        kind,
                        sheet,
                        entries.stream()
                                .map(entry -> row(entry, realm, accounts))
                                .toList()));
    }

    private static Map<String, BigDecimal> balances(Realm realm) {
        var balances = new HashMap<String, BigDecimal>();
        TrialBalance.rows(realm).forEach(row -> balances.put(row.account().id(), row.amount()));
        return balances;
    }

    private ListView.Row row(Entry entry, Realm realm, Map<String, BigDecimal> accounts) {
        var node = entry.read();
        var currency = Fields.ref(node, "CurrencyRef").orElse(books.settings().homeCurrency());
        var cells = switch (entry.kind) {
            case CUSTOMER, VENDOR ->
                List.of(
                        Fields.text(node.path("PrimaryEmailAddr"), "Address").orElse(""),
                        currency,
                        Show.amount(realm.ledger().openWith(entry.kind, entry.id), currency));
            case ITEM ->
                List.of(
                        Fields.text(node, "Sku").orElse(""),
                        type(entry, realm),
                        Show.amount(
                                Fields.decimalOrZero(node, "UnitPrice"),
                                books.settings().homeCurrency()));
            default ->
                List.of(
                        Fields.text(node, "AccountType").orElse(""),
                        currency,
                        Show.amount(
                                accounts.getOrDefault(entry.id, BigDecimal.ZERO),
                                books.settings().homeCurrency()));
        };
        return new ListView.Row(entry.id, entry.nameOrEmpty(), entry.active, cells);
    }

    /// Of goods that are counted, how many there are.
    private static String type(Entry entry, Realm realm) {
        var item = Json.read(new Figures(realm).of(entry).bytes());
        var type = Fields.text(item, "Type").orElse("");
        return Fields.decimal(item, "QtyOnHand")
                .map(quantity -> "%s, %s on hand".formatted(type, Show.plain(quantity)))
                .orElse(type);
    }
}
