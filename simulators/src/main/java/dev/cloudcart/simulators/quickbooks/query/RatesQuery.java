package dev.cloudcart.simulators.quickbooks.query;

import java.time.LocalDate;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Company;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.query.Query.Condition;

/// Exchange rates asked for by a statement: those of the named currencies, on the named day or today.
final class RatesQuery {

    private RatesQuery() {}

    static List<ObjectNode> found(Books books, List<Condition> conditions) {
        var day = conditions.stream()
                .filter(condition -> condition.property().equals("AsOfDate"))
                .map(condition -> LocalDate.parse(condition.values().getFirst()))
                .findFirst()
                .orElseGet(() -> books.within(Realm::today));
        return conditions.stream()
                .filter(condition -> condition.property().equals("SourceCurrencyCode"))
                .flatMap(condition -> condition.values().stream())
                .flatMap(code -> Company.rate(books, code, day).stream())
                .toList();
    }
}
