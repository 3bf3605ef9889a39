package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// What is done on the pages is what the API shows.
class MerchantPagesTest {
    private static final String ROW = "00000001-0000-4000-8000-000000000001";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));
    private final Browser browser = new Browser(client.simulator.uri());

    @AfterEach
    void stop() {
        browser.close();
        client.close();
    }

    @Test
    void countsNoCallForAPage() {
        client.control("reset", "");

        browser.open("/");
        browser.open("/orders/open");

        assertThat(client.send(HttpRequest.newBuilder(client.uri("/_simulator/state")))
                        .json()
                        .path("calls"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/00000000-0000-4000-8000-000000000009",
                "/purchase-orders/00000000-0000-4000-8000-000000000009"
            })
    void saysWhatIsNotThere(String path) {
        var page = browser.open(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html()).contains("<h1>No such ");
    }

    @Test
    void leavesAnAddressWithoutAPageToTheApi() {
        assertThat(browser.open("/nothing/here").status()).isEqualTo(404);
        assertThat(browser.open("/nothing/here").html()).contains("No HTTP resource was found");
    }

    @Test
    void escapesWhateverAnOrderHolds() {
        client.load(order(1).reference("<script>alert(1)</script>").line());

        assertThat(browser.open("/orders/" + order(1).id()).html())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void refusesAFormThatAnotherSiteSent() {
        client.load(order(1).line());

        var page = browser.send(HttpRequest.newBuilder(client.uri("/orders/" + order(1).id() + "/cancel"))
                .header("Origin", "http://example.com")
                .POST(BodyPublishers.noBody()));

        assertThat(page.status()).isEqualTo(403);
        assertThat(read(order(1).id()).path("Processed").asBoolean()).isFalse();
    }

    @Test
    void listsOpenOrdersByLocationStatusAndSearch() {
        client.load(order(1).line()
                + order(2).unpaid().line()
                + order(3).parked().line()
                + order(4).at("00000000-0000-4000-8000-0000000000aa").line()
                + order(5).processed("2026-03-02T10:00:00Z").line());

        assertThat(numbers("/orders/open")).isEqualTo("4 3 2 1");
        assertThat(numbers("/orders/open?location=00000000-0000-4000-8000-0000000000aa"))
                .isEqualTo("4");
        assertThat(numbers("/orders/open?status=unpaid")).isEqualTo("2");
        assertThat(numbers("/orders/open?status=parked")).isEqualTo("3");
        assertThat(numbers("/orders/open?search=ref-1")).isEqualTo("1");
        assertThat(numbers("/orders/processed")).isEqualTo("5");
    }

    @Test
    void showsFiftyOrdersAPage() {
        client.load(IntStream.rangeClosed(1, 120)
                .mapToObj(number -> order(number).line())
                .collect(Collectors.joining()));

        var last = browser.open("/orders/open?search=zoe&page=3").html();

        assertThat(last)
                .contains("120 in all, page 3 of 3", "href=\"/orders/open?search=zoe&amp;page=2\"")
                .doesNotContain("page=4");
        assertThat(numbers("/orders/open?page=3")).startsWith("20 19").endsWith("2 1");
    }

    @Test
    void takesANewOrderAndAddsItUp() {
        var page = browser.submit(
                "/orders/new",
                "source",
                "SHOPIFY",
                "subSource",
                "giftshop.example",
                "currency",
                "eur",
                "sku",
                "MUG",
                "quantity",
                "2",
                "price",
                "12.00",
                "taxRate",
                "20",
                "taxIncluded",
                "yes",
                "discount",
                "10",
                "postage",
                "6",
                "buyer",
                "Zoë N'Diaye",
                "country",
                "FR",
                "payment",
                "unpaid");

        assertThat(page.html()).contains("The order has come in.", "27.60");
        var order = read(page.path().substring("/orders/".length()));
        assertThat(order.at("/TotalsInfo/TotalCharge").decimalValue()).isEqualByComparingTo("27.6");
        assertThat(order.at("/TotalsInfo/Currency").asString()).isEqualTo("EUR");
        assertThat(order.at("/CustomerInfo/Address/Country").asString()).isEqualTo("France");
        assertThat(order.at("/GeneralInfo/Status").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantity | 0 | takes a number from 1",
                "price | much | takes an amount such as 12.50",
                "currency | POUND | takes three letters such as GBP",
                "sku | '' | Fill in",
                "buyer | ' ' | Fill in"
            })
    void saysWhyAnOrderIsNotTakenAndKeepsWhatWasFilledIn(String field, String wrong, String sentence) {
        String[] fields = {
            "source", "EBAY", "currency", "GBP", "sku", "MUG", "quantity", "1", "price", "5", "buyer", "Ann Example"
        };
        for (int i = 0; i < fields.length; i += 2) {
            fields[i + 1] = fields[i].equals(field) ? wrong : fields[i + 1];
        }

        var page = browser.submit("/orders/new", fields);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains(sentence).containsPattern("<option[^>]* selected[^>]*>EBAY");
    }

    @Test
    void paysParksLocksProcessesAndSaysWhyNot() {
        client.load(order(1).unpaid().line());

        assertThat(act("pay").html()).contains("The order is paid.");
        assertThat(read(order(1).id()).path("PaidDateTime").asString()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(act("park").html()).contains(">parked</span>");
        assertThat(act("unpay").html()).contains("A parked order stays as it is");
        assertThat(act("process").html()).contains("Order is parked.");
        assertThat(act("unpark").html()).doesNotContain(">parked</span>");
        assertThat(act("lock").html()).contains(">locked</span>");
        assertThat(act("process").html()).contains("Order is locked.");
        assertThat(act("unlock").status()).isEqualTo(200);
        assertThat(act("process").html()).contains("it is on its way");
        assertThat(read(order(1).id()).path("ProcessedDateTime").asString()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(act("pay").status()).isEqualTo(409);
    }

    @Test
    void changesAddsAndRemovesLines() {
        client.load(order(1).line());

        act("edit", "line", ROW, "quantity", "3", "price", "10");
        assertThat(total()).isEqualTo("30.0");
        act("add", "sku", "PEN", "quantity", "2", "price", "1.50", "taxRate", "20");
        assertThat(total()).isEqualTo("33.0");
        act("edit", "line", ROW, "quantity", "0", "price", "10");

        assertThat(total()).isEqualTo("3.0");
    }

    @Test
    void cancelsAnOrder() {
        client.load(order(1).line());

        assertThat(act("cancel").html()).contains("The order is cancelled.", ">cancelled</span>");

        assertThat(read(order(1).id()).at("/GeneralInfo/HoldOrCancel").asBoolean())
                .isTrue();
    }

    @Test
    void booksAReturnOfAProcessedOrderAndAcceptsIt() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        var booked =
                act("return", "type", "return", "quantity-" + ROW, "1", "payback-" + ROW, "10.00", "why", "chipped");
        assertThat(booked.html()).contains("The return is booked.", "Return of 1 × MUG", "chipped", "Accept it");
        var done = browser.submit("/returns/1/accept");

        assertThat(done.html()).contains("The return is accepted.", ">accepted</span>", "RF1", "10.00");
    }

    @Test
    void sendsAnOrderAgain() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        act("return", "type", "resend", "quantity-" + ROW, "1");
        var done = browser.submit("/returns/1/accept");

        assertThat(done.html()).contains("Resend of 1 × MUG", "The order that sends it");
        assertThat(client.post("Orders/GetAllOpenOrders", "{}").json()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, '', 'Fill in how many, for at least one line.'",
        "quantity, 2, '2 of MUG cannot be booked: 1 were ordered.'",
        "sku, NONE, 'There is no product \"NONE\" to send in exchange.'"
    })
    void saysWhyAReturnIsNotBooked(String field, String value, String sentence) {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        var page = field.equals("quantity")
                ? act("return", "type", "return", "quantity-" + ROW, value)
                : act("return", "type", "exchange", "quantity-" + ROW, "1", field, value);

        assertThat(page.html()).contains(sentence);
        assertThat(client.get("ProcessedOrders/GetReturnsExchanges?pkOrderId=" + order(1).id())
                        .json())
                .isEmpty();
    }

    @Test
    void booksARefundOfAProcessedOrderAndActionsIt() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        var booked = act("refund", "refund-" + ROW, "10.00", "refund-postage", "1.5", "reason", "broken");
        assertThat(booked.html()).contains("The refund is booked.", "11.50", "broken", "Action it");
        var done = browser.submit("/refunds/1/action");

        assertThat(done.html()).contains("The refund is actioned.", ">actioned</span>");
        var refund = client.post(
                        "ReturnsRefunds/GetRefundHeadersByOrderId",
                        "{\"request\":{\"OrderId\":\"%s\"}}".formatted(order(1).id()))
                .json()
                .at("/RefundHeaders/0");
        assertThat(refund.path("Amount").decimalValue()).isEqualByComparingTo("11.5");
        assertThat(refund.path("Actioned").asBoolean()).isTrue();
        assertThat(refund.at("/RefundLines/1/RefundedUnit").asString()).isEqualTo("Shipping");
    }

    @Test
    void refundsNeitherAnOpenOrderNorNothing() {
        client.load(order(1).line());
        assertThat(act("refund", "refund-" + ROW, "1").html()).contains("Only a processed order can be refunded");

        act("process");

        assertThat(act("refund", "reason", "none").html()).contains("Fill in what is paid back");
    }

    private Browser.Page act(String act, String... fields) {
        return browser.submit("/orders/" + order(1).id() + "/" + act, fields);
    }

    private String total() {
        return read(order(1).id()).at("/TotalsInfo/TotalCharge").decimalValue().toPlainString();
    }

    private JsonNode read(String id) {
        return client.get("Orders/GetOrderById?pkOrderId=" + id).json();
    }

    private String numbers(String path) {
        return Pattern.compile("<a href=\"/orders/[0-9a-f-]{36}\">(\\d+)</a>")
                .matcher(browser.open(path).html())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining(" "));
    }
}
