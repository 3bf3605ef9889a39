package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.SettingsBook;

/// Who may look and not change.
@TestInstance(Lifecycle.PER_CLASS)
class SecondRoleTest {

    @RegisterExtension
    static final Premises PREMISES = new Premises();

    private CompanyId mugs;
    private String base;

    @BeforeAll
    void open() {
        mugs = PREMISES.trading("Mugs to look at");
        base = "/companies/" + mugs.value();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "ACCOUNTANT"})
    void seesTheSettingsAndConnectionsWithNothingToPress(Role role) {
        try (var reader = PREMISES.visitor(PREMISES.person("Rita Reader", mugs, role))) {
            reader.open(base + "/configure");
            reader.unfoldAll();
            assertThat(reader.text())
                    .contains("Only operators and owners change it.", "Order export to QuickBooks", "Order status");
            assertThat(buttons(reader))
                    .doesNotContain("Save", "Save and sync", "Sync now", "Add a row", "Drop")
                    .filteredOn("Preview"::equals)
                    .as("a sync of orders, and one of purchases")
                    .hasSize(role == Role.ACCOUNTANT ? 2 : 0);
            assertThat(reader.page.locator("[id='order-export.order-status']").isDisabled())
                    .isTrue();

            reader.open(base + "/connections");
            assertThat(reader.text())
                    .contains(
                            "Connected since", "An operator or an owner of this company connects and disconnects it.");
            assertThat(buttons(reader)).isEmpty();
        }
    }

    private static List<String> buttons(Visitor visitor) {
        return visitor.page.locator("main button").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "ACCOUNTANT"})
    void isToldWhoMayWhenAnAddressIsTypedOrAFormIsSentAnyway(Role role) {
        try (var reader = PREMISES.visitor(PREMISES.person("Rita Reader", mugs, role))) {
            assertThat(reader.look(base + "/configure/import").status()).isEqualTo(403);
            assertRefused(reader, role);

            for (var form : List.of(
                    "/configure",
                    "/configure/sync-orders",
                    "/connections/linnworks",
                    "/connections/quickbooks",
                    "/connections/quickbooks/disconnect",
                    "/holds/retry")) {
                reader.open(base + "/dashboard");
                reader.sends(base + form);
                assertThat(reader.path()).isEqualTo(base + form);
                assertRefused(reader, role);
            }
            assertThat(PREMISES.get(SettingsBook.class).current(mugs).version()).isEqualTo(2);
        }
    }

    private static void assertRefused(Visitor reader, Role role) {
        assertThat(reader.heading()).isEqualTo("Not for you");
        assertThat(reader.text())
                .contains("You are " + (role == Role.VIEWER ? "a viewer" : "an accountant") + " of Mugs to look at")
                .containsPattern("this takes (an accountant, )?an operator or an owner: ask an owner of it");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "OPERATOR"})
    void isToldThatPeopleAndTheInstallationAreForOwnersOfAll(Role role) {
        try (var reader = PREMISES.visitor(PREMISES.person("Rita Reader", mugs, role))) {
            for (var page : List.of("/users", "/tokens", "/system", "/audit")) {
                assertThat(reader.look(page).status()).isEqualTo(403);
                assertThat(reader.text()).contains("Only an owner of all companies may do that.");
            }
        }
    }
}
