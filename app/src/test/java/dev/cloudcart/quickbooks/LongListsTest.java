package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// Lists that QuickBooks hands out in several pages, and more changes than it tells at once.
class LongListsTest {

    private static final int ENTRIES = 2_500;
    private static final int BATCH = 30;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void areReadToTheirEnd() {
        load("Entry");

        books.open().chart(new Needs(Set.of(), Set.of(), Set.of()), CREATE);

        for (var kind : ListKind.KEPT) {
            assertThat(known(kind, "entry %")).as(kind.word()).isEqualTo(ENTRIES);
        }
    }

    /// Each code has a rate and an agency of its own.
    @Test
    void ofTaxCodesAreReadToTheirEnd() {
        books.load(IntStream.rangeClosed(1, ENTRIES)
                .mapToObj(number -> "{\"kind\":\"taxCode\",\"value\":{\"Name\":\"%d.0%% DE OSS %d\",\"RateValue\":%d,"
                                .formatted(number % 90 + 1, number, number % 90 + 1)
                        + "\"Agency\":\"Agency %d\"}}".formatted(number))
                .collect(Collectors.joining("\n")));

        var chart = books.open().chart(new Needs(Set.of(), Set.of(), Set.of()), CREATE);

        assertThat(chart.taxCodes().stream().filter(code -> code.ref().name().matches(".* DE OSS \\d+")))
                .hasSize(ENTRIES)
                .allMatch(code -> code.use().where().title().equals("Germany"));
    }

    @Test
    void areReadAnewWhenTooMuchChanged() {
        books.open().chart(new Needs(Set.of(), Set.of(), Set.of()), CREATE);
        books.clock.advance(Duration.ofMinutes(20));
        load("Later");
        var needs = new Needs(
                Set.of(new PartyNeed("Later customer " + ENTRIES, CurrencyUnit.GBP)),
                Set.of(new ItemNeed("later item " + ENTRIES, "")),
                Set.of());

        var chart = books.open().chart(needs, new Creation(true, false, Creation.ItemKind.NEVER, ""));

        assertThat(List.of(chart.parties(), chart.items()))
                .allSatisfy(looked -> assertThat(looked.values()).allMatch(Lookup.Found.class::isInstance));
        for (var kind : ListKind.KEPT) {
            assertThat(known(kind, "later %")).as(kind.word()).isEqualTo(ENTRIES);
        }
        assertThat(books.meter.calls().quickbooksReads()).isLessThanOrEqualTo(1 + 4 * (1 + 3));
    }

    private long known(ListKind kind, String pattern) {
        return DATABASE.jdbc()
                .sql("""
                select count(*) from quickbooks_listed where company = ? and kind = ? and name_key like ?
                """)
                .params(books.company.value(), kind.name(), pattern)
                .query(Long.class)
                .single();
    }

    private void load(String word) {
        var sales = books.read("select * from Account where Name = 'Sales'")
                .path("Id")
                .asString();
        var purchases = books.read("select * from Account where Name = 'Purchases'")
                .path("Id")
                .asString();
        create("Customer", word + " customer", "\"DisplayName\":\"%s %d\",\"CurrencyRef\":{\"value\":\"GBP\"}");
        create("Vendor", word + " vendor", "\"DisplayName\":\"%s %d\",\"CurrencyRef\":{\"value\":\"GBP\"}");
        create("Account", word + " account", "\"Name\":\"%s %d\",\"AccountType\":\"Expense\"");
        create(
                "Item",
                word + " item",
                "\"Name\":\"%s %d\",\"Type\":\"Service\",\"IncomeAccountRef\":{\"value\":\"" + sales
                        + "\"},\"ExpenseAccountRef\":{\"value\":\"" + purchases + "\"}");
    }

    private void create(String kind, String name, String fields) {
        for (int first = 1; first <= ENTRIES; first += BATCH) {
            books.byHand(
                    "batch",
                    IntStream.range(first, Math.min(first + BATCH, ENTRIES + 1))
                            .mapToObj(number -> "{\"bId\":\"%d\",\"operation\":\"create\",\"%s\":{%s}}"
                                    .formatted(number, kind, fields.formatted(name, number)))
                            .collect(Collectors.joining(",", "{\"BatchItemRequest\":[", "]}")));
        }
    }
}
