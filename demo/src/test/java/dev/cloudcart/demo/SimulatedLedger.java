package dev.cloudcart.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.shop.Truth;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// What stands in the simulated books, asked for as any client would.
final class SimulatedLedger {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int PAGE = 1_000;

    private static final int ATTEMPTS_MAX = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<JsonNode> documents = new ArrayList<>();
    private final URI company;
    private final Consumer<Duration> waiting;

    SimulatedLedger(QuickBooksSimulator quickBooks) throws IOException, InterruptedException {
        company = company(quickBooks, QuickBooksSimulator.REALM);
        waiting = _ -> {
            throw new AssertionError("Nothing limits the calls of these books, and yet they turn us away");
        };
        try (var client = HttpClient.newHttpClient()) {
            read(client, token(client, quickBooks));
        }
    }

    /// Of any company.
    ///
    /// @param token an access token, as another app of the company would have one
    /// @param waiting lets time pass where the books take no more calls
    SimulatedLedger(QuickBooksSimulator quickBooks, String realm, String token, Consumer<Duration> waiting)
            throws IOException, InterruptedException {
        company = company(quickBooks, realm);
        this.waiting = waiting;
        try (var client = HttpClient.newHttpClient()) {
            read(client, token);
        }
    }

    private static URI company(QuickBooksSimulator quickBooks, String realm) {
        return quickBooks.uri().resolve("/v3/company/" + realm + "/");
    }

    private void read(HttpClient client, String token) throws IOException, InterruptedException {
        for (var type : List.of("SalesReceipt", "Invoice")) {
            read(client, token, type);
        }
    }

    /// What the documents' notes say of their orders: one each, whoever gave the numbers.
    List<String> notes() {
        return documents.stream()
                .map(document -> document.path("PrivateNote").asString())
                .toList();
    }

    List<String> numbers() {
        return documents.stream()
                .map(document -> document.path("DocNumber").asString())
                .toList();
    }

    /// Each document of a customer, by its number.
    ///
    /// @throws IllegalStateException where two have the same
    Map<String, BigDecimal> totalsByNumber(String customer) {
        return documents.stream()
                .filter(document -> document.at("/CustomerRef/name").asString().equals(customer))
                .collect(Collectors.toMap(
                        document -> document.path("DocNumber").asString(),
                        document -> document.path("TotalAmt").decimalValue().setScale(2)));
    }

    /// How many documents in another currency than the home currency have no rate of their own.
    long foreignWithoutRate(String home) {
        return documents.stream()
                .filter(document ->
                        !document.at("/CurrencyRef/value").asString().equals(home))
                .filter(document -> document.path("ExchangeRate").decimalValue().compareTo(BigDecimal.ONE) == 0)
                .count();
    }

    /// By customer, such as "Amazon GBP".
    Map<String, BigDecimal> totals() {
        var totals = new TreeMap<String, BigDecimal>();
        documents.forEach(document -> totals.merge(
                document.at("/CustomerRef/name").asString(),
                document.path("TotalAmt").decimalValue(),
                BigDecimal::add));
        totals.replaceAll((_, total) -> total.setScale(2));
        return totals;
    }

    /// By customer and rate, such as "Amazon GBP 20"; without what is taxed at nothing.
    Map<String, BigDecimal> taxes() {
        var taxes = new TreeMap<String, BigDecimal>();
        documents.forEach(document -> document.path("TxnTaxDetail")
                .path("TaxLine")
                .forEach(line -> {
                    var percent = line.path("TaxLineDetail").path("TaxPercent").decimalValue();
                    if (percent.signum() != 0) {
                        taxes.merge(
                                document.at("/CustomerRef/name").asString() + " "
                                        + percent.stripTrailingZeros().toPlainString(),
                                line.path("Amount").decimalValue().setScale(2),
                                BigDecimal::add);
                    }
                }));
        return taxes;
    }

    static Map<String, BigDecimal> taxes(Truth truth) {
        var taxes = new TreeMap<String, BigDecimal>();
        truth.taxes()
                .forEach(row -> taxes.put(
                        "%s %s %s"
                                .formatted(
                                        row.store(),
                                        row.currency(),
                                        row.percent().stripTrailingZeros().toPlainString()),
                        new BigDecimal(row.tax().toString()).setScale(2)));
        return taxes;
    }

    static Map<String, BigDecimal> totals(Truth truth) {
        var totals = new TreeMap<String, BigDecimal>();
        truth.eligible()
                .forEach(row -> totals.put(
                        row.store() + " " + row.currency(),
                        new BigDecimal(row.total().toString()).setScale(2)));
        return totals;
    }

    private void read(HttpClient client, String token, String type) throws IOException, InterruptedException {
        int found;
        int start = 1;
        do {
            var statement = "select * from %s startposition %d maxresults %d".formatted(type, start, PAGE);
            var uri = company.resolve("query?query=" + URLEncoder.encode(statement, StandardCharsets.UTF_8));
            var page = ask(client, get(uri, token)).path(type).valueStream().toList();
            documents.addAll(page);
            found = page.size();
            start += PAGE;
        } while (found == PAGE);
    }

    /// No answer is not an empty one.
    private JsonNode ask(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        for (int attempts = 1; ; attempts++) {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            var body = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() == 200 && JSON.readTree(body).has("QueryResponse")) {
                return JSON.readTree(body).path("QueryResponse");
            }
            if (attempts == ATTEMPTS_MAX || !isCrowded(answer.statusCode(), body)) {
                throw new AssertionError(
                        "The books cannot be read: HTTP %d with %s".formatted(answer.statusCode(), body));
            }
            waiting.accept(answer.headers()
                    .firstValue("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .orElse(MINUTE));
        }
    }

    private static boolean isCrowded(int status, String body) {
        return status == 429 || (status == 403 && body.contains("3001"));
    }

    private static HttpRequest get(URI uri, String token) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
    }

    private static String token(HttpClient client, QuickBooksSimulator quickBooks)
            throws IOException, InterruptedException {
        var basic = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        var request = HttpRequest.newBuilder(quickBooks.tokenUri())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.US_ASCII)))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token="
                        + URLEncoder.encode(QuickBooksSimulator.REFRESH_TOKEN, StandardCharsets.UTF_8)))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body())
                .path("access_token")
                .asString();
    }
}
