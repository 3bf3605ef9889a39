package dev.cloudcart.demo;

import java.io.IOException;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Reads and changes the simulated books as another app of the company would.
final class BookReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int PAGE = 1_000;

    private final URI company;
    private final String token;

    BookReader(QuickBooksSimulator quickBooks) throws IOException, InterruptedException {
        company = quickBooks.uri().resolve("/v3/company/" + QuickBooksSimulator.REALM + "/");
        var login = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        var request = HttpRequest.newBuilder(quickBooks.tokenUri())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(
                        "grant_type=refresh_token&refresh_token=" + QuickBooksSimulator.REFRESH_TOKEN))
                .build();
        token = send(request).path("access_token").asString();
    }

    /// Receipts and invoices.
    List<JsonNode> documents() throws IOException, InterruptedException {
        var documents = new ArrayList<>(all("SalesReceipt"));
        documents.addAll(all("Invoice"));
        return documents;
    }

    /// Everything of one kind that is active.
    List<JsonNode> all(String entity) throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        int found;
        do {
            var statement = "select * from %s startposition %d maxresults %d".formatted(entity, all.size() + 1, PAGE);
            var page = query(statement).path(entity).valueStream().toList();
            all.addAll(page);
            found = page.size();
        } while (found == PAGE);
        return all;
    }

    /// Names by id; those of nested items in full.
    Map<String, String> names(String entity) throws IOException, InterruptedException {
        var names = new HashMap<String, String>();
        all(entity).forEach(entry -> names.put(entry.path("Id").asString(), name(entry)));
        return names;
    }

    private static String name(JsonNode entry) {
        return entry.path("FullyQualifiedName")
                .asString(entry.path("Name").asString(entry.path("DisplayName").asString("")));
    }

    JsonNode query(String statement) throws IOException, InterruptedException {
        var uri =
                company.resolve("query?minorversion=75&query=" + URLEncoder.encode(statement, StandardCharsets.UTF_8));
        return send(authorized(uri).GET().build()).path("QueryResponse");
    }

    /// @param path such as `salesreceipt?operation=delete`
    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return send(authorized(company.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("HTTP %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        }
    }

    /// As money is written.
    static String plain(JsonNode amount) {
        return amount.isNumber()
                ? amount.decimalValue().setScale(2, RoundingMode.UNNECESSARY).toPlainString()
                : "-";
    }
}
