package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

@TestInstance(Lifecycle.PER_CLASS)
class BooksTest {

    private final Chromium chromium = Chromium.start();
    private final QuickBooksSimulator quickBooks =
            QuickBooksSimulator.start(QuickBooksSimulator.Options.usual().limits(Limits.OFF));
    private final Visitor visitor = new Visitor(chromium, quickBooks.uri());

    @BeforeAll
    void post() {
        try (var books = new Books(quickBooks)) {
            books.sell("salesreceipt", books.customer("Amazon GBP", "GBP"), "LW100035", "1");
            var customer = books.customer("Etsy EUR", "EUR");
            books.pay(customer, books.sell("invoice", customer, "LW100036", "0.85"), "0.90");
        }
    }

    @AfterAll
    void stop() {
        visitor.close();
        quickBooks.close();
        chromium.close();
    }

    @Test
    void leadsFromTheCompanyToADocumentAndItsLinks() {
        visitor.open("/");
        visitor.follow("Simulated Company UK");
        visitor.follow("Documents");
        visitor.fill("Customer or vendor", "etsy");
        visitor.press("Find");
        assertThat(visitor.text()).contains("LW100036", "100.00 EUR").doesNotContain("LW100035");

        visitor.follow("LW100036");

        assertThat(visitor.heading()).isEqualTo("Invoice LW100036");
        assertThat(visitor.text()).contains("posted by a test", "0.85 GBP for one EUR", "sync token 1");
        visitor.page
                .locator("a", new Page.LocatorOptions().setHasText("Payment "))
                .click();
        assertThat(visitor.heading()).startsWith("Payment");
    }

    @Test
    void balancesTheBooks() {
        visitor.open("/companies/" + QuickBooksSimulator.REALM);
        visitor.follow("Trial balance");

        var debits = visitor.page.locator("#debits").innerText();

        assertThat(debits)
                .isEqualTo(visitor.page.locator("#credits").innerText())
                .isEqualTo("190.00");
        assertThat(visitor.text()).contains("Exchange Gain or Loss", "5.00");
    }

    @ParameterizedTest
    @CsvSource({"Connect, code=", "No thanks, error=access_denied"})
    void leadsBackToTheAppFromConsent(String button, String answer) {
        var back = quickBooks.uri() + "/companies/" + QuickBooksSimulator.REALM;
        visitor.open(
                "/connect/oauth2?client_id=%s&response_type=code&state=s1&scope=com.intuit.quickbooks.accounting&redirect_uri=%s"
                        .formatted(QuickBooksSimulator.CLIENT_ID, back));
        assertThat(visitor.text()).contains("read and write everything in the books of one company");

        visitor.press(button);

        assertThat(visitor.page.url()).startsWith(back).contains(answer, "state=s1");
    }
}
