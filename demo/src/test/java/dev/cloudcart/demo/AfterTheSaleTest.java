package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.shop.Truth;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// A merchant presses buttons in the simulated Linnworks after the sale, the program syncs, and the books are
/// looked at.
class AfterTheSaleTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COMPANY = "Demo";

    private final HttpClient browser = HttpClient.newHttpClient();
    private StandingProgram program;
    private Truth truth;

    @BeforeEach
    void sell() throws IOException {
        program = new StandingProgram();
        truth = program.sell(ShopOptions.upTo(program.now())
                .withOrders(40)
                .withDays(5)
                .withRefunds(false)
                .withPurchaseOrders(0));
        var settings =
                program.settings("order-export: {start-date: 2026-01-01}").toString();
        type("company", "add", COMPANY, "--currency", "GBP", "--time-zone", "Europe/London");
        type("connect", "linnworks", "--company", COMPANY, "--token", LinnworksSimulator.INSTALLATION_TOKEN.toString());
        type(
                "connect",
                "quickbooks",
                "--company",
                COMPANY,
                "--realm",
                QuickBooksSimulator.REALM,
                "--refresh-token",
                QuickBooksSimulator.REFRESH_TOKEN);
        type("settings", "import", "--company", COMPANY, settings);
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        program.close();
    }

    /// An exchange that costs the buyer nothing, and goods sent again at their full price: neither is a sale.
    @Test
    void whatIsSentAgainOrInExchangeIsNoRevenue() throws Exception {
        sync();
        var sold = whole("/orders/processed").stream()
                .filter(this::isRefundable)
                .limit(2)
                .toList();

        send(sold.getFirst(), "resend");
        send(sold.getLast(), "exchange");
        program.time.pause(Duration.ofMinutes(20));
        var report = sync();

        assertThat(report.at("/documents/posted").asLong()).isZero();
        assertThat(report.at("/skippedBecause/an exchange").asLong()).isOne();
        assertThat(report.at("/skippedBecause/a resend of goods that were paid before")
                        .asLong())
                .isOne();
        var ledger = program.ledger(COMPANY, QuickBooksSimulator.REALM);
        assertThat(ledger.notes()).doesNotHaveDuplicates().hasSize(truth.eligibleCount());
        assertThat(ledger.totals()).isEqualTo(SimulatedLedger.totals(truth));
    }

    /// Books it for the first line, accepts it, and processes the order that sends it.
    private void send(String order, String type) throws Exception {
        var quantity = first("name=\"(quantity-[0-9a-f-]+)\"", page(order));
        press(order + "/return", "type=" + type + "&" + quantity + "=1");
        press(first("action=\"(/returns/\\d+/accept)\"", page(order)), "");
        var sent = first("<a href=\"(/orders/[0-9a-f-]{36})\">The order that sends it", page(order));
        press(sent + "/process", "");
        assertThat(page(sent)).contains(">processed</span>");
    }

    private boolean isRefundable(String order) {
        try {
            return page(order).contains("Book a return");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> whole(String list) throws IOException {
        return Pattern.compile("<a href=\"(/orders/[0-9a-f-]{36})\">")
                .matcher(page(list))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String first(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private String page(String path) throws IOException {
        return ask(HttpRequest.newBuilder(at(path)));
    }

    private void press(String path, String form) throws IOException {
        ask(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private URI at(String path) {
        return program.linnworks.uri().resolve(path);
    }

    /// A button leads on to another page.
    private String ask(HttpRequest.Builder request) throws IOException {
        try {
            var answer = browser.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 303);
            return answer.body();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode sync() {
        return JSON.readTree(
                program.type("sync", "--company", COMPANY, "--format", "json").out());
    }

    private void type(String... words) {
        var said = program.type(words);
        assertThat(said.status()).as(said.err()).isZero();
    }
}
