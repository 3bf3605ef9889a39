package dev.cloudcart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/// The demo as a user starts it.
class DemoTest {

    private static final Pattern ADDRESS = Pattern.compile("the (?:shop|books), .* (http://\\S+)");

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void showsTheShopAndTheBooksInABrowserWhileItServes() throws Exception {
        var demo = start();
        try (var said = new BufferedReader(new InputStreamReader(demo.getErrorStream(), UTF_8));
                var browser = HttpClient.newHttpClient()) {
            var lines = new ArrayList<String>();
            assertThat(page(browser, said, lines)).contains("Open orders");
            assertThat(page(browser, said, lines))
                    .contains("Sales Receipts", "Trial balance", "Purchase Orders", "Vendor Credits");
            assertThat(lines)
                    .as("a day goes by before anybody looks")
                    .anyMatch(line -> line.startsWith("Then, in the shop: deliveries ")
                            && !line.startsWith("Then, in the shop: deliveries 0"));
        } finally {
            demo.destroy();
            demo.waitFor();
        }
    }

    /// Nobody typed a token, so nobody is warned of one.
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void saysNothingThatDoesNotConcernWhoeverTriesIt() throws Exception {
        var demo = start("--once");
        var said = new String(demo.getErrorStream().readAllBytes(), UTF_8);

        assertThat(demo.waitFor()).as(said).isIn(0, 3);
        assertThat(said).contains("Connected Demo to QuickBooks.").doesNotContain("Other users");
    }

    /// What was ordered is proven apart from what is owed, and both agree with the shop.
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void billsWhatCameToThePenny() throws Exception {
        var demo = process("-Xmx512m", List.of("--once", "--format", "json"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var report = JsonMapper.shared().readTree(demo.getInputStream().readAllBytes());

        assertThat(demo.waitFor()).isIn(0, 3);
        assertThat(report.at("/read/deliveries").asInt()).isPositive();
        var ordered = report.path("proof")
                .valueStream()
                .map(row -> row.path("store").asString())
                .filter(store -> store.endsWith(", ordered"))
                .map(store -> store.replace(", ordered", ""))
                .toList();
        assertThat(ordered).isNotEmpty();
        assertThat(report.path("proof")
                        .valueStream()
                        .filter(row -> ordered.contains(row.path("store").asString()))
                        .map(row -> row.path("books").asString()))
                .isNotEmpty()
                .doesNotContain("0.00");
        assertThat(report.path("proof")
                        .valueStream()
                        .map(row -> new BigDecimal(row.path("difference").asString())))
                .allMatch(difference -> difference.signum() == 0);
    }

    /// Status 3 would say that something is held.
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void endsWithStatusOneWhereItsMemoryDoesNotSuffice() throws Exception {
        var demo = start("-Xmx14m", List.of("--once"));
        var said = new String(demo.getErrorStream().readAllBytes(), UTF_8);

        assertThat(demo.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("The memory of the program did not suffice: give it more");
    }

    private static Process start(String... more) throws IOException {
        return start("-Xmx512m", List.of(more));
    }

    private static Process start(String heap, List<String> more) throws IOException {
        return process(heap, more)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder process(String heap, List<String> more) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                Demo.class.getName(),
                "--orders",
                "30",
                "--port",
                "0"));
        words.addAll(more);
        return new ProcessBuilder(words);
    }

    /// At the next address it says.
    ///
    /// @param lines what it says until then is added to these
    private static String page(HttpClient browser, BufferedReader said, List<String> lines)
            throws IOException, InterruptedException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                return browser.send(
                                HttpRequest.newBuilder(URI.create(address.group(1)))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
            }
        }
        throw new AssertionError("The demo ended without a word about where to look");
    }
}
