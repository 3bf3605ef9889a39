package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// The account and the writing of its answers, each unknown turned the other way.
class VariationsTest {
    private static final String PROFILE = "Auth/GetApplicationProfileBySecretKey";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"omittedLocation\":\"NOWHERE\"} | DEFAULT or ALL",
                "{\"retryAfter\":\"perhaps\"} | true or false",
                "{\"sessionTimeToLive\":\"soon\"} | PT30M",
                "{\"limits\":\"strict\"} | PUBLISHED or OFF",
                "{\"fractionDigits\":8} | 0 to 7",
                "{\"openPageMax\":\"many\"} | a whole number",
                "{\"openPageMax\":-1} | at least 1",
                "{\"refusedInstallStatus\":404} | 400 or 401",
                "{\"missing\":\"Orders/CancelOrder\"} | a list of methods",
                "{\"notHandedOut\":[\"all\"]} | a list of order numbers",
                "{\"installed\":null} | true or false"
            })
    void saysWhatASettingCanBe(String settings, String words) {
        var reply = client.control("settings", settings);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("message").asString()).contains(words);
    }

    @Test
    void changesNothingWhenOneOfTheSettingsIsWrong() {
        client.control("settings", "{\"accountState\":\"LOCKED_FULL\",\"colour\":\"red\"}");

        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(200);
    }

    @Test
    void returnsToTheUsualOnReset() {
        turn("accountState", "\"LOCKED_FULL\"");

        client.control("reset", "");
        client.signIn();

        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(200);
    }

    @Test
    void answers404ForAMethodThatIsMissing() {
        turn("missing", "[\"orders/cancelorder\"]");

        assertThat(client.post("Orders/CancelOrder", "{}").status()).isEqualTo(404);
        assertThat(client.post("Orders/GetAllOpenOrders", "{}").status()).isEqualTo(200);
    }

    @Test
    void answers403ForAMethodWithoutPermission() {
        turn("forbidden", "[\"Inventory/GetSuppliers\"]");

        var reply = client.get("Inventory/GetSuppliers");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).contains("permission");
    }

    @Test
    void namesAnotherServerOnceMovedAndAnswers404OnTheOldOne() {
        turn("moved", "true");

        var session = authorise();

        assertThat(session.path("Server").asString()).startsWith("http://localhost:");
        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"EU", "US", "AS"})
    void namesTheLocality(String locality) {
        turn("locality", "\"" + locality + "\"");

        assertThat(authorise().path("Locality").asString()).isEqualTo(locality);
    }

    @ParameterizedTest
    @CsvSource({"400", "401"})
    void refusesAWithdrawnTokenWithEitherStatus(int status) {
        turn("refusedInstallStatus", String.valueOf(status));
        turn("installed", "false");

        assertThat(client.authorise("application/json", credentials()).status()).isEqualTo(status);
    }

    @Test
    void tellsTheSubscriptionOfItsOwnApplicationOnly() {
        var mine = "{\"applicationId\":\"%s\",\"applicationSecret\":\"%s\",\"userId\":\"%s\"}"
                .formatted(
                        LinnworksSimulator.APPLICATION_ID,
                        LinnworksSimulator.APPLICATION_SECRET,
                        authorise().path("Id").asString());

        assertThat(client.post(PROFILE, mine).json().path("IsProfileActive").asBoolean())
                .isTrue();
        assertThat(client.post(
                                PROFILE,
                                mine.replace(
                                        LinnworksSimulator.APPLICATION_ID.toString(),
                                        "00000000-0000-0000-0000-000000000000"))
                        .body())
                .isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "AS_STORED, -1, 2026-03-02T10:00:00.19Z, 0001-01-01T00:00:00Z",
        "AS_STORED, 7, 2026-03-02T10:00:00.1900000Z, 0001-01-01T00:00:00.0000000Z",
        "AS_STORED, 0, 2026-03-02T10:00:00Z, 0001-01-01T00:00:00Z",
        "NO_ZONE, -1, 2026-03-02T10:00:00.19, 0001-01-01T00:00:00",
        "OFFSET, 1, 2026-03-02T10:00:00.1+00:00, 0001-01-01T00:00:00.0+00:00"
    })
    void writesDatesInEveryWayThatWasSeen(String style, int digits, String processed, String none) {
        client.load(order(1).processed("2026-03-02T10:00:00.19Z").line());
        turn("dateStyle", "\"" + style + "\"");
        turn("fractionDigits", String.valueOf(digits));

        var order = client.get("Orders/GetOrderById?pkOrderId=" + order(1).id()).json();

        assertThat(order.path("ProcessedDateTime").asString()).isEqualTo(processed);
        assertThat(order.at("/GeneralInfo/DespatchByDate").asString()).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource({"false, 1.25", "true, 0.8"})
    void tellsRatesOfOrdersAndSettingsInEitherDirection(boolean inverted, String rate) {
        client.load("{\"kind\":\"currencyRate\",\"value\":{\"Currency\":\"EUR\",\"ConversionRate\":1.25}}\n"
                + order(1).rate("1.25").line());
        turn("ratesInverted", String.valueOf(inverted));

        var order = client.get("Orders/GetOrderById?pkOrderId=" + order(1).id()).json();
        var settings = client.get("Settings/GetCurrencyConversionRates").json();

        assertThat(order.at("/TotalsInfo/ConversionRate").decimalValue()).isEqualByComparingTo(rate);
        assertThat(settings.at("/0/ConversionRate").decimalValue()).isEqualByComparingTo(rate);
    }

    @ParameterizedTest
    @CsvSource({"false, 0.8", "true, 1.25"})
    void takesAndTellsRatesOfPurchaseOrdersInEitherDirection(boolean inverted, String rate) {
        turn("purchaseRatesInverted", String.valueOf(inverted));

        var id = client.post(
                        "PurchaseOrder/Create_PurchaseOrder_Initial",
                        "{\"createParameters\":{\"Currency\":\"EUR\",\"PostagePaid\":100.0,\"ConversionRate\":%s}}"
                                .formatted(rate))
                .json()
                .asString();

        var header = client.post("PurchaseOrder/Get_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(id))
                .json()
                .path("PurchaseOrderHeader");
        assertThat(header.path("ConversionRate").decimalValue()).isEqualByComparingTo(rate);
        assertThat(header.path("ConvertedGrandTotal").decimalValue()).isEqualByComparingTo("80.0");
    }

    @ParameterizedTest
    @CsvSource({
        "false, 2026-01-01T10:00:00Z, Zoë N'Diaye",
        "true, 2026-01-01T10:00:00Z, REDACTED",
        "true, 2026-03-01T10:00:00Z, Zoë N'Diaye"
    })
    void takesTheBuyerOutOfAnOrderOnceItsDaysAreOver(boolean redacted, String processed, String name) {
        client.load(order(1).processed(processed).redactedAfter(30).line());
        turn("buyersRedacted", String.valueOf(redacted));

        var details =
                client.get("Orders/GetOrderById?pkOrderId=" + order(1).id()).json();
        var row = client.get("ProcessedOrders/GetOrderInfo?pkOrderId=" + order(1).id())
                .json();

        assertThat(details.at("/CustomerInfo/Address/FullName").asString()).isEqualTo(name);
        assertThat(row.path("cFullName").asString()).isEqualTo(name);
        assertThat(row.path("cCountry").asString()).isEqualTo("United Kingdom");
        assertThat(details.at("/TotalsInfo/TotalCharge").decimalValue()).isEqualByComparingTo("27.99");
    }

    private void turn(String name, String value) {
        assertThat(client.control("settings", "{\"%s\":%s}".formatted(name, value))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode authorise() {
        return client.authorise("application/json", credentials()).json();
    }

    private static String credentials() {
        return "{\"ApplicationId\":\"%s\",\"ApplicationSecret\":\"%s\",\"Token\":\"%s\"}"
                .formatted(
                        LinnworksSimulator.APPLICATION_ID,
                        LinnworksSimulator.APPLICATION_SECRET,
                        LinnworksSimulator.INSTALLATION_TOKEN);
    }
}
