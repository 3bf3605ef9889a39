package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;

/// A run that somebody stops in the middle.
class StopTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    /// More than are under way at once, however quick the machine is.
    private static final int ORDERS = 1_500;

    @BeforeEach
    void slowDown() {
        Premises.control(
                PREMISES.service().quickBooks.uri(), "faults", "{\"profile\":\"slow:1\",\"seed\":1,\"slow\":\"PT1S\"}");
    }

    @AfterEach
    void beAsUsual() {
        Premises.control(PREMISES.service().quickBooks.uri(), "faults", "{\"profile\":\"none\"}");
    }

    @Test
    void whatIsStoppedSaysSoAndTheNextRunFinishesItWithNothingDoubled() {
        var mugs = PREMISES.trading("Mugs to stop");
        var sold = Orders.onADayOfTheirOwn();
        PREMISES.sells(Orders.of(300_001, ORDERS, sold));
        var day = sold.toString().substring(0, 10);
        try (var operator = PREMISES.visitor(PREMISES.person("Otto Operator", mugs, Role.OPERATOR));
                var bookkeeper = PREMISES.bookkeeper()) {
            operator.open("/companies/%d/configure".formatted(mugs.value()));
            operator.unfold("Sync orders manually to QuickBooks");
            operator.page.locator("#orders-from").fill(day);
            operator.page.locator("#orders-to").fill(day);
            operator.page
                    .locator("form[action$='/sync-orders'] button[value=sync]")
                    .click();
            // The page of what was asked for leads to the run while it goes on.
            operator.page.waitForCondition(
                    () -> operator.heading().startsWith("Run ")
                            && operator.text().contains("Posting to QuickBooks"),
                    new Page.WaitForConditionOptions().setTimeout(30_000));
            assertThat(operator.text()).contains("Reading from Linnworks", "of 1,500");

            operator.press("Stop");

            operator.page.waitForCondition(
                    () -> operator.text().contains("Calls"), new Page.WaitForConditionOptions().setTimeout(30_000));
            assertThat(operator.text())
                    .containsPattern("(?i)stopped by otto\\.\\d+@example\\.com")
                    .contains("the next sync goes on from there");
            assertThat(documents(bookkeeper, mugs)).hasSizeBetween(1, ORDERS - 1);

            beAsUsual();
            operator.press("Run again");
            operator.page.waitForCondition(
                    () -> operator.heading().startsWith("Run ")
                            && operator.text().contains("Calls")
                            && operator.text().contains("complete"),
                    new Page.WaitForConditionOptions().setTimeout(60_000));

            assertThat(documents(bookkeeper, mugs)).hasSize(ORDERS).doesNotHaveDuplicates();
            bookkeeper.open(PREMISES.books(mugs) + "/trial-balance");
            assertThat(bookkeeper.text()).contains("18,000.00");
        }
    }

    /// Their numbers, page by page.
    private static List<String> documents(Visitor bookkeeper, CompanyId company) {
        bookkeeper.open(PREMISES.books(company) + "/documents");
        var numbers = new ArrayList<>(numbers(bookkeeper));
        var older = bookkeeper.page.locator("a[rel=next]");
        while (older.count() > 0) {
            older.click();
            numbers.addAll(numbers(bookkeeper));
        }
        return numbers;
    }

    private static List<String> numbers(Visitor bookkeeper) {
        return bookkeeper.page.locator("tbody th a").allInnerTexts();
    }
}
