package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A document stays in the currency in which it was entered: where the shop's changes, others take the place of all
/// that stand, or nothing is touched.
class OtherCurrencyTest extends Buying {

    private static final String PAID_INVOICES =
            "order-export: {transaction-type: \"invoice, payment if paid\", order-status: \"processed, open\"}";

    private Ordered bought() {
        return new Ordered("PO1", ordered).that("PARTIAL").item("NUT", 10, "10.00", 0);
    }

    private Ordered inPounds() {
        return bought().paid(12, "20.00", second);
    }

    private Ordered inEuros() {
        return bought().in("EUR", "0.8").paid(12, "20.00", second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchase orders", "bills", "purchase orders with bills", "expenses"})
    void replacesPurchases(String as) throws Exception {
        connectBuying(as);
        shop(inPounds().came(7, first, 0, 6).line());
        var posted = sync(0);
        var pounds = standing();

        shop(inEuros().came(7, first, 0, 6).line());
        var preview = sync(0, "--preview");
        var before = documents();
        assertThat(standing()).isEqualTo(pounds);
        var report = sync(0);
        assertThat(report.path("holds")).isEmpty();
        assertForetold(as, preview, report, before);
        assertThat(report.path("read")).isEqualTo(preview.path("read")).isEqualTo(posted.path("read"));

        assertThat(standing())
                .isEqualTo(pounds.stream()
                        .map(one -> one.replace("GBP", "EUR").replace("Acme", "Acme EUR"))
                        .toList());
        assertNothingMore();

        shop(inPounds().came(7, first, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(standing()).isEqualTo(pounds);
        assertNothingMore();
    }

    /// The credit of what did not come goes as well, for the new bill is of what came.
    @Test
    void replacesAllOfAPurchaseOrderOrNothing() throws Exception {
        connectBuying("purchase orders with bills");
        shop(inPounds().came(7, first, 0, 6).came(8, second, 0, 2).line());
        sync(0);
        shop(inPounds().came(7, first, 0, 5).came(8, second, 0, 2).line());
        sync(0);
        var before = standing();
        assertThat(before).contains("VendorCredit 10.0 GBP Acme");
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(date(first)));
        sell(sold.untaxed(1, "1.0", "XXX"));
        sync(HELD);
        sync(HELD); // reads the closing date
        dismiss(1);

        shop(inEuros().came(7, first, 0, 4).came(8, second, 0, 2).line());
        assertThat(foretold(sync(0, "--preview"))).isEmpty();
        sync(HELD);
        assertThat(causes(sync(HELD))).contains("IN_CLOSED_BOOKS");
        assertThat(standing()).isEqualTo(before);

        books.switches("{\"bookCloseDate\":null}");
        later();
        var documents = documents();
        var preview = sync(HELD, "--preview");
        var report = sync(0);
        assertThat(report.path("holds")).isEmpty();
        assertForetold("opened", preview, report, documents);
        assertThat(standing())
                .containsExactly(
                        "PurchaseOrder 100.0 EUR Acme EUR",
                        "Bill 20.0 EUR Acme EUR",
                        "Bill 40.0 EUR Acme EUR",
                        "BillPayment 20.0 EUR Acme EUR");
        assertNothingMore();
    }

    /// What hangs on the documents of an order is the first to go: where it stays, nothing else is held for it.
    @ParameterizedTest
    @ValueSource(strings = {"bills", "purchase orders with bills"})
    void leavesAllAsItIsWhereQuickBooksLetsOneOfItNotGo(String as) throws Exception {
        connectBuying(as);
        shop(inPounds().came(7, first, 0, 6).line());
        sync(0);
        var before = standing();
        books.surprises(Bookkeeper.refusedChange("BillPayment", "TotalAmt", "20.00", "6000"));

        shop(inEuros().came(7, first, 0, 6).line());
        var report = sync(HELD);

        assertThat(standing()).isEqualTo(before);
        assertThat(report.path("holds"))
                .as("%s", report.path("holds"))
                .extracting(hold -> hold.path("kind").asString())
                .containsExactly("payment statement");

        books.surprises();
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(standing()).noneMatch(one -> one.contains("GBP")).hasSameSizeAs(before);
        assertNothingMore();
    }

    @Test
    void leavesThePaymentOfAnInvoiceThatCannotBeReplaced() throws Exception {
        connect("uk", "{\"multicurrency\":false}", PAID_INVOICES);
        set("tax: {codes: [{country: FR, rate: 0, code: No VAT}]}");
        sell(sold.untaxed(1, "10.0", "GBP", open()), sold.untaxed(2, "10.0", "GBP", open()));
        sync(0);
        var before = standing();

        sell(sold.untaxed(1, "11.0", "EUR", open()), sold.untaxed(2, "9.0", "EUR", open()));
        assertThat(causes(sync(HELD))).contains("ONE_CURRENCY_ONLY");
        assertThat(causes(sync(HELD))).contains("ONE_CURRENCY_ONLY");
        assertThat(standing()).isEqualTo(before);

        books.switches("{\"multicurrency\":true}");
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        assertReplaced("9.0", "11.0");
    }

    /// What stands is not touched for what nobody understands.
    @Test
    void waitsForACurrencyThatIsKnown() throws Exception {
        connect("uk", "{}", PAID_INVOICES);
        set("tax: {codes: [{country: FR, rate: 0, code: No VAT}]}");
        sell(sold.untaxed(1, "10.0", "GBP", open()), sold.untaxed(2, "10.0", "GBP"));
        sync(0);
        var before = standing();

        sell(sold.untaxed(1, "11.0", "XXX", open()), sold.untaxed(2, "9.0", "XXX"));
        assertThat(causes(sync(HELD))).containsOnly("NO_CURRENCY");
        assertThat(standing()).isEqualTo(before);

        sell(sold.untaxed(1, "11.0", "EUR", open()), sold.untaxed(2, "9.0", "EUR"));
        later();
        assertThat(sync(0).path("holds")).isEmpty();
        assertReplaced("9.0", "11.0");
    }

    private void assertReplaced(String... totals) throws Exception {
        assertThat(standing())
                .containsExactly(
                        "Invoice %s EUR eBay EUR, open 0.0".formatted(totals[1]),
                        "Invoice %s EUR eBay EUR, open 0.0".formatted(totals[0]),
                        "Payment %s EUR eBay EUR".formatted(totals[1]),
                        "Payment %s EUR eBay EUR".formatted(totals[0]));
        assertNothingMore();
    }

    private void assertNothingMore() throws Exception {
        assertThat(sync(0).at("/calls/quickbooksWrites").asInt()).isZero();
    }

    private static List<String> causes(JsonNode report) {
        return report.path("holds")
                .valueStream()
                .map(hold -> hold.path("cause").asString())
                .toList();
    }

    private List<String> standing() throws Exception {
        var standing = new ArrayList<String>();
        for (var kind :
                List.of("PurchaseOrder", "Bill", "VendorCredit", "Purchase", "BillPayment", "Invoice", "Payment")) {
            books.rows(kind, "TotalAmt > '0'").stream()
                    .map(one -> "%s %s %s %s%s"
                            .formatted(
                                    kind,
                                    one.path("TotalAmt").asString(),
                                    one.at("/CurrencyRef/value").asString(),
                                    party(one),
                                    kind.equals("Invoice")
                                            ? ", open " + one.path("Balance").asString()
                                            : ""))
                    .sorted()
                    .forEach(standing::add);
        }
        return standing;
    }

    private static String party(JsonNode document) {
        return document.at("/VendorRef/name").asString("")
                + document.at("/EntityRef/name").asString("")
                + document.at("/CustomerRef/name").asString("");
    }
}
