package dev.cloudcart.simulators.quickbooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.simulators.wire.Json;

class DoubleEntryTest {

    private static final String SOLD = """
            "TotalAmt":118.00,"TxnTaxDetail":{"TotalTax":20.00},"Line":[
            {"Amount":100.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"3"}}},
            {"Amount":3.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"SHIPPING_ITEM_ID"}}},
            {"Amount":103.00,"DetailType":"SubTotalLineDetail"},
            {"Amount":5.00,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"DiscountAccountRef":{"value":"16"}}}]""";

    @Test
    void booksASalesReceiptIntoItsAccount() {
        assertThat(ledger("SalesReceipt", "{\"DepositToAccountRef\":{\"value\":\"1\"},%s}".formatted(SOLD)))
                .isEqualTo("""
                        account 1          118.00
                        income of 3       -100.00
                        Shipping Income     -3.00
                        account 16           5.00
                        Sales Tax Payable  -20.00
                        """);
    }

    @Test
    void booksARefundReceiptTheOtherWayRound() {
        assertThat(ledger("RefundReceipt", "{%s}".formatted(SOLD))).isEqualTo("""
                Undeposited Funds -118.00
                income of 3        100.00
                Shipping Income      3.00
                account 16          -5.00
                Sales Tax Payable   20.00
                """);
    }

    @Test
    void owesNothingForTheDepositOfAnInvoice() {
        assertThat(ledger("Invoice", "{\"Deposit\":18,\"Balance\":100,%s}".formatted(SOLD)))
                .isEqualTo("""
                receivable GBP     118.00
                income of 3       -100.00
                Shipping Income     -3.00
                account 16           5.00
                Sales Tax Payable  -20.00
                receivable GBP     -18.00
                Undeposited Funds   18.00
                """);
    }

    @Test
    void leavesTheDifferenceOfTwoRatesOnExchangeGainOrLoss() {
        var invoice = foreign("Invoice", "0.8512", "\"TotalAmt\":100,\"Balance\":0," + income("100"));
        var payment = foreign("Payment", "0.8731", "\"TotalAmt\":100,\"UnappliedAmt\":0");

        assertThat(sums(List.of(invoice, payment))).isEqualTo("""
                Exchange Gain or Loss  -2.19
                Undeposited Funds      87.31
                income of 3           -85.12
                receivable EUR          0.00
                """);
    }

    @Test
    void leavesWhatIsStillOpenAtTheRateOfItsInvoice() {
        var invoice = foreign("Invoice", "0.85", "\"TotalAmt\":100,\"Balance\":60," + income("100"));
        var payment = foreign("Payment", "0.90", "\"TotalAmt\":50,\"UnappliedAmt\":10");

        assertThat(sums(List.of(invoice, payment)))
                .contains("receivable EUR         42.00\n", "Exchange Gain or Loss  -2.00\n");
    }

    @Test
    void settlesAnInvoiceByACreditMemoWithoutMoney() {
        var invoice = foreign("Invoice", "0.80", "\"TotalAmt\":100,\"Balance\":0," + income("100"));
        var credit = foreign("CreditMemo", "0.90", "\"TotalAmt\":100,\"Balance\":0," + income("100"));
        var payment = foreign("Payment", "0.50", "\"TotalAmt\":0,\"UnappliedAmt\":0");

        assertThat(sums(List.of(invoice, credit, payment))).isEqualTo("""
                Exchange Gain or Loss -10.00
                income of 3            10.00
                receivable EUR          0.00
                """);
    }

    @Test
    void givesThePennyThatRoundingLeavesToExchangeGainOrLoss() {
        assertThat(ledger("SalesReceipt", """
                        {"CurrencyRef":{"value":"EUR"},"ExchangeRate":0.333,"TotalAmt":0.05,"Line":[
                        {"Amount":0.02,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"3"}}},
                        {"Amount":0.03,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"3"}}}]}""")).isEqualTo("""
                        Undeposited Funds    0.02
                        income of 3         -0.01
                        income of 3         -0.01
                        """);
        assertThat(ledger("SalesReceipt", """
                        {"CurrencyRef":{"value":"EUR"},"ExchangeRate":0.5,"TotalAmt":0.06,"Line":[
                        {"Amount":0.03,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"3"}}},
                        {"Amount":0.03,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"}}}]}""")).isEqualTo("""
                        Undeposited Funds    0.03
                        income of 3         -0.02
                        income of 4         -0.02
                        Exchange Gain or Loss    0.01
                        """);
    }

    @Test
    void booksABillAndItsPayment() {
        var bill = """
                {"APAccountRef":{"value":"7"},"TotalAmt":120,"Balance":0,"TxnTaxDetail":{"TotalTax":20},"Line":[
                {"Amount":60,"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"19"}}},
                {"Amount":40,"DetailType":"ItemBasedExpenseLineDetail","ItemBasedExpenseLineDetail":{"ItemRef":{"value":"3"}}}]}""";
        var payment =
                "{\"APAccountRef\":{\"value\":\"7\"},\"TotalAmt\":120,\"CheckPayment\":{\"BankAccountRef\":{\"value\":\"1\"}}}";

        assertThat(ledger("Bill", bill)).isEqualTo("""
                account 7         -120.00
                account 19          60.00
                expense of 3        40.00
                Sales Tax Payable   20.00
                """);
        assertThat(ledger("BillPayment", payment)).isEqualTo("""
                account 7          120.00
                account 1         -120.00
                """);
    }

    @Test
    void booksAnExpenseAndItsRefund() {
        var expense = """
                {"AccountRef":{"value":"8"},"TotalAmt":10,%s"Line":[{"Amount":10,"DetailType":"AccountBasedExpenseLineDetail",\
                "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"21"}}}]}""";

        assertThat(ledger("Purchase", expense.formatted(""))).isEqualTo("""
                account 8          -10.00
                account 21          10.00
                """);
        assertThat(ledger("Purchase", expense.formatted("\"Credit\":true,"))).isEqualTo("""
                account 8           10.00
                account 21         -10.00
                """);
    }

    @Test
    void booksDepositsAndJournalEntries() {
        assertThat(ledger("Deposit", """
                {"DepositToAccountRef":{"value":"1"},"TotalAmt":30,"Line":[
                {"Amount":20,"LinkedTxn":[{"TxnId":"5","TxnType":"Payment"}]},
                {"Amount":10,"DepositLineDetail":{"AccountRef":{"value":"12"}}}]}""")).isEqualTo("""
                account 1           30.00
                Undeposited Funds  -20.00
                account 12         -10.00
                """);
        assertThat(ledger("JournalEntry", """
                {"Line":[{"Amount":5,"JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"1"}}},
                {"Amount":5,"JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"2"}}}]}""")).isEqualTo("""
                        account 1            5.00
                        account 2           -5.00
                        """);
    }

    @Test
    void showsADocumentThatDoesNotAddUp() {
        assertThat(ledger("SalesReceipt", "{\"TotalAmt\":1}")).contains("Unexplained difference   -1.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Estimate", "PurchaseOrder", "TimeActivity"})
    void booksNothingForWhatIsNoPosting(String entity) {
        assertThat(ledger(entity, "{%s}".formatted(SOLD))).isEmpty();
    }

    private static String income(String amount) {
        return "\"Line\":[{\"Amount\":%s,\"DetailType\":\"SalesItemLineDetail\",\"SalesItemLineDetail\":{\"ItemRef\":{\"value\":\"3\"}}}]"
                .formatted(amount);
    }

    private static List<Leg> foreign(String entity, String rate, String rest) {
        return DoubleEntry.of(
                entity,
                Json.MAPPER.readTree(
                        "{\"CurrencyRef\":{\"value\":\"EUR\"},\"ExchangeRate\":%s,%s}".formatted(rate, rest)),
                "GBP");
    }

    private static String ledger(String entity, String document) {
        var legs = DoubleEntry.of(entity, Json.MAPPER.readTree(document), "GBP");
        assertThat(legs.stream().map(Leg::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        return legs.stream()
                .map(leg -> "%-17s %7s%n".formatted(words(leg.place()), leg.amount()))
                .collect(Collectors.joining());
    }

    private static String sums(List<List<Leg>> documents) {
        return documents.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        leg -> words(leg.place()),
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, Leg::amount, BigDecimal::add)))
                .entrySet()
                .stream()
                .map(sum -> "%-21s %6s%n".formatted(sum.getKey(), sum.getValue()))
                .collect(Collectors.joining());
    }

    private static String words(Place place) {
        return switch (place) {
            case Place.Account(String id) -> "account " + id;
            case Place.IncomeOf(String item) -> "income of " + item;
            case Place.ExpenseOf(String item) -> "expense of " + item;
            case Place.Receivable(String currency) -> "receivable " + currency;
            case Place.Payable(String currency) -> "payable " + currency;
            case Place.Usual usual -> usual.account;
        };
    }
}
