package dev.cloudcart.simulators.quickbooks.pages;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Show;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.pages.Chart.Account;
import dev.cloudcart.simulators.wire.Answer;

/// Every account with what stands in it, in home currency: debits on one side, credits on the other, both with the same sum.
record TrialBalance(Frame frame, String realmId, String currency, List<Row> rows, long booked, long behind) {

    /// The order in which accountants read a chart.
    private static final List<String> TYPES = List.of("Bank", "Accounts Receivable", "Other Current Asset",
            "Fixed Asset", "Other Asset", "Accounts Payable", "Credit Card", "Other Current Liability",
            "Long Term Liability", "Equity", "Income", "Other Income", "Cost of Goods Sold", "Expense",
            "Other Expense");

    /// @param amount a debit is positive
    record Row(Account account, BigDecimal amount) {

        BigDecimal debit() {
            return amount.max(BigDecimal.ZERO);
        }

        BigDecimal credit() {
            return amount.negate().max(BigDecimal.ZERO);
        }
    }

    static Answer page(Books books, Tally.Sums sums) {
        var rows = books.within(realm -> rows(realm, sums));
        return Pages.ok("quickbooks/pages/trialBalance.jte", new TrialBalance(new Frame(QuickBooksPages.SITE,
                "Trial balance", ""), books.realmId, books.settings().homeCurrency(), rows, sums.booked(),
                sums
                        .behind()));
    }

    static List<Row> rows(Realm realm, Tally.Sums sums) {
        var chart = new Chart(realm);
        Map<Account, BigDecimal> byAccount = new HashMap<>();
        sums.places().forEach((place, amount) -> byAccount.merge(chart.of(place), amount, BigDecimal::add));
        return byAccount.entrySet().stream()
                .filter(account -> account.getValue().signum() != 0)
                .map(account -> new Row(account.getKey(), account.getValue()))
                .sorted(Comparator.<Row>comparingInt(row -> TYPES.indexOf(row.account().type()))
                        .thenComparing(row -> row.account().name()))
                .toList();
    }

    String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "" : Show.amount(amount, currency);
    }

    BigDecimal debits() {
        return rows.stream().map(Row::debit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal credits() {
        return rows.stream().map(Row::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
