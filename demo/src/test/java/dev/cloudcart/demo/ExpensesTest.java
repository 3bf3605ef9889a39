package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Purchases as the smaller plans of QuickBooks take them: on accounts instead of products, and paid at once.
class ExpensesTest extends Buying {

    private static final String EXPENSES = """
            purchase-settings:
              sync-purchases: true
              sync-purchases-as: expenses
              pay-from: [{currency: GBP, account: Current account}]
            """;

    private static final String ON_ACCOUNT = "purchase-settings: {lines: account}";

    @Test
    void areMadeOfWhatCameAndFollowIt() throws Exception {
        connect("uk", "{}", EXPENSES);
        shop(nuts().that("DELIVERED")
                .came(7, first, 0, 6)
                .cost("Freight", "20.00", 20)
                .line());
        assertCame(sync(0), 1, 0);

        assertStand("expense PO1-7 96.0 of " + date(first) + ": 6 NUT, 1 Purchase costs");
        var expense = books.rows("Purchase", "DocNumber = 'PO1-7'").getFirst();
        assertThat(expense.path("PaymentType").asString()).isEqualTo("Cash");
        assertThat(expense.at("/AccountRef/name").asString()).isEqualTo("Current Account");
        assertThat(expense.at("/EntityRef/name").asString()).isEqualTo("Acme");
        assertCame(sync(0), 0, 0);

        shop(nuts().that("PARTIAL").came(7, first, 0, 5).line());
        assertCame(sync(0), 0, 1);
        assertStand("expense PO1-7 60.0 of " + date(first) + ": 5 NUT");

        shop(nuts().line());
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(1);
        assertStand();
        assertCame(sync(0), 0, 0);
    }

    /// A bill stays a bill, and an expense an expense.
    @Test
    void goOnAsTheyBeganWhenTheSettingChanges() throws Exception {
        connect("uk", "{}", EXPENSES);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);
        set("purchase-settings: {sync-purchases-as: bills}");
        shop(nuts().that("PARTIAL").came(7, first, 0, 7).came(8, second, 0, 1).line());
        sync(0);
        set("purchase-settings: {sync-purchases-as: expenses}");
        shop(nuts().that("PARTIAL").came(7, first, 0, 7).came(8, second, 0, 2).line());
        sync(0);

        assertStand("expense PO1-7 84.0 of " + date(first) + ": 7 NUT", "PO1-8 24.0 of " + date(second) + ": 2 NUT");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void areBillsOnAnAccountInEssentials() throws Exception {
        connect("uk", "{\"plan\":\"essentials\"}", "purchase-settings: {sync-purchases: true}");
        set("purchase-settings: {sync-purchases-as: bills, lines: account}");
        shop(nuts().that("PARTIAL")
                .came(7, first, 0, 6)
                .cost("Freight", "20.00", 20)
                .line());
        assertCame(sync(0), 1, 0);

        var bill = books.rows("Bill", "DocNumber = 'PO1-7'").getFirst();
        assertThat(lines(bill)).containsExactly("60.0 6 x NUT A NUT", "10.91 Freight");
        assertCame(sync(0), 0, 0);

        shop(nuts().that("PARTIAL").came(7, first, 0, 5).line());
        assertCame(sync(0), 1, 0);
        assertThat(lines(books.rows("VendorCredit", "DocNumber = 'PO1-7-C'").getFirst()))
                .containsExactly("10.0 1 x NUT A NUT", "10.91 Freight");
        assertThat(books.rows("Item", "Active = true").stream()
                        .map(item -> item.path("Name").asString()))
                .doesNotContain("NUT");
    }

    @Test
    void areExpensesOnAnAccountInSimpleStart() throws Exception {
        connect("uk", "{\"plan\":\"simple-start\",\"multicurrency\":false}", EXPENSES);
        set(ON_ACCOUNT);
        shop(nuts().that("DELIVERED").came(7, first, 0, 6).line());

        assertCame(sync(0), 1, 0);

        assertThat(lines(books.rows("Purchase", "DocNumber = 'PO1-7'").getFirst()))
                .containsExactly("60.0 6 x NUT A NUT");
        assertCame(sync(0), 0, 0);
    }

    @Test
    @Mends("NO_PURCHASES_ACCOUNT")
    void goOnTheAccountThatTheSettingsName() throws Exception {
        connect("uk", "{}", EXPENSES);
        set("purchase-settings: {lines: account, purchases-account: Stock bought}");
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertThat(sync(HELD).at("/holds/0/cause").asString()).isEqualTo("NO_PURCHASES_ACCOUNT");

        books.add("account", """
                {"Name":"Stock bought","AccountType":"Cost of Goods Sold","AccountSubType":"SuppliesMaterialsCogs"}""");
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("Purchase", "DocNumber = 'PO1-7'")
                        .getFirst()
                        .at("/Line/0/AccountBasedExpenseLineDetail/AccountRef/name")
                        .asString())
                .isEqualTo("Stock bought");
    }

    private static List<String> lines(JsonNode document) {
        return document.path("Line")
                .valueStream()
                .filter(line -> line.has("AccountBasedExpenseLineDetail"))
                .map(line -> "%s %s"
                        .formatted(
                                line.path("Amount").decimalValue(),
                                line.path("Description").asString()))
                .toList();
    }
}
