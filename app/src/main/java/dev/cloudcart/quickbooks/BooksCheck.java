package dev.cloudcart.quickbooks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.quickbooks.chart.FactsReader;
import dev.cloudcart.quickbooks.wire.Realm;

/// Looks whether books and settings fit, when one of them changes. A few metered reads each.
final class BooksCheck {

    private final FactsReader facts;

    BooksCheck(Realm realm) {
        facts = new FactsReader(realm);
    }

    List<String> home(CurrencyUnit wanted) {
        var home = facts.facts().home();
        return home.equals(wanted)
                ? List.of()
                : List.of(
                        "QuickBooks keeps these books in %s, but the company was added with %s: connect the books that "
                                        .formatted(home, wanted)
                                + "belong to it, or add the company anew with --currency " + home + ".");
    }

    Set<String> missingTaxCodes(Set<String> names) {
        var known = facts.taxCodes(facts.facts().country()).all().stream()
                .map(code -> code.ref().name())
                .toList();
        return names.stream()
                .filter(name -> known.stream().noneMatch(name::equalsIgnoreCase))
                .collect(Collectors.toSet());
    }
}
