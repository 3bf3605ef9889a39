package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.postage;
import static dev.cloudcart.demo.Sold.sku;
import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/// Mends what is held for its products, or for the accounts of new ones.
class ProductMendsTest extends Mending {

    @Test
    @Mends({
        "NO_ITEM",
        "SKU_OF_SEVERAL_ITEMS",
        "NAME_OF_SEVERAL_ITEMS",
        "ITEM_IS_A_BUNDLE",
        "STOCK_OF_ITEM_NOT_STARTED",
        "ITEM_GONE"
    })
    void products() throws Exception {
        connectTheFirst("uk", "");
        sell(sold.taxed(1, 20, sku("GONE")), sold.taxed(6, 20, sku("GONE AS WELL")), sold.taxed(10, 20));
        sync(0);
        books.active("Item", "Name", "GONE", false);
        books.active("Item", "Name", "GONE AS WELL", false);
        set("products: {missing: hold}");
        var red = books.item("Red mug", "MUG");
        books.item("Blue mug", "MUG");
        var hammer = books.itemWithin("Hammer", books.category("Tools"));
        books.itemWithin("Hammer", books.category("Toys"));
        books.bundle("SET");
        var stocked = books.stocked("STOCK", "2090-01-01");
        sell(
                sold.taxed(2, 20, sku("NONE")),
                sold.taxed(3, 20, sku("MUG")),
                sold.taxed(4, 20, sku("Hammer")),
                sold.taxed(5, 20, sku("SET")),
                sold.taxed(7, 20, sku("STOCK")),
                sold.taxed(8, 20, sku("GONE")),
                sold.taxed(9, 20, sku("LATER")),
                sold.taxed(11, 20, sku("GONE AS WELL")));

        holds(Map.of(
                2,
                "NO_ITEM",
                3,
                "SKU_OF_SEVERAL_ITEMS",
                4,
                "NAME_OF_SEVERAL_ITEMS",
                5,
                "ITEM_IS_A_BUNDLE",
                7,
                "STOCK_OF_ITEM_NOT_STARTED",
                8,
                "ITEM_GONE",
                9,
                "NO_ITEM",
                11,
                "ITEM_GONE"));

        books.item("Something else", "NONE");
        books.change("Item", red, "\"Sku\":\"\"");
        books.change("Item", hammer, "\"Sku\":\"Hammer\"");
        books.item("The set", "SET");
        books.change("Item", stocked, "\"InvStartDate\":\"2026-01-01\",\"QtyOnHand\":5");
        books.active("Item", "Name", "GONE", true);
        books.item("The new one", "GONE AS WELL");
        set("products: {missing: create as non-inventory}");
        posts(numbers(1, 11));
    }

    /// What the map names is never created; two SKUs go on one product once it is named rightly.
    @Test
    @Mends({"MAPPED_ITEM_MISSING", "MAPPED_ITEM_OF_SEVERAL"})
    void productsOfTheMap() throws Exception {
        connect("uk", "{}", "");
        var blue = books.itemWithin("Blue mug", books.category("Mugs"));
        books.itemWithin("Blue mug", books.category("Old"));
        books.bundle("SET");
        set("products: {map: [{sku: OLD-1, item: Blue mug}, {sku: OLD-2, item: Green mug}, {sku: OLD-3, item: SET}]}");
        sell(sold.taxed(1, 20, sku("OLD-1")), sold.taxed(2, 20, sku("old-2")), sold.taxed(3, 20, sku("OLD-3")));
        holds(Map.of(1, "MAPPED_ITEM_OF_SEVERAL", 2, "MAPPED_ITEM_MISSING", 3, "MAPPED_ITEM_MISSING"));

        set("products: {map: [{sku: OLD-1, item: 'Mugs:Blue mug'}, {sku: OLD-2, item: 'Mugs:Blue mug'}]}");
        posts(1, 2, 3);
        assertThat(itemOf(1)).isEqualTo(blue);
        assertThat(itemOf(2)).isEqualTo(blue);
        assertThat(books.rows("Item", "Name = 'Green mug'")).isEmpty();
    }

    /// One item fits two of them, and they never become one.
    @Test
    @Mends({"ITEM_OF_ANOTHER_SKU", "ITEM_OF_A_PRODUCT"})
    void productsWhoseItemIsAnothers() throws Exception {
        connect("uk", "{}", "");
        books.itemWithin("Hammer", books.category("Tools"));
        books.item("Shipping", "");
        sell(
                sold.taxed(1, 20, sku("Tools:Hammer")),
                sold.taxed(2, 20, sku("Hammer")),
                sold.taxed(3, 20, sku("Shipping")));
        holds(Map.of(2, "ITEM_OF_ANOTHER_SKU"));
        sell(sold.taxed(4, 20, postage()));
        holds(Map.of(2, "ITEM_OF_ANOTHER_SKU", 4, "ITEM_OF_A_PRODUCT"));

        books.item("Toy hammer", "Hammer");
        set("products: {shipping-item: Postage}");
        posts(1, 2, 3, 4);
        assertThat(books.rows("Item", "Name = 'Postage'")).hasSize(1);
    }

    /// Somebody wrote the SKU of one product on the item that another has gone to.
    @Test
    @Mends("SKU_ON_ITEM_OF_ANOTHER")
    void productsWhoseSkuStandsOnTheItemOfAnother() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20, sku("MUG")), sold.taxed(2, 20, sku("JUG")));
        posts(1, 2);
        later();
        var mug = books.id("Item", "Sku = 'MUG'");
        var jug = books.id("Item", "Sku = 'JUG'");
        books.change("Item", mug, "\"Sku\":\"CUP\"");
        books.change("Item", jug, "\"Sku\":\"POT\"");
        sell(sold.taxed(3, 20, sku("CUP")), sold.taxed(4, 20, sku("MUG")), sold.taxed(5, 20, sku("POT")));
        holds(Map.of(3, "SKU_ON_ITEM_OF_ANOTHER", 5, "SKU_ON_ITEM_OF_ANOTHER"));

        books.change("Item", mug, "\"Sku\":\"\"");
        var cup = books.item("Tea cup", "CUP");
        books.change("Item", jug, "\"Sku\":\"\"");
        posts(1, 2, 3, 4, 5);
        assertThat(itemOf(3)).isEqualTo(cup);
        assertThat(itemOf(4)).isEqualTo(mug);
        assertThat(itemOf(5)).isNotEqualTo(jug);
    }

    private String itemOf(int order) throws Exception {
        return books.documents(order)
                .getFirst()
                .at("/Line/0/SalesItemLineDetail/ItemRef/value")
                .asString();
    }

    /// Four of five names are taken, and the fifth is found; where it is taken too, a person has to say.
    @Test
    @Mends("ITEM_NAME_TAKEN")
    void namesOfNewProducts() throws Exception {
        connect("uk", "{}", "");
        takeNames();
        sell(sold.taxed(1, 20, sku("CUP")), sold.taxed(2, 20, sku("POT")));
        sync(0);
        var fifth = books.rows("Item", "Sku = 'CUP'").getFirst().path("Name").asString();
        var fifthPot = books.rows("Item", "Sku = 'POT'").getFirst().path("Name").asString();

        connect("uk", "{}", "");
        takeNames();
        var cup = books.item(fifth, "OTHER CUP");
        var pot = books.item(fifthPot, "OTHER POT");
        holds(Map.of(1, "ITEM_NAME_TAKEN", 2, "ITEM_NAME_TAKEN"));

        books.change("Item", cup, "\"Sku\":\"CUP\"");
        books.change("Item", pot, "\"Name\":\"Something else\"");
        posts(1, 2);
        assertThat(books.id("Item", "Sku = 'POT'")).isNotEqualTo(pot);
    }

    private void takeNames() throws Exception {
        for (var sku : new String[] {"CUP", "POT"}) {
            for (var name : new String[] {"%s", "%s (Mug)", "%s (SKU)", "%s (Linnworks)"}) {
                books.item(name.formatted(sku), "OF " + name.formatted(sku));
            }
        }
    }

    @Test
    @Mends({"NO_SUCH_INCOME_ACCOUNT", "NO_INCOME_ACCOUNT", "NO_COST_ACCOUNT", "NO_SUCH_COST_ACCOUNT", "ITEM_NOT_CREATED"
    })
    void accounts() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(10, 20));
        sync(0);
        set("products: {income-account: Web sales}");
        sell(sold.taxed(1, 20, sku("A")));
        holds(Map.of(1, "NO_SUCH_INCOME_ACCOUNT"));
        books.add("account", "{\"Name\":\"Web sales\",\"AccountType\":\"Income\"}");
        posts(1);

        set("products: {income-account: \"\"}");
        inactivate("AccountType = 'Income'");
        sell(sold.taxed(2, 20, sku("B")));
        holds(Map.of(2, "ITEM_NOT_CREATED"));
        holds(Map.of(2, "NO_INCOME_ACCOUNT"));
        books.add("account", "{\"Name\":\"New sales\",\"AccountType\":\"Income\"}");
        posts(2);

        inactivate("AccountType in ('Cost of Goods Sold', 'Expense', 'Other Expense')");
        sell(sold.taxed(3, 20, sku("C")));
        holds(Map.of(3, "ITEM_NOT_CREATED"));
        holds(Map.of(3, "NO_COST_ACCOUNT"));
        books.add("account", "{\"Name\":\"New costs\",\"AccountType\":\"Cost of Goods Sold\"}");
        posts(1, 2, 3);

        set("purchase-settings: {purchases-account: Mugs bought}");
        sell(sold.taxed(4, 20, sku("D")));
        holds(Map.of(4, "NO_SUCH_COST_ACCOUNT"));
        books.add("account", "{\"Name\":\"Mugs bought\",\"AccountType\":\"Expense\"}");
        posts(4);
        assertThat(books.rows("Item", "Sku = 'D'")
                        .getFirst()
                        .at("/ExpenseAccountRef/name")
                        .asString())
                .isEqualTo("Mugs bought");
    }

    private void inactivate(String accounts) throws Exception {
        for (var account : books.rows("Account", accounts)) {
            books.change("Account", account.path("Id").asString(), "\"Active\":false");
        }
    }

    /// The call to create it is refused as one that came before with other content.
    @Test
    @Mends({"REQUEST_REPEATED", "ITEM_NOT_CREATED"})
    void callsThatQuickBooksTakesForOthers() throws Exception {
        connect("uk", "{}", "");
        books.surprises(Bookkeeper.refused("Item", "Sku", "CUP", 1, "600", ""));
        sell(sold.taxed(1, 20, sku("CUP"), source("NEWSHOP")));

        var report = holds(Map.of(1, "ITEM_NOT_CREATED"));

        assertThat(books.rows("Customer", "DisplayName like 'NEWSHOP%'")).isEmpty();
        assertThat(report.at("/holds/0/reason").asString()).contains("has met this call before, with other content");
        posts(1);
        assertThat(books.rows("Customer", "DisplayName like 'NEWSHOP%'")).hasSize(1);
    }
}
