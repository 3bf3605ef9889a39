package dev.cloudcart.quickbooks;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.quickbooks.chart.FactsStore;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.lists.ListStore;

/// The lists as the index has them, for whoever chooses from them.
final class KnownLists implements KnownNames {

    private static final List<String> SOLD = List.of("Service", "NonInventory", "Inventory");
    private static final List<String> INCOME = List.of("Income");
    private static final List<String> OWING = List.of("Accounts Payable");
    private static final List<String> PAYING = List.of("Bank", "Credit Card");

    private final JdbcClient jdbc;

    KnownLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Known known(CompanyId company, BooksList list, String part, int most) {
        var lists = new ListStore(jdbc, company);
        var names = switch (list) {
            case CUSTOMERS -> listed(lists, ListKind.CUSTOMER, List.of(), part, most);
            case VENDORS -> listed(lists, ListKind.VENDOR, List.of(), part, most);
            case ITEMS -> listed(lists, ListKind.ITEM, SOLD, part, most);
            case INCOME_ACCOUNTS -> listed(lists, ListKind.ACCOUNT, INCOME, part, most);
            case OWING_ACCOUNTS -> listed(lists, ListKind.ACCOUNT, OWING, part, most);
            case PAYING_ACCOUNTS -> listed(lists, ListKind.ACCOUNT, PAYING, part, most);
            case TAX_CODES -> taxCodes(company, part, most);
        };
        return new Known(names, asOf(lists, list));
    }

    @Override
    public Optional<Seen> books(CompanyId company) {
        return new FactsStore(jdbc, company)
                .seen()
                .map(facts -> new Seen(facts.customNumbers(), facts.booksClosedUntil()));
    }

    private static List<Name> listed(ListStore lists, ListKind kind, List<String> types, String part, int most) {
        return lists.search(kind, types, part, most).stream()
                .map(entry -> new Name(entry.fullName(), entry.currency()))
                .toList();
    }

    private List<Name> taxCodes(CompanyId company, String part, int most) {
        var wanted = part.toLowerCase(Locale.ROOT);
        return new FactsStore(jdbc, company)
                .taxCodes().all().stream()
                        .map(code -> code.ref().name())
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                        .distinct()
                        .sorted(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
                        .limit(most)
                        .map(name -> new Name(name, ""))
                        .toList();
    }

    /// Tax codes are read when the lists are.
    private static Optional<Instant> asOf(ListStore lists, BooksList list) {
        var kind = switch (list) {
            case CUSTOMERS -> ListKind.CUSTOMER;
            case VENDORS -> ListKind.VENDOR;
            case ITEMS, TAX_CODES -> ListKind.ITEM;
            case INCOME_ACCOUNTS, OWING_ACCOUNTS, PAYING_ACCOUNTS -> ListKind.ACCOUNT;
        };
        return Optional.ofNullable(lists.looks().get(kind)).map(ListStore.Look::lookedAt);
    }
}
