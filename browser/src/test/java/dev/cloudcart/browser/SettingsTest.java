package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.SettingsBook;

/// Settings that are tried before they are saved, and two people who save them at once.
class SettingsTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    private CompanyId mugs;
    private String page;

    @BeforeEach
    void add() {
        mugs = PREMISES.trading("Mugs to configure");
        page = "/companies/%d/configure".formatted(mugs.value());
    }

    private Visitor operator(String name) {
        var visitor = PREMISES.visitor(PREMISES.person(name, mugs, Role.OPERATOR));
        visitor.open(page);
        return visitor;
    }

    private long version() {
        return PREMISES.get(SettingsBook.class).current(mugs).version();
    }

    private String books() {
        try (var bookkeeper = PREMISES.bookkeeper()) {
            bookkeeper.open(PREMISES.books(mugs) + "/documents");
            return bookkeeper.text();
        }
    }

    @Test
    void whatWasPreviewedUnderUnsavedSettingsIsWhatStandsOnceTheyAreSaved() {
        PREMISES.sells(Orders.of(7001, 1, Instant.now()));
        try (var anna = operator("Anna Operator")) {
            assertThat(anna.page.locator(".tabs a.changed").count()).isZero();
            anna.fill("Document number prefix", "TRY-");
            assertThat(anna.page.locator(".tabs a.changed").allInnerTexts())
                    .containsExactly("Order export to QuickBooks");
            anna.press("Preview");

            assertThat(anna.followTheRun())
                    .contains("under the settings that were written on the configure page")
                    .contains("new sales receipt TRY-7001", "12.00 GBP");
            assertThat(version()).isEqualTo(2);
            assertThat(books()).doesNotContain("7001");

            anna.follow("To these settings");
            assertThat(anna.heading()).isEqualTo("Configure");
            assertThat(anna.text())
                    .contains("These settings are not saved", "Document number prefix: empty → TRY-")
                    .contains("Version 2");
            assertThat(anna.field("Document number prefix").inputValue()).isEqualTo("TRY-");
            anna.press("Save and sync");

            assertThat(anna.followTheRun()).contains("complete");
            assertThat(version()).isEqualTo(3);
            assertThat(books()).contains("TRY-7001", "12.00");
        }
    }

    /// Nothing is new: what stands tells what the settings would do.
    @Test
    void whatTheLastOrdersWouldBeIsSeenBeforeTheSettingsAreSaved() {
        var looks = new Looks();
        var day = Orders.onADayOfTheirOwn();
        PREMISES.sells(Orders.of(7151, 2, day), Orders.of(7153, "United Kingdom", "20.0", "36.00", day));
        try (var anna = operator("Anna Operator")) {
            anna.fill("Document number prefix", "TRY-");
            anna.press("Preview");
            assertThat(anna.followTheRun())
                    .contains("No order stands in the books yet that these settings could be tried on.");
            looks.at(anna, "no last orders");

            anna.open(page);
            anna.unfold("Sync orders manually to QuickBooks");
            anna.page.locator("#orders-numbers").fill("7151, 7152, 7153");
            anna.page.locator("form[action$='/sync-orders'] button[value=sync]").click();
            assertThat(anna.followTheRun()).contains("complete");

            anna.open(page);
            anna.fill("Document number prefix", "TRY-");
            anna.press("Preview");

            assertThat(anna.followTheRun())
                    .contains("The last 3 orders, if they were posted under these settings")
                    .contains(
                            "Of the last 3 orders that stand in the books 3 would be different. Saving these settings does not"
                                    + " change them: settings apply to what is posted from then on.")
                    .contains("different sales receipt 7153", "36.00 GBP", "TRY-7153");
            assertThat(books()).contains("7153").doesNotContain("TRY-7153");
            assertThat(version()).isEqualTo(2);
            looks.at(anna, "last orders");

            anna.open(page);
            anna.page.locator("input[name='order-export.stores.0.source']").fill("EBAY");
            anna.page.locator("input[name='order-export.stores.0.name']").fill("Nobody");
            anna.page.locator(".tabs").getByText("Customers").click();
            anna.page.locator("select[name='customers.missing']").selectOption("hold");
            anna.press("Preview");

            assertThat(anna.followTheRun())
                    .contains("3 would be held", "Would be held under these settings", "Nobody GBP", "3 orders");
            looks.at(anna, "last orders held");
        }
        assertThat(looks.wrong()).isEmpty();
    }

    @Test
    void whatIsPreviewedUnderTheSavedSettingsIsApprovedAtOnePress() {
        PREMISES.sells(Orders.of(7101, 2, Orders.onADayOfTheirOwn()));
        try (var anna = operator("Anna Operator")) {
            anna.unfold("Sync orders manually to QuickBooks");
            anna.page.locator("#orders-numbers").fill("7101");
            anna.page
                    .locator("form[action$='/sync-orders'] button[value=preview]")
                    .click();
            assertThat(anna.followTheRun()).contains("new sales receipt 7101").doesNotContain("7102");
            assertThat(books()).doesNotContain("7101");

            anna.press("Sync this");

            anna.page.waitForCondition(() -> anna.text().contains("What this sync read, posted and left."));
            assertThat(anna.followTheRun()).contains("complete", "number 7101");
            assertThat(books()).contains("7101").doesNotContain("7102");
        }
    }

    @Test
    void whoeverSavesSecondIsToldSeesBothAndLosesNothing() {
        try (var anna = operator("Anna Operator");
                var ben = operator("Ben Operator")) {
            ben.fill("Look back, days", "7");
            ben.press("Save");
            assertThat(ben.text()).contains("Saved as version 3.");

            anna.fill("Look back, days", "30");
            anna.fill("Document number prefix", "A-");
            anna.press("Save");

            assertThat(version()).isEqualTo(3);
            assertThat(anna.page.locator(".alert-warning").innerText())
                    .contains("Somebody else saved while you wrote here", "Version 3, by ben.")
                    .contains("Look back, days: 14 → 7. You changed this too; yours stands below.");
            assertThat(anna.field("Look back, days").inputValue()).isEqualTo("30");
            assertThat(anna.field("Document number prefix").inputValue()).isEqualTo("A-");

            anna.press("Save");

            assertThat(anna.text()).contains("Saved as version 4.");
            ben.open(page);
            assertThat(ben.field("Look back, days").inputValue()).isEqualTo("30");
            assertThat(ben.field("Document number prefix").inputValue()).isEqualTo("A-");
        }
    }
}
