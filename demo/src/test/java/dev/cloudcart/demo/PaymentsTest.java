package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.open;
import static dev.cloudcart.demo.Sold.unlikeLines;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What buyers paid, as payments beside the invoices of their orders.
class PaymentsTest extends Mending {

    private static final String IF_PAID =
            "order-export: {transaction-type: \"invoice, payment if paid\", order-status: \"processed, open\"}";
    private static final String ALWAYS = "order-export: {transaction-type: invoice with payment}";

    private static String day(Duration ago) {
        return LocalDate.ofInstant(Instant.now().minus(ago), ZoneOffset.UTC).toString();
    }

    @Test
    void standBesideTheInvoicesOfOrdersThatArePaid() throws Exception {
        connect("uk", "{}", IF_PAID);
        var paid = Instant.now().minus(Duration.ofDays(3));
        sell(sold.taxed(1, 20, at("", "PaidDateTime", "\"" + paid + "\"")), sold.taxed(2, 20, unpaid()));

        var report = sync(0);

        assertThat(report.at("/documents/posted").asInt()).isEqualTo(3);
        assertThat(report.at("/read/payments").asInt()).isEqualTo(1);
        assertThat(report.path("proof").valueStream().map(JsonNode::toString))
                .anyMatch(row -> row.contains("\"eBay, payments\"") && row.contains("\"books\":\"12.00\""));
        assertStand("1 12.0 open 0.0: 12.0 of " + day(Duration.ofDays(3)), "2 12.0 open 12.0");
        var payment = books.rows("Payment", "TotalAmt > '0'").getFirst();
        assertThat(payment.path("PrivateNote").asString())
                .startsWith("Payment of Linnworks order 1, Card [CC-PAYMENT-");
        assertThat(payment.path("UnappliedAmt").asInt()).isZero();
        assertNothingMore();
    }

    @Test
    void areForAllOrdersWhereTheSettingsSaySo() throws Exception {
        connect("uk", "{}", ALWAYS);
        sell(sold.taxed(1, 20), sold.taxed(2, 20, unpaid()));

        sync(0);

        assertStand("1 12.0 open 0.0: 12.0 of " + sold(), "2 12.0 open 0.0: 12.0 of " + sold());
        assertNothingMore();
    }

    /// No record is filed and nothing is asked for them.
    @ParameterizedTest
    @ValueSource(strings = {"invoice", "sales receipt if paid", "sales receipt"})
    void areNoneWhereTheSettingsSayNothingOfThem(String type) throws Exception {
        connect("uk", "{}", "order-export: {transaction-type: %s}".formatted(type));
        sell(sold.taxed(1, 20));

        var report = sync(0);

        assertThat(report.at("/read/payments").asInt()).isZero();
        assertThat(report.at("/calls/quickbooksWrites").asInt())
                .as("%s", report.path("calls"))
                .isLessThanOrEqualTo(3);
        assertThat(books.rows("Payment", "TotalAmt > '0'")).isEmpty();
    }

    @Test
    void followWhenOrdersArePaidLater() throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, open(), unpaid()), sold.taxed(2, 20, unpaid()));
        sync(0);
        assertStand("1 12.0 open 12.0", "2 12.0 open 12.0");

        sell(sold.taxed(1, 20, open()), sold.taxed(2, 20));
        later(); // the look-back of the day
        later(Duration.ofDays(1));
        sync(0);

        assertStand("1 12.0 open 0.0: 12.0 of " + sold(), "2 12.0 open 0.0: 12.0 of " + sold());
        assertNothingMore();
    }

    @ParameterizedTest
    @CsvSource({"3, 36.0", "1, 12.0"})
    void followTheAmountsOfTheirOrders(int lines, String total) throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, open(), lines(2)));
        sync(0);
        assertStand("1 24.0 open 0.0: 24.0 of " + sold());

        sell(sold.taxed(1, 20, open(), lines(lines)));
        var report = sync(0);

        assertThat(report.path("holds")).isEmpty();
        assertThat(report.at("/documents/amended").asInt()).isEqualTo(2);
        assertStand("1 %s open 0.0: %s of %s".formatted(total, total, sold()));
        assertNothingMore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "delete"})
    void goBeforeTheInvoicesOfOrdersThatAreCancelled(String how) throws Exception {
        connect("uk", "{}", IF_PAID);
        set("order-export: {cancelled-after-posting: %s}".formatted(how));
        sell(sold.taxed(1, 20, open()));
        sync(0);

        does("Orders/CancelOrder", named(1));
        var report = sync(0);

        assertThat(report.path("holds")).isEmpty();
        assertThat(report.at("/documents/removed").asInt()).isEqualTo(2);
        assertStand();
        assertThat(books.rows("Payment", "TotalAmt = '0'")).hasSize(how.equals("void") ? 1 : 0);
        assertNothingMore();
    }

    @Test
    void goWhenTheyAreTakenBackAndComeAgain() throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, open()));
        sync(0);

        sell(sold.taxed(1, 20, open(), unpaid()));
        assertThat(sync(0).at("/documents/removed").asInt()).isEqualTo(1);
        assertStand("1 12.0 open 12.0");
        assertNothingMore();

        sell(sold.taxed(1, 20, open()));
        sync(0);
        assertStand("1 12.0 open 0.0: 12.0 of " + sold());
        assertThat(books.rows("Payment", "TotalAmt = '0'")).hasSize(1);
        assertNothingMore();
    }

    @Test
    void areOneForAllInvoicesOfALongOrder() throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, unlikeLines(800)));

        sync(0);

        var payments = books.rows("Payment", "TotalAmt > '0'");
        assertThat(payments).hasSize(1);
        assertThat(payments.getFirst().path("TotalAmt").decimalValue()).isEqualByComparingTo("9600");
        assertThat(payments.getFirst().path("Line")).hasSize(2);
        assertThat(books.rows("Invoice", "TotalAmt > '0'"))
                .hasSize(2)
                .allMatch(invoice -> invoice.path("Balance").decimalValue().signum() == 0);
        assertNothingMore();
    }

    @Test
    void areInTheCurrencyOfTheirOrderAtTheRateOfTheirDay() throws Exception {
        connect("uk", "{}", IF_PAID);
        set("tax: {codes: [{country: FR, rate: 0, code: No VAT}]}");
        sell(sold.untaxed(1, "10.0", "EUR"));

        sync(0);

        var payment = books.rows("Payment", "TotalAmt > '0'").getFirst();
        assertThat(payment.at("/CurrencyRef/value").asString()).isEqualTo("EUR");
        assertThat(payment.path("ExchangeRate").decimalValue())
                .isEqualByComparingTo(books.rows("Invoice", "TotalAmt > '0'")
                        .getFirst()
                        .path("ExchangeRate")
                        .decimalValue());
        assertThat(payment.path("UnappliedAmt").asInt()).isZero();
        assertNothingMore();
    }

    /// What a bookkeeper entered stays as it is, and what hangs on it too.
    @Test
    void ofOthersStillHoldTheInvoice() throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, open(), unpaid()));
        sync(0);
        var invoice = books.rows("Invoice", "TotalAmt > '0'").getFirst();
        var entered = books.add("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":5,"Line":[{"Amount":5,"LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]}]}""".formatted(
                                invoice.at("/CustomerRef/value").asString(),
                                invoice.path("Id").asString()))
                .at("/Payment/Id")
                .asString();

        sell(sold.taxed(1, 20, open(), unpaid(), lines(2)));
        var report = sync(HELD);

        assertThat(report.at("/holds/0/cause").asString()).isEqualTo("LINKED_IN_QUICKBOOKS");
        assertThat(report.at("/holds/0/reason").asString()).contains("Payment " + entered);
    }

    @Test
    void areForetoldByAPreview() throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, open()));

        assertThat(foretold(sync(0, "--preview"))).containsExactly("create invoice 12.00", "create payment 12.00");
        assertThat(books.documents()).isEmpty();
        sync(0);

        sell(sold.taxed(1, 20, open(), lines(2)));
        assertThat(foretold(sync(0, "--preview"))).containsExactly("amend invoice 24.00", "amend payment 24.00");
        does("Orders/CancelOrder", named(1));
        assertThat(foretold(sync(0, "--preview"))).containsExactly("void invoice 12.00", "void payment 12.00");
        assertStand("1 12.0 open 0.0: 12.0 of " + sold());
    }

    private static List<String> foretold(JsonNode report) {
        return report.at("/preview/documents")
                .valueStream()
                .map(one -> "%s %s %s"
                        .formatted(
                                one.path("act").asString(),
                                one.path("kind").asString(),
                                one.path("total").asString()))
                .sorted()
                .toList();
    }

    /// The invoice of another currency takes the place of the one that stands.
    @Test
    void comeAgainWithTheInvoiceOfAnotherCurrency() throws Exception {
        connect("uk", "{}", IF_PAID);
        set("tax: {codes: [{country: FR, rate: 0, code: No VAT}]}");
        sell(sold.untaxed(1, "10.0", "GBP", open()));
        sync(0);

        sell(sold.untaxed(1, "11.0", "EUR", open()));
        assertThat(foretold(sync(0, "--preview")))
                .contains("delete invoice 10.00", "delete payment 10.00", "create invoice 11.00");
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand("1 11.0 open 0.0: 11.0 of " + sold());
        assertThat(books.rows("Payment", "TotalAmt > '0'"))
                .extracting(payment -> payment.at("/CurrencyRef/value").asString())
                .containsExactly("EUR");
        assertNothingMore();
    }

    @Test
    void areTriedAgainAloneWhereQuickBooksRefusedThem() throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, lines(2)), sold.taxed(2, 20));
        books.surprises(Bookkeeper.refused("Payment", "TotalAmt", "24.00", 1, "6000", "No"));

        var report = sync(HELD);

        assertThat(report.at("/holds/0/kind").asString()).isEqualTo("payment");
        assertThat(report.at("/holds/0/source").asString()).isEqualTo("1");
        books.surprises();
        assertThat(sync(0).at("/documents/posted").asInt()).isEqualTo(1);
        assertStand("1 24.0 open 0.0: 24.0 of " + sold(), "2 12.0 open 0.0: 12.0 of " + sold());
        assertNothingMore();
    }

    @Test
    void areNoneOfOrdersThatWait() throws Exception {
        connect("uk", "{}", IF_PAID);
        sell(sold.taxed(1, 20, open(), at("/GeneralInfo", "IsParked", "true")));

        var report = sync(0);

        assertThat(report.path("holds")).isEmpty();
        assertStand();
    }

    private void assertNothingMore() throws Exception {
        var report = sync(0);
        assertThat(report.path("documents").toString()).matches(".*\"posted\":0,\"amended\":0,\"removed\":0,.*");
        assertThat(report.at("/calls/quickbooksWrites").asInt())
                .as("%s", report.path("calls"))
                .isZero();
    }

    private static String sold() {
        return day(Duration.ofHours(1));
    }

    private static String named(int order) {
        return "{\"orderId\":\"%s\"}".formatted(new UUID(9, order));
    }

    /// Invoices as `1 12.0 open 0.0: 12.0 of 2026-03-04`, behind the colon what is paid of them.
    private void assertStand(String... expected) throws Exception {
        Map<String, List<String>> paid = new HashMap<>();
        for (var payment : books.rows("Payment", "TotalAmt > '0'")) {
            payment.path("Line")
                    .forEach(line -> paid.computeIfAbsent(
                                    line.at("/LinkedTxn/0/TxnId").asString(), _ -> new ArrayList<>())
                            .add(line.path("Amount").asString() + " of "
                                    + payment.path("TxnDate").asString()));
        }
        var stand = books.rows("Invoice", "TotalAmt > '0'").stream()
                .map(invoice -> "%s %s open %s%s"
                        .formatted(
                                invoice.path("DocNumber").asString(),
                                invoice.path("TotalAmt").asString(),
                                invoice.path("Balance").asString(),
                                paid.getOrDefault(invoice.path("Id").asString(), List.of()).stream()
                                        .map(one -> ": " + one)
                                        .collect(Collectors.joining())))
                .toList();
        assertThat(stand).containsExactlyInAnyOrder(expected);
    }
}
