package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReadsTest {
    private final Client client = Client.usual();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void answersOrdersByteForByteInTheOrderAskedFor() {
        var open = order(1);
        var processed = order(2).processed("2026-03-02T10:00:00.1234567Z");
        client.load(open.line() + processed.line());

        var reply = client.post("Orders/GetOrdersById", ids(processed.id(), open.id()));

        assertThat(reply.body()).isEqualTo("[" + processed.json() + "," + open.json() + "]");
    }

    @Test
    void leavesOutOrdersThatNobodyKnows() {
        client.load(order(1).line());

        var reply = client.post("Orders/GetOrdersById", ids(order(9).id(), order(1).id()));

        assertThat(reply.json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetOrderDetailsByNumOrderId?OrderId=2", "GetOrderDetailsByReferenceId?ReferenceId=REF-2"})
    void listsAnOrderThatItDoesNotHandOut(String read) {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line()
                + order(2).processed("2026-03-02T10:00:00Z").line());
        client.control("settings", "{\"notHandedOut\":[2]}");

        var listed = client.post("ProcessedOrders/SearchProcessedOrders", "{\"request\":{\"ResultsPerPage\":20}}");

        assertThat(listed.json().at("/ProcessedOrders/Data")).hasSize(2);
        assertThat(client.get("Orders/" + read).status()).isEqualTo(400);
        assertThat(client.post("Orders/GetOrdersById", ids(order(1).id(), order(2).id()))
                        .message())
                .isEqualTo("Object reference not set to an instance of an object.");
        assertThat(client.post("Orders/GetOrdersById", ids(order(1).id())).status())
                .isEqualTo(200);
    }

    @Test
    void handsOutDatesThatMakeNoSenseAsTheyAre() {
        var odd = order(1).processed("the day before yesterday").received("0001-01-01T00:00:00Z");
        client.load(odd.line());

        assertThat(client.get("Orders/GetOrderDetailsByNumOrderId?OrderId=1").body())
                .isEqualTo(odd.json());
    }

    @Test
    void takesTheIdsAsAFormField() {
        client.load(order(1).line());

        var reply = client.form(
                "Orders/GetOrdersById", "pkOrderIds=" + URLEncoder.encode("[\"" + order(1).id() + "\"]", UTF_8));

        assertThat(reply.json()).hasSize(1);
    }

    @Test
    void refusesACallWithoutIds() {
        assertThat(client.post("Orders/GetOrdersById", "{\"request\":{\"pkOrderIds\":[]}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsManyOrdersApart() {
        client.load(IntStream.rangeClosed(1, 200)
                .mapToObj(number -> order(number).line())
                .collect(Collectors.joining()));

        var reply = client.post(
                "Orders/GetOrdersById",
                ids(order(1).id(), order(100).id(), order(200).id()));

        assertThat(reply.body())
                .isEqualTo("[" + order(1).json() + "," + order(100).json() + ","
                        + order(200).json() + "]");
    }

    @Test
    void answersOneOrderByIdNumberAndReference() {
        client.load(order(5).line());

        assertThat(client.get("Orders/GetOrderById?pkOrderId=" + order(5).id()).body())
                .isEqualTo(order(5).json());
        assertThat(client.get("Orders/GetOrderDetailsByNumOrderId?OrderId=5").body())
                .isEqualTo(order(5).json());
        assertThat(client.get("Orders/GetOrderDetailsByReferenceId?ReferenceId=ref-5")
                        .body())
                .isEqualTo("[" + order(5).json() + "]");
    }

    @Test
    void answersAnEmptyObjectForAnUnknownNumber() {
        assertThat(client.get("Orders/GetOrderDetailsByNumOrderId?OrderId=404").body())
                .isEqualTo("{}");
    }

    @Test
    void answersFiftyOrdersOfAReferenceAtMost() {
        client.load(IntStream.rangeClosed(1, 60)
                .mapToObj(number -> order(number).reference("MERGED").line())
                .collect(Collectors.joining()));

        assertThat(client.get("Orders/GetOrderDetailsByReferenceId?ReferenceId=MERGED")
                        .json())
                .hasSize(50);
    }

    @Test
    void findsEveryOrderOfAReferenceOpenOrProcessed() {
        var open = order(1).reference("C-7");
        var processed = order(2).reference("c-7").processed("2026-03-02T10:00:00Z");
        var second = order(3).otherReferences("C-7", "");
        var third = order(4).otherReferences("", "C-7");
        client.load(open.line() + processed.line() + second.line() + third.line());

        assertThat(client.get("Orders/GetOrderDetailsByReferenceId?ReferenceId=C-7")
                        .body())
                .isEqualTo("[" + open.json() + "," + processed.json() + "," + second.json() + "]");
        assertThat(client.get("Orders/GetOrderDetailsByReferenceId?ReferenceId=C-8")
                        .body())
                .isEqualTo("[]");
        assertThat(client.get("Orders/GetOrderDetailsByReferenceId?ReferenceId=")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void forgetsTheOldNumberAndReferenceOfAnOrderThatIsLoadedAgain() {
        client.load(order(5).line());

        client.load(order(5).reference("NEW").line());

        assertThat(client.get("Orders/GetOrderDetailsByReferenceId?ReferenceId=REF-5")
                        .json())
                .isEmpty();
        assertThat(client.get("Orders/GetOrderDetailsByReferenceId?ReferenceId=NEW")
                        .json())
                .hasSize(1);
    }

    @Test
    void takesCountriesAndPaymentMethodsFromTheOrders() {
        client.load(order(1).line());

        assertThat(client.get("Orders/GetCountries").body())
                .contains(
                        "\"CountryId\":\"bec17782-0cb2-5c5d-abd3-5e44263791de\",\"CountryName\":\"United Kingdom\",\"CountryCode\":\"GB\"");
        assertThat(client.get("Orders/GetPaymentMethods").body())
                .contains("PayPal")
                .contains("Default");
    }

    @Test
    void answersCurrencyRatesAndLocations() {
        client.load("""
                        {"kind":"currencyRate","value":{"Currency":"GBP","ConversionRate":1.0}}
                        {"kind":"currencyRate","value":{"Currency":"EUR","ConversionRate":1.15}}
                        {"kind":"location","value":{"StockLocationId":"38e29b3a-5141-5d1f-b2fa-0c647cd67b27","LocationName":"Unit 7"}}
                        """);

        assertThat(client.get("Settings/GetCurrencyConversionRates?currency=EUR")
                        .body())
                .isEqualTo("[{\"Currency\":\"EUR\",\"ConversionRate\":1.15}]");
        assertThat(client.get("Inventory/GetStockLocations").json()).hasSize(2);
        assertThat(client.get("Settings/GetLatestCurrencyRate?baseCurrency=EUR")
                        .json()
                        .path("Rates"))
                .hasSize(2);
    }

    @Test
    void changesCurrencyRates() {
        client.post(
                "Settings/InsertCurrencyConversionRates",
                "{\"rates\":[{\"Currency\":\"EUR\",\"ConversionRate\":1.15},{\"Currency\":\"USD\",\"ConversionRate\":1.3}]}");

        client.post(
                "Settings/UpdateCurrencyConversionRates",
                "{\"rates\":[{\"Currency\":\"EUR\",\"ConversionRate\":1.2}]}");
        client.post("Settings/DeleteCurrencyConversionRates", "{\"currencies\":[\"USD\"]}");

        assertThat(client.get("Settings/GetCurrencyConversionRates").body())
                .isEqualTo("[{\"Currency\":\"EUR\",\"ConversionRate\":1.2}]");
    }

    @Test
    void tellsTheCurrencyOfACountry() {
        assertThat(client.get("Inventory/GetCountries").body())
                .contains("\"CountryName\":\"Switzerland\"")
                .contains("\"Currency\":\"CHF\"");
    }

    private static String ids(String... ids) {
        return "{\"pkOrderIds\":[\"" + String.join("\",\"", ids) + "\"]}";
    }
}
