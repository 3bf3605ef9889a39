package dev.cloudcart.web.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import dev.cloudcart.connections.Sight.Fact;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.TradeSource;

class FactsTest {

    @Test
    void whatTheBooksStillNeedIsSaidWithTheWayThere() {
        var books = new Books.Sight(
                "Mug Shop Inc",
                Country.UNITED_STATES,
                CurrencyUnit.USD,
                false,
                false,
                TaxSystem.US_AUTOMATED,
                "",
                LocalDate.of(2026, 9, 30));

        assertThat(lines(Facts.of(books)))
                .containsExactly(
                        "Company: Mug Shop Inc",
                        "Country: United States",
                        "Home currency: USD",
                        "Multicurrency: off: orders in other currencies are held until it is switched on in QuickBooks,"
                                + " under Account and settings, Advanced",
                        "Tax: automated sales tax: QuickBooks works it out by itself",
                        "Document numbers: QuickBooks' own: for order numbers switch custom transaction numbers on in"
                                + " QuickBooks, under Account and settings, Sales",
                        "Books closed until: 30 September 2026");
    }

    @Test
    void aShopSaysWhatItCanAndWhereNothingIsSeen() {
        assertThat(lines(Facts.of(new TradeSource.Sight("Gift Shop", "AS", List.of("Barn", "Default"), List.of()))))
                .containsExactly(
                        "Account: Gift Shop",
                        "Kept in: Asia and Australia",
                        "Locations: Barn",
                        "Locations: Default",
                        "Channels: none seen");
    }

    private static List<String> lines(List<Fact> facts) {
        return facts.stream().map(fact -> fact.name() + ": " + fact.value()).toList();
    }
}
