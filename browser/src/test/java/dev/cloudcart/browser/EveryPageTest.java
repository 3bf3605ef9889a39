package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// What holds on every page of both simulators.
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final String COMPANY = "/companies/" + QuickBooksSimulator.REALM;

    private final Chromium chromium = Chromium.start();
    private final LinnworksSimulator linnworks = LinnworksSimulator.start();
    private final QuickBooksSimulator quickBooks =
            QuickBooksSimulator.start(QuickBooksSimulator.Options.usual().limits(Limits.OFF));
    private String invoice = "";
    private String openOrder = "";
    private String processedOrder = "";
    private String purchaseOrder = "";

    @BeforeAll
    void fill() {
        try (var books = new Books(quickBooks)) {
            var customer = books.customer("Etsy EUR", "EUR");
            invoice = books.sell("invoice", customer, "LW100036", "0.85");
            books.pay(customer, invoice, "0.90");
        }
        try (var visitor = new Visitor(chromium, linnworks.uri())) {
            openOrder = order(visitor);
            processedOrder = order(visitor);
            visitor.press("Process");
            afterTheSale(visitor);
            purchaseOrder = purchaseOrder(visitor);
        }
    }

    private static String order(Visitor visitor) {
        visitor.open("/orders/new");
        visitor.fill("SKU", "AN-EXTRAORDINARILY-LONG-SKU-0123456789");
        visitor.fill("Price", "1234567.89");
        visitor.fill("Buyer", "Bartholomew Featherstonehaugh-Cholmondeley");
        visitor.press("Take the order");
        return visitor.path();
    }

    /// A refund and a return, each booked.
    private static void afterTheSale(Visitor visitor) {
        visitor.unfoldAll();
        visitor.fill("Postage", "1.50");
        visitor.page.locator("form[action$='/refund'] button").click();
        visitor.unfoldAll();
        visitor.page.locator("input[name^='quantity-']").fill("1");
        visitor.page.locator("form[action$='/return'] button").click();
    }

    private static String purchaseOrder(Visitor visitor) {
        visitor.open("/stock");
        visitor.fill("SKU", "PEN");
        visitor.fill("Title", "Pen");
        visitor.page.locator("form[action='/stock/product'] button").click();
        visitor.fill("Name", "Potter & Sons");
        visitor.page.locator("form[action='/stock/supplier'] button").click();
        visitor.open("/purchase-orders/new");
        visitor.fill("SKU", "PEN");
        visitor.fill("Cost of the line", "60");
        visitor.press("Make it");
        visitor.press("Open it");
        return visitor.path();
    }

    @AfterAll
    void stop() {
        quickBooks.close();
        linnworks.close();
        chromium.close();
    }

    @Test
    void meetsTheRulesOfAccessibility() {
        visitAll(
                new NewContextOptions().setColorScheme(ColorScheme.LIGHT),
                visitor -> assertAccessible(visitor, new AxeBuilder(visitor.page)));
    }

    /// The dark pages differ in their colours only.
    @Test
    void meetsTheRulesOfColourInTheDark() {
        visitAll(
                new NewContextOptions().setColorScheme(ColorScheme.DARK),
                visitor -> assertAccessible(
                        visitor,
                        new AxeBuilder(visitor.page).withRules(List.of("color-contrast", "link-in-text-block"))));
    }

    /// The legacy way leaves out frames of other sites, of which there are none, and takes half the time.
    private static void assertAccessible(Visitor visitor, AxeBuilder rules) {
        assertThat(rules.setLegacyMode(true).analyze().getViolations())
                .as(visitor.page.url())
                .isEmpty();
    }

    @Test
    void fitsATelephone() {
        visitAll(
                new NewContextOptions().setViewportSize(360, 740),
                visitor -> assertThat(visitor.page.evaluate("document.documentElement.scrollWidth"))
                        .as(visitor.page.url())
                        .isEqualTo(360));
    }

    private void visitAll(NewContextOptions options, Consumer<Visitor> check) {
        visitAll(
                linnworks.uri(),
                List.of(
                        "/",
                        "/orders/open",
                        "/orders/processed",
                        "/orders/new",
                        openOrder,
                        processedOrder,
                        "/refunds",
                        "/purchase-orders",
                        "/purchase-orders/new",
                        purchaseOrder,
                        "/stock",
                        "/applications",
                        "/developer",
                        "/Authorization/Authorize/" + LinnworksSimulator.APPLICATION_ID,
                        "/orders/00000000-0000-4000-8000-000000000000",
                        "/_simulator/"),
                options,
                check);
        visitAll(
                quickBooks.uri(),
                List.of(
                        "/",
                        COMPANY,
                        COMPANY + "/documents",
                        COMPANY + "/documents/invoice/" + invoice,
                        COMPANY + "/trial-balance",
                        COMPANY + "/customers",
                        COMPANY + "/vendors",
                        COMPANY + "/items",
                        COMPANY + "/accounts",
                        COMPANY + "/entities/item/1",
                        "/companies/1",
                        "/_simulator/",
                        "/connect/oauth2",
                        "/connect/oauth2?client_id=%s&response_type=code&state=s&scope=openid&redirect_uri=http://127.0.0.1:9/"
                                .formatted(QuickBooksSimulator.CLIENT_ID)),
                options,
                check);
    }

    private void visitAll(URI site, List<String> paths, NewContextOptions options, Consumer<Visitor> check) {
        try (var visitor = new Visitor(chromium, site, options)) {
            for (var path : paths) {
                visitor.open(path);
                visitor.unfoldAll();
                check.accept(visitor);
            }
        }
    }
}
