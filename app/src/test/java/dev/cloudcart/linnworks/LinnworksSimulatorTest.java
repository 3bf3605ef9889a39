package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.linnworks.orders.SaleReader;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// The client against a stand-in that shares no code with it, over a real socket.
class LinnworksSimulatorTest {

    private static final Path SMALL_SHOP = Path.of("../../shared/data/shop-small.ndjson.gz");
    private static final SalesQuery EVERYTHING = Shop.processed("2026-01-01T00:00:00Z", "2026-11-17T00:00:00Z");

    private final SimulatedClock clock = SimulatedClock.frozenAt(Shop.NOW);
    private final LinnworksSimulator simulator =
            LinnworksSimulator.start(Options.usual().limits(Limits.OFF).clock(clock));
    private final Shop shop = shop(LinnworksSimulator.INSTALLATION_TOKEN.toString());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void readsAWholeShop() throws IOException {
        assumeTrue(Files.exists(SMALL_SHOP), "needs " + SMALL_SHOP);
        simulator.load(SMALL_SHOP);

        var records = Shop.records(shop.read(EVERYTHING));

        assertThat(records).hasSize(288).allMatch(record -> record.reading() instanceof Read);
        assertThat(records).allMatch(record -> SaleReader.read(record.raw()).equals(record.reading()));
    }

    @Test
    void readsNothingTwice() throws IOException {
        load(45);
        var first = Shop.records(shop.read(EVERYTHING));
        Map<UUID, String> filed = first.stream()
                .collect(Collectors.toMap(record -> record.reading().ref().id(), RawRecord::print));

        var again = shop.read(EVERYTHING, prints -> {
            var known = new HashMap<>(prints);
            known.entrySet().retainAll(filed.entrySet());
            return known.keySet();
        });

        assertThat(first).hasSize(45);
        assertThat(Shop.records(again)).isEmpty();
        assertThat(again.stream().mapToInt(page -> page.echoes()).sum()).isEqualTo(45);
    }

    @Test
    void findsAnOrderByItsNumber() throws IOException {
        load(3);

        var page = shop.read(new SalesQuery.Numbered(List.of("1002", "9"))).getFirst();

        assertThat(page.records())
                .extracting(record -> SaleText.of(record.reading()))
                .containsExactly("""
                MUG x 2 23.325 tax 4.665 20 %
                total GBP 27.99
                """);
        assertThat(page.unknown()).containsExactly("9");
    }

    @Test
    void findsTheOrdersOfAReference() throws IOException {
        load(3);

        var page = shop.read(new SalesQuery.Numbered(List.of("11-02473", "1002", "11O")))
                .getFirst();

        assertThat(page.records())
                .extracting(record -> record.reading().ref().number())
                .containsExactlyInAnyOrder("1001", "1002", "1003");
        assertThat(page.unknown()).containsExactly("11O");
    }

    @Test
    void showsWhoseShopItIs() throws IOException {
        load(3);

        var sight = shop.source.sight(Shop.COMPANY);

        assertThat(sight.account()).isEqualTo("Gift Shop");
        assertThat(sight.locality()).isEqualTo("EU");
        assertThat(sight.locations()).contains("Default");
        assertThat(sight.channels()).containsExactly("EBAY");
    }

    @Test
    void looksWhetherATokenOpensTheShop() {
        shop.source.check(Shop.COMPANY, LinnworksSimulator.INSTALLATION_TOKEN.toString());

        var trouble = catchThrowableOfType(
                ConnectionTrouble.class,
                () -> shop.source.check(Shop.COMPANY, UUID.randomUUID().toString()));

        assertThat(trouble.kind()).isEqualTo(Kind.NEEDS_ATTENTION);
    }

    @Test
    void goesOnWhenTheSessionDiesMeanwhile() throws IOException {
        load(3);
        shop.read(EVERYTHING);

        clock.advance(Duration.ofHours(1));

        assertThat(Shop.records(shop.read(EVERYTHING))).hasSize(3);
    }

    @Test
    void readsEverythingThroughARoughDay() throws IOException {
        load(200);
        control("faults", "{\"profile\":\"rough\",\"seed\":3,\"slow\":\"PT0.01S\"}");

        assertThat(Shop.records(shop.read(EVERYTHING))).hasSize(200);
    }

    @Test
    void asksForAttentionWhenTheApplicationIsUninstalled() throws IOException {
        load(1);
        shop.read(EVERYTHING);
        control("settings", "{\"installed\":false}");

        assertThat(trouble(shop).kind()).isEqualTo(Kind.NEEDS_ATTENTION);
    }

    @Test
    void asksForAttentionWhenTheTokenIsNotTheInstallations() {
        assertThat(trouble(shop(UUID.randomUUID().toString())).kind()).isEqualTo(Kind.NEEDS_ATTENTION);
    }

    @Test
    void waitsForMaintenanceToEnd() {
        control("settings", "{\"accountState\":\"MAINTENANCE\"}");

        assertThat(trouble(shop).kind()).isEqualTo(Kind.PASSING);
    }

    @Test
    void noticesThatTheAccountWasLockedMeanwhile() throws IOException {
        load(1);
        shop.read(EVERYTHING);
        control("settings", "{\"accountState\":\"LOCKED_FULL\"}");

        assertThat(trouble(shop).kind()).isEqualTo(Kind.NEEDS_ATTENTION);
    }

    private Shop shop(String installationToken) {
        return new Shop(
                simulator.authorizeUri(),
                LinnworksSimulator.APPLICATION_ID.toString(),
                LinnworksSimulator.APPLICATION_SECRET.toString(),
                installationToken);
    }

    private static ConnectionTrouble trouble(Shop shop) {
        return catchThrowableOfType(ConnectionTrouble.class, () -> shop.read(EVERYTHING));
    }

    private void load(int orders) throws IOException {
        var lines = IntStream.rangeClosed(1, orders)
                .mapToObj(LinnworksSimulatorTest::order)
                .collect(Collectors.joining("\n"));
        simulator.load(stream(lines));
    }

    private static String order(int number) {
        var order = anOrder()
                .with("OrderId", text(new UUID(1, number).toString()))
                .with("NumOrderId", String.valueOf(1_000 + number))
                .json();
        return "{\"kind\":\"order\",\"value\":" + order + "}";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void control(String action, String body) {
        var request = HttpRequest.newBuilder(URI.create(simulator.uri() + "/_simulator/" + action))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
