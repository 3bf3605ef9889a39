package dev.cloudcart.core.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Reason;

class ChartTest {

    private static final PartyNeed AMAZON = new PartyNeed("Amazon GBP", CurrencyUnit.GBP);
    private static final PartyNeed EBAY = new PartyNeed("eBay GBP", CurrencyUnit.GBP);
    private static final ItemNeed MUG = new ItemNeed("MUG", "A mug");
    private static final ItemNeed BOOK = new ItemNeed("BOOK", "A book");
    private static final RateNeed DOLLARS = new RateNeed(CurrencyUnit.USD, LocalDate.of(2026, 3, 4));

    /// Found, to be created, or not to be had; only the second is what creating would help.
    @Test
    void lacksWhatWouldHaveToBeCreated() {
        var chart = chart(
                TaxSystem.CODES,
                Map.of(
                        AMAZON,
                        new Lookup.Found<>(new Ref<>("58", "Amazon GBP")),
                        EBAY,
                        new Lookup.ToBeCreated<>("eBay GBP")),
                Map.of(
                        MUG,
                        new Lookup.ToBeCreated<>("MUG"),
                        BOOK,
                        new Lookup.Unavailable<>(Reason.other("It is a bundle", "Name another"))),
                Map.of());

        assertThat(chart.lacks(new Needs(Set.of(AMAZON), Set.of(BOOK), Set.of(DOLLARS))))
                .isFalse();
        assertThat(chart.lacks(new Needs(Set.of(AMAZON, EBAY), Set.of(BOOK), Set.of())))
                .isTrue();
        assertThat(chart.lacks(new Needs(Set.of(AMAZON), Set.of(BOOK, MUG), Set.of())))
                .isTrue();
    }

    @Test
    void takesWhatIsNewerAndKeepsTheRest() {
        var old = chart(
                TaxSystem.CODES,
                Map.of(AMAZON, new Lookup.ToBeCreated<>("Amazon GBP")),
                Map.of(MUG, new Lookup.Found<>(new Ref<>("11", "Mug"))),
                Map.of(DOLLARS, new Lookup.Found<>(new BigDecimal("0.79"))));
        var newer = chart(
                TaxSystem.OFF,
                Map.of(AMAZON, new Lookup.Found<>(new Ref<>("58", "Amazon GBP"))),
                Map.of(BOOK, new Lookup.Found<>(new Ref<>("12", "Book"))),
                Map.of());

        assertThat(old.with(newer))
                .isEqualTo(chart(
                        TaxSystem.OFF,
                        Map.of(AMAZON, new Lookup.Found<>(new Ref<>("58", "Amazon GBP"))),
                        Map.of(
                                MUG,
                                new Lookup.Found<>(new Ref<>("11", "Mug")),
                                BOOK,
                                new Lookup.Found<>(new Ref<>("12", "Book"))),
                        Map.of(DOLLARS, new Lookup.Found<>(new BigDecimal("0.79")))));
    }

    private static Chart chart(
            TaxSystem system,
            Map<PartyNeed, Lookup<Ref<Ref.Party>>> parties,
            Map<ItemNeed, Lookup<Ref<Ref.Item>>> items,
            Map<RateNeed, Lookup<BigDecimal>> rates) {
        return new Chart(
                new Country("GB"), CurrencyUnit.GBP, true, true, system, List.of(), null, parties, items, rates);
    }
}
