package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Rules of sales documents that are not about tax, currency or numbers.
class SalesRulesTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");
    private final String standard = shop.code("20.0% S");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void givesNewLinesTheirOwnIdsAndKeepsThoseThatWereThere() {
        var first = shop.post("invoice", sale().line(shop.item(), "5.00", standard));
        var sent = (ObjectNode) first.entity().deepCopy();
        sent.remove("TxnTaxDetail");
        var lines = sent.withArray("Line");
        lines.remove(0);
        lines.insert(
                0,
                Paper.sale(customer)
                        .line(shop.item(), "3.00", standard)
                        .node
                        .path("Line")
                        .get(0));

        var changed = shop.post("invoice", sent.toString());

        assertThat(changed.text("/Invoice/Line/0/Id")).isEqualTo("3");
        assertThat(changed.text("/Invoice/Line/1/Id")).isEqualTo("2");
        assertThat(changed.text("/Invoice/Line/1/LineNum")).isEqualTo("2");
        assertThat(changed.text("/Invoice/TotalAmt")).isEqualTo("9.60");
    }

    @Test
    void ignoresTheIdOfALineThatWasNotThere() {
        var sent = sale();
        sent.node.withObject("/Line/0").put("Id", "77");

        assertThat(shop.post("invoice", sent).text("/Invoice/Line/0/Id")).isEqualTo("1");
    }

    @Test
    void takesTextWithoutAnItemAndIgnoresItsAmount() {
        var sent = sale();
        sent.node
                .withArray("Line")
                .addObject()
                .put("Amount", 5)
                .put("Description", "Thank you")
                .put("DetailType", "SalesItemLineDetail")
                .putObject("SalesItemLineDetail");
        sent.node
                .withArray("Line")
                .addObject()
                .put("Amount", 5)
                .put("Description", "Only words")
                .put("DetailType", "DescriptionOnly");

        var stored = shop.post("invoice", sent);

        assertThat(stored.text("/Invoice/TotalAmt")).isEqualTo("12.00");
        assertThat(stored.text("/Invoice/Line/1/Amount")).isEqualTo("0");
        assertThat(stored.body().at("/Invoice/Line/2").has("Amount")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SHIPPING_ITEM_ID, true, ''", "SHIPPING_ITEM_ID, false, 6000", "GRATUITY_ITEM_ID, false, ''"})
    void sellsShippingOnlyWhereItIsSwitchedOn(String item, boolean allowed, String code) {
        shop.company("{\"allowShipping\":%s}".formatted(allowed));

        assertThat(shop.post("invoice", Paper.sale(customer).line(item, "3.00", standard))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void writesOverWhatOnlyQuickBooksCanSay() {
        var sent = sale().number("TotalAmt", "99")
                .number("Balance", "99")
                .number("HomeTotalAmt", "99")
                .with("domain", "x");

        var stored = shop.post("invoice", sent);

        assertThat(stored.text("/Invoice/TotalAmt")).isEqualTo("12.00");
        assertThat(stored.text("/Invoice/Balance")).isEqualTo("12.00");
        assertThat(stored.text("/Invoice/HomeTotalAmt")).isEqualTo("12.00");
        assertThat(stored.text("/Invoice/domain")).isEqualTo("QBO");
    }

    @Test
    void writesAChangedAddressInFreeLines() {
        var sent = sale();
        sent.node
                .putObject("ShipAddr")
                .put("Line1", "1 High Street")
                .put("City", "Leeds")
                .put("PostalCode", "LS1 1AA");
        var first = shop.post("invoice", sent);
        var again = (ObjectNode) first.entity().deepCopy();
        again.withObject("/ShipAddr").put("Line1", "2 High Street");

        var changed = shop.post("invoice", again.toString());

        assertThat(first.text("/Invoice/ShipAddr/City")).isEqualTo("Leeds");
        assertThat(changed.body().at("/Invoice/ShipAddr"))
                .hasToString("{\"Line1\":\"2 High Street\",\"Line2\":\"Leeds LS1 1AA\"}");
        assertThat(shop.post("invoice", "{\"Id\":\"1\",\"SyncToken\":\"1\",\"sparse\":true,\"PrivateNote\":\"x\"}")
                        .body()
                        .at("/Invoice/ShipAddr"))
                .isEqualTo(changed.body().at("/Invoice/ShipAddr"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"DefinitionId\":\"1\",\"StringValue\":\"A-1\"}', ''",
        "'{\"StringValue\":\"A-1\"}', 2020",
        "'{\"DefinitionId\":\"4\",\"StringValue\":\"A-1\"}', 6000",
        "'{\"DefinitionId\":\"2\",\"StringValue\":\"12345678901234567890123456789012\"}', 2050"
    })
    void knowsThreeCustomTextFields(String field, String code) {
        var sent = sale().json().replaceFirst("\\{", "{\"CustomField\":[" + field + "],");

        assertThat(shop.post("invoice", sent).code()).isEqualTo(code);
    }

    @Test
    void countsItselfOnRequestOnInvoicesEstimatesAndReceiptsOnly() {
        var refund = sale().ref("DepositToAccountRef", shop.account("Current Account"))
                .with("DocNumber", "AUTO_GENERATE");

        assertThat(shop.post("invoice", sale().with("DocNumber", "AUTO_GENERATE"))
                        .text("/Invoice/DocNumber"))
                .isEqualTo("1001");
        assertThat(shop.post("estimate", sale().with("DocNumber", "AUTO_GENERATE"))
                        .text("/Estimate/DocNumber"))
                .isEqualTo("1002");
        assertThat(shop.post("refundreceipt", refund).text("/RefundReceipt/DocNumber"))
                .isEqualTo("AUTO_GENERATE");
    }

    @Test
    void setsTheDueDateOnADayOfTheMonth() {
        var term = shop.post("term", "{\"Name\":\"10th\",\"DayOfMonthDue\":10,\"DueNextMonthDays\":7}")
                .text("/Term/Id");
        var soon = sale().ref("SalesTermRef", term).with("TxnDate", "2026-03-05");
        var early = sale().ref("SalesTermRef", term).with("TxnDate", "2026-03-01");

        assertThat(shop.post("invoice", early).text("/Invoice/DueDate")).isEqualTo("2026-03-10");
        assertThat(shop.post("invoice", soon).text("/Invoice/DueDate")).isEqualTo("2026-04-10");
    }

    @Test
    void refusesWhatHasBeenBilled() {
        var bill = Paper.purchase(shop.vendor("Mugs Ltd")).purchaseLine(shop.item(), "1", "1.00", "1.00", standard);
        bill.node.withObject("/Line/0/ItemBasedExpenseLineDetail").put("BillableStatus", "HasBeenBilled");

        assertThat(shop.post("bill", bill).code()).isEqualTo("2170");
    }

    @Test
    void takesSevenHundredAndFiftyTaxableLines() {
        var paper = Paper.sale(customer);
        var item = shop.item();
        for (int i = 0; i < 750; i++) {
            paper.line(item, "1.00", standard);
        }

        assertThat(shop.post("invoice", paper).text("/Invoice/TotalAmt")).isEqualTo("900.00");
        assertThat(shop.post("invoice", paper.line(shop.item(), "1.00", standard))
                        .code())
                .isEqualTo("6000");
    }

    @Test
    void sendsAndPrintsADocument() {
        shop.post("invoice", sale().with("DocNumber", "7"));

        var sent = shop.send(shop.api("invoice/1/send?sendTo=buyer@example.com").POST(BodyPublishers.noBody()));
        var page = shop.send(shop.api("invoice/1/pdf").setHeader("Accept", "application/pdf"));

        assertThat(sent.text("/Invoice/EmailStatus")).isEqualTo("EmailSent");
        assertThat(sent.text("/Invoice/BillEmail/Address")).isEqualTo("buyer@example.com");
        assertThat(sent.text("/Invoice/DeliveryInfo/DeliveryType")).isEqualTo("Email");
        assertThat(page.response().body()).startsWith("%PDF").contains("Invoice 7");
        assertThat(shop.get("bill/1/pdf").code()).isEqualTo("610");
        assertThat(shop.send(shop.api("customer/1/send").POST(BodyPublishers.noBody()))
                        .code())
                .isEqualTo("500");
    }

    private Paper sale() {
        return Paper.sale(customer).line(shop.item(), "10.00", standard);
    }
}
