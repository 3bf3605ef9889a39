package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SalesReceiptTest {

    private final Shop shop = new Shop();
    private String customer = "";
    private String item = "";
    private String standard = "";

    @BeforeEach
    void open() {
        customer = shop.post("customer", "{\"DisplayName\":\"Amazon GBP\"}").text("/Customer/Id");
        item = shop.id("select * from Item where Name = 'Sales'");
        standard = shop.id("select * from TaxCode where Name = '20.0% S'");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void addsWhatQuickBooksAdds() {
        var stored = shop.post("salesreceipt", receipt("1001", "12.42", "2", "6.21"));

        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("14.90");
        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TotalTax")).isEqualTo("2.48");
        assertThat(stored.text("/SalesReceipt/DepositToAccountRef/name")).isEqualTo("Undeposited Funds");
        assertThat(stored.text("/SalesReceipt/Line/1/DetailType")).isEqualTo("SubTotalLineDetail");
        assertThat(stored.text("/SalesReceipt/CustomerRef/name")).isEqualTo("Amazon GBP");
        assertThat(stored.text("/SalesReceipt/SyncToken")).isEqualTo("0");
        assertThat(stored.text("/SalesReceipt/HomeTotalAmt")).isEqualTo("14.90");
    }

    private String receipt(String number, String amount, String quantity, String price) {
        return """
                {"DocNumber":"%s","CustomerRef":{"value":"%s"},"GlobalTaxCalculation":"TaxExcluded","Line":[{"Amount":%s,
                "DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"%s"},"Qty":%s,"UnitPrice":%s,
                "TaxCodeRef":{"value":"%s"}}}]}"""
                .formatted(number, customer, amount, item, quantity, price, standard);
    }
}
