package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.SettingsBook;

/// The work of a day by somebody who presses every button twice, and goes back, with scripts and where none are
/// allowed.
class PressedTwiceTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isDoneOnce(boolean allowed) {
        int first = allowed ? 7501 : 7601;
        var sold = Orders.onADayOfTheirOwn();
        PREMISES.sells(Orders.of(first, 1, sold), Orders.of(first + 1, "Portugal", "23.0", "24.60", sold));
        var mugs = PREMISES.trading("Mugs pressed twice");
        var options = new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(allowed);
        try (var olga = PREMISES.visitor(PREMISES.person("Olga Operator", mugs, Role.OPERATOR), options)) {
            new Work(mugs, olga, allowed, first, sold).isDoneOnce();
        }
    }

    /// @param scripts whether they are allowed
    /// @param first of two orders, of which the second is held
    private record Work(CompanyId mugs, Visitor olga, boolean scripts, int first, Instant sold) {

        void isDoneOnce() {
            var base = "/companies/" + mugs.value();
            olga.open(base + "/configure");
            olga.fill("Document number prefix", "T-");
            button("Save").dblclick();
            reads("Saved as version 3.");
            olga.page.goBack();
            assertThat(olga.field("Document number prefix").inputValue()).isEqualTo("T-");
            olga.press("Save");
            assertThat(olga.text()).doesNotContain("Somebody else saved");
            assertThat(PREMISES.get(SettingsBook.class).current(mugs).version()).isEqualTo(3);

            olga.unfold("Sync orders manually to QuickBooks");
            olga.page.locator("#orders-numbers").fill("%d, %d".formatted(first, first + 1));
            askTwice(olga.page.locator("form[action$='/sync-orders'] button[value=preview]"));
            assertThat(followed()).contains("new sales receipt T-" + first);
            assertThat(asked()).isEqualTo(1);
            askTwice(button("Sync this"));
            assertThat(followed()).contains("complete with holds");
            assertThat(asked()).isEqualTo(2);

            olga.open(base + "/search");
            olga.page.locator("#q").pressSequentially(Integer.toString(first + 1));
            if (!scripts) {
                olga.press("Search");
            }
            olga.page.locator("main a[href*='/holds/']").first().click();
            askTwice(button("Retry"));
            assertThat(followed()).contains("complete with holds");
            assertThat(asked()).isEqualTo(3);

            olga.open(base + "/holds");
            olga.page.locator("main a[href*='/holds/because/']").first().click();
            olga.follow(Integer.toString(first + 1));
            olga.fill("Why", "sold twice");
            button("Dismiss").dblclick();
            reads("Dismissed.");
            assertThat(audited("DISMISS")).isEqualTo(1);

            olga.open(base + "/proof?month=" + sold.toString().substring(0, "2026-02".length()));
            olga.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(olga.text())
                    .contains("Mugs pressed twice", "12.00", "All differences are zero", "Checked by ____")
                    .doesNotContain("The month before");
            assertThat(olga.page.locator("nav").first().isVisible()).isFalse();
        }

        private Locator button(String name) {
            return olga.page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
        }

        /// For a run, whose page is another one.
        private void askTwice(Locator button) {
            var page = olga.path();
            button.dblclick();
            olga.page.waitForCondition(() -> !olga.path().equals(page));
        }

        /// Once the answers to both presses have come.
        private void reads(String sentence) {
            olga.page.waitForCondition(() -> olga.text().contains(sentence));
            olga.page.waitForLoadState(LoadState.NETWORKIDLE);
        }

        /// Where scripts are allowed the page follows a run by itself; elsewhere one looks again and again.
        private String followed() {
            if (scripts) {
                return olga.followTheRun();
            }
            olga.page.waitForCondition(
                    () -> {
                        if (olga.heading().startsWith("Run ") && olga.text().contains("Calls\n")) {
                            return true;
                        }
                        lookAgain();
                        return false;
                    },
                    new Page.WaitForConditionOptions().setTimeout(60_000));
            return olga.text();
        }

        private void lookAgain() {
            try {
                olga.page.reload();
            } catch (PlaywrightException overtaken) {
                assertThat(overtaken)
                        .as("the answer to the second press comes just now")
                        .hasMessageContaining("net::ERR_ABORTED");
            }
        }

        private long asked() {
            return count("select count(*) from run_request where company_id = ?");
        }

        private long audited(String act) {
            return count("select count(*) from audit where company = ? and act = '%s'".formatted(act));
        }

        private long count(String sql) {
            return PREMISES.get(JdbcClient.class)
                    .sql(sql)
                    .param(mugs.value())
                    .query(Long.class)
                    .single();
        }
    }
}
