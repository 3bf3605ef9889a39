package dev.cloudcart.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Sells into the simulated books through their own API: receipts of three lines with value added tax.
final class Till implements AutoCloseable {

    /// The most that one call may carry (Intuit, Batch).
    static final int BATCH = 30;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client;
    private final URI company;
    private final String authorization;
    private final String receipt;

    private Till(HttpClient client, URI company, String authorization, String receipt) {
        this.client = client;
        this.company = company;
        this.authorization = authorization;
        this.receipt = receipt;
    }

    static Till open(URI quickBooks) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var company = quickBooks.resolve("/v3/company/" + QuickBooksSimulator.REALM + "/");
        var unprepared = new Till(client, company, "Bearer " + accessToken(client, quickBooks), "");
        return new Till(client, company, unprepared.authorization, unprepared.template());
    }

    private static String accessToken(HttpClient client, URI quickBooks) throws IOException, InterruptedException {
        var basic = Base64.getEncoder()
                .encodeToString(
                        (QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(quickBooks.resolve("/oauth2/v1/tokens/bearer"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=refresh_token&refresh_token=" + QuickBooksSimulator.REFRESH_TOKEN))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body())
                .path("access_token")
                .asString();
    }

    /// A receipt in which only the number is left open.
    private String template() throws IOException, InterruptedException {
        var customer = post("customer", "{\"DisplayName\":\"Amazon GBP\"}")
                .at("/Customer/Id")
                .asString();
        var item = found("select * from Item where Name = 'Sales'")
                .at("/QueryResponse/Item/0/Id")
                .asString();
        var code = found("select * from TaxCode where Name = '20.0% S'")
                .at("/QueryResponse/TaxCode/0/Id")
                .asString();
        var line = """
                {"Amount":%s,"Description":"Enamel mug, blue","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"%s"},\
                "Qty":2,"UnitPrice":%s,"TaxCodeRef":{"value":"%s"}}}""";
        return """
                {"DocNumber":"%%d","CustomerRef":{"value":"%s"},"CurrencyRef":{"value":"GBP"},"GlobalTaxCalculation":"TaxExcluded",\
                "PrivateNote":"Linnworks order %%<d","Line":[%s,%s,%s]}""".formatted(
                        customer,
                        line.formatted("12.50", item, "6.25", code),
                        line.formatted("8.30", item, "4.15", code),
                        line.formatted("3.98", item, "1.99", code));
    }

    private JsonNode found(String statement) throws IOException, InterruptedException {
        return send(request("query?query=" + URLEncoder.encode(statement, UTF_8))
                .GET()
                .build());
    }

    /// One batch; a refused document is an IOException, because then nothing was measured.
    void sell(int firstNumber) throws IOException, InterruptedException {
        var body = IntStream.range(0, BATCH)
                .mapToObj(i -> "{\"bId\":\"%d\",\"operation\":\"create\",\"SalesReceipt\":%s}"
                        .formatted(i, receipt.formatted(firstNumber + i)))
                .collect(Collectors.joining(",", "{\"BatchItemRequest\":[", "]}"));
        var answer = client.send(
                        request("batch?requestid=bench-" + firstNumber)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        if (answer.contains("\"Fault\"") || !answer.contains("\"TotalAmt\":29.74")) {
            throw new IOException("The books refused a receipt: " + answer);
        }
    }

    private JsonNode post(String resource, String body) throws IOException, InterruptedException {
        return send(request(resource).POST(BodyPublishers.ofString(body)).build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
    }

    private HttpRequest.Builder request(String resource) {
        return HttpRequest.newBuilder(company.resolve(resource))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    @Override
    public void close() {
        client.close();
    }
}
