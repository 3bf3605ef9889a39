package dev.cloudcart.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Pattern;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Posts into the simulated books, as an app would.
final class Books implements AutoCloseable {

    private final QuickBooksSimulator simulator;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    Books(QuickBooksSimulator simulator) {
        this.simulator = simulator;
        var secret = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        token = part(
                "access_token",
                send(HttpRequest.newBuilder(simulator.tokenUri())
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=refresh_token&refresh_token=" + QuickBooksSimulator.REFRESH_TOKEN))));
    }

    /// A customer; answers the id.
    String customer(String name, String currency) {
        return part(
                "Id",
                post(
                        "customer",
                        "{\"DisplayName\":\"%s\",\"CurrencyRef\":{\"value\":\"%s\"}}".formatted(name, currency)));
    }

    /// A sale of one line without tax; answers the id.
    String sell(String kind, String customer, String number, String rate) {
        return part("Id", post(kind, """
                                {"DocNumber":"%s","CustomerRef":{"value":"%s"},"ExchangeRate":%s,"GlobalTaxCalculation":"NotApplicable",\
                                "PrivateNote":"posted by a test","Line":[{"Amount":100,"DetailType":"SalesItemLineDetail",\
                                "SalesItemLineDetail":{"ItemRef":{"value":"2"}}}]}""".formatted(number, customer, rate)));
    }

    void pay(String customer, String invoice, String rate) {
        post("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":100,"ExchangeRate":%s,"Line":[{"Amount":100,"LinkedTxn":[{"TxnId":"%s",\
                        "TxnType":"Invoice"}]}]}""".formatted(customer, rate, invoice));
    }

    private String post(String path, String json) {
        var uri = simulator.uri().resolve("/v3/company/" + QuickBooksSimulator.REALM + "/" + path);
        return send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String name, String json) {
        var found = Pattern.compile("\"%s\":\"([^\"]+)\",\"(SyncToken|token_type|expires_in)".formatted(name))
                .matcher(json);
        var any = Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(name)).matcher(json);
        if (found.find()) {
            return found.group(1);
        }
        if (any.find()) {
            return any.group(1);
        }
        throw new IllegalStateException("There is no %s in %s".formatted(name, json));
    }

    @Override
    public void close() {
        http.close();
    }
}
