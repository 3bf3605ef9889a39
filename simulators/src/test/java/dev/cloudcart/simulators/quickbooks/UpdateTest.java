package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");
    private final String item = shop.item();
    private final String standard = shop.code("20.0% S");

    @BeforeEach
    void open() {
        var sent = Paper.sale(customer)
                .with("DocNumber", "1001")
                .with("PrivateNote", "first")
                .line(item, "12.42", standard);
        shop.post("salesreceipt", sent.tax("2.49", shop.rate("20.0% S"), "2.49"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void keepsWhatASparseUpdateDoesNotSay() {
        var updated = shop.post(
                "salesreceipt", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"PrivateNote\":\"second\"}");

        assertThat(updated.text("/SalesReceipt/PrivateNote")).isEqualTo("second");
        assertThat(updated.text("/SalesReceipt/DocNumber")).isEqualTo("1001");
        assertThat(updated.text("/SalesReceipt/TotalAmt")).isEqualTo("14.91");
        assertThat(updated.text("/SalesReceipt/SyncToken")).isEqualTo("1");
    }

    @Test
    void emptiesWhatAFullUpdateLeavesOutAndComputesTheTaxAnew() {
        var sent = Paper.sale(customer)
                .line(item, "10.00", standard)
                .with("Id", "1")
                .with("SyncToken", "0");

        var updated = shop.post("salesreceipt", sent);

        assertThat(updated.entity().has("PrivateNote")).isFalse();
        assertThat(updated.entity().has("DocNumber")).isFalse();
        assertThat(updated.text("/SalesReceipt/TotalAmt")).isEqualTo("12.00");
    }

    @Test
    void takesItsOwnAnswerBackAsAnUpdate() {
        var stored = shop.get("salesreceipt/1");

        var updated = shop.post("salesreceipt", stored.entity().toString());

        assertThat(updated.text("/SalesReceipt/TotalAmt")).isEqualTo("14.91");
        assertThat(updated.body().at("/SalesReceipt/Line").size()).isEqualTo(2);
        assertThat(updated.text("/SalesReceipt/Line/0/Id")).isEqualTo("1");
    }

    @Test
    void refusesAStaleToken() {
        var update = "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"PrivateNote\":\"x\"}";
        shop.post("salesreceipt", update);

        var refused = shop.post("salesreceipt", update);

        assertThat(refused.code()).isEqualTo("5010");
    }

    @Test
    void deletesForGood() {
        var deleted = shop.post("salesreceipt?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}");

        assertThat(deleted.text("/SalesReceipt/status")).isEqualTo("Deleted");
        assertThat(deleted.text("/SalesReceipt/Id")).isEqualTo("1");
        assertThat(shop.get("salesreceipt/1").code()).isEqualTo("610");
        assertThat(shop.get("salesreceipt/1").status()).isEqualTo(400);
        assertThat(shop.post("salesreceipt?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}")
                        .code())
                .isEqualTo("610");
    }

    @Test
    void voidsAReceiptThroughAnUpdate() {
        var voided = shop.post(
                "salesreceipt?operation=update&include=void", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true}");

        assertThat(voided.text("/SalesReceipt/TotalAmt")).isEqualTo("0");
        assertThat(voided.text("/SalesReceipt/PrivateNote")).isEqualTo("first\nVoided");
        assertThat(voided.text("/SalesReceipt/Line/0/Amount")).isEqualTo("0");
        assertThat(voided.text("/SalesReceipt/DocNumber")).isEqualTo("1001");
        assertThat(voided.text("/SalesReceipt/SyncToken")).isEqualTo("1");
    }

    @Test
    void findsADocumentUnderItsNewNumberOnly() {
        shop.post("salesreceipt", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"DocNumber\":\"2002\"}");

        assertThat(shop.id("select * from SalesReceipt where DocNumber = '2002'"))
                .isEqualTo("1");
        assertThat(shop.query("select count(*) from SalesReceipt where DocNumber = '1001'")
                        .text("/QueryResponse/totalCount"))
                .isEqualTo("0");
    }

    @Test
    void doesNotMoveADocumentOutOfClosedBooks() {
        shop.company("{\"bookCloseDate\":\"2026-03-31\"}");

        var moved = shop.post(
                "salesreceipt", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"TxnDate\":\"2026-05-01\"}");

        assertThat(moved.code()).isEqualTo("6210");
    }
}
