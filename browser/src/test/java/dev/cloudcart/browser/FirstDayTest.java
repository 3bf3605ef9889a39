package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// A merchant's first day with the product, click by click, from an empty installation on: each story ends at the
/// document in the books. The stories stand on each other.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayTest {

    private static final String BOOKS = "/companies/" + QuickBooksSimulator.REALM;
    private static final String PASSWORD = "lorry puddle anthem";

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path home;

    private final Chromium chromium = Chromium.start();
    private CloudCart service;
    private Visitor anna;
    private Visitor merchant;
    private Visitor bookkeeper;

    @BeforeAll
    void open() {
        service = new CloudCart(home);
        anna = new Visitor(
                chromium,
                service.uri(),
                new NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/London"));
        merchant = new Visitor(chromium, service.linnworks.uri());
        bookkeeper = new Visitor(chromium, service.quickBooks.uri());
    }

    @AfterAll
    void stop() {
        bookkeeper.close();
        merchant.close();
        anna.close();
        service.close();
        chromium.close();
    }

    @Test
    @Order(1)
    void setsUp() {
        anna.open("/");
        assertThat(anna.heading()).isEqualTo("Set up Cloud Cart");
        anna.fill("Code", service.setUpCode());
        anna.page.locator("#name").fill("Anna Bookkeeper");
        anna.page.locator("#email").fill("anna@example.com");
        anna.page.locator("#password").fill(PASSWORD);
        anna.page.locator("#company").fill("Mug Shop");
        anna.page.locator("#currency").selectOption("GBP");
        assertThat(anna.page.locator("#zone").inputValue())
                .as("guessed from the browser")
                .isEqualTo("Europe/London");
        anna.press("Set up");

        assertThat(anna.heading()).isEqualTo("My connections");
        assertThat(anna.text()).contains("Mug Shop is here. Now connect Linnworks and QuickBooks.");
    }

    /// Open the installation page, sign in, install, copy the token, paste it.
    @Test
    @Order(2)
    void connectsLinnworks() {
        var tab = anna.page
                .context()
                .waitForPage(() -> anna.page
                        .locator("a", new Page.LocatorOptions().setHasText("Open the installation page"))
                        .click());
        tab.getByLabel("E-mail").fill("anna@example.com");
        tab.getByLabel("Password").fill("secret");
        tab.locator("button", new Page.LocatorOptions().setHasText("Sign in")).click();
        tab.locator("button", new Page.LocatorOptions().setHasText("Install"))
                .first()
                .click();
        tab.locator("text=is installed").first().waitFor();
        var token = tab.locator("[data-copy], code, input[readonly]").first();
        var word = token.getAttribute("data-copy") != null
                ? token.getAttribute("data-copy")
                : (String) token.evaluate("one => one.value || one.textContent");
        tab.close();

        anna.fill("Paste the token here", "c10dca27-0000-4000-8000-00000000beef");
        anna.press("Connect Linnworks");
        assertThat(anna.page.locator("#token-wrong").innerText())
                .contains("Linnworks does not accept the installation token.");

        paste("Paste the token here", word.strip());
        anna.page.waitForCondition(() -> card("Linnworks").innerText().contains("Connected since"));
    }

    /// It is sent by that alone.
    private void paste(String field, String text) {
        anna.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        anna.page.evaluate("text => navigator.clipboard.writeText(text)", text);
        anna.field(field).fill("");
        anna.page.keyboard().press("Control+V");
    }

    private Locator card(String title) {
        return anna.page
                .locator("section.card", new Page.LocatorOptions().setHasText(title))
                .first();
    }

    @Test
    @Order(3)
    void connectsQuickBooksAndMayChangeOnesMind() {
        anna.press("Connect QuickBooks");
        assertThat(anna.heading()).isEqualTo("Connect an app to your books");
        anna.press("No thanks");
        assertThat(anna.heading()).isEqualTo("My connections");
        assertThat(anna.text())
                .contains("QuickBooks was not connected, for Cloud Cart was not let in on its page.")
                .doesNotContain("code=");

        anna.press("Connect QuickBooks");
        anna.press("Connect");

        assertThat(anna.heading()).isEqualTo("My connections");
        assertThat(anna.page.url()).doesNotContain("code=", "state=");
        assertThat(anna.text()).contains("Both are connected.");
    }

    /// Out of the box processed orders are pulled, under a customer for each store and currency.
    @Test
    @Order(4)
    void syncsProcessedOrdersUnderTheirStoreAndCurrency() {
        sell("AMAZON", "USD", true);
        sell("EBAY", "GBP", true);

        anna.page.locator(".side").getByText("Configure").click();
        assertThat(anna.heading()).isEqualTo("Configure");
        anna.press("Save and sync");
        followTheRun();

        assertThat(anna.text()).contains("complete");
        assertThat(books("/customers")).contains("Amazon USD", "eBay GBP");
        assertThat(books("/documents")).contains("Amazon USD", "eBay GBP");
    }

    private void sell(String channel, String currency, boolean processed) {
        merchant.open("/orders/new");
        merchant.choose("Channel", channel);
        merchant.fill("SKU", "MUG");
        merchant.fill("Price", "12.00");
        if (!currency.equals("GBP")) {
            merchant.fill("Currency", currency);
            merchant.fill("Tax rate", "0");
            merchant.fill("Country", "United States");
        }
        merchant.fill("Buyer", "Zoë N'Diaye");
        merchant.press("Take the order");
        if (processed) {
            merchant.press("Process");
        }
    }

    private void followTheRun() {
        assertThat(anna.followTheRun()).contains("complete");
    }

    private String books(String page) {
        bookkeeper.open(BOOKS + page);
        return bookkeeper.text();
    }

    /// Order status emptied means open orders.
    @Test
    @Order(5)
    void syncsOpenOrdersWhenTheOrderStatusIsEmptied() {
        sell("ETSY", "GBP", false);
        assertThat(books("/documents")).doesNotContain("Etsy GBP");

        configure("order-export");
        var status = anna.page.locator("[id='order-export.order-status']");
        assertThat(status.inputValue()).isEqualTo("processed");
        status.fill("");
        anna.press("Save and sync");
        followTheRun();

        assertThat(books("/documents")).contains("Etsy GBP");
    }

    @Test
    @Order(6)
    void turnsPurchaseOrdersIntoPurchaseOrdersWithBills() {
        buy();
        configure("purchase-settings");
        anna.page.locator("[id='purchase-settings.sync-purchases']").selectOption("true");
        anna.press("Save");
        assertThat(anna.text()).contains("Version 3");

        anna.unfold("Sync purchases to QuickBooks");
        anna.page
                .locator("#purchases-from")
                .fill(LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        anna.page.locator("form[action$='/sync-purchases'] button").first().click();
        followTheRun();

        assertThat(books("/documents")).contains("Purchase Order", "Bill", "Potter & Sons");
        assertThat(books("/vendors")).contains("Potter & Sons");
    }

    private void configure(String tab) {
        anna.page.locator(".side").getByText("Configure").click();
        anna.page.locator("[data-tab-link='" + tab + "']").click();
    }

    /// The status that the original cannot be asked for: purchase orders whose goods came on these days.
    @Test
    @Order(7)
    void syncsDeliveredPurchaseOrdersByHandAndLeavesSalesAlone() {
        merchant.open("/purchase-orders");
        merchant.follow("PO-0001");
        merchant.press("Everything has come");
        assertThat(merchant.heading()).isEqualTo("Purchase order PO-0001 delivered");
        int bills = bills();

        anna.page.locator(".side").getByText("Configure").click();
        anna.unfold("Sync orders manually to QuickBooks");
        var today = LocalDate.now(ZoneOffset.UTC);
        anna.page.locator("#orders-from").fill(today.minusDays(1).toString());
        anna.page.locator("#orders-to").fill(today.plusDays(1).toString());
        anna.page.locator("#orders-status").fill("delivered");
        anna.page.locator("form[action$='/sync-orders'] button").first().click();
        followTheRun();

        assertThat(bills()).isEqualTo(bills + 1);
    }

    private int bills() {
        bookkeeper.open(BOOKS + "/documents");
        return bookkeeper
                .page
                .locator("main td", new Page.LocatorOptions().setHasText("Bill"))
                .count();
    }

    private void buy() {
        merchant.open("/stock");
        merchant.fill("SKU", "PEN");
        merchant.fill("Title", "Pen");
        merchant.page.locator("form[action='/stock/product'] button").click();
        merchant.fill("Name", "Potter & Sons");
        merchant.page.locator("form[action='/stock/supplier'] button").click();
        merchant.open("/purchase-orders/new");
        merchant.choose("Supplier", "Potter & Sons");
        merchant.fill("SKU", "PEN");
        merchant.fill("Quantity", "10");
        merchant.fill("Cost of the line", "60");
        merchant.press("Make it");
        merchant.press("Open it");
        merchant.fill("Pieces of PEN that have come", "4");
        merchant.press("Book this delivery");
    }
}
