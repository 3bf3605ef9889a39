package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.shop.Truth;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// The whole program between two services of whose answers every fifth makes no sense.
class GarbledTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern MARK = Pattern.compile("CC-[^ ]+");
    private static final int SYNCS = 8;
    private static final int HELD = 3;

    private static StandingProgram program;
    private static Truth truth;

    @BeforeAll
    static void open() throws IOException {
        program = new StandingProgram();
        truth = program.sell(ShopOptions.upTo(program.now())
                .withOrders(120)
                .withProducts(100)
                .withDays(12)
                .withRefunds(false)
                .withPurchaseOrders(0));
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    /// What was garbled into another sense than it had may be held, or wait; all the rest stands in the books.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void garbledAnswersStopNoRunAndPostNothingTwice(int seed) throws Exception {
        var one = connected(2 * seed);
        var other = connected(2 * seed + 1);

        faults("garbled:0.2", seed);
        for (int syncs = 0; syncs < SYNCS; syncs++) {
            assertThat(sync(one).path("status").asString()).isNotEmpty();
            assertThat(sync(other).path("status").asString()).isNotEmpty();
        }
        var struck = struck();
        faults("none", seed);

        assertThat(struck).isGreaterThan(10);
        for (var company : List.of(one, other)) {
            var report = sync(company);
            assertThat(report.path("problem").isNull() || report.path("problem").isMissingNode())
                    .as("%s", report.path("problem"))
                    .isTrue();
            var marks = marks(company);
            assertThat(marks).doesNotHaveDuplicates();
            assertThat(marks.size() + report.path("holds").size()).isGreaterThanOrEqualTo(truth.eligibleCount() - 5);
        }
    }

    private record Connected(String name, String realm) {}

    private static List<String> marks(Connected company) throws Exception {
        var marks = new ArrayList<String>();
        program.ledger(company.name, company.realm)
                .notes()
                .forEach(note ->
                        MARK.matcher(note).results().map(MatchResult::group).forEach(marks::add));
        return marks;
    }

    private static Connected connected(int number) throws Exception {
        var company = new Connected("Garbled " + number, "91303500002%05d".formatted(number));
        program.turn(program.quickBooks.uri(), "settings", "{\"realm\":\"%s\"}".formatted(company.realm));
        type("company", "add", company.name, "--currency", "GBP", "--time-zone", "Europe/London");
        type(
                "connect",
                "linnworks",
                "--company",
                company.name,
                "--token",
                LinnworksSimulator.INSTALLATION_TOKEN.toString());
        type(
                "connect",
                "quickbooks",
                "--company",
                company.name,
                "--realm",
                company.realm,
                "--refresh-token",
                QuickBooksSimulator.refreshToken(company.realm));
        type(
                "settings",
                "import",
                "--company",
                company.name,
                program.settings("order-export: {start-date: 2026-01-01}\n").toString());
        return company;
    }

    private static void type(String... words) {
        var said = program.type(words);
        assertThat(said.status()).as(said.err()).isZero();
    }

    /// A report comes of every run, whatever happened.
    private static JsonNode sync(Connected company) {
        var said = program.type("sync", "--company", company.name, "--format", "json");
        assertThat(said.status()).as(said.err()).isBetween(0, HELD + 1);
        return JSON.readTree(said.out());
    }

    private static void faults(String profile, int seed) throws Exception {
        for (var simulator : List.of(program.linnworks.uri(), program.quickBooks.uri())) {
            program.turn(
                    simulator, "faults", "{\"profile\":\"%s\",\"seed\":%d,\"slow\":\"PT0S\"}".formatted(profile, seed));
        }
    }

    private static int struck() throws Exception {
        return program.state(program.linnworks.uri()).at("/faults/garbled").asInt()
                + program.state(program.quickBooks.uri()).at("/faults/garbled").asInt();
    }
}
