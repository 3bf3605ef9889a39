package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.connections.Connecting;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// The service with its pages, and both other services simulated behind it.
public final class Trading implements AutoCloseable {

    /// What QuickBooks signs its webhooks with.
    static final String VERIFIER = "a verifier token of a test";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LinnworksSimulator linnworks =
            LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(Limits.OFF));
    private final QuickBooksSimulator quickBooks;
    public final Site site;

    private Trading(TestDatabase database, Path home, Duration latency) {
        quickBooks = QuickBooksSimulator.start(
                QuickBooksSimulator.Options.usual().limits(Limits.OFF).latency(latency));
        site = Site.open(database, home, properties());
        site.owner("owner@example.com");
    }

    public static Trading open(TestDatabase database, Path home) {
        return open(database, home, Duration.ZERO);
    }

    /// @param latency of each answer of QuickBooks
    public static Trading open(TestDatabase database, Path home, Duration latency) {
        return new Trading(database, home, latency);
    }

    /// Those of the service, for the shell beside it.
    Map<String, String> properties(TestDatabase database, Path home) {
        var properties = new HashMap<>(properties());
        properties.put("cloudcart.home", home.toString());
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.username());
        properties.put("spring.datasource.password", database.password());
        return properties;
    }

    private Map<String, String> properties() {
        var properties = new HashMap<String, String>();
        properties.put("cloudcart.linnworks.auth-uri", linnworks.authorizeUri().toString());
        properties.put("cloudcart.linnworks.application-id", LinnworksSimulator.APPLICATION_ID.toString());
        properties.put("cloudcart.linnworks.application-secret", LinnworksSimulator.APPLICATION_SECRET.toString());
        properties.put("cloudcart.linnworks.pace", "false");
        properties.put("cloudcart.quickbooks.pace", "false");
        properties.put("cloudcart.quickbooks.api-uri", quickBooks.uri().toString());
        properties.put("cloudcart.quickbooks.token-uri", quickBooks.tokenUri().toString());
        properties.put("cloudcart.quickbooks.revoke-uri", quickBooks.revokeUri().toString());
        properties.put("cloudcart.quickbooks.client-id", QuickBooksSimulator.CLIENT_ID);
        properties.put("cloudcart.quickbooks.client-secret", QuickBooksSimulator.CLIENT_SECRET);
        properties.put("cloudcart.quickbooks.webhook-verifier-token", VERIFIER);
        properties.put("cloudcart.quickbooks.document-page", quickBooks.uri() + "/companies/1/documents/{entity}/{id}");
        return properties;
    }

    /// Of orders of March 2026 that are synced by hand alone.
    public CompanyId company(String name) {
        var company = site.company(name);
        set(company, "schedule: {sync-every: 'off'}");
        var connections = site.get(Connections.class);
        assertThat(connections.connectQuickBooks(company, QuickBooksSimulator.REALM, QuickBooksSimulator.REFRESH_TOKEN))
                .isInstanceOf(Connecting.Connected.class);
        assertThat(connections.connectLinnworks(company, LinnworksSimulator.INSTALLATION_TOKEN.toString()))
                .isInstanceOf(Connecting.Connected.class);
        return company;
    }

    public void set(CompanyId company, String yaml) {
        var book = site.get(SettingsBook.class);
        var current = book.current(company).settings();
        if (!(SettingsYaml.read(yaml, current) instanceof SettingsReading.Read(Settings next))) {
            throw new IllegalArgumentException(yaml);
        }
        book.change(company, "test", next);
    }

    /// Somebody adds it in QuickBooks.
    public void hasTaxCode(String name, String rate) {
        try {
            quickBooks.load(new ByteArrayInputStream("""
                    {"kind":"taxCode","value":{"Name":"%s","RateValue":%s}}
                    """.formatted(name, rate).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// QuickBooks tells of changes from now on.
    ///
    /// @param form `cloudevents` or `legacy`
    void ringsAt(String path, String form) {
        var body = "{\"endpoint\":\"http://127.0.0.1:%d%s\",\"verifier\":\"%s\",\"form\":\"%s\",\"gather\":\"PT1S\"}"
                .formatted(site.port(), path, VERIFIER, form);
        books("/_simulator/webhooks", body, null);
    }

    /// A day has gone by in QuickBooks, so that it gives another refresh token with the next renewal.
    void aDayGoesByInTheBooks() {
        books("/_simulator/clock", "{\"advance\": \"PT25H\"}", null);
    }

    /// Somebody deletes a document in QuickBooks.
    void deleteInTheBooks(CompanyId company, int number) {
        deleteInTheBooks(company, number, 0);
    }

    /// @param version of the document there
    void deleteInTheBooks(CompanyId company, int number, int version) {
        var access = site.get(Connections.class).quickBooks(company);
        var id = jdbc().sql("select document_id from posting where company_id = ? and source = ?")
                .params(company.value(), Integer.toString(number))
                .query(String.class)
                .single();
        books(
                "/v3/company/%s/salesreceipt?operation=delete".formatted(QuickBooksSimulator.REALM),
                "{\"Id\":\"%s\",\"SyncToken\":\"%d\"}".formatted(id, version),
                access.accessToken());
    }

    /// Somebody changes the lines of a receipt in QuickBooks.
    void editLinesInTheBooks(CompanyId company, int number, Consumer<ObjectNode> edit) {
        var token = site.get(Connections.class).quickBooks(company).accessToken();
        var found = books(
                "/v3/company/%s/query".formatted(QuickBooksSimulator.REALM),
                "select * from SalesReceipt where DocNumber = '%d'".formatted(number),
                token);
        var receipt = (ObjectNode) found.at("/QueryResponse/SalesReceipt/0");
        receipt.path("Line").forEach(line -> {
            if (line.has("SalesItemLineDetail")) {
                edit.accept((ObjectNode) line);
            }
        });
        books(
                "/v3/company/%s/salesreceipt".formatted(QuickBooksSimulator.REALM),
                receipt.put("sparse", true).toString(),
                token);
    }

    private JsonNode books(String path, String body, @Nullable String token) {
        var call = HttpRequest.newBuilder(quickBooks.uri().resolve(path))
                .header("Content-Type", path.endsWith("/query") ? "application/text" : "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            call.header("Authorization", "Bearer " + token);
        }
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(call.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body().isBlank() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The receipt of that number, once.
    void quickBooksRefuses(int number) throws IOException, InterruptedException {
        var surprise = """
                {"realm":"%s","company":{"surprises":[{"entity":"SalesReceipt","times":1,"where":{"DocNumber":"%d"},\
                "refuseWith":{"code":"6000","message":"No","detail":"Not today"}}]}}
                """.formatted(QuickBooksSimulator.REALM, number);
        var call = HttpRequest.newBuilder(quickBooks.uri().resolve("/_simulator/settings"))
                .POST(BodyPublishers.ofString(surprise))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(call, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    public void sells(String... orders) {
        try {
            linnworks.load(new ByteArrayInputStream(String.join("", orders).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// So many orders of 4 March 2026, of 12.00 GBP each with the tax in it.
    public void sells(int first, int count) {
        sells(IntStream.range(first, first + count)
                .mapToObj(number -> order(number, "GB", "20.0", "12.00"))
                .collect(Collectors.joining()));
    }

    /// @param rate of the tax that is in the amount
    public static String order(int number, String country, String rate, String gross) {
        var net = new BigDecimal(gross)
                .divide(BigDecimal.ONE.add(new BigDecimal(rate).movePointLeft(2)), 4, RoundingMode.HALF_UP);
        var tax = new BigDecimal(gross).subtract(net);
        return """
                {"kind":"order","value":{"OrderId":"%1$s","NumOrderId":%2$d,"Processed":true,\
                "ProcessedDateTime":"2026-03-04T15:45:10.19Z","PaidDateTime":"2026-03-03T10:22:46Z","GeneralInfo":{"Status":1,\
                "ReferenceNum":"REF-%2$d","ReceivedDate":"2026-03-03T10:22:46Z","Source":"EBAY","SubSource":"EBAY0"},\
                "CustomerInfo":{"ChannelBuyerName":"jdoe","Address":{"FullName":"Jane Doe","EmailAddress":"jane@example.com",\
                "Address1":"1 High Street","Town":"Leeds","PostCode":"LS1 1AA","Country":"%3$s"}},\
                "TotalsInfo":{"Subtotal":%5$s,"PostageCost":0.0,\
                "PostageCostExTax":0.0,"Tax":%6$s,"TotalCharge":%7$s,"TotalDiscount":0.0,"Currency":"GBP",\
                "CountryTaxRate":%4$s},"Items":[{"SKU":"MUG","Title":"Mug","Quantity":2,"PricePerUnit":%8$s,"TaxRate":%4$s,\
                "Cost":%5$s,"Tax":%6$s,"CostIncTax":%7$s,"TaxCostInclusive":true}]}}
                """.formatted(
                        id(number),
                        number,
                        country.equals("GB") ? "United Kingdom" : country,
                        rate,
                        net,
                        tax,
                        gross,
                        new BigDecimal(gross).divide(new BigDecimal(2)));
    }

    public static UUID id(int number) {
        return new UUID(0x11bdc064555154eaL, 0x8b99000000000000L + number);
    }

    public static SyncRequest march(CompanyId company) {
        return new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Within(
                        new SyncWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-31T23:00:00Z"))));
    }

    public UUID ask(SyncRequest request) {
        return site.get(RunQueue.class).enqueue(request);
    }

    /// @return the number of the run
    public long run(SyncRequest request) {
        return settled(ask(request));
    }

    /// @param asked the address that leads to the run that was asked for
    long settled(String asked) {
        return settled(UUID.fromString(asked.replaceAll(".*/", "")));
    }

    public long settled(UUID ticket) {
        var queue = site.get(RunQueue.class);
        await().atMost(PATIENCE).until(() -> queue.find(ticket).orElseThrow().settled() != null);
        var queued = queue.find(ticket).orElseThrow();
        return Objects.requireNonNull(queued.run(), () -> String.valueOf(queued.trouble()));
    }

    public JdbcClient jdbc() {
        return site.get(JdbcClient.class);
    }

    @Override
    public void close() {
        site.close();
        linnworks.close();
        quickBooks.close();
    }
}
