package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// Lengths, defaults and single rules of the lists.
class ListRulesTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER, DisplayName, 500",
        "CUSTOMER, GivenName, 100",
        "CUSTOMER, MiddleName, 100",
        "CUSTOMER, FamilyName, 100",
        "CUSTOMER, Title, 16",
        "CUSTOMER, Suffix, 16",
        "CUSTOMER, CompanyName, 100",
        "CUSTOMER, BillAddr/Line1, 500",
        "CUSTOMER, BillAddr/City, 255",
        "CUSTOMER, BillAddr/PostalCode, 30",
        "CUSTOMER, BillAddr/CountrySubDivisionCode, 255",
        "CUSTOMER, PrimaryPhone/FreeFormNumber, 30",
        "VENDOR, DisplayName, 500",
        "VENDOR, CompanyName, 100",
        "ITEM, Name, 100",
        "ITEM, Sku, 100",
        "ITEM, Description, 4000",
        "ITEM, PurchaseDesc, 1000",
        "ACCOUNT, Name, 100",
        "CLASS, Name, 100",
        "DEPARTMENT, Name, 100",
        "TERM, Name, 31",
        "PAYMENT_METHOD, Name, 31",
        "INVOICE, DocNumber, 21",
        "INVOICE, PrivateNote, 4000",
        "INVOICE, CustomerMemo/value, 1000",
        "INVOICE, Line/0/Description, 4000",
        "SALES_RECEIPT, PaymentRefNum, 21",
        "REFUND_RECEIPT, PaymentRefNum, 100",
        "PURCHASE_ORDER, Memo, 4000",
        "PURCHASE_ORDER, PrivateNote, 4000",
        "BILL, DocNumber, 21",
        "ATTACHABLE, Note, 2000",
        "ATTACHABLE, FileName, 1000"
    })
    void holdsTextToItsLength(Kind kind, String property, int lengthMax) {
        var samples = new Samples(shop);

        assertThat(shop.post(kind.path(), with(samples.of(kind), property, "n".repeat(lengthMax)))
                        .status())
                .isEqualTo(200);
        var refused = shop.post(kind.path(), with(samples.of(kind), property, "n".repeat(lengthMax + 1)));
        assertThat(refused.code()).isEqualTo("2050");
        assertThat(refused.detail()).endsWith("Supplied length:%,d".formatted(lengthMax + 1));
    }

    @ParameterizedTest
    @CsvSource({"DueDays, 30, STANDARD", "DayOfMonthDue, 10, DATE_DRIVEN"})
    void tellsTheTypeOfATermFromItsForm(String property, int value, String type) {
        assertThat(shop.post("term", "{\"Name\":\"x\",\"%s\":%d}".formatted(property, value))
                        .text("/Term/Type"))
                .isEqualTo(type);
        assertThat(shop.post("term", "{\"Name\":\"y\"}").code()).isEqualTo("2020");
    }

    @Test
    void knowsTwoTypesOfPaymentMethods() {
        assertThat(shop.post("paymentmethod", "{\"Name\":\"a\"}").text("/PaymentMethod/Type"))
                .isEqualTo("NON_CREDIT_CARD");
        assertThat(shop.post("paymentmethod", "{\"Name\":\"b\",\"Type\":\"CREDIT_CARD\"}")
                        .status())
                .isEqualTo(200);
        assertThat(shop.post("paymentmethod", "{\"Name\":\"c\",\"Type\":\"GOLD\"}")
                        .code())
                .isEqualTo("2170");
    }

    @Test
    void tellsTheTypeOfAnAccountFromItsSubType() {
        assertThat(shop.post("account", "{\"Name\":\"a\",\"AccountSubType\":\"Savings\"}")
                        .text("/Account/AccountType"))
                .isEqualTo("Bank");
        assertThat(shop.post("account", "{\"Name\":\"b\",\"AccountType\":\"Non-Posting\"}")
                        .entity()
                        .has("Classification"))
                .isFalse();
        assertThat(shop.post("account", "{\"Name\":\"a:b\",\"AccountType\":\"Bank\"}")
                        .code())
                .isEqualTo("2040");
    }

    @Test
    void keepsACategoryOffTransactionsAndNestsItems() {
        var category = shop.post("item", "{\"Name\":\"Kitchen\",\"Type\":\"Category\"}")
                .text("/Item/Id");
        var item = (ObjectNode) Json.MAPPER.readTree(new Samples(shop).of(Kind.ITEM));
        item.put("SubItem", true).putObject("ParentRef").put("value", category);

        var nested = shop.post("item", item.toString());
        var sold = Paper.sale(shop.customer("x")).line(category, "1.00", shop.code("20.0% S"));

        assertThat(nested.text("/Item/FullyQualifiedName")).isEqualTo("Kitchen:Sample 1");
        assertThat(shop.post("invoice", sold).code()).isEqualTo("6000");
        item.put("Name", "y").remove("ParentRef");
        assertThat(shop.post("item", item.toString()).code()).isEqualTo("2020");
    }

    @Test
    void wantsAParentOfAJobAndForgetsTheWithdrawnSource() {
        assertThat(shop.post("customer", "{\"DisplayName\":\"x\",\"Job\":true}").code())
                .isEqualTo("2020");
        assertThat(shop.post("customer", "{\"DisplayName\":\"x\",\"Source\":\"y\"}")
                        .entity()
                        .has("Source"))
                .isFalse();
    }

    @Test
    void neverChangesInventoryIntoAnotherType() {
        var stock = """
                {"Name":"Mug","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":1,"InvStartDate":"2026-01-01","AssetAccountRef":{"value":"%s"},
                "IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"}}""";
        var sales = shop.account("Sales of Product Income");
        var cost = shop.account("Cost of Goods Sold");
        assertThat(shop.post("item", stock.formatted(shop.account("Prepaid Expenses"), sales, cost))
                        .code())
                .isEqualTo("6000");
        var item = shop.post("item", stock.formatted(shop.account("Inventory Asset"), sales, cost))
                .text("/Item/Id");

        var changed = shop.post(
                "item", "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Type\":\"Service\"}".formatted(item));

        assertThat(changed.code()).isEqualTo("6000");
    }

    @Test
    void setsTheTaxCodeOfACustomerUnderAutomatedTax() {
        try (var american = Shop.american()) {
            american.company("{\"automatedSalesTax\":true}");

            var stored = american.post("customer", "{\"DisplayName\":\"x\",\"DefaultTaxCodeRef\":{\"value\":\"9\"}}");

            assertThat(stored.text("/Customer/DefaultTaxCodeRef/value")).isEqualTo("2");
        }
    }

    private static String with(String body, String path, String value) {
        var node = (ObjectNode) Json.MAPPER.readTree(body);
        int slash = path.lastIndexOf('/');
        var parent = slash < 0 ? node : node.withObject("/" + path.substring(0, slash));
        parent.put(path.substring(slash + 1), value);
        return node.toString();
    }
}
