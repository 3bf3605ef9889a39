package dev.cloudcart.simulators.quickbooks.pages;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Show;
import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.books.Chart;
import dev.cloudcart.simulators.quickbooks.books.Chart.Account;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.wire.Answer;

/// Every account with what stands in it, in home currency: debits on one side, credits on the other, both with the
/// same sum.
record TrialBalance(Frame frame, String realmId, String currency, List<Row> rows, long booked) {

    /// The order in which accountants read a chart.
    private static final List<String> TYPES = List.of(
            "Bank",
            "Accounts Receivable",
            "Other Current Asset",
            "Fixed Asset",
            "Other Asset",
            "Accounts Payable",
            "Credit Card",
            "Other Current Liability",
            "Long Term Liability",
            "Equity",
            "Income",
            "Other Income",
            "Cost of Goods Sold",
            "Expense",
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

    static Answer page(Books books) {
        var rows = books.within(realm -> rows(realm));
        return Pages.ok(
                "quickbooks/pages/trialBalance.jte",
                new TrialBalance(
                        new Frame(QuickBooksPages.SITE, "Trial balance", ""),
                        books.realmId,
                        books.settings().homeCurrency(),
                        rows,
                        CompanyView.documents(books)));
    }

    static List<Row> rows(Realm realm) {
        return new Chart(realm)
                .balances().entrySet().stream()
                        .map(account ->
                                new Row(account.getKey(), account.getValue().amount()))
                        .filter(row -> row.amount.signum() != 0)
                        .sorted(Comparator.<Row>comparingInt(
                                        row -> TYPES.indexOf(row.account().type()))
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
