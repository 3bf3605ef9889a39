package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The report that lists every document of some days, and alone tells what is reconciled.
class TransactionListTest {

    private static final String MARCH = "start_date=2026-03-01&end_date=2026-03-31";

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void listsEveryDocumentOfItsDaysWithItsIdAtItsType() {
        receipt("2026-02-28");
        receipt("2026-03-01");
        receipt("2026-03-31");
        receipt("2026-04-01");

        var report = list(MARCH);

        assertThat(report.text("/Header/ReportName")).isEqualTo("TransactionList");
        assertThat(report.text("/Header/StartPeriod")).isEqualTo("2026-03-01");
        assertThat(report.text("/Header/Option/0/Value")).isEqualTo("false");
        assertThat(report.text("/Columns/Column/1/ColType")).isEqualTo("txn_type");
        assertThat(ids(report)).containsExactly("2", "3");
        assertThat(report.text("/Rows/Row/0/ColData/0/value")).isEqualTo("2026-03-01");
        assertThat(report.text("/Rows/Row/0/ColData/1/value")).isEqualTo("Sales Receipt");
        assertThat(report.text("/Rows/Row/0/ColData/4/value")).isEqualTo("Amazon GBP");
        assertThat(report.text("/Rows/Row/0/ColData/6/value")).isEqualTo("Current Account");
        assertThat(report.text("/Rows/Row/0/ColData/7/value")).isEqualTo("-Split-");
        assertThat(report.text("/Rows/Row/0/ColData/8/value")).isEqualTo("12.00");
    }

    @Test
    void tellsWhatIsReconciledAsAFilterOnly() {
        receipt("2026-03-02");
        receipt("2026-03-03");
        reconcile("{\"document\":\"SalesReceipt\",\"id\":\"2\"}");

        assertThat(ids(list(MARCH + "&cleared=Reconciled"))).containsExactly("2");
        assertThat(ids(list(MARCH + "&cleared=Uncleared"))).containsExactly("1");
        assertThat(ids(list(MARCH + "&cleared=Cleared"))).isEmpty();
        assertThat(list(MARCH).body().toString()).doesNotContain("Reconciled");

        reconcile("{\"document\":\"SalesReceipt\",\"id\":\"2\",\"reconciled\":false}");

        var none = list(MARCH + "&cleared=Reconciled");
        assertThat(none.text("/Header/Option/0/Value")).isEqualTo("true");
        assertThat(none.body().path("Rows").isEmpty()).isTrue();
    }

    /// The API takes it without a word.
    @Test
    void letsWhatIsReconciledChange() {
        receipt("2026-03-02");
        reconcile("{\"document\":\"SalesReceipt\",\"id\":\"1\"}");

        var changed = shop.post(
                "salesreceipt",
                paper("2026-03-02")
                        .line(shop.item(), "5.00", shop.code("20.0% S"))
                        .with("Id", "1")
                        .with("SyncToken", "0"));

        assertThat(changed.text("/SalesReceipt/TotalAmt")).isEqualTo("18.00");
        assertThat(ids(list(MARCH + "&cleared=Reconciled"))).containsExactly("1");
    }

    @Test
    void ticksOffOnlyWhatABankKnowsOf() {
        shop.post("invoice", Paper.sale(customer).line(shop.item(), "10.00", shop.code("20.0% S")));

        assertThat(reconcile("{\"document\":\"Invoice\",\"id\":\"1\"}"))
                .contains("Invoice 1 books on no account of which a bank sends a statement.");
        assertThat(reconcile("{\"document\":\"Invoice\",\"id\":\"7\"}"))
                .contains("There is no document \\\"Invoice\\\" \\\"7\\\".");
    }

    @Test
    void bringsTheColumnsThatAreAskedForAndAlwaysTheDayAndTheType() {
        receipt("2026-03-02");

        var report = list(MARCH + "&columns=doc_num,no_such_column");

        assertThat(report.body()
                        .at("/Columns/Column")
                        .valueStream()
                        .map(column -> column.path("ColType").asString()))
                .containsExactly("tx_date", "txn_type", "doc_num");
        assertThat(report.body().at("/Rows/Row/0/ColData").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "start_date=2026-03-31&end_date=2026-03-01, end_date is before start_date",
        "start_date=2026-01-01&end_date=2026-07-02, TransactionList covers six months at most",
        "start_date=2026-03-01&end_date=2026-03-31&cleared=Maybe, Invalid value for cleared: Maybe"
    })
    void refusesWhatItDoesNotKnow(String asked, String sentence) {
        assertThat(list(asked).detail()).contains(sentence);
    }

    @Test
    void isTheOnlyReport() {
        assertThat(shop.get("reports/ProfitAndLoss").status()).isEqualTo(400);
    }

    private void receipt(String day) {
        assertThat(shop.post("salesreceipt", paper(day)).status()).isEqualTo(200);
    }

    private Paper paper(String day) {
        return Paper.sale(customer)
                .line(shop.item(), "10.00", shop.code("20.0% S"))
                .ref("DepositToAccountRef", shop.account("Current Account"))
                .with("TxnDate", day);
    }

    private Shop.Reply list(String asked) {
        return shop.get("reports/TransactionList?" + asked);
    }

    private String reconcile(String wanted) {
        return shop.control("reconcile", wanted).body().toString();
    }

    private static List<String> ids(Shop.Reply report) {
        return report.body()
                .at("/Rows/Row")
                .valueStream()
                .map(row -> row.at("/ColData/1/id").asString())
                .toList();
    }
}
