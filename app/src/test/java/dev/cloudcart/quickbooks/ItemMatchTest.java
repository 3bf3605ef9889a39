package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static dev.cloudcart.quickbooks.SimulatedBooks.item;
import static dev.cloudcart.quickbooks.SimulatedBooks.items;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.ItemNeed;
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
        assertThat(reason.mend())
                .isEqualTo(
                        "Give the right one the SKU \"Hammer\" in QuickBooks, or name it in the settings (products: map),"
                                + " then sync again");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Red\u00A0Mug",
                "Red\u2009Mug",
                "Red\u3000Mug",
                "\uFEFFRed Mug",
                "R\u200Bed Mug",
                "Re\u00ADd Mug",
                "Red Mug\u200E",
                "Red\u200D Mug",
                "\u00A0red mug\u00A0"
            })
    void whatLooksAlikeIsOneItem(String sku) {
        var plain = found(look("Red Mug"));

        assertThat(found(look(sku))).isEqualTo(plain);
        DATABASE.jdbc().sql("delete from quickbooks_link").update();
        assertThat(found(look(sku))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", " \uFEFF ", "\u200D"})
    void whatNobodySeesIsNoSku(String sku) {
        add("Hammer", "", tools);

        assertThat(reason(look(sku)).what()).startsWith("A line has no SKU");
    }

    /// Both names fit the one item, and two products never become one.
    @Test
    void holdsALeafNameWhoseItemIsAnotherProduct() {
        var hammer = add("Hammer", "", tools);

        var both = looks(new ItemNeed("Hammer", "A toy"), new ItemNeed("Tools:Hammer", "A tool"));

        assertThat(found(both.get("Tools:Hammer")).id()).isEqualTo(hammer);
        assertThat(reason(both.get("Hammer")).what())
                .isEqualTo("The product \"Tools:Hammer\" in QuickBooks may be \"Hammer\", but is that of the SKU"
                        + " tools:hammer already");
        assertThat(reason(both.get("Hammer")).mend())
                .isEqualTo(
                        "Give the right product in QuickBooks the SKU \"Hammer\", or create one that has it, or name the"
                                + " right one in the settings (products: map), then sync again");
    }

    @Test
    void holdsAPathWhoseItemWentToItsLeafBefore() {
        var hammer = add("Hammer", "", tools);
        var open = books.open();
        assertThat(found(theOnly(open.chart(item("Hammer", "A toy"), CREATE))).id())
                .isEqualTo(hammer);

        long before = books.count("Item");

        var later = theOnly(open.chart(item("Tools:Hammer", "A tool"), CREATE));

        assertThat(reason(later).what()).contains("\"Tools:Hammer\"").contains("that of the SKU hammer already");
        assertThat(books.count("Item")).isEqualTo(before);
    }

    @Test
    void makesTwoItemsOfAProductThatIsCalledLikeThePostage() {
        var both = looks(ItemNeed.ofSettings("Shipping"), new ItemNeed("Shipping", "A toy ship"));

        assertThat(found(both.get(" Shipping")).name()).isEqualTo("Shipping");
        assertThat(found(both.get("Shipping")).name()).isEqualTo("Shipping (A toy ship)");
        assertThat(looks(new ItemNeed("Shipping", "A toy ship")).get("Shipping"))
                .isEqualTo(both.get("Shipping"));
        assertThat(looks(ItemNeed.ofSettings("Shipping")).get(" Shipping")).isEqualTo(both.get(" Shipping"));
    }

    /// Whether it has its name for a SKU, as those that were created before, or none.
    @ParameterizedTest
    @ValueSource(strings = {"", "Discount"})
    void leavesTheItemOfTheSettingsAloneForAProduct(String sku) {
        var discount = add("Discount", sku, "");

        var both = looks(new ItemNeed("Discount", "A book"), ItemNeed.ofSettings("Discount"));

        assertThat(found(both.get(" Discount")).id()).isEqualTo(discount);
        assertThat(found(both.get("Discount")).name()).isEqualTo("Discount (A book)");
    }

    @Test
    void holdsThePostageWhoseItemIsAProduct() {
        add("Shipping", "", "");
        var open = books.open();
        open.chart(item("Shipping", "A toy ship"), CREATE);

        var postage = theOnly(open.chart(items(ItemNeed.ofSettings("Shipping")), CREATE));

        assertThat(reason(postage).what())
                .isEqualTo(
                        "\"Shipping\", which the settings file names, is the product of the SKU shipping in QuickBooks");
    }

    @Test
    void holdsAProductWhoseItemTheSettingsName() {
        add("Postage", "P-1", "");

        var both = looks(new ItemNeed("P-1", "A stamp"), ItemNeed.ofSettings("Postage"));

        assertThat(found(both.get(" Postage")).name()).isEqualTo("Postage");
        assertThat(reason(both.get("P-1")).what())
                .isEqualTo("The product \"Postage\" in QuickBooks has the SKU \"P-1\", but is the item of that name in"
                        + " the settings file already");
    }

    /// Somebody gave the item of the postage that SKU.
    @Test
    void findsAnItemOfTheSettingsByItsSkuAtLast() {
        var parcels = add("Parcels", "Shipping", "");

        assertThat(found(looks(ItemNeed.ofSettings("Shipping")).get(" Shipping"))
                        .id())
                .isEqualTo(parcels);
    }

    /// A person has said so: whatever else the item is, and however many go on it.
    @Test
    void whatTheProductMapNamesIsTakenThoughItBeAnothersToo() {
        var hammer = add("Hammer", "TH-1", tools);

        assertThat(found(look("TH-1")).id()).isEqualTo(hammer);
        for (var named : List.of("Tools:Hammer", "hammer", "th-1")) {
            assertThat(found(mapped(named)).id()).as(named).isEqualTo(hammer);
        }
        assertThat(found(look("TH-1")).id())
                .as("still the product of its own SKU")
                .isEqualTo(hammer);
        DATABASE.jdbc()
                .sql("delete from quickbooks_link where source_key = 'th-1'")
                .update();
        assertThat(found(look("TH-1")).id()).as("met after the map").isEqualTo(hammer);
    }

    @Test
    void whatTheProductMapNamesIsNeverCreated() {
        add("Hammer", "", tools);
        add("Hammer", "", toys);
        var before = books.read("select count(*) from Item");

        assertThat(reason(mapped("Nail")).what())
                .isEqualTo("QuickBooks has no active product or service \"Nail\", which the settings name for a SKU");
        assertThat(reason(mapped("Hammer")).what())
                .isEqualTo("\"Hammer\", which the settings name for a SKU, is the name or SKU of Tools:Hammer and of"
                        + " Toys:Hammer in QuickBooks");
        assertThat(books.read("select count(*) from Item")).isEqualTo(before);
    }

    private @Nullable Lookup<Ref<Ref.Item>> mapped(String name) {
        return theOnly(books.open().chart(items(ItemNeed.mapped(name)), CREATE));
    }

    @Test
    void aCategoryIsNoProduct() {
        assertThat(found(look("Tools")).name()).isEqualTo("Tools (A tool)");
    }

    /// By SKU; an item of the settings by its name behind a space.
    private Map<String, Lookup<Ref<Ref.Item>>> looks(ItemNeed... needs) {
        var looked = new HashMap<String, Lookup<Ref<Ref.Item>>>();
        books.open()
                .chart(items(needs), CREATE)
                .items()
                .forEach((need, item) -> looked.put((need.ofSettings() ? " " : "") + need.sku(), item));
        return looked;
    }

    private static Lookup<Ref<Ref.Item>> theOnly(Chart chart) {
        return chart.items().values().iterator().next();
    }

    private Lookup<Ref<Ref.Item>> look(String sku) {
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

    private static Ref<Ref.Item> found(@Nullable Lookup<Ref<Ref.Item>> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found<Ref<Ref.Item>>) Objects.requireNonNull(lookup)).value();
    }

    private static Reason reason(@Nullable Lookup<Ref<Ref.Item>> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Unavailable.class);
        return ((Lookup.Unavailable<Ref<Ref.Item>>) Objects.requireNonNull(lookup)).reason();
    }
}
