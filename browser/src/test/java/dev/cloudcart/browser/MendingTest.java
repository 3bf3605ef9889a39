package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.access.Role;

/// What is held is mended where it is told.
class MendingTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    @Test
    void aTaxCodeIsChosenAtTheHoldAndTheDocumentStandsInTheBooks() throws IOException {
        var mugs = PREMISES.tradingWithTheFirstBooks("Mugs to mend");
        PREMISES.sells(Orders.of(7201, "France", "5.5", "21.10", Orders.onADayOfTheirOwn()));
        // Nobody can tell from its name where it holds.
        PREMISES.service().quickBooks.load(new ByteArrayInputStream("""
                        {"kind":"taxCode","value":{"Name":"Books 5.5","RateValue":5.5}}
                        """.getBytes(StandardCharsets.UTF_8)));
        var books = PREMISES.books(mugs);
        try (var operator = PREMISES.visitor(PREMISES.person("Olga Operator", mugs, Role.OPERATOR));
                var bookkeeper = PREMISES.bookkeeper()) {
            operator.open("/companies/%d/configure".formatted(mugs.value()));
            operator.unfold("Sync orders manually to QuickBooks");
            operator.page.locator("#orders-numbers").fill("7201");
            operator.page
                    .locator("form[action$='/sync-orders'] button[value=sync]")
                    .click();
            assertThat(operator.followTheRun()).contains("complete with holds");

            operator.follow("Holds 1");
            assertThat(operator.text()).contains("5.5 %", "21.10 GBP", "Show 1 order");
            operator.follow("Show 1 order");
            operator.follow("7201");
            operator.follow("Choose the tax code");
            assertThat(operator.field("Rate in percent").inputValue()).isEqualTo("5.5");
            assertThat(operator.field("Country").inputValue()).isEqualTo("FR");
            operator.choose("Tax code in QuickBooks", "Books 5.5 (5.5 %)");
            operator.press("Use it and retry");

            assertThat(operator.followTheRun()).contains("complete").doesNotContain("complete with holds");
            operator.follow("Holds");
            assertThat(operator.text()).contains("Nothing waits for you");
            bookkeeper.open(books + "/documents");
            assertThat(bookkeeper.text()).contains("7201", "21.10");
        }
    }
}
