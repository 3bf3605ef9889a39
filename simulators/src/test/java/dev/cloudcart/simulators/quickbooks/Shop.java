package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// A simulator with a plain HTTP client before it, as the tests use them.
final class Shop implements AutoCloseable {

    private static final String METADATA = """
            {"AttachableRef":[{"EntityRef":{"type":"Customer","value":"1"}}],"FileName":"receipt.txt","ContentType":"text/plain"}""";

    static final Instant NOON = Instant.parse("2026-03-04T20:00:00Z");

    /// One answer: the status and the parsed body.
    record Reply(int status, JsonNode body, HttpResponse<String> response) {

        String html() {
            return response.body();
        }

        String code() {
            return body.at("/Fault/Error/0/code").asString("");
        }

        String detail() {
            return body.at("/Fault/Error/0/Detail").asString("");
        }

        JsonNode entity() {
            return body.iterator().next();
        }

        String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    final SimulatedClock clock = SimulatedClock.frozenAt(NOON);
    final QuickBooksSimulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();
    private String accessToken = "";

    Shop() {
        this(Options.usual());
    }

    /// Without limits, and with the clock frozen, so that a test meets only what it is about.
    Shop(Options options) {
        simulator = QuickBooksSimulator.start(options.clock(clock).limits(Limits.OFF));
        renew();
    }

    static Shop american() {
        return new Shop(Options.usual().profile(CompanyProfile.US));
    }

    void renew() {
        accessToken = refresh(QuickBooksSimulator.REFRESH_TOKEN)
                .body()
                .path("access_token")
                .asString("");
    }

    void token(String token) {
        accessToken = token;
    }

    String token() {
        return accessToken;
    }

    Reply refresh(String refreshToken) {
        return oauth("grant_type=refresh_token&refresh_token=" + refreshToken);
    }

    Reply oauth(String form) {
        var basic = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        return send(HttpRequest.newBuilder(simulator.tokenUri())
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Reply post(String path, String json) {
        return send(api(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Reply get(String path) {
        return send(api(path).GET());
    }

    Reply query(String statement) {
        return get("query?query=" + URLEncoder.encode(statement, UTF_8));
    }

    /// The id of the first entity the statement finds.
    String id(String statement) {
        return query(statement).entity().iterator().next().path(0).path("Id").asString("");
    }

    String customer(String name) {
        return post("customer", "{\"DisplayName\":\"%s\"}".formatted(name)).text("/Customer/Id");
    }

    String customer(String name, String currency) {
        var body = "{\"DisplayName\":\"%s\",\"CurrencyRef\":{\"value\":\"%s\"}}".formatted(name, currency);
        return post("customer", body).text("/Customer/Id");
    }

    String vendor(String name) {
        return post("vendor", "{\"DisplayName\":\"%s\"}".formatted(name)).text("/Vendor/Id");
    }

    String item() {
        return id("select * from Item where Name = 'Sales'");
    }

    String account(String name) {
        return id("select * from Account where Name = '%s'".formatted(name));
    }

    String code(String name) {
        return id("select * from TaxCode where Name = '%s'".formatted(name));
    }

    /// The first rate of a code on sales.
    String rate(String code) {
        return query("select * from TaxCode where Name = '%s'".formatted(code))
                .text("/QueryResponse/TaxCode/0/SalesTaxRateList/TaxRateDetail/0/TaxRateRef/value");
    }

    Reply post(String path, Paper paper) {
        return post(path, paper.json());
    }

    void company(String settings) {
        control("settings", "{\"company\":" + settings + "}");
    }

    Reply control(String what, String json) {
        return send(HttpRequest.newBuilder(simulator.uri().resolve("/_simulator/" + what))
                .POST(BodyPublishers.ofString(json)));
    }

    JsonNode state() {
        return send(HttpRequest.newBuilder(simulator.uri().resolve("/_simulator/state")))
                .body();
    }

    /// A text file, attached to the first customer.
    Reply upload(String path, String content) {
        return send(api(path)
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofString("""
                        --cut
                        Content-Disposition: form-data; name="file_metadata_01"; filename="m.json"
                        Content-Type: application/json

                        %s
                        --cut
                        Content-Disposition: form-data; name="file_content_01"; filename="receipt.txt"
                        Content-Type: text/plain

                        %s
                        --cut--
                        """.formatted(METADATA, content).replace("\n", "\r\n"))));
    }

    /// What is behind an address that needs no token.
    Reply fetch(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    HttpRequest.Builder api(String path) {
        var company = "/v3/company/" + QuickBooksSimulator.REALM + "/";
        return HttpRequest.newBuilder(simulator.uri().resolve(path.startsWith("/") ? path : company + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + accessToken);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return trySend(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply trySend(HttpRequest.Builder request) throws IOException {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(), json ? Json.read(response.body().getBytes(UTF_8)) : Json.object(), response);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
    }
}
