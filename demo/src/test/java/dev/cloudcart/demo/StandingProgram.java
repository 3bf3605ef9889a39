package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.Application;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.Shell;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.shop.Truth;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// The whole program between the two simulators, started once for many commands, as on a server. Time leaps.
final class StandingProgram implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CALLS_MAX = 600;

    final LeapingTime time = new LeapingTime();
    final LinnworksSimulator linnworks = LinnworksSimulator.start(
            LinnworksSimulator.Options.usual().limits(Limits.OFF).clock(time.clock));
    final QuickBooksSimulator quickBooks = QuickBooksSimulator.start(
            QuickBooksSimulator.Options.usual().limits(Limits.OFF).clock(time.clock));
    private final HttpClient client = HttpClient.newHttpClient();
    private final ThrowAwayHome home = TestHome.make();
    private final ConfigurableApplicationContext rooms;

    /// What a command came to.
    record Said(int status, String out, String err) {}

    StandingProgram() throws IOException {
        var addresses = new Addresses(linnworks, quickBooks, home.folder());
        var pace = Map.of("cloudcart.linnworks.pace", "true", "cloudcart.quickbooks.pace", "true");
        rooms = Application.start(addresses.added(new Start.Wish(false, false, pace)), this::putInTime);
    }

    private void putInTime(GenericApplicationContext context) {
        context.registerBean("leapingClock", InstantSource.class, () -> time.clock, bean -> bean.setPrimary(true));
        context.registerBean("leapingTicker", Ticker.class, () -> time, bean -> bean.setPrimary(true));
    }

    Truth sell(ShopOptions options) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var truth = new GeneratedShop(options).write(bytes);
        linnworks.load(new ByteArrayInputStream(bytes.toByteArray()));
        return truth;
    }

    Path settings(String yaml) throws IOException {
        return home.settings(yaml);
    }

    Said type(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Shell.at(InputStream.nullInputStream(), printing(out), printing(err), _ -> kept(rooms))
                .run(words);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// @param streams how the names of the streams end that were read so long before
    void coveredBefore(String company, String streams, Duration before) {
        var id = rooms.getBean(Companies.class).named(company).orElseThrow().id();
        int moved = rooms.getBean(JdbcClient.class)
                .sql("update cursor_position set position = position - cast(? as interval)"
                        + " where company_id = ? and stream like '%' || ?")
                .params(before.toString(), id.value(), streams)
                .update();
        assertThat(moved).isPositive();
    }

    /// What stands in the books, read with an access token of the program's own.
    SimulatedLedger ledger(String company, String realm) throws IOException, InterruptedException {
        return new SimulatedLedger(quickBooks, realm, token(company), time::pause);
    }

    private String token(String company) {
        var id = rooms.getBean(Companies.class).named(company).orElseThrow().id();
        return rooms.getBean(Connections.class).quickBooks(id).accessToken();
    }

    /// Somebody adds an entry in QuickBooks.
    ///
    /// @param path such as `customer`
    /// @return what QuickBooks answers
    String add(String company, String realm, String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(quickBooks.uri().resolve("/v3/company/" + realm + "/" + path))
                .header("Authorization", "Bearer " + token(company))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /// Somebody with the program's keys calls QuickBooks until it takes no more of this minute: batches of
    /// questions, a little less than ten a second.
    void crowdQuickBooks(String company, String realm) throws IOException, InterruptedException {
        var questions = IntStream.range(0, 30)
                .mapToObj("{\"bId\":\"%d\",\"Query\":\"select count(*) from Term\"}"::formatted)
                .collect(Collectors.joining(",", "{\"BatchItemRequest\":[", "]}"));
        var request = HttpRequest.newBuilder(quickBooks.uri().resolve("/v3/company/" + realm + "/batch"))
                .header("Authorization", "Bearer " + token(company))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(questions))
                .build();
        untilRefused(request, Duration.ofMillis(110));
    }

    /// Another application of the account searches until Linnworks takes no more searches of this minute.
    void crowdLinnworks() throws IOException, InterruptedException {
        var session = client.send(
                HttpRequest.newBuilder(linnworks.authorizeUri())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                        {"ApplicationId":"%s","ApplicationSecret":"%s","Token":"%s"}""".formatted(
                                        LinnworksSimulator.APPLICATION_ID,
                                        LinnworksSimulator.APPLICATION_SECRET,
                                        LinnworksSimulator.INSTALLATION_TOKEN)))
                        .build(),
                BodyHandlers.ofString());
        untilRefused(
                HttpRequest.newBuilder(linnworks.uri().resolve("/api/ProcessedOrders/SearchProcessedOrders"))
                        .header(
                                "Authorization",
                                JSON.readTree(session.body()).path("Token").asString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                        {"request":{"FromDate":"2020-01-01T00:00:00Z","ToDate":"2020-01-02T00:00:00Z"}}"""))
                        .build(),
                Duration.ZERO);
    }

    private void untilRefused(HttpRequest request, Duration pause) throws IOException, InterruptedException {
        int status = 200;
        for (int calls = 0; calls < CALLS_MAX && status == 200; calls++) {
            time.pause(pause);
            status = client.send(request, BodyHandlers.discarding()).statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    String page(URI uri) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /// What a simulator tells of itself.
    JsonNode state(URI simulator) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(simulator.resolve("/_simulator/state")).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    /// Somebody makes a customer inactive in QuickBooks.
    ///
    /// @return its id
    String inactivate(String company, String realm, String customer) throws IOException, InterruptedException {
        var id = customer(company, realm, "DisplayName = '" + customer + "'")
                .path("Id")
                .asString();
        setActive(company, realm, id, false);
        return id;
    }

    /// Somebody makes a customer active again.
    void activate(String company, String realm, String id) throws IOException, InterruptedException {
        setActive(company, realm, id, true);
    }

    private void setActive(String company, String realm, String id, boolean active)
            throws IOException, InterruptedException {
        var token = customer(company, realm, "Id = '" + id + "' and Active in (true, false)")
                .path("SyncToken")
                .asString();
        add(company, realm, "customer", """
                {"Id":"%s","SyncToken":"%s","sparse":true,"Active":%s}""".formatted(id, token, active));
    }

    private JsonNode customer(String company, String realm, String which) throws IOException, InterruptedException {
        return JSON.readTree(add(company, realm, "query", "select * from Customer where " + which))
                .at("/QueryResponse/Customer/0");
    }

    /// A person lets the program into the company once more.
    ///
    /// @return the refresh token that this brings
    String consent(String realm) throws IOException, InterruptedException {
        var back = "https://example.com/back";
        var decision =
                form(quickBooks.authorizeUri(), "decision=connect&state=s&realm=" + realm + "&redirect_uri=" + back);
        var code = decision.headers().firstValue("Location").orElseThrow().replaceFirst(".*[?&]code=([^&]*).*", "$1");
        var tokens =
                form(quickBooks.tokenUri(), "grant_type=authorization_code&code=" + code + "&redirect_uri=" + back);
        return JSON.readTree(tokens.body()).path("refresh_token").asString();
    }

    private HttpResponse<String> form(URI uri, String fields) throws IOException, InterruptedException {
        var basic = QuickBooksSimulator.CLIENT_ID + ":" + QuickBooksSimulator.CLIENT_SECRET;
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.US_ASCII)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }

    /// Turns switches, faults or the clock of a simulator.
    void turn(URI simulator, String what, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(simulator.resolve("/_simulator/" + what))
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /// The merchant, or another program of his, does something in Linnworks.
    ///
    /// @param method such as `Orders/ProcessOrder`
    void does(String method, String json) throws IOException, InterruptedException {
        var session = JSON.readTree(posted(
                linnworks.authorizeUri(),
                "",
                "{\"ApplicationId\":\"%s\",\"ApplicationSecret\":\"%s\",\"Token\":\"%s\"}"
                        .formatted(
                                LinnworksSimulator.APPLICATION_ID,
                                LinnworksSimulator.APPLICATION_SECRET,
                                LinnworksSimulator.INSTALLATION_TOKEN)));
        posted(linnworks.uri().resolve("/api/" + method), session.path("Token").asString(), json);
    }

    private String posted(URI uri, String token, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", token)
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer.body();
    }

    Instant now() {
        return time.clock.instant();
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /// A command closes the rooms it was given; these stay open.
    private static ConfigurableApplicationContext kept(ConfigurableApplicationContext rooms) {
        return (ConfigurableApplicationContext) Proxy.newProxyInstance(
                StandingProgram.class.getClassLoader(),
                new Class<?>[] {ConfigurableApplicationContext.class},
                (_, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(rooms, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws IOException {
        rooms.close();
        client.close();
        linnworks.close();
        quickBooks.close();
        home.close();
    }
}
