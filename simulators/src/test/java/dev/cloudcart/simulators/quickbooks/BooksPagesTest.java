package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksPagesTest {

    private static final String COMPANY = "/companies/" + QuickBooksSimulator.REALM;

    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void listsTheCompaniesAndCountsNoCall() {
        shop.control("reset", "");

        assertThat(page("/")).contains(QuickBooksSimulator.REALM, "GBP");
        assertThat(page("/_simulator/")).contains("Nobody has called yet.");

        assertThat(shop.state().path("calls")).isEmpty();
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(page("/companies/1")).contains("<h1>No such company</h1>");
        assertThat(page(COMPANY + "/documents/invoice/99")).contains("<h1>No such document</h1>");
        assertThat(page(COMPANY + "/documents/customer/1")).contains("<h1>No such document</h1>");
    }

    @Test
    void listsDocumentsNewestFirstAndPagesThemById() {
        var customer = shop.customer("Ann");
        for (int i = 1; i <= 60; i++) {
            sell(customer, "R-" + i, "2026-03-01", "1.00");
        }

        var first = page(COMPANY + "/documents");
        var older = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);

        assertThat(numbers(first)).startsWith("R-60 R-59").endsWith("R-12 R-11");
        assertThat(older.find()).isTrue();
        var second = page(older.group(1).replace("&amp;", "&"));
        assertThat(numbers(second)).isEqualTo("R-10 R-9 R-8 R-7 R-6 R-5 R-4 R-3 R-2 R-1");
        assertThat(second).doesNotContain("rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({
        "kind=Invoice, I-1",
        "number=r-2, R-2",
        "party=bob, I-1 R-2",
        "day=2026-03-02, R-2",
        "kind=Invoice&day=2026-03-02, ''",
        "party=nobody, ''"
    })
    void findsDocumentsByKindNumberPartyAndDay(String filter, String found) {
        var bob = shop.customer("Bob");
        sell(shop.customer("Ann"), "R-1", "2026-03-01", "1.00");
        sell(bob, "R-2", "2026-03-02", "1.00");
        shop.post("invoice", Paper.sale(bob).with("DocNumber", "I-1").line(shop.item(), "5.00", shop.code("0.0% Z")));

        assertThat(numbers(page(COMPANY + "/documents?" + filter))).isEqualTo(found);
    }

    @Test
    void showsADocumentWithLinesTaxNoteLinksAndWhatItBooks() {
        var customer = shop.customer("<b>Ann");
        var invoice = shop.post(
                        "invoice",
                        Paper.sale(customer)
                                .with("PrivateNote", "line one\nline two")
                                .line(shop.item(), "2", "50", "100.00", shop.code("20.0% S")))
                .text("/Invoice/Id");
        pay(customer, invoice, "120.00", "GBP", "1");

        var page = page(COMPANY + "/documents/invoice/" + invoice);

        assertThat(page)
                .contains(
                        "&lt;b&gt;Ann",
                        "line one\nline two",
                        "<td>20.0% S</td>",
                        "sync token 1",
                        "<dt>Still open</dt><dd class=\"number\">0.00</dd>",
                        ">Payment ",
                        "Accounts Receivable (A/R)",
                        "SyncToken");
        assertThat(page).doesNotContain("<b>Ann");
    }

    @Test
    void showsWhatCustomersAndVendorsHaveOpen() {
        var customer = shop.customer("Ann", "EUR");
        var invoice = shop.post(
                        "invoice",
                        Paper.sale(customer)
                                .number("ExchangeRate", "0.8")
                                .line(shop.item(), "100.00", shop.code("0.0% Z")))
                .text("/Invoice/Id");
        pay(customer, invoice, "30.00", "EUR", "0.9");
        shop.post(
                "bill",
                Paper.purchase(shop.vendor("Potter"))
                        .purchaseLine(shop.item(), "1", "40", "40.00", shop.code("0.0% Z")));

        assertThat(page(COMPANY + "/customers?search=ann")).contains("<td class=\"number\">70.00</td>");
        assertThat(page(COMPANY + "/vendors")).contains("Potter", "<td class=\"number\">40.00</td>");
        assertThat(page(COMPANY + "/items")).contains(">Sales</a>");
        assertThat(page(COMPANY + "/accounts?search=receivable")).contains("<td class=\"number\">56.00</td>");
    }

    @Test
    void asksForConsentInPlainWords() {
        var page = page("/connect/oauth2?client_id=%s&response_type=code&state=s&redirect_uri=%s&scope=%s"
                .formatted(
                        QuickBooksSimulator.CLIENT_ID,
                        URLEncoder.encode("http://127.0.0.1/\"><x>", UTF_8),
                        "com.intuit.quickbooks.accounting%20email"));

        assertThat(page)
                .contains(
                        "read and write everything in the books of one company",
                        "read your e-mail address",
                        ">No thanks</button>")
                .doesNotContain("<x>");
    }

    @Test
    void saysWhatARequestForConsentLacks() {
        assertThat(page("/connect/oauth2?state=s"))
                .contains("The request is not complete", "client_id", "redirect_uri");
    }

    private void sell(String customer, String number, String day, String amount) {
        shop.post(
                "salesreceipt",
                Paper.sale(customer)
                        .with("DocNumber", number)
                        .with("TxnDate", day)
                        .line(shop.item(), amount, shop.code("0.0% Z")));
    }

    private void pay(String customer, String invoice, String amount, String currency, String rate) {
        shop.post("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":%s,"CurrencyRef":{"value":"%s"},"ExchangeRate":%s,"Line":[{"Amount":%s,\
                        "LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]}]}""".formatted(customer, amount, currency, rate, amount, invoice));
    }

    private String page(String path) {
        return shop.send(HttpRequest.newBuilder(shop.simulator.uri().resolve(path)))
                .html();
    }

    private static String numbers(String page) {
        return Pattern.compile("<a href=\"/companies/\\d+/documents/[a-z]+/\\d+\">([^<]+)</a></th>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining(" "));
    }
}
