package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");

    @BeforeEach
    void open() {
        shop.post("estimate", sale());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"Pending, ''", "Accepted, ''", "Closed, ''", "Rejected, ''", "Converted, ''", "Maybe, 2170"})
    void knowsFiveStatuses(String status, String code) {
        assertThat(shop.post("estimate", sale().with("TxnStatus", status)).code())
                .isEqualTo(code);
    }

    @Test
    void closesWhenAnInvoiceIsMadeFromIt() {
        var invoice = shop.post("invoice", from("1"));

        assertThat(invoice.text("/Invoice/LinkedTxn/0/TxnType")).isEqualTo("Estimate");
        assertThat(shop.get("estimate/1").text("/Estimate/TxnStatus")).isEqualTo("Closed");
        assertThat(shop.get("estimate/1").text("/Estimate/LinkedTxn/0/TxnId")).isEqualTo(invoice.text("/Invoice/Id"));
        assertThat(shop.get("estimate/1").text("/Estimate/SyncToken")).isEqualTo("1");
    }

    @Test
    void opensAgainWhenTheInvoiceIsDeleted() {
        shop.post("invoice", from("1"));

        shop.post("invoice?operation=delete", "{\"Id\":\"2\",\"SyncToken\":\"0\"}");

        assertThat(shop.get("estimate/1").text("/Estimate/TxnStatus")).isEqualTo("Pending");
        assertThat(shop.get("estimate/1").body().at("/Estimate/LinkedTxn").size())
                .isZero();
    }

    @Test
    void keepsTheLinkBesideAPayment() {
        shop.post("invoice", from("1"));
        shop.post("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":12,"Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"2","TxnType":"Invoice"}]}]}""".formatted(customer));

        var changed = shop.post("invoice", from("1").with("Id", "2").with("SyncToken", "1"));

        assertThat(changed.body().at("/Invoice/LinkedTxn").findValuesAsString("TxnType"))
                .containsExactly("Estimate", "Payment");
    }

    @Test
    void refusesALinkToNothingOrToAnothersEstimate() {
        var other = Paper.sale(shop.customer("eBay GBP")).line(shop.item(), "10.00", shop.code("20.0% S"));
        link(other, "1", "Estimate");

        assertThat(shop.post("invoice", from("9")).code()).isEqualTo("2500");
        assertThat(shop.post("invoice", other).code()).isEqualTo("620");
        assertThat(shop.post("invoice", link(sale(), "1", "Bill")).code()).isEqualTo("620");
    }

    @Test
    void doesNotHearLinksThatQuickBooksMakesItself() {
        var invoice = shop.post("invoice", link(sale(), "77", "Payment"));

        assertThat(invoice.body().at("/Invoice/LinkedTxn").size()).isZero();
    }

    private Paper from(String estimate) {
        return link(sale(), estimate, "Estimate");
    }

    private static Paper link(Paper paper, String id, String type) {
        paper.node.putArray("LinkedTxn").addObject().put("TxnId", id).put("TxnType", type);
        return paper;
    }

    private Paper sale() {
        return Paper.sale(customer).line(shop.item(), "10.00", shop.code("20.0% S"));
    }
}
