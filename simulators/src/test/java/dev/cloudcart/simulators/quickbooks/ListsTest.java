package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void keepsNamesUniqueOverCustomersAndVendorsInAnyCase() {
        shop.customer("Amazon GBP");

        assertThat(shop.post("customer", "{\"DisplayName\":\"AMAZON gbp\"}").code())
                .isEqualTo("6240");
        assertThat(shop.post("vendor", "{\"DisplayName\":\"amazon GBP\"}").code())
                .isEqualTo("6240");
    }

    @Test
    void freesANameWhenItsEntryIsMadeInactive() {
        var first = shop.customer("Amazon GBP");
        var inactive = shop.post(
                "customer", "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}".formatted(first));

        var second = shop.post("customer", "{\"DisplayName\":\"Amazon GBP\"}");

        assertThat(inactive.text("/Customer/DisplayName")).isEqualTo("Amazon GBP (deleted)");
        assertThat(second.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a\\tb", "a\\nb"})
    void refusesCharactersThatANameCannotHave(String name) {
        assertThat(shop.post("customer", "{\"DisplayName\":\"%s\"}".formatted(name))
                        .code())
                .isEqualTo("2040");
    }

    @ParameterizedTest
    @CsvSource({"DisplayName, 500", "CompanyName, 100", "GivenName, 100", "Suffix, 16"})
    void refusesNamesThatAreTooLong(String property, int lengthMax) {
        var body = "{\"FamilyName\":\"x\",\"%s\":\"%s\"}";

        assertThat(shop.post("customer", body.formatted(property, "n".repeat(lengthMax)))
                        .code())
                .isEmpty();
        assertThat(shop.post("customer", body.formatted(property, "m".repeat(lengthMax + 1)))
                        .code())
                .isEqualTo("2050");
    }

    @Test
    void makesADisplayNameFromItsParts() {
        var stored = shop.post("customer", "{\"Title\":\"Ms\",\"GivenName\":\"Jane\",\"FamilyName\":\"Doe\"}");

        assertThat(stored.text("/Customer/DisplayName")).isEqualTo("Ms Jane Doe");
        assertThat(shop.post("customer", "{}").code()).isEqualTo("2020");
    }

    @Test
    void refusesAnEmailAddressThatIsNone() {
        assertThat(shop.post("customer", "{\"DisplayName\":\"x\",\"PrimaryEmailAddr\":{\"Address\":\"nobody\"}}")
                        .code())
                .isEqualTo("2210");
    }

    @Test
    void nestsSubCustomersFourLevelsDeep() {
        var parent = shop.customer("Amazon");
        for (int level = 1; level <= 4; level++) {
            parent = shop.post("customer", sub("Level " + level, parent)).text("/Customer/Id");
        }
        assertThat(shop.get("customer/" + parent).text("/Customer/FullyQualifiedName"))
                .isEqualTo("Amazon:Level 1:Level 2:Level 3:Level 4");

        assertThat(shop.post("customer", sub("Level 5", parent)).code()).isEqualTo("6000");
    }

    @Test
    void neverDeletesAListEntry() {
        var customer = shop.customer("Amazon GBP");

        assertThat(shop.post("customer?operation=delete", "{\"Id\":\"%s\",\"SyncToken\":\"0\"}".formatted(customer))
                        .code())
                .isEqualTo("500");
    }

    @Test
    void wantsBothAccountsOnABritishItem() {
        var income = shop.account("Sales of Product Income");
        var expense = shop.account("Cost of Goods Sold");
        var body =
                "{\"Name\":\"Mug\",\"Sku\":\"MUG\",\"Type\":\"NonInventory\",\"IncomeAccountRef\":{\"value\":\"%s\"}%s}";

        var withOne = shop.post("item", body.formatted(income, ""));
        var withBoth = shop.post(
                "item", body.formatted(income, ",\"ExpenseAccountRef\":{\"value\":\"%s\"}".formatted(expense)));

        assertThat(withOne.detail()).contains("ExpenseAccountRef");
        assertThat(withBoth.text("/Item/IncomeAccountRef/name")).isEqualTo("Sales of Product Income");
        assertThat(shop.query("select * from Item where Sku in ('mug')").text("/QueryResponse/Item/0/Name"))
                .isEqualTo("Mug");
    }

    @Test
    void wantsEverythingOfAnInventoryItem() {
        var body = "{\"Name\":\"Mug\",\"Type\":\"Inventory\",\"TrackQtyOnHand\":true,\"QtyOnHand\":1}";

        assertThat(shop.post("item", body).detail()).contains("InvStartDate");
    }

    @Test
    void refusesASecondItemOrAccountOfTheSameName() {
        assertThat(shop.post("account", "{\"Name\":\"sales\",\"AccountType\":\"Income\"}")
                        .code())
                .isEqualTo("6240");
        assertThat(shop.post("class", "{\"Name\":\"Online\"}").code()).isEmpty();
        assertThat(shop.post("class", "{\"Name\":\"online\"}").code()).isEqualTo("6240");
    }

    @Test
    void derivesTheClassificationOfAnAccount() {
        var stored = shop.post(
                "account", "{\"Name\":\"PayPal EUR\",\"AccountType\":\"Bank\",\"CurrencyRef\":{\"value\":\"EUR\"}}");

        assertThat(stored.text("/Account/Classification")).isEqualTo("Asset");
        assertThat(stored.text("/Account/CurrencyRef/value")).isEqualTo("EUR");
        assertThat(shop.post("account", "{\"Name\":\"x\",\"AccountType\":\"Purse\"}")
                        .code())
                .isEqualTo("2170");
    }

    @Test
    void makesNoTaxCodeButThroughTheTaxService() {
        assertThat(shop.post("taxcode", "{\"Name\":\"x\"}").code()).isEqualTo("500");
    }

    private static String sub(String name, String parent) {
        return "{\"DisplayName\":\"%s\",\"Job\":true,\"ParentRef\":{\"value\":\"%s\"}}".formatted(name, parent);
    }
}
