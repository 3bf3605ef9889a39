package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesReceiptTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");
    private final String item = shop.item();
    private final String standard = shop.code("20.0% S");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void addsWhatQuickBooksAdds() {
        var stored = shop.post("salesreceipt", sale().line(item, "2", "6.21", "12.42", standard));

        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("14.90");
        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TotalTax")).isEqualTo("2.48");
        assertThat(stored.text("/SalesReceipt/DepositToAccountRef/name")).isEqualTo("Undeposited Funds");
        assertThat(stored.text("/SalesReceipt/Line/0/Id")).isEqualTo("1");
        assertThat(stored.text("/SalesReceipt/Line/0/SalesItemLineDetail/ItemRef/name"))
                .isEqualTo("Sales");
        assertThat(stored.text("/SalesReceipt/Line/1/DetailType")).isEqualTo("SubTotalLineDetail");
        assertThat(stored.text("/SalesReceipt/CustomerRef/name")).isEqualTo("Amazon GBP");
        assertThat(stored.text("/SalesReceipt/SyncToken")).isEqualTo("0");
        assertThat(stored.text("/SalesReceipt/TxnDate")).isEqualTo("2026-03-04");
        assertThat(stored.text("/SalesReceipt/MetaData/CreateTime")).isEqualTo("2026-03-04T12:00:00-08:00");
        assertThat(stored.text("/SalesReceipt/HomeTotalAmt")).isEqualTo("14.90");
    }

    @Test
    void overwritesReadOnlyValuesInSilence() {
        var sent = sale().line(item, "10.00", standard)
                .number("TotalAmt", "99")
                .number("Balance", "99")
                .with("SyncToken", "7");

        var stored = shop.post("salesreceipt", sent);

        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("12.00");
        assertThat(stored.text("/SalesReceipt/Balance")).isEqualTo("0");
        assertThat(stored.text("/SalesReceipt/SyncToken")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 6.21, 12.42, ''",
        "2, 6.21, 12.43, 6070",
        "128.350, 14.50, 1861.08, ''",
        "128.350, 14.50, 1861.07, 6070",
        "3, 3.33333, 10.00, ''",
        "3, 3.33, 10.00, 6070",
        "1, 0.005, 0.01, ''"
    })
    void wantsTheAmountToBeQuantityTimesPriceRoundedHalfUp(String quantity, String price, String amount, String code) {
        var reply = shop.post("salesreceipt", sale().line(item, quantity, price, amount, standard));

        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void takesAnAmountAlone() {
        var stored = shop.post("salesreceipt", sale().line(item, "10.01", standard));

        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("12.01");
    }

    @Test
    void lowersTheTaxedAmountByADiscount() {
        var stored =
                shop.post("salesreceipt", sale().line(item, "100.00", standard).percentDiscount("10"));

        assertThat(stored.text("/SalesReceipt/Line/2/Amount")).isEqualTo("10.00");
        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TotalTax")).isEqualTo("18.00");
        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("108.00");
    }

    @Test
    void refusesADiscountWithoutAmountOrPercent() {
        var sent = sale().line(item, "100.00", standard);
        sent.node
                .withArray("Line")
                .addObject()
                .put("DetailType", "DiscountLineDetail")
                .putObject("DiscountLineDetail");

        assertThat(shop.post("salesreceipt", sent).code()).isEqualTo("6090");
    }

    @Test
    void refusesAnUnknownPropertyByName() {
        var reply =
                shop.post("salesreceipt", sale().line(item, "1.00", standard).with("Channel", "Amazon"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("2010");
        assertThat(reply.detail()).contains("Channel");
    }

    @Test
    void refusesAnUnknownPropertyInsideALine() {
        var sent = sale().line(item, "1.00", standard);
        sent.node.withObject("/Line/0/SalesItemLineDetail").put("Sku", "MUG");

        assertThat(shop.post("salesreceipt", sent).code()).isEqualTo("2010");
    }

    @ParameterizedTest
    @CsvSource({"DocNumber, 21", "PrivateNote, 4000", "PaymentRefNum, 21"})
    void refusesTextThatIsTooLong(String property, int lengthMax) {
        var fits = sale().line(item, "1.00", standard).with(property, "x".repeat(lengthMax));
        var doesNot = sale().line(item, "1.00", standard).with(property, "x".repeat(lengthMax + 1));

        assertThat(shop.post("salesreceipt", fits).code()).isEmpty();
        assertThat(shop.post("salesreceipt", doesNot).code()).isEqualTo("2050");
        assertThat(shop.post("salesreceipt", doesNot).detail()).contains("Max:%,d".formatted(lengthMax));
    }

    @Test
    void namesWhatIsMissing() {
        var withoutLines = shop.post("salesreceipt", sale());
        var withoutCustomer = shop.post("salesreceipt", "{\"Line\":[]}");

        assertThat(withoutLines.code()).isEqualTo("2020");
        assertThat(withoutLines.detail()).contains("Line");
        assertThat(withoutCustomer.detail()).contains("CustomerRef");
    }

    @Test
    void refusesReferencesThatDoNotExist() {
        assertThat(shop.post("salesreceipt", Paper.sale("999").line(item, "1.00", standard))
                        .code())
                .isEqualTo("2500");
        assertThat(shop.post("salesreceipt", sale().line("999", "1.00", standard))
                        .code())
                .isEqualTo("2500");
        assertThat(shop.post("salesreceipt", sale().line(item, "1.00", "999")).code())
                .isEqualTo("2500");
        assertThat(shop.post("salesreceipt", sale().line(item, "1.00", standard).ref("ClassRef", "9"))
                        .code())
                .isEqualTo("2500");
    }

    @Test
    void refusesAnInactiveCustomer() {
        shop.post(
                "customer", "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}".formatted(customer));

        assertThat(shop.post("salesreceipt", sale().line(item, "1.00", standard))
                        .code())
                .isEqualTo("2500");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, 6210", "2026-03-01, ''"})
    void refusesADayInClosedBooks(String day, String code) {
        shop.company("{\"bookCloseDate\":\"2026-02-28\"}");

        assertThat(shop.post("salesreceipt", sale().line(item, "1.00", standard).with("TxnDate", day))
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "subscriptionEnded, true, 6190",
        "permissionDenied, true, 5020",
        "missingFeatures, '[\"SalesReceipt\"]', 5030"
    })
    void refusesWhenTheCompanyCannotBeWrittenTo(String setting, String value, String code) {
        shop.company("{\"%s\":%s}".formatted(setting, value));

        assertThat(shop.post("salesreceipt", sale().line(item, "1.00", standard))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void refusesShippingWhenItIsSwitchedOff() {
        shop.company("{\"allowShipping\":false}");

        assertThat(shop.post("salesreceipt", sale().line("SHIPPING_ITEM_ID", "3.00", standard))
                        .code())
                .isEqualTo("6000");
    }

    @Test
    void answersFaultsWithTwoHundredWhenToldTo() {
        shop.control("settings", "{\"faultsAs200\":true}");

        var reply = shop.post("salesreceipt", sale());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo("2020");
    }

    private Paper sale() {
        return Paper.sale(customer);
    }
}
