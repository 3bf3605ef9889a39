package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.Application;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.shell.Shell;
import dev.cloudcart.shell.session.Start;

/// One run that posts three orders, of which QuickBooks refuses another and two more are held, as everybody sees it:
/// whoever typed it, programs, and people on the pages.
class CountedOnceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    /// What a person sees of a command.
    private record Seen(int status, String out, String err) {}

    private static LocalDate day;
    private static Trading trading;
    private static String base;
    private static Tab viewer;
    private static Seen typed;
    private static long run;

    @BeforeAll
    static void sync() throws Exception {
        day = LocalDate.now(ZoneId.of("Europe/London")).minusDays(1);
        trading = Trading.open(DATABASE, home);
        var mugs = trading.company("Mugs");
        base = "/companies/" + mugs.value();
        viewer = trading.site.signedIn(trading.site.owner("vera@example.com"));
        for (int number = 1001; number <= 1004; number++) {
            sells(number, "GB", "20.0", "12.00");
        }
        sells(2001, "France", "5.5", "21.10");
        sells(2002, "Portugal", "23.0", "24.60");
        trading.quickBooksRefuses(1004);
        typed = types("sync", "--company", "Mugs", "--from", day.toString(), "--to", day.toString());
        run = lastRun(mugs);
    }

    private static void sells(int number, String country, String rate, String gross) {
        trading.sells(Trading.order(number, country, rate, gross)
                .replace("2026-03-04", day.toString())
                .replace("2026-03-03", day.toString()));
    }

    private static Seen types(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Shell.at(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        wish -> Application.start(
                                new Start.Wish(wish.serving(), wish.debug(), trading.properties(DATABASE, home))))
                .run(words);
        return new Seen(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static long lastRun(CompanyId company) {
        return trading.jdbc()
                .sql("select max(id) from run where company_id = :company")
                .param("company", company.value())
                .query(Long.class)
                .single();
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @Test
    void whoTypedItSeesThemInTheProgressAndTheReport() {
        assertThat(typed.status()).as(typed.err()).isEqualTo(3);
        assertThat(typed.err()).contains("Posted 3 documents.");
        assertThat(typed.out())
                .startsWith("Mugs: 3 documents posted")
                .containsPattern("Held +3, 1 of them refused by QuickBooks")
                .contains("Held: 3 orders");
    }

    @Test
    void programsSeeThem() throws Exception {
        var report = api("/api/v1" + base + "/runs/" + run).path("report");

        var documents = report.path("documents");
        assertThat(documents.path("posted").asInt()).isEqualTo(3);
        assertThat(documents.path("held").asInt()).isEqualTo(3);
        assertThat(documents.path("refused").asInt()).isEqualTo(1);
        assertThat(report.path("holds")).hasSize(3);
        assertThat(report.path("heldBecause")
                        .valueStream()
                        .mapToInt(group -> group.path("count").asInt()))
                .containsExactly(2, 1);
        assertThat(report.at("/proof/0/documents").asInt()).isEqualTo(3);
        assertThat(report.at("/proof")).hasSize(1);
        assertThat(api("/api/v1" + base + "/holds")).hasSize(3);
    }

    private static JsonNode api(String path) throws IOException, InterruptedException {
        var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + trading.site.port() + path))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(home.resolve("api-token")).strip())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(client.send(call, BodyHandlers.ofString()).body());
        }
    }

    @Test
    void peopleSeeThemOnTheRunsPage() {
        var page = viewer.get(base + "/runs/" + run).body();

        assertThat(page)
                .contains("<dt>posted</dt><dd>3</dd>")
                .contains("<dt>held</dt><dd>3</dd>")
                .contains("<dt>of these refused by QuickBooks</dt><dd>1</dd>");
        assertThat(page).contains(">2 orders</span>", ">1 order</span>");
    }

    @Test
    void peopleSeeThemOnTheDashboardAndAmongTheHolds() {
        var dashboard = viewer.get(base + "/dashboard").body();

        assertThat(dashboard).contains("/holds\">3</a>").contains("3 documents in 30 days, at most 3 a day");
        assertThat(viewer.get(base + "/holds").body())
                .contains("45.70 GBP", "Show 2 orders", "12.00 GBP", "Show 1 order");
    }
}
