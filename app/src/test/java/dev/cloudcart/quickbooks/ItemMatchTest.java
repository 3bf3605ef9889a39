package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static dev.cloudcart.quickbooks.SimulatedBooks.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// Which item a SKU goes to where several have parts of its name.
class ItemMatchTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());
    private String tools = "";
    private String toys = "";

    @BeforeEach
    void sortItemsIntoCategories() {
        tools = category("Tools");
        toys = category("Toys");
    }

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void holdsANameThatTwoItemsHave() {
        add("Hammer", "", tools);
        add("Hammer", "", toys);

        var reason = reason(look("Hammer"));

        assertThat(reason.what()).isEqualTo("\"Hammer\" is the name of Tools:Hammer and of Toys:Hammer in QuickBooks");
        assertThat(reason.mend()).isEqualTo("Give the right one the SKU \"Hammer\" in QuickBooks, then sync again");
    }

    @Test
    void takesTheOneThatWasGivenTheSku() {
        add("Hammer", "", tools);
        var toy = add("Hammer", "Hammer", toys);

        assertThat(found(look("hammer")).id()).isEqualTo(toy);
    }

    @Test
    void findsAnItemByItsFullName() {
        add("Hammer", "", tools);
        var toy = add("Hammer", "TH-9", toys);

        assertThat(found(look("toys:hammer")).id()).isEqualTo(toy);
    }

    @Test
    void takesAFullNameBeforeTheNameOfOneBelow() {
        var top = add("Hammer", "", "");
        add("Hammer", "", tools);

        assertThat(found(look("Hammer")).id()).isEqualTo(top);
    }

    @Test
    void takesTheOnlyItemThatHasTheName() {
        var tool = add("Saw", "", tools);
        add("Saw", "OTHER", toys);

        assertThat(found(look("Saw")).id()).isEqualTo(tool);
    }

    @Test
    void holdsASkuThatTwoItemsHave() {
        add("Hammer", "H-1", tools);
        add("Hammer", "H-1", toys);

        var reason = reason(look("H-1"));

        assertThat(reason.what()).isEqualTo("\"H-1\" is the SKU of Tools:Hammer and of Toys:Hammer in QuickBooks");
        assertThat(reason.mend()).contains("all but the right one");
    }

    @Test
    void createsAnItemForAPathOnce() {
        add("Hammer", "", tools);
        var first = found(look("Shed:Hammer"));

        assertThat(first.name()).matches("Shed-Hammer #\\w{6}");
        assertThat(books.read("select * from Item where Id = '%s'".formatted(first.id()))
                        .path("Sku")
                        .asString())
                .isEqualTo("Shed:Hammer");
        DATABASE.jdbc().sql("delete from quickbooks_link").update();
        assertThat(found(look("Shed:Hammer"))).isEqualTo(first);
    }

    @Test
    void aCategoryIsNoProduct() {
        assertThat(found(look("Tools")).name()).isEqualTo("Tools (A tool)");
    }

    private Lookup<Ref> look(String sku) {
        return books.open()
                .chart(item(sku, "A tool"), CREATE)
                .items()
                .values()
                .iterator()
                .next();
    }

    private String category(String name) {
        return books.byHand("item", "{\"Name\":\"%s\",\"Type\":\"Category\"}".formatted(name))
                .path("Id")
                .asString();
    }

    private String add(String name, String sku, String parent) {
        var below = parent.isEmpty() ? "" : ",\"SubItem\":true,\"ParentRef\":{\"value\":\"%s\"}".formatted(parent);
        return books.byHand("item", """
                {"Name":"%s","Sku":"%s","Type":"Service","IncomeAccountRef":{"value":"%s"},
                "ExpenseAccountRef":{"value":"%s"}%s}""".formatted(name, sku, account("Sales"), account("Purchases"), below))
                .path("Id")
                .asString();
    }

    private String account(String name) {
        return books.read("select * from Account where Name = '%s'".formatted(name))
                .path("Id")
                .asString();
    }

    private static Ref found(Lookup<Ref> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found<Ref>) lookup).value();
    }

    private static Reason reason(Lookup<Ref> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Unavailable.class);
        return ((Lookup.Unavailable<Ref>) lookup).reason();
    }
}
