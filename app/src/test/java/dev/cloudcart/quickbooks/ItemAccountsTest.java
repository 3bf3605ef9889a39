package dev.cloudcart.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Creation.ItemKind;
import dev.cloudcart.core.books.ItemUse;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// In which accounts of a simulated company lines stand.
class ItemAccountsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Creation LOOK = new Creation(false, false, false, ItemKind.NON_INVENTORY, "");

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());
    private final OpenBooks open = books.open();

    @AfterEach
    void close() {
        open.close();
        books.close();
    }

    private String account(String type, String subtype, String name) {
        return books.byHand(
                        "account",
                        "{\"Name\":\"%s\",\"AccountType\":\"%s\",\"AccountSubType\":\"%s\"}"
                                .formatted(name, type, subtype))
                .path("Id")
                .asString();
    }

    private String item(String name, String type, String more) {
        return books.byHand("item", "{\"Name\":\"%s\",\"Type\":\"%s\",%s}".formatted(name, type, more))
                .path("Id")
                .asString();
    }

    private Map<ItemUse, String> accounts(ItemUse... uses) {
        open.chart(new Needs(Set.of(), Set.of(), Set.of()), LOOK);
        return open.accountsOf(List.of(uses), LOOK);
    }

    @Test
    void areThoseOfTheProductForWhatIsSoldAndForWhatIsBought() {
        var mugs = account("Income", "SalesOfProductIncome", "Mugs sold");
        var cost = account("Cost of Goods Sold", "SuppliesMaterialsCogs", "Mugs bought");
        var stock = account("Other Current Asset", "Inventory", "Mugs in stock");
        var both = "\"IncomeAccountRef\":{\"value\":\"%s\"},\"ExpenseAccountRef\":{\"value\":\"%s\"}"
                .formatted(mugs, cost);
        var mug = item("Mug", "NonInventory", both);
        var stocked = item(
                "Stocked mug",
                "Inventory",
                both
                        + ",\"TrackQtyOnHand\":true,\"QtyOnHand\":0,\"InvStartDate\":\"2026-01-01\",\"AssetAccountRef\":{\"value\":\"%s\"}"
                                .formatted(stock));

        assertThat(accounts(sold(mug), bought(mug), sold(stocked), bought(stocked), new ItemUse(cost, true, true)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        sold(mug),
                        "Mugs sold",
                        bought(mug),
                        "Mugs bought",
                        sold(stocked),
                        "Mugs sold",
                        bought(stocked),
                        "Mugs in stock",
                        new ItemUse(cost, true, true),
                        "Mugs bought"));
    }

    /// What would be created gets the usual accounts; of what is not there nothing is told.
    @Test
    void areTheUsualOnesForWhatWouldBeCreated() {
        assertThat(accounts(sold(Ref.NEW), bought(Ref.NEW), sold("987654"), sold("")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(sold(Ref.NEW), "Sales of Product Income", bought(Ref.NEW), "Cost of Goods Sold"));
    }

    private static ItemUse sold(String item) {
        return new ItemUse(item, false, false);
    }

    private static ItemUse bought(String item) {
        return new ItemUse(item, true, false);
    }
}
