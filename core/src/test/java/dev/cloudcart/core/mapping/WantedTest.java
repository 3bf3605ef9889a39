package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;

/// What a sale asks of the books.
class WantedTest {

    private static final Stores STORES = new Stores(List.of(
            new Stores.Entry("AMAZON", "Amazon FR", "Amazon France"),
            new Stores.Entry("AMAZON", null, "Amazon Europe")));

    @ParameterizedTest
    @CsvSource({
        "AMAZON, Amazon FR, Amazon France",
        "amazon, amazon fr, Amazon France",
        "AMAZON, Amazon UK, Amazon Europe",
        "EBAY, Amazon FR, eBay",
        "ebay , EBAY0, eBay",
        "Depop, '', Depop",
        "' ', '', Direct"
    })
    void callsAStoreAsTheTableSaysElseAsUsual(String source, String account, String name) {
        assertThat(STORES.nameOf(new Channel(source, account))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"STORE, Amazon", "STORE_AND_CURRENCY, Amazon EUR", "NAMED, All sales"})
    void asksForTheCustomerThatTheRulesSay(Rules.Matching matching, String name) {
        var rules = rules(new Rules.Customers(matching, "All sales", true), rules().products());
        var sale = aSale().in("EUR").withLine("MUG", 1, "10", "2", "20").sale();

        assertThat(SaleMapper.needs(rules, List.of(sale)).parties())
                .singleElement()
                .satisfies(need -> assertThat(need.name()).isEqualTo(name));
    }

    /// A line without a SKU goes on the item that stands in for it, if there is one.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MUG | Sundries | MUG",
                "MUG | ''       | MUG",
                "''  | Sundries | Sundries of the settings",
                "''  | ''       | ''"
            })
    void asksForTheItemOfALine(String sku, String standIn, String item) {
        var products = new Rules.Products(Rules.MissingProduct.HOLD, "Shipping", "Discount", "", standIn);
        var sale = aSale().withLine(sku, 1, "10", "2", "20").sale();

        assertThat(items(rules(rules().customers(), products), sale)).isEqualTo(item);
    }

    /// What the map names counts before the SKU, however its letters are written; what it does not name is as before.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MUG | Mugs:Blue by the map",
                "' mug ' | Mugs:Blue by the map",
                "MUGS | MUGS",
                "'' | Sundries of the settings"
            })
    void asksForTheItemThatTheMapNames(String sku, String item) {
        var map = new ProductMap(List.of(new ProductMap.Row("Mug", "Mugs:Blue")));
        var products = new Rules.Products(Rules.MissingProduct.HOLD, "Shipping", "Discount", "", "Sundries", map);
        var sale = aSale().withLine(sku, 1, "10", "2", "20").sale();

        assertThat(items(rules(rules().customers(), products), sale)).isEqualTo(item);
    }

    @Test
    void asksForTheItemsOfPostageDiscountAndTaxWhereTheyAreNeeded() {
        var bare = aSale().withLine("MUG", 1, "10", "2", "20");

        assertThat(items(rules(), bare.sale())).isEqualTo("MUG");
        assertThat(items(rules(Rules.TaxMode.LINE), bare.sale())).isEqualTo("MUG, Sales tax of the settings");
        assertThat(items(
                        rules(),
                        bare.withPostage("3", "0.6", "20")
                                .withAllowance("1", "0.2", "20")
                                .sale()))
                .isEqualTo("Discount of the settings, MUG, Shipping of the settings");
    }

    @Test
    void asksForNothingOfWhatIsSkipped() {
        var cancelled = aSale().standing(Standing.CANCELLED).in("EUR").withLine("MUG", 1, "10", "2", "20");
        var needs = SaleMapper.needs(rules(), List.of(cancelled.sale()));

        assertThat(needs.parties()).isEmpty();
        assertThat(needs.items()).isEmpty();
        assertThat(needs.rates()).isEmpty();
    }

    private static String items(Rules rules, Sale sale) {
        return SaleMapper.needs(rules, List.of(sale)).items().stream()
                .map(need -> need.sku()
                        + switch (need.named()) {
                            case BY_SHOP -> "";
                            case BY_SETTINGS -> " of the settings";
                            case BY_MAP -> " by the map";
                        })
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
