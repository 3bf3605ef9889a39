package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.Application;
import dev.cloudcart.shell.Shell;
import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.shop.Truth;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;
import dev.cloudcart.simulators.wire.Limits;

/// The main job from end to end over real sockets and a real database: what QuickBooks stored against what the shop
/// sold.
class BooksAgreeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final List<String> ADD_COMPANY =
            List.of("company", "add", "Demo", "--currency", "GBP", "--time-zone", "Europe/London");
    private static final List<String> CONNECT_LINNWORKS = List.of(
            "connect", "linnworks", "--company", "Demo", "--token", LinnworksSimulator.INSTALLATION_TOKEN.toString());
    private static final List<String> CONNECT_QUICKBOOKS = List.of(
            "connect",
            "quickbooks",
            "--company",
            "Demo",
            "--realm",
            QuickBooksSimulator.REALM,
            "--refresh-token",
            QuickBooksSimulator.REFRESH_TOKEN);

    private final ThrowAwayHome home = home();
    private final LinnworksSimulator linnworks =
            LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(Limits.OFF));
    private QuickBooksSimulator quickBooks;

    @BeforeEach
    void open() {
        quickBooks = books(QuickBooksSimulator.Options.usual());
    }

    @AfterEach
    void close() throws IOException {
        linnworks.close();
        quickBooks.close();
        home.close();
    }

    @Test
    void agreeWithAGeneratedShopAndPostNothingTwice() throws Exception {
        var truth = generated(800);

        var reports = sync(3, 2);

        assertThat(proof(reports.getFirst())).isEqualTo(SimulatedLedger.totals(truth));
        assertThat(reports.getFirst().at("/documents/posted").asLong()).isEqualTo(truth.eligibleCount());
        assertThat(new SimulatedLedger(quickBooks).taxes()).isEqualTo(SimulatedLedger.taxes(truth));
        assertThat(reports.getFirst().path("holds").size()).isEqualTo(truth.senseless() + truth.held());
        assertThat(reports.getLast().at("/documents/posted").asLong()).isZero();
        assertThat(reports.getLast().path("proof").isEmpty()).isTrue();
    }

    @Test
    void agreeWithARealShopsInvoices() throws IOException {
        load("shop-small.ndjson.gz");

        var report = sync(0, 1).getFirst();

        assertThat(proof(report)).isEqualTo(recordedTruth("shop-small.ndjson.gz"));
        assertThat(report.path("holds").isEmpty()).isTrue();
    }

    /// Two orders are taxed at 19 % in euros, and nobody knows where they went: Germany, as their store has it.
    @Test
    void agreeWithAllOfARealShopOnceItsStoreHasACountry() throws IOException {
        load("shop-orders.ndjson.gz");

        var report = sync(3, 1).getFirst();
        run(
                0,
                "settings",
                "import",
                "--company",
                "Demo",
                home.settings("order-export: {stores: [{source: AMAZON, sub-source: Amazon DE, country: DE}]}")
                        .toString());
        var mended = sync(0);

        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString()))
                .containsExactly("537197", "539403");
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .containsOnly("COUNTRY_UNKNOWN");
        var posted = new TreeMap<>(proof(report));
        proof(mended).forEach((customer, total) -> posted.merge(customer, total, BigDecimal::add));
        assertThat(posted).isEqualTo(recordedTruth("shop-orders.ndjson.gz"));
    }

    @Test
    void agreeWithTheOpenOrdersOfARealShop() throws IOException {
        load("shop-orders.ndjson.gz");
        connect("open");

        var report = sync(0);
        var again = sync(0);

        assertThat(proof(report)).isEqualTo(recordedTruth("shop-orders.ndjson.gz", "eligibleOpen"));
        assertThat(report.at("/documents/posted").asLong()).isEqualTo(172);
        assertThat(report.at("/skippedBecause/parked").asLong()).isEqualTo(16);
        assertThat(again.at("/documents/posted").asLong()).isZero();
        assertThat(again.at("/documents/amended").asLong()).isZero();
        assertThat(again.at("/documents/unchanged").asLong()).isEqualTo(172);
    }

    @Test
    void agreeWithTheOpenAndTheProcessedOrdersOfARealShop() throws IOException {
        load("shop-small.ndjson.gz");
        connect("\"processed, open\"");

        var report = sync(0);

        var truth = recordedTruth("shop-small.ndjson.gz", "eligibleOpen");
        recordedTruth("shop-small.ndjson.gz")
                .forEach((customer, total) -> truth.merge(customer, total, BigDecimal::add));
        assertThat(proof(report)).isEqualTo(truth);
        assertThat(sync(0).at("/documents/posted").asLong()).isZero();
    }

    private void load(String file) throws IOException {
        assumeTrue(Files.exists(DATA.resolve(file)), "the recorded shop is not beside the project");
        linnworks.load(DATA.resolve(file));
    }

    /// The shop closes in the evening, whenever this runs: rates are read by the day, so a day of a few minutes
    /// costs as much as a whole one.
    @Test
    void costLessThanOneReadForAHundredDocumentsOnceTheyAreKnown() throws IOException {
        var evening = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(4));
        var options = ShopOptions.upTo(evening)
                .withOrders(5_000)
                .withDays(10)
                .withRefunds(false)
                .withPurchaseOrders(0);
        generated(options);
        var known = LocalDate.ofInstant(options.opening(), ZoneOffset.UTC).plusDays(5);
        connect();
        sync(3, "--from", "2026-01-01", "--to", known.toString());

        var report = sync(3, "--from", known.plusDays(1).toString());

        long posted = report.at("/documents/posted").asLong();
        assertThat(posted).isGreaterThan(1_500);
        assertThat(report.at("/calls/quickbooksReads").asLong() * 100).isLessThan(posted);
    }

    @Test
    void holdForeignOrdersWhereTheBooksKnowOneCurrency() throws IOException {
        quickBooks.close();
        quickBooks = books(QuickBooksSimulator.Options.usual().multicurrency(false));
        var truth = generated(500);
        var inPounds = new TreeMap<>(SimulatedLedger.totals(truth));
        inPounds.keySet().removeIf(customer -> !customer.endsWith(" GBP"));

        var report = sync(3, 1).getFirst();

        assertThat(proof(report)).isEqualTo(inPounds);
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("mend").asString()))
                .anyMatch(mend -> mend.contains("multicurrency"));
    }

    @Test
    void agreeWhereQuickBooksNumbersByItself() throws IOException {
        quickBooks.close();
        quickBooks = books(QuickBooksSimulator.Options.usual().customNumbers(false));
        var truth = generated(500);

        var report = sync(3, 1).getFirst();

        assertThat(proof(report)).isEqualTo(SimulatedLedger.totals(truth));
    }

    @Test
    void refuseBooksInAnotherHomeCurrency() throws IOException {
        quickBooks.close();
        quickBooks = books(QuickBooksSimulator.Options.usual().profile(CompanyProfile.US));
        run(0, ADD_COMPANY.toArray(String[]::new));

        run(2, CONNECT_QUICKBOOKS.toArray(String[]::new));

        assertThat(sync(4).at("/problem/reason").asString()).contains("not connected");
    }

    private static QuickBooksSimulator books(QuickBooksSimulator.Options options) {
        return QuickBooksSimulator.start(options.limits(Limits.OFF));
    }

    private Truth generated(int orders) throws IOException {
        return generated(ShopOptions.upTo(Instant.now()).withOrders(orders));
    }

    private Truth generated(ShopOptions options) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var truth = new GeneratedShop(options).write(bytes);
        linnworks.load(new ByteArrayInputStream(bytes.toByteArray()));
        return truth;
    }

    /// @param status that the last sync must end with
    /// @return the reports of so many syncs
    private List<JsonNode> sync(int status, int times) throws IOException {
        connect();
        var reports = new ArrayList<JsonNode>();
        for (int time = 0; time < times; time++) {
            reports.add(sync(status));
        }
        return reports;
    }

    private JsonNode sync(int status, String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", "Demo", "--format", "json"));
        words.addAll(List.of(more));
        return JSON.readTree(run(status, words.toArray(String[]::new)));
    }

    private void connect() throws IOException {
        connect("processed");
    }

    /// In one start of the program.
    private void connect(String status) throws IOException {
        var settings = home.settings("order-export: {start-date: 2026-01-01, order-status: %s}".formatted(status))
                .toString();
        run(
                0,
                shell -> shell.runEach(List.of(
                        ADD_COMPANY,
                        CONNECT_LINNWORKS,
                        CONNECT_QUICKBOOKS,
                        List.of("settings", "import", "--company", "Demo", settings))));
    }

    private String run(int status, String... words) {
        return run(status, shell -> shell.run(words));
    }

    private String run(int status, ToIntFunction<Shell> typed) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var addresses = new Addresses(linnworks, quickBooks, home.folder());
        var shell = Shell.at(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                wish -> Application.start(addresses.added(wish)));
        assertThat(typed.applyAsInt(shell))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// What QuickBooks stored by customer, every difference being none.
    private static Map<String, BigDecimal> proof(JsonNode report) {
        var totals = new TreeMap<String, BigDecimal>();
        report.path("proof").forEach(row -> {
            assertThat(new BigDecimal(row.path("difference").asString())).isZero();
            totals.put(
                    row.path("store").asString() + " " + row.path("currency").asString(),
                    new BigDecimal(row.path("books").asString()).setScale(2));
        });
        return totals;
    }

    private static Map<String, BigDecimal> recordedTruth(String file) {
        return recordedTruth(file, "eligibleProcessed");
    }

    private static Map<String, BigDecimal> recordedTruth(String file, String which) {
        var totals = new TreeMap<String, BigDecimal>();
        JSON.readTree(DATA.resolve("TRUTH.json").toFile())
                .path("files")
                .path(file)
                .at("/" + which + "/byStoreAndCurrency")
                .forEach(row -> totals.put(
                        row.path("store").asString() + " "
                                + row.path("currency").asString(),
                        new BigDecimal(row.path("total").asString()).setScale(2)));
        return totals;
    }

    private static ThrowAwayHome home() {
        try {
            return TestHome.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
