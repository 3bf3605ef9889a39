package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// What the tests have in common that mend: for each reason that a hold can have, what its second sentence says is
/// done, and the order is posted. Orders that are held for many reasons stand side by side in one company, and
/// beside them one that is right: it is posted by the very run that holds them, and stands there once when they are
/// mended.
@ExtendWith(OneProgram.class)
abstract class Mending {

    static final int HELD = 3;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger COMPANIES = new AtomicInteger();
    private static final int FIRST_BYSTANDER = 9000;

    /// By then no search of what was processed since the last run finds them.
    private static final Duration UNTIL_SOMEBODY_MENDS = Duration.ofHours(4);

    private StandingProgram program;
    private String company = "";
    private int bystanders;
    Bookkeeper books;
    Sold sold;

    /// No order of another test is there.
    @BeforeEach
    void emptyTheShop(StandingProgram lent) throws Exception {
        program = lent;
        bystanders = 0;
        books = new Bookkeeper(program, "", "");
        // the simulated services tell the real time, and no order is read that lies in their future
        sold = new Sold(InstantSource.system(), Duration.ofHours(1));
        program.turn(program.linnworks.uri(), "reset", "{}");
        sell("""
                {"kind":"location","value":{"StockLocationId":"00000000-0000-0000-0000-000000000000","StockLocationIntId":1,\
                "LocationName":"Default","LocationTag":"","Country":"United Kingdom"}}
                """, """
                        {"kind":"currencyRate","value":{"Currency":"GBP","ConversionRate":1.0}}
                        """, """
                        {"kind":"currencyRate","value":{"Currency":"EUR","ConversionRate":1.2}}
                        """);
    }

    /// Adds a company and connects it.
    ///
    /// @param switches of the simulated QuickBooks company
    /// @param settings as YAML; empty for the usual ones
    void connect(String profile, String switches, String settings) throws Exception {
        connect("91303500002%05d".formatted(COMPANIES.incrementAndGet()), profile, switches, settings);
    }

    /// The company that source files are loaded into.
    void connectTheFirst(String profile, String settings) throws Exception {
        connect(QuickBooksSimulator.REALM, profile, "{}", settings);
    }

    private void connect(String realm, String profile, String switches, String settings) throws Exception {
        company = "Company " + COMPANIES.incrementAndGet();
        books = new Bookkeeper(program, company, realm);
        program.turn(
                program.quickBooks.uri(),
                "settings",
                "{\"realm\":\"%s\",\"profile\":\"%s\",\"company\":%s}".formatted(realm, profile, switches));
        type(
                0,
                "company",
                "add",
                company,
                "--currency",
                JSON.readTree(switches).path("homeCurrency").asString(home(profile)),
                "--time-zone",
                "Europe/London");
        type(
                0,
                "connect",
                "linnworks",
                "--company",
                company,
                "--token",
                LinnworksSimulator.INSTALLATION_TOKEN.toString());
        type(
                0,
                "connect",
                "quickbooks",
                "--company",
                company,
                "--realm",
                realm,
                "--refresh-token",
                QuickBooksSimulator.refreshToken(realm));
        set("order-export: {start-date: 2026-01-01}");
        if (!settings.isEmpty()) {
            set(settings);
        }
    }

    private static String home(String profile) {
        return switch (profile) {
            case "us", "us-states" -> "USD";
            case "ca", "ca-provinces" -> "CAD";
            case "au" -> "AUD";
            case "eu" -> "EUR";
            default -> "GBP";
        };
    }

    void command(String... words) {
        type(0, words);
    }

    String said(String... words) {
        return type(0, words);
    }

    /// Lets the program into QuickBooks once more, as an administrator.
    void connectAgain() throws Exception {
        type(
                0,
                "connect",
                "quickbooks",
                "--company",
                company,
                "--realm",
                books.realm(),
                "--refresh-token",
                program.consent(books.realm()));
    }

    void linnworksSwitches(String json) throws Exception {
        program.turn(program.linnworks.uri(), "settings", json);
    }

    /// @param profile such as `429:0.2,half-body:0.1`
    void quickBooksFaults(String profile, int seed) throws Exception {
        faults(program.quickBooks.uri(), profile, seed);
    }

    void linnworksFaults(String profile, int seed) throws Exception {
        faults(program.linnworks.uri(), profile, seed);
    }

    private void faults(URI simulator, String profile, int seed) throws Exception {
        program.turn(
                simulator, "faults", "{\"profile\":\"%s\",\"seed\":%d,\"slow\":\"PT0S\"}".formatted(profile, seed));
    }

    void does(String method, String json) throws Exception {
        program.does(method, json);
    }

    void sell(String... orders) throws IOException {
        program.linnworks.load(new ByteArrayInputStream(String.join("", orders).getBytes(StandardCharsets.UTF_8)));
    }

    void set(String yaml) throws IOException {
        type(
                0,
                "settings",
                "import",
                "--company",
                company,
                program.settings(yaml).toString());
    }

    void dismiss(int order) {
        type(0, "holds", "dismiss", String.valueOf(order), "--company", company);
    }

    void forget(String buyer) {
        assertThat(program.type("forget", "--company", company, "--buyer", buyer)
                        .err())
                .contains("Taken out of one order");
    }

    private String type(int status, String... words) {
        var said = program.type(words);
        assertThat(said.status()).as(said.err() + said.out()).isEqualTo(status);
        return said.out();
    }

    /// What is said of a command that makes no sense.
    String syncRefused(String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", company));
        words.addAll(List.of(more));
        var said = program.type(words.toArray(String[]::new));
        assertThat(said.status()).as(said.err() + said.out()).isEqualTo(2);
        return said.err();
    }

    JsonNode sync(int status, String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", company, "--format", "json"));
        words.addAll(List.of(more));
        return JSON.readTree(type(status, words.toArray(String[]::new)));
    }

    /// Whatever comes of it.
    JsonNode syncAnyhow(String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", company, "--format", "json"));
        words.addAll(List.of(more));
        return JSON.readTree(program.type(words.toArray(String[]::new)).out());
    }

    /// What a person sees.
    String syncText(String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", company));
        words.addAll(List.of(more));
        return type(0, words.toArray(String[]::new));
    }

    /// An order that is right in most companies.
    int bystander() throws IOException {
        int number = ++bystanders + FIRST_BYSTANDER;
        sell(sold.taxed(number, 20));
        return number;
    }

    /// Syncs with an order beside that is right: it is posted, and these are held. Nobody comes to mend them at
    /// once.
    ///
    /// @param causes by order number
    JsonNode holds(Map<Integer, String> causes, String... sync) throws Exception {
        return holdsBeside(bystander(), causes, sync);
    }

    JsonNode holdsBeside(int bystander, Map<Integer, String> causes, String... sync) throws Exception {
        var report = sync(HELD, sync);
        assertHeld(report, causes);
        assertThat(books.documents(bystander)).as("documents of " + bystander).hasSize(1);
        later();
        return report;
    }

    /// What somebody changes in QuickBooks is read again by then.
    void later() {
        later(UNTIL_SOMEBODY_MENDS);
    }

    void later(Duration pause) {
        program.time.pause(pause);
    }

    /// As if the purchase orders that are done had been listed and looked through so long before; days and weeks count
    /// by the services, which tell the real time.
    void purchasesWereListed(Duration before) {
        program.coveredBefore(company, "purchase orders", before);
    }

    static void assertHeld(JsonNode report, Map<Integer, String> causes) {
        var held = new TreeMap<Integer, String>();
        report.path("holds")
                .forEach(hold ->
                        held.put(hold.path("source").asInt(), hold.path("cause").asString()));
        assertThat(held).as("%s", report.path("holds")).isEqualTo(new TreeMap<>(causes));
    }

    /// After one more sync nothing is held, and each of these orders stands in one document, as do those that were
    /// right.
    void posts(int... orders) throws Exception {
        assertThat(sync(0).path("holds")).isEmpty();
        assertOnce(orders);
    }

    void assertOnce(int... orders) throws Exception {
        for (int order : orders) {
            assertThat(books.documents(order)).as("documents of " + order).hasSize(1);
        }
        for (int order = FIRST_BYSTANDER + 1; order <= FIRST_BYSTANDER + bystanders; order++) {
            assertThat(books.documents(order)).as("documents of " + order).hasSize(1);
        }
    }

    /// Ten days before the day of what is sold now: pauses take the program's own days ahead of it.
    static LocalDate tenDaysAgo() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(10);
    }

    LocalDate today() {
        return LocalDate.ofInstant(program.now(), ZoneOffset.UTC);
    }

    static int[] numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    @SafeVarargs
    final String order(int number, String currency, Consumer<ObjectNode>... changes) {
        return sold.order(number, new Sold.Amounts("10.0", "2.0", "12.0", 20, currency), order -> {
            for (var change : changes) {
                change.accept(order);
            }
        });
    }

    /// What became of each order: its document, with the code of each line, or why it is held.
    String came(int first, int last) throws Exception {
        var report = syncAnyhow();
        var names = new TreeMap<String, String>();
        books.rows("TaxCode", "Active = true")
                .forEach(code ->
                        names.put(code.path("Id").asString(), code.path("Name").asString()));
        var came = new TreeMap<Integer, String>();
        report.path("holds")
                .forEach(hold -> came.put(
                        hold.path("source").asInt(),
                        "held: " + hold.path("reason").asString()));
        for (int order = first; order <= last; order++) {
            for (var document : books.documents(order)) {
                came.put(order, text(document, names));
            }
        }
        return came.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String text(JsonNode document, Map<String, String> codes) {
        var tax = document.path("TxnTaxDetail");
        var lines = document.path("Line")
                .valueStream()
                .filter(line -> line.path("DetailType").asString().equals("SalesItemLineDetail"))
                .map(line -> text(line, line.path("SalesItemLineDetail"), codes))
                .collect(Collectors.joining(", "));
        var code = codes.get(tax.at("/TxnTaxCodeRef/value").asString(""));
        return "%s, tax %s: %s%s"
                .formatted(
                        BookReader.plain(document.path("TotalAmt")),
                        BookReader.plain(tax.path("TotalTax")),
                        lines,
                        code == null ? "" : " under " + code);
    }

    private static String text(JsonNode line, JsonNode detail, Map<String, String> codes) {
        var code = detail.at("/TaxCodeRef/value").asString("");
        return detail.at("/ItemRef/name").asString() + " " + BookReader.plain(line.path("Amount")) + " "
                + codes.getOrDefault(code, code);
    }
}
