package dev.cloudcart.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.Application;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.ReportJson;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.shell.Shell;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.sync.Sync;

/// The whole product as somebody has installed it: both services, one company, and a shell to type into.
final class Installation implements AutoCloseable {

    static final String COMPANY = "Demo";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LinnworksSimulator linnworks =
            LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(Limits.OFF));
    private final QuickBooksSimulator quickBooks;
    private final ThrowAwayHome home;
    private final String currency;
    private final String zone;
    private volatile Duration ahead = Duration.ZERO;

    /// What a command came to.
    record Said(int status, String out, String err) {

        JsonNode json() {
            return JSON.readTree(out);
        }

        /// The reasons of the run report's holds, by order number.
        TreeMap<String, String> held() {
            var held = new TreeMap<String, String>();
            json().path("holds")
                    .forEach(hold -> held.put(
                            hold.path("source").asString(), hold.path("reason").asString()));
            return held;
        }
    }

    private Installation(CompanyProfile profile, String currency, String zone) throws IOException {
        quickBooks = QuickBooksSimulator.start(
                QuickBooksSimulator.Options.usual().limits(Limits.OFF).profile(profile));
        home = TestHome.make();
        this.currency = currency;
        this.zone = zone;
    }

    static Installation british() throws IOException {
        return new Installation(CompanyProfile.UK, "GBP", "Europe/London");
    }

    static Installation american() throws IOException {
        return new Installation(CompanyProfile.US, "USD", "America/Chicago");
    }

    LinnworksSimulator linnworks() {
        return linnworks;
    }

    QuickBooksSimulator quickBooks() {
        return quickBooks;
    }

    /// Loads a source file into both services.
    Installation with(Path source) throws IOException {
        linnworks.load(source);
        quickBooks.load(source);
        return this;
    }

    /// Adds the company, connects it, and then does what is typed, all in one start of the program.
    ///
    /// @return what the last command came to
    @SafeVarargs
    final Said setUp(List<String>... commands) {
        var all = new ArrayList<List<String>>();
        all.add(List.of("company", "add", COMPANY, "--currency", currency, "--time-zone", zone));
        all.add(List.of(
                "connect",
                "linnworks",
                "--company",
                COMPANY,
                "--token",
                LinnworksSimulator.INSTALLATION_TOKEN.toString()));
        all.add(List.of(
                "connect",
                "quickbooks",
                "--company",
                COMPANY,
                "--realm",
                QuickBooksSimulator.REALM,
                "--refresh-token",
                QuickBooksSimulator.REFRESH_TOKEN));
        for (var command : commands) {
            all.add(command);
        }
        return run(all);
    }

    static List<String> sync(String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", COMPANY, "--format", "json"));
        words.addAll(List.of(more));
        return words;
    }

    static List<String> settings(Path file) {
        return List.of("settings", "import", "--company", COMPANY, file.toString());
    }

    List<String> settings(String yaml) throws IOException {
        return settings(home.settings(yaml));
    }

    /// In one start of the program; stops at the first that fails.
    Said run(List<List<String>> commands) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var addresses = new Addresses(linnworks, quickBooks, home.folder());
        var shell = Shell.at(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                wish -> Application.start(addresses.added(wish), this::putInTheClock));
        int status = shell.runEach(commands);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Somebody sets the clock of the computer that the program runs on; negative for behind.
    void setClockAhead(Duration ahead) {
        this.ahead = ahead;
    }

    /// As an older version left it that trusted a clock which was ahead.
    void moveCursorTo(Instant moment) {
        var addresses = new Addresses(linnworks, quickBooks, home.folder());
        try (var rooms = Application.start(addresses.added(new Start.Wish(false, false, Map.of())))) {
            rooms.getBean(JdbcClient.class)
                    .sql("update cursor_position set position = ?")
                    .param(Timestamp.from(moment))
                    .update();
        }
    }

    /// The report of a preview under settings that are not saved.
    ///
    /// @param yaml what is another in them
    JsonNode previewUnder(String yaml) {
        var addresses = new Addresses(linnworks, quickBooks, home.folder());
        try (var rooms = Application.start(addresses.added(new Start.Wish(false, false, Map.of())))) {
            var company =
                    rooms.getBean(Companies.class).named(COMPANY).orElseThrow().id();
            var current = rooms.getBean(SettingsBook.class).current(company).settings();
            if (!(SettingsYaml.read(yaml, current) instanceof SettingsReading.Read(var tried))) {
                throw new IllegalArgumentException(yaml);
            }
            var preview = new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime());
            return JSON.readTree(ReportJson.write(rooms.getBean(Sync.class)
                    .run(preview.under(tried), Progress.SILENT)
                    .orElseThrow()));
        }
    }

    private void putInTheClock(GenericApplicationContext rooms) {
        InstantSource clock = () -> Instant.now().plus(ahead);
        rooms.registerBean("shiftedClock", InstantSource.class, () -> clock, bean -> bean.setPrimary(true));
    }

    @SafeVarargs
    final Said run(List<String>... commands) {
        var all = new ArrayList<List<String>>();
        for (var command : commands) {
            all.add(command);
        }
        return run(all);
    }

    /// What stands in the books, a line for each document and each of its lines:
    /// ```
    /// 42 Amazon USD 108.00 USD, tax 8.00 California
    ///   MUG-1 x 1 100.00 TAX
    /// ```
    String books() throws IOException, InterruptedException {
        var books = new BookReader(quickBooks);
        var codes = books.names("TaxCode");
        var items = books.names("Item");
        return books.documents().stream()
                .map(document -> text(document, codes, items))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String text(JsonNode document, Map<String, String> codes, Map<String, String> items) {
        var tax = document.path("TxnTaxDetail");
        var code = codes.getOrDefault(tax.at("/TxnTaxCodeRef/value").asString(""), "");
        var head = "%s %s %s %s, tax %s %s"
                .formatted(
                        document.path("DocNumber").asString("-"),
                        document.at("/CustomerRef/name").asString(),
                        BookReader.plain(document.path("TotalAmt")),
                        document.at("/CurrencyRef/value").asString(),
                        BookReader.plain(tax.path("TotalTax")),
                        code)
                .strip();
        return head + "\n"
                + document.path("Line")
                        .valueStream()
                        .filter(line -> line.path("DetailType").asString().equals("SalesItemLineDetail"))
                        .map(line -> line(line.path("SalesItemLineDetail"), line, codes, items))
                        .collect(Collectors.joining());
    }

    private static String line(JsonNode detail, JsonNode line, Map<String, String> codes, Map<String, String> items) {
        var code = detail.at("/TaxCodeRef/value").asString("");
        return "  %s x %s %s %s\n"
                .formatted(
                        items.getOrDefault(detail.at("/ItemRef/value").asString(), "?"),
                        detail.path("Qty").decimalValue().stripTrailingZeros().toPlainString(),
                        BookReader.plain(line.path("Amount")),
                        codes.getOrDefault(code, code));
    }

    @Override
    public void close() throws IOException {
        linnworks.close();
        quickBooks.close();
        home.close();
    }
}
