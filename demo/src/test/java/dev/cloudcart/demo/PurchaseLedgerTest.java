package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/// The trial balance of the books before and after a quarter's purchases, as whoever keeps them would check it: both
/// sides have one sum, each account has moved by what can be added up by hand, and what is owed to each vendor is its
/// bills less its credits less what was paid.
class PurchaseLedgerTest extends Buying {

    private static final String BOLZEN = "5a11e500-0000-4000-8000-000000000004";
    private static final Pattern ROW = Pattern.compile(
            "<tr><th scope=\"row\">([^<]*)</th><td class=\"wide\">[^<]*</td><td class=\"number\">([^<]*)</td><td class=\"number\">([^<]*)</td></tr>");
    private static final String SETTINGS = """
            purchase-settings:
              sync-purchases: true
              additional-costs: own bill
              cost-vendors: [{cost: Freight, vendor: Fast Freight}]
              payment-statements: bill payments
              pay-from: [{currency: GBP, account: Current account}]
            tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}
            """;

    /// Ten nuts at 10.00 and 20 % came in parts of 6 and 4, and of the second only 3 had really come; 50.00 was paid.
    private Ordered atHome(int second) {
        return new Ordered("PO1", ordered)
                .that("DELIVERED")
                .item("NUT", 10, "10.00", 20)
                .came(7, day(-9), 0, 6)
                .came(8, day(-2), 0, second)
                .cost("Freight", "20.00", 20)
                .paid(12, "50.00", day(-1));
    }

    /// Four bolts at 25.00 euros each, without tax.
    private Ordered abroad() {
        return new Ordered("PO2", ordered)
                .from(BOLZEN)
                .that("DELIVERED")
                .in("EUR", "0.8")
                .item("BOLT", 4, "25.00", 0)
                .came(9, day(-5), 0, 4);
    }

    @Test
    void balancesAndTellsWhatIsOwedToWhom() throws Exception {
        connect("uk", "{}", SETTINGS);
        books.add("account", """
                {"Name":"Creditors EUR","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                "CurrencyRef":{"value":"EUR"}}""");
        sell(
                Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"),
                Ordered.supplier(BOLZEN, "Bolzen", "Germany", "EUR"));
        // nuts are counted in QuickBooks, bolts and freight are not
        books.stocked("NUT", date(ordered));
        var before = trialBalance();

        sell(atHome(4).line(), abroad().line());
        assertThat(sync(0).path("holds")).isEmpty();
        sell(atHome(3).line());
        assertThat(sync(0, "--numbers", "PO1").path("holds")).isEmpty();

        // 100.00 of nuts and 20.00 of freight less one nut, and 100.00 euros
        var rate = rate();
        var abroad = new BigDecimal("100.00").multiply(rate).setScale(2, RoundingMode.HALF_UP);
        // stock: 100.00 of nuts less one; payable: 120.00 and 24.00 billed, 12.00 credited, 50.00 paid; tax: 24.00 less
        // 2.00
        var moved = moved(before, trialBalance());
        assertThat(moved)
                .isEqualTo(Map.of(
                        "Accounts Payable (A/P)", new BigDecimal("-82.00"),
                        "Creditors EUR", abroad.negate(),
                        "Current Account", new BigDecimal("-50.00"),
                        "Sales Tax Payable", new BigDecimal("22.00"),
                        "Inventory Asset", new BigDecimal("90.00"),
                        "Cost of Goods Sold", abroad.add(new BigDecimal("20.00"))));
        assertThat(moved.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0.00");
        assertThat(owed())
                .as("bills less credits less payments")
                .containsEntry("Acme GBP", new BigDecimal("58.00"))
                .containsEntry("Fast Freight GBP", new BigDecimal("24.00"))
                .containsEntry("Bolzen EUR", new BigDecimal("100.00"))
                .hasSize(3)
                .isEqualTo(balances());
    }

    private BigDecimal rate() throws Exception {
        return books.rows("Bill", "DocNumber = 'PO2-9'")
                .getFirst()
                .path("ExchangeRate")
                .decimalValue();
    }

    /// By the documents.
    private Map<String, BigDecimal> owed() throws Exception {
        var owed = new TreeMap<String, BigDecimal>();
        for (var kind : Map.of("Bill", 1, "VendorCredit", -1, "BillPayment", -1).entrySet()) {
            for (var document : books.rows(kind.getKey(), "TotalAmt > '0'")) {
                owed.merge(
                        document.at("/VendorRef/name").asString() + " "
                                + document.at("/CurrencyRef/value").asString("GBP"),
                        document.path("TotalAmt")
                                .decimalValue()
                                .multiply(BigDecimal.valueOf(kind.getValue()))
                                .setScale(2),
                        BigDecimal::add);
            }
        }
        return owed;
    }

    /// By QuickBooks' own count.
    private Map<String, BigDecimal> balances() throws Exception {
        var balances = new TreeMap<String, BigDecimal>();
        for (var vendor : books.rows("Vendor", "Active = true")) {
            var balance = vendor.path("Balance").decimalValue();
            if (balance.signum() != 0) {
                balances.put(
                        vendor.path("DisplayName").asString() + " "
                                + vendor.at("/CurrencyRef/value").asString("GBP"),
                        balance.setScale(2));
            }
        }
        return balances;
    }

    /// By account, in home currency; a debit is positive. Both sides have one sum.
    private Map<String, BigDecimal> trialBalance() throws Exception {
        var page = books.page("trial-balance");
        var balance = new TreeMap<String, BigDecimal>();
        var debits = BigDecimal.ZERO;
        var credits = BigDecimal.ZERO;
        var rows = ROW.matcher(page);
        while (rows.find()) {
            var debit = amount(rows.group(2));
            var credit = amount(rows.group(3));
            debits = debits.add(debit);
            credits = credits.add(credit);
            balance.put(rows.group(1), debit.subtract(credit));
        }
        assertThat(debits).as(page).isEqualByComparingTo(credits);
        return balance;
    }

    private static BigDecimal amount(String shown) {
        var digits = shown.replaceAll("[^0-9.-]", "");
        return digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    private static Map<String, BigDecimal> moved(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        var moved = new TreeMap<>(after);
        before.forEach((account, amount) -> moved.merge(account, amount.negate(), BigDecimal::add));
        moved.values().removeIf(amount -> amount.signum() == 0);
        moved.replaceAll((_, amount) -> amount.setScale(2));
        return moved;
    }
}
