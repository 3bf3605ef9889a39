package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;

/// One of the services is away: the pages are there, say which, and all goes on when it is back.
class OutageTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    private CompanyId mugs;
    private String base;
    private Visitor operator;

    @BeforeEach
    void comeIn() {
        mugs = PREMISES.trading("Mugs alone");
        base = "/companies/" + mugs.value();
        operator = PREMISES.visitor(PREMISES.person("Ona Operator", mugs, Role.OPERATOR));
    }

    @AfterEach
    void leave() {
        operator.close();
    }

    @Test
    void quickBooksIsAwayAndComesBack() {
        PREMISES.sells(Orders.of(7301, 1, Instant.now()));
        PREMISES.service().withoutQuickBooks(() -> {
            sync();
            assertRendered();
            assertFailed("QuickBooks did not renew the access: nobody takes calls at its address.");

            operator.open(base + "/connections");
            checkNow("quickbooks");
            assertThat(operator.page.locator("section.card .alert-danger").innerText())
                    .contains("QuickBooks did not renew the access: nobody takes calls at its address.");
        });

        goOn("7301");
    }

    @Test
    void linnworksIsAwayAndComesBack() {
        PREMISES.sells(Orders.of(7302, 1, Instant.now()));
        PREMISES.service().withoutLinnworks(() -> {
            sync();
            assertRendered();
            assertFailed("Linnworks did not answer: nobody takes calls at its address.");
        });

        goOn("7302");
    }

    private void sync() {
        operator.open(base + "/configure");
        operator.press("Save and sync");
        assertThat(operator.path()).startsWith(base);
    }

    private void assertRendered() {
        var request = operator.page.url();
        for (var page :
                List.of("dashboard", "runs", "holds", "search?q=7301", "proof", "connections", "configure", "audit")) {
            assertThat(operator.look(base + "/" + page).status()).as(page).isEqualTo(200);
        }
        operator.page.navigate(request);
    }

    private void assertFailed(String sentence) {
        operator.page.waitForCondition(
                () -> operator.heading().startsWith("Run ") && operator.text().contains("Calls"),
                new Page.WaitForConditionOptions().setTimeout(60_000));
        assertThat(operator.text()).contains("failed", sentence).containsPattern("next (sync|call)");
        operator.open(base + "/dashboard");
        assertThat(operator.text()).contains("failed");
    }

    private void checkNow(String service) {
        operator.page
                .locator("form[action$='/%s/check'] button".formatted(service))
                .click();
    }

    private void goOn(String number) {
        operator.open(base + "/runs");
        operator.page.locator("td[data-label=Run] a").first().click();
        operator.press("Run again");
        operator.page.waitForCondition(
                () -> operator.heading().startsWith("Run ") && operator.text().contains("complete"),
                new Page.WaitForConditionOptions().setTimeout(60_000));
        try (var bookkeeper = PREMISES.bookkeeper()) {
            bookkeeper.open(PREMISES.books(mugs) + "/documents");
            assertThat(bookkeeper.text()).contains(number);
        }
        operator.open(base + "/connections");
        checkNow("quickbooks");
        assertThat(operator.text()).contains("QuickBooks works:");
        checkNow("linnworks");
        assertThat(operator.text()).contains("Linnworks works:");
    }
}
