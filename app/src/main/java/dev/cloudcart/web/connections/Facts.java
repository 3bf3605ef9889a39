package dev.cloudcart.web.connections;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.cloudcart.connections.Sight.Fact;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.TradeSource;

/// Puts into words what a shop or books show of themselves.
final class Facts {
    private Facts() {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    static List<Fact> of(TradeSource.Sight shop) {
        var facts = new ArrayList<Fact>();
        if (!shop.account().isBlank()) {
            facts.add(new Fact("Account", shop.account()));
        }
        if (!shop.locality().isBlank()) {
            facts.add(new Fact("Kept in", locality(shop.locality())));
        }
        shop.locations().forEach(name -> facts.add(new Fact("Locations", name)));
        if (shop.channels().isEmpty()) {
            facts.add(new Fact("Channels", "none seen"));
        }
        shop.channels().forEach(name -> facts.add(new Fact("Channels", name)));
        return facts;
    }

    private static String locality(String word) {
        return switch (word) {
            case "EU" -> "Europe";
            case "US" -> "the United States";
            case "AS" -> "Asia and Australia";
            default -> word;
        };
    }

    static List<Fact> of(Books.Sight books) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Company", books.company()));
        facts.add(new Fact("Country", Locale.of("", books.country().code()).getDisplayCountry(Locale.ENGLISH)));
        facts.add(new Fact("Home currency", books.home().getCode()));
        facts.add(
                new Fact(
                        "Multicurrency",
                        books.multicurrency()
                                ? "on"
                                : "off: orders in other currencies are held until it is switched on in QuickBooks, under Account and settings, Advanced"));
        facts.add(new Fact("Tax", tax(books.taxSystem())));
        facts.add(
                new Fact(
                        "Document numbers",
                        books.customNumbers()
                                ? "ours (custom transaction numbers are on)"
                                : "QuickBooks' own: for order numbers switch custom transaction numbers on in QuickBooks, under Account and settings, Sales"));
        if (!books.plan().isBlank()) {
            facts.add(new Fact("Plan", books.plan()));
        }
        var closed = books.closedUntil();
        facts.add(new Fact("Books closed until", closed == null ? "not closed" : DAY.format(closed)));
        return facts;
    }

    private static String tax(TaxSystem system) {
        return switch (system) {
            case CODES -> "by tax codes on each line";
            case US -> "sales tax, one code a document";
            case US_AUTOMATED -> "automated sales tax: QuickBooks works it out by itself";
            case OFF -> "switched off in QuickBooks";
        };
    }
}
