package dev.cloudcart.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// What exchange rates cost of metered reads.
class RatesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    /// Pages of documents come in any order, and each is in other currencies.
    @Test
    void aDayIsReadOnceForAllCurrenciesThatAreUsed() {
        var open = books.open();
        look(open, MONDAY, "EUR");
        look(open, MONDAY, "USD");

        assertThat(reads(open, TUESDAY, "EUR"))
                .as("with the dollars of that day")
                .isEqualTo(1);
        assertThat(reads(open, TUESDAY, "USD")).isZero();
        assertThat(look(open, TUESDAY, "USD"))
                .allSatisfy((_, rate) -> assertThat(rate).isInstanceOf(Lookup.Found.class));
        var next = books.open();
        assertThat(reads(next, TUESDAY.plusDays(1), "USD"))
                .as("the next run knows them too")
                .isEqualTo(1);
        assertThat(reads(next, TUESDAY.plusDays(1), "EUR")).isZero();
    }

    private long reads(OpenBooks open, LocalDate day, String currency) {
        long before = books.meter.calls().quickbooksReads();
        look(open, day, currency);
        return books.meter.calls().quickbooksReads() - before;
    }

    private static Map<RateNeed, Lookup<BigDecimal>> look(OpenBooks open, LocalDate day, String currency) {
        return open.chart(
                        SimulatedBooks.rates(day.toString(), currency),
                        new Creation(false, false, Creation.ItemKind.NEVER, ""))
                .rates();
    }
}
