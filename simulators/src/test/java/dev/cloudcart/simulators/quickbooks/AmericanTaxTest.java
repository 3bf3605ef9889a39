package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AmericanTaxTest {

    private final Shop shop = Shop.american();
    private final String customer = shop.customer("Amazon USD");
    private final String item = shop.item();
    private final String california = shop.code("California");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void letsATotalTaxWithACodeStand() {
        var sent = sale().tax("8.13");
        sent.node.withObject("/TxnTaxDetail").putObject("TxnTaxCodeRef").put("value", california);

        assertThat(shop.post("salesreceipt", sent).text("/SalesReceipt/TotalAmt"))
                .isEqualTo("158.13");
    }

    @Test
    void computesTheTaxOfACodeOnTaxableLinesOnly() {
        var sent = sale();
        sent.node.putObject("TxnTaxDetail").putObject("TxnTaxCodeRef").put("value", california);

        assertThat(shop.post("salesreceipt", sent).text("/SalesReceipt/TxnTaxDetail/TotalTax"))
                .isEqualTo("8.00");
    }

    @Test
    void ignoresATotalTaxWithoutACode() {
        assertThat(shop.post("salesreceipt", sale().tax("8.13")).text("/SalesReceipt/TotalAmt"))
                .isEqualTo("150.00");
    }

    @Test
    void listsTheCodesThatAreWordsAfterThoseThatAreNumbers() {
        var codes = shop.query("select * from TaxCode orderby Id").body().at("/QueryResponse/TaxCode");

        assertThat(codes.valueStream().map(code -> code.path("Id").asString()))
                .startsWith(california)
                .endsWith("NON", "TAX");
    }

    @Test
    void wantsTaxOrNonOnALine() {
        var sent = Paper.americanSale(customer).line(item, "10.00", california);

        assertThat(shop.post("salesreceipt", sent).code()).isEqualTo("6100");
    }

    @Test
    void replacesTheTaxOfTheCallerByThatOfTheAutomatedEngine() {
        shop.company("{\"automatedSalesTax\":true}");
        var sent = sale().tax("8.13");
        sent.node
                .withObject("/TxnTaxDetail")
                .put("UseAutomatedSalesTax", false)
                .putObject("TxnTaxCodeRef")
                .put("value", california);

        assertThat(shop.post("salesreceipt", sent).text("/SalesReceipt/TxnTaxDetail/TotalTax"))
                .isEqualTo("8.25");
    }

    @Test
    void hearsTheCallerWhenTheCompanyPermitsIt() {
        shop.company("{\"automatedSalesTax\":true,\"automatedTaxCanBeOverridden\":true}");
        var sent = sale().tax("8.13");
        sent.node.withObject("/TxnTaxDetail").put("UseAutomatedSalesTax", false);

        assertThat(shop.post("salesreceipt", sent).text("/SalesReceipt/TxnTaxDetail/TotalTax"))
                .isEqualTo("8.13");
    }

    private Paper sale() {
        return Paper.americanSale(customer).line(item, "100.00", "TAX").line(item, "50.00", "NON");
    }
}
