package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Debits and credits of whatever is in the books have one sum, to the penny.
class TrialBalanceTest {

    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void balancesAMixOfDocumentsInThreeCurrencies() {
        mix(new Random(1));

        var balance = balance();

        assertThat(balance.get("Sum")).isNotNull();
        assertThat(balance)
                .doesNotContainKey("Unexplained difference")
                .containsKeys(
                        "Sales Tax Payable",
                        "Exchange Gain or Loss",
                        "Accounts Receivable (A/R) - EUR",
                        "Accounts Payable (A/P) - USD");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void balancesWhateverTheAmountsAre(long seed) {
        mix(new Random(seed));

        assertThat(balance()).doesNotContainKey("Unexplained difference");
    }

    @Test
    void showsWhatIsOpenAtTheRatesOfItsDocuments() {
        var customer = shop.customer("Ann", "EUR");
        var invoice = invoice(customer, "100.00", "0.8512");
        pay(customer, invoice, "60.00", "0.8731");

        assertThat(balance())
                .containsEntry("Accounts Receivable (A/R) - EUR", new BigDecimal("34.05"))
                .containsEntry("Exchange Gain or Loss", new BigDecimal("-1.32"))
                .containsEntry("Undeposited Funds", new BigDecimal("52.39"));
    }

    @Test
    void followsChangesVoidsAndDeletions() {
        var customer = shop.customer("Ann");
        var kept = sell(customer, "10.00");
        var changed = sell(customer, "20.00");
        var voided = sell(customer, "40.00");
        var deleted = sell(customer, "80.00");
        assertThat(balance()).containsEntry("Undeposited Funds", new BigDecimal("150.00"));

        shop.post(
                "salesreceipt",
                Paper.sale(customer)
                        .with("Id", changed)
                        .with("SyncToken", "0")
                        .line(shop.item(), "21.00", shop.code("0.0% Z")));
        shop.post(
                "salesreceipt?operation=void", "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true}".formatted(voided));
        shop.post("salesreceipt?operation=delete", "{\"Id\":\"%s\",\"SyncToken\":\"0\"}".formatted(deleted));

        assertThat(kept).isNotEmpty();
        assertThat(balance())
                .containsEntry("Undeposited Funds", new BigDecimal("31.00"))
                .containsEntry("Sales", new BigDecimal("-31.00"));
    }

    @Test
    void beginsAnewAfterAReset() {
        sell(shop.customer("Ann"), "10.00");
        balance();

        shop.control("reset", "");

        assertThat(page()).contains("Nothing is booked yet.");
    }

    private void mix(Random random) {
        for (var currency : new String[] {"GBP", "EUR", "USD"}) {
            var customer = shop.customer("Customer " + currency, currency);
            for (int i = 0; i < 4; i++) {
                sale("salesreceipt", customer, random);
                var invoice = sale("invoice", customer, random);
                pay(customer, invoice, amount(random, 300), rate(currency, random));
            }
            sale("creditmemo", customer, random);
            sale("estimate", customer, random);
            bills(currency, random);
        }
        shop.post(
                "refundreceipt",
                Paper.sale(shop.customer("Refunded"))
                        .ref("DepositToAccountRef", shop.account("Current Account"))
                        .line(shop.item(), "7.77", shop.code("20.0% S")));
        shop.post("purchase", """
                        {"PaymentType":"Cash","AccountRef":{"value":"%s"},"GlobalTaxCalculation":"TaxExcluded","Line":[{"Amount":33.33,\
                        "DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"%s"},\
                        "TaxCodeRef":{"value":"%s"}}}]}""".formatted(
                        shop.account("Current Account"), shop.account("Bank Charges"), shop.code("20.0% S")));
        shop.post("journalentry", """
                        {"Line":[{"Amount":12.34,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Debit",\
                        "AccountRef":{"value":"%s"}}},{"Amount":12.34,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":\
                        {"PostingType":"Credit","AccountRef":{"value":"%s"}}}]}""".formatted(shop.account("Bank Charges"), shop.account("Current Account")));
        shop.post("deposit", """
                {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":5.55,"DetailType":"DepositLineDetail",\
                "DepositLineDetail":{"AccountRef":{"value":"%s"}}}]}""".formatted(shop.account("Current Account"), shop.account("Opening Balance Equity")));
    }

    private void bills(String currency, Random random) {
        var vendor = shop.post(
                        "vendor",
                        "{\"DisplayName\":\"Vendor %s\",\"CurrencyRef\":{\"value\":\"%s\"}}"
                                .formatted(currency, currency))
                .text("/Vendor/Id");
        for (var kind : new String[] {"bill", "vendorcredit"}) {
            var price = amount(random, 200);
            var reply = shop.post(
                    kind,
                    Paper.purchase(vendor)
                            .number("ExchangeRate", rate(currency, random))
                            .purchaseLine(shop.item(), "1", price, price, shop.code("20.0% S")));
            assertThat(reply.status()).as(reply.detail()).isEqualTo(200);
        }
    }

    private String sale(String kind, String customer, Random random) {
        var price = amount(random, 100);
        var currency = shop.get("customer/" + customer).text("/Customer/CurrencyRef/value");
        var paper = Paper.sale(customer)
                .number("ExchangeRate", rate(currency, random))
                .line(
                        shop.item(),
                        "3",
                        price,
                        new BigDecimal(price).multiply(new BigDecimal("3")).toPlainString(),
                        shop.code("20.0% S"))
                .line(shop.item(), amount(random, 20), shop.code("5.0% R"))
                .discount("0.37");
        var reply = shop.post(kind, paper);
        assertThat(reply.status()).as(reply.detail()).isEqualTo(200);
        return reply.entity().path("Id").asString();
    }

    private String sell(String customer, String amount) {
        var reply = shop.post("salesreceipt", Paper.sale(customer).line(shop.item(), amount, shop.code("0.0% Z")));
        var total = new BigDecimal(amount);
        assertThat(reply.entity().path("TotalAmt").decimalValue()).isEqualByComparingTo(total);
        return reply.entity().path("Id").asString();
    }

    private String invoice(String customer, String amount, String rate) {
        return shop.post(
                        "invoice",
                        Paper.sale(customer)
                                .number("ExchangeRate", rate)
                                .line(shop.item(), amount, shop.code("0.0% Z")))
                .text("/Invoice/Id");
    }

    private void pay(String customer, String invoice, String most, String rate) {
        var open = shop.get("invoice/" + invoice).entity().path("Balance").decimalValue();
        var applied = open.min(new BigDecimal(most));
        var reply = shop.post("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":%s,"ExchangeRate":%s,"Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"%s",\
                        "TxnType":"Invoice"}]}]}""".formatted(customer, most, rate, applied, invoice));
        assertThat(reply.status()).as(reply.detail()).isEqualTo(200);
    }

    private static String amount(Random random, int most) {
        return BigDecimal.valueOf(100 + random.nextInt(most * 100), 2).toPlainString();
    }

    private static String rate(String currency, Random random) {
        return currency.equals("GBP")
                ? "1"
                : BigDecimal.valueOf(60_000 + random.nextInt(40_000), 5).toPlainString();
    }

    /// Accounts and their amounts, a credit below zero; fails when the two sums are not one.
    private Map<String, BigDecimal> balance() {
        var page = page();
        var rows = Pattern.compile(
                        "<th scope=\"row\">([^<]+)</th><td class=\"wide\">[^<]*</td><td class=\"number\"[^>]*>([\\d,.]*)</td><td class=\"number\"[^>]*>([\\d,.]*)</td>")
                .matcher(page);
        var balance = new LinkedHashMap<String, BigDecimal>();
        var sum = BigDecimal.ZERO;
        while (rows.find()) {
            var debit = number(rows.group(2));
            var credit = number(rows.group(3));
            if (rows.group(1).equals("Sum")) {
                assertThat(debit).isEqualByComparingTo(credit).isPositive();
                balance.put("Sum", debit);
            } else {
                sum = sum.add(debit).subtract(credit);
                balance.put(rows.group(1), debit.subtract(credit));
            }
        }
        assertThat(sum).isEqualByComparingTo("0");
        assertThat(balance).as(page).containsKey("Sum");
        return balance;
    }

    private static BigDecimal number(String text) {
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text.replace(",", ""));
    }

    private String page() {
        return shop.send(HttpRequest.newBuilder(
                        shop.simulator.uri().resolve("/companies/" + QuickBooksSimulator.REALM + "/trial-balance")))
                .html();
    }
}
