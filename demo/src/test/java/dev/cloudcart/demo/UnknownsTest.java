package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.demo.Unknown.Answer;
import dev.cloudcart.demo.Unknown.Behaviour;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.shop.Truth;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Nobody here has an account of either service, and their documentation leaves things open. The whole program is
/// run with each of them answered both ways: whichever answer is true, every order stands in the books once and to
/// the penny, or is held with a reason.
class UnknownsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SYNCS_MAX = 12;
    private static final int TROUBLE = 1;
    private static final int HELD = 3;
    private static final int ATTENTION = 4;

    private static StandingProgram program;
    private static Truth truth;
    private static int companies;

    private String company = "";
    private String realm = "";

    @BeforeAll
    static void open() throws IOException {
        program = new StandingProgram();
        truth = program.sell(ShopOptions.upTo(program.now())
                .withOrders(200)
                .withProducts(100)
                .withDays(12)
                .withRefunds(false)
                .withPurchaseOrders(0));
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @AfterEach
    void behave() throws Exception {
        calm();
        program.turn(program.linnworks.uri(), "settings", Unknown.USUAL_LINNWORKS);
        program.turn(program.quickBooks.uri(), "settings", Unknown.USUAL_QUICKBOOKS);
    }

    private static void calm() throws Exception {
        program.turn(program.linnworks.uri(), "faults", faults("none"));
        program.turn(program.quickBooks.uri(), "faults", faults("none"));
    }

    static List<Answer> answers() {
        return Unknown.answers();
    }

    /// The answer stays in force to the end. Only what strikes at random is taken away before the last look.
    @ParameterizedTest
    @MethodSource("answers")
    void keepTheBooksRightWhicheverAnswerIsTrue(Answer answer) throws Exception {
        connect(answer);
        crowd(answer);
        var before = marks(answer);

        syncUntilThrough(answer);
        var marks = marks(answer);
        assertAllStruck(program.quickBooks.uri(), answer.quickBooks());
        assertAllStruck(program.linnworks.uri(), answer.linnworks());
        calm();
        var report = sync(HELD);

        assertThat(marks)
                .as("what tells that the answer mattered")
                .allSatisfy((mark, number) -> assertThat(number).as(mark).isGreaterThan(before.get(mark)));
        var wanted = answer.needsTaxCodes() ? truth : truth.whereNoCodeIsLacking();
        assertBooksAgree(wanted);
        assertThat(report.path("holds")).hasSize(wanted.senseless() + wanted.held());
    }

    private void crowd(Answer answer) throws Exception {
        if (answer.quickBooks().isCrowded()) {
            program.crowdQuickBooks(company, realm);
        }
        if (answer.linnworks().isCrowded()) {
            program.crowdLinnworks();
        }
    }

    /// How often the situations of this answer have occurred.
    private static Map<String, Long> marks(Answer answer) throws Exception {
        var marks = new HashMap<>(marks(program.quickBooks.uri(), answer.quickBooks()));
        marks.putAll(marks(program.linnworks.uri(), answer.linnworks()));
        return marks;
    }

    private static Map<String, Long> marks(URI simulator, Behaviour behaviour) throws Exception {
        var number = program.state(simulator).at(behaviour.mark());
        return behaviour.mark().isEmpty()
                ? Map.of()
                : Map.of(
                        behaviour.mark(),
                        number.isObject()
                                ? number.valueStream()
                                        .mapToLong(JsonNode::asLong)
                                        .sum()
                                : number.asLong());
    }

    private static void assertAllStruck(URI simulator, Behaviour behaviour) throws Exception {
        var struck = program.state(simulator).path("faults");
        assertThat(behaviour.faultNames())
                .allSatisfy(fault ->
                        assertThat(struck.path(fault).asInt()).as(fault).isPositive());
    }

    private void syncUntilThrough(Answer answer) throws Exception {
        var report = sync();
        for (int syncs = 1; syncs < SYNCS_MAX && report.hasNonNull("problem"); syncs++) {
            if (answer.forgets()) {
                program.turn(program.quickBooks.uri(), "settings", ofRealm("{" + Unknown.FORGET + "}"));
            }
            report = sync();
        }
        assertThat(report.hasNonNull("problem"))
                .as("%s", report.path("problem"))
                .isFalse();
    }

    /// A tax code that takes no amounts of ours makes every document impossible.
    @Test
    void holdEverythingWhereNoTaxCanBeStatedAndPostItOnceItCan() throws Exception {
        connect(Unknown.company("{\"taxOverrideRefused\":true}"));

        var refused = sync(HELD);
        var empty = program.ledger(company, realm);
        program.turn(program.quickBooks.uri(), "settings", ofRealm("{\"company\":{\"taxOverrideRefused\":false}}"));
        var mended = sync(HELD);

        assertThat(empty.notes()).isEmpty();
        assertThat(reasons(refused, "tax amount of this tax code cannot be changed"))
                .isEqualTo(truth.eligibleCount());
        assertThat(mended.path("holds")).hasSize(truth.senseless() + truth.held());
        assertBooksAgree();
    }

    @Test
    void holdForeignOrdersWhereTheBooksKnowOneCurrency() throws Exception {
        connect(Unknown.company("{\"multicurrency\":false}"));

        var report = sync(HELD);

        var pounds = new TreeMap<>(SimulatedLedger.totals(truth));
        pounds.keySet().removeIf(customer -> !customer.endsWith(" GBP"));
        var posted = truth.eligible().stream()
                .filter(row -> row.currency().equals("GBP"))
                .mapToInt(Truth.StoreTotal::count)
                .sum();
        var ledger = program.ledger(company, realm);
        assertThat(ledger.totals()).isEqualTo(pounds);
        assertThat(ledger.notes()).doesNotHaveDuplicates().hasSize(posted);
        var heldAnyway = truth.holds().stream()
                .filter(hold -> !hold.currency().equals("GBP"))
                .count();
        assertThat(reasons(report, "in GBP only")).isEqualTo(truth.eligibleCount() - posted + heldAnyway);
    }

    /// Whether QuickBooks hears our tax cannot be asked, so nothing it could change is posted before a person has
    /// chosen.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holdWhatQuickBooksMayTaxOtherwise(boolean overridable) throws Exception {
        connect(Unknown.american(overridable, "by company"));

        var report = sync(HELD);

        var posted = report.at("/documents/posted").asInt();
        var ledger = program.ledger(company, realm);
        assertThat(reasons(report, "computes the sales tax of this company itself"))
                .isEqualTo(truth.whereNoCodeIsLacking().eligibleCount() - posted);
        assertThat(ledger.notes()).doesNotHaveDuplicates().hasSize(posted);
        assertThat(differences(report)).isZero();
    }

    /// A person who is mistaken about it learns both figures of every document. No row is for a buyer of whom nobody
    /// knows the country.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellEveryDifferenceWhereAPersonWantsOurTax(boolean overridable) throws Exception {
        connect(Unknown.american(overridable, "override"));

        var report = sync(HELD);

        int unknown = Math.toIntExact(reasons(report, "Nobody knows which country it was sold to"));
        assertThat(program.ledger(company, realm).notes())
                .doesNotHaveDuplicates()
                .hasSize(truth.whereNoCodeIsLacking().eligibleCount() - unknown);
        assertThat(unknown).isBetween(1, 5);
        assertThat(reasons(report, "QuickBooks stored a t") > 0).isEqualTo(!overridable);
        assertThat(differences(report) > 0).isEqualTo(!overridable);
    }

    /// Whoever made it inactive may have had a reason: nothing is made in its place, and its sales wait.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holdWhatGoesToAnEntryThatWasMadeInactive(boolean notFound) throws Exception {
        connect(Unknown.company("{\"inactiveIsNotFound\":" + notFound + "}"));
        sync("--to", middle());
        var customer = program.inactivate(company, realm, "Amazon GBP");

        var report = sync(HELD);
        var ledger = program.ledger(company, realm);
        program.activate(company, realm, customer);
        sync(HELD);

        assertThat(reasons(report, "The customer \"Amazon GBP\""))
                .isPositive()
                .isEqualTo(truth.eligibleCount() - ledger.notes().size());
        assertThat(reasons(report, "was made inactive")).isEqualTo(reasons(report, "The customer \"Amazon GBP\""));
        assertBooksAgree();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void useTheCustomerThatIsThereWhateverItsLetterCase(boolean ignored) throws Exception {
        connect(Unknown.company("{\"namesIgnoreCase\":" + ignored + "}"));
        program.add(company, realm, "customer", "{\"DisplayName\":\"AMAZON gbp\"}");

        sync(HELD);

        var totals = program.ledger(company, realm).totals();
        assertThat(totals.get("AMAZON gbp"))
                .isEqualTo(SimulatedLedger.totals(truth).get("Amazon GBP"));
        assertThat(totals).doesNotContainKey("Amazon GBP");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sayWhatIsWrongWhereTaxCodesCannotBeRead(boolean as200) throws Exception {
        connect(Unknown.company("{\"unreadable\":[\"TaxCode\"]},\"faultsAs200\":" + as200));

        var report = sync(ATTENTION);
        program.turn(program.quickBooks.uri(), "settings", ofRealm("{\"company\":{\"unreadable\":[]}}"));
        sync(HELD);

        assertThat(report.at("/problem/reason").asString()).contains("is not allowed to do this");
        assertThat(report.at("/problem/mend").asString()).contains("as an administrator");
        assertBooksAgree();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "{\"accountState\":\"LOCKED_FULL\"}; 4; locked",
                "{\"accountState\":\"MAINTENANCE\"}; 1; maintenance",
                "{\"installed\":false}; 4; installation token",
                "{\"installed\":false,\"refusedInstallStatus\":401}; 4; installation token",
                "{\"missing\":[\"ProcessedOrders/SearchProcessedOrders\"]}; 1; SearchProcessedOrders",
                "{\"forbidden\":[\"Orders/GetOrdersById\"]}; 4; does not allow"
            })
    void sayWhatIsWrongWithLinnworksAndGoOnOnceItIsMended(String linnworks, int status, String reason)
            throws Exception {
        connect(Unknown.nothing());
        program.turn(program.linnworks.uri(), "settings", linnworks);

        var report = sync(status);
        behave();
        sync(HELD);

        assertThat(report.at("/problem/reason").asString()).contains(reason);
        assertThat(report.at("/documents/posted").asInt()).isZero();
        assertBooksAgree();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "\"company\":{\"state\":\"locked\"}; \"company\":{\"state\":\"open\"}; 1; locked the company for maintenance",
                "\"company\":{\"state\":\"maintenance\"}; \"company\":{\"state\":\"open\"}; 1; for maintenance (150)",
                "\"company\":{\"authorizationError\":100}; \"company\":{\"authorizationError\":0}; 4; not accept our access",
                "\"company\":{\"authorizationError\":110}; \"company\":{\"authorizationError\":0}; 4; not accept our access",
                "\"company\":{\"authorizationError\":120}; \"company\":{\"authorizationError\":0}; 4; no longer an administrator",
                "\"company\":{\"authorizationError\":130}; \"company\":{\"authorizationError\":0}; 4; not accept our access",
                "\"company\":{\"subscriptionEnded\":true}; \"company\":{\"subscriptionEnded\":false}; 4; subscription has ended",
                "\"company\":{\"permissionDenied\":true}; \"company\":{\"permissionDenied\":false}; 3; is not allowed to do this",
                "\"readBudget\":0; \"readBudget\":\"off\"; 1; more calls than it takes"
            })
    void sayWhatIsWrongWithQuickBooksAndGoOnOnceItIsMended(String wrong, String mended, int status, String reason)
            throws Exception {
        for (var as200 : List.of("", ",\"faultsAs200\":true")) {
            connect(Unknown.nothing());
            program.turn(program.quickBooks.uri(), "settings", ofRealm("{" + wrong + as200 + "}"));

            var report = sync(status);
            program.turn(program.quickBooks.uri(), "settings", ofRealm("{" + mended + "}"));
            sync(HELD);

            assertThat(reasons(report)).as("%s%s", wrong, as200).anyMatch(said -> said.contains(reason));
            assertThat(report.at("/documents/posted").asInt()).isZero();
            assertBooksAgree();
            behave();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holdWhatFallsIntoClosedBooks(boolean withPassword) throws Exception {
        connect(Unknown.company(
                "{\"bookCloseDate\":\"%s\",\"closedWithPassword\":%s}".formatted(middle(), withPassword)));

        var report = sync(HELD);
        var ledger = program.ledger(company, realm);
        program.turn(program.quickBooks.uri(), "settings", ofRealm("{\"company\":{\"bookCloseDate\":null}}"));
        sync(HELD);

        var held = reasons(report, "the books are closed until " + middle());
        assertThat(held)
                .isPositive()
                .isEqualTo(truth.eligibleCount() - ledger.notes().size());
        assertBooksAgree();
    }

    /// A session knows one server, and the account leaves it meanwhile.
    @Test
    void goOnWhereLinnworksMovesTheAccount() throws Exception {
        connect(Unknown.nothing());
        sync("--to", middle());
        program.turn(program.linnworks.uri(), "settings", "{\"moved\":true}");
        var sessions = "/calls/Auth~1AuthorizeByApplication";
        var opened = program.state(program.linnworks.uri()).at(sessions).asInt();

        sync(HELD);

        assertThat(program.state(program.linnworks.uri()).at(sessions).asInt()).isEqualTo(opened + 1);
        assertBooksAgree();
    }

    /// The answer to a renewal is lost just when the refresh token changes. Whether the earlier one is still taken
    /// then, Intuit's own pages disagree, and where it is not, sending it may end what was left of the connection.
    @ParameterizedTest
    @CsvSource({"PT24H, false", "PT0S, false", "PT0S, true"})
    void goOnAfterALostRenewal(String earlierLives, boolean reuseEnds) throws Exception {
        connect(Unknown.quickBooks(
                "\"earlierRefreshToken\":\"" + earlierLives + "\",\"reuseEndsConnection\":" + reuseEnds));
        sync("--to", middle());
        program.time.clock.advance(Duration.ofHours(25));
        program.turn(program.quickBooks.uri(), "faults", faults("lost-refresh:1"));

        var lost = sync(TROUBLE);
        program.turn(program.quickBooks.uri(), "faults", faults("none"));
        if (earlierLives.equals("PT0S")) {
            assertThat(sync(ATTENTION).at("/problem/reason").asString()).contains("no longer accepts");
            program.type(
                    "connect",
                    "quickbooks",
                    "--company",
                    company,
                    "--realm",
                    realm,
                    "--refresh-token",
                    program.consent(realm));
        }
        sync(HELD);

        assertThat(lost.at("/problem/reason").asString()).contains("QuickBooks did not renew the access");
        assertBooksAgree();
    }

    @Test
    void keepTheRateOfTheDayOnEveryForeignDocument() throws Exception {
        connect(Unknown.company("{}"));

        sync(HELD);

        assertThat(program.ledger(company, realm).foreignWithoutRate("GBP")).isZero();
    }

    private void assertBooksAgree() throws Exception {
        assertBooksAgree(truth);
    }

    private void assertBooksAgree(Truth wanted) throws Exception {
        var ledger = program.ledger(company, realm);
        assertThat(ledger.notes()).doesNotHaveDuplicates().hasSize(wanted.eligibleCount());
        assertThat(ledger.totals()).isEqualTo(SimulatedLedger.totals(wanted));
    }

    private static List<String> reasons(JsonNode report) {
        return Stream.concat(
                        Stream.of(report.path("problem")), report.path("holds").valueStream())
                .map(trouble -> trouble.path("reason").asString(""))
                .toList();
    }

    private static long reasons(JsonNode report, String words) {
        return report.path("holds")
                .valueStream()
                .filter(hold -> hold.path("reason").asString().contains(words))
                .peek(hold -> assertThat(hold.path("mend").asString()).isNotBlank())
                .count();
    }

    /// How many stores the books and the shop disagree about.
    private static long differences(JsonNode report) {
        return report.path("proof")
                .valueStream()
                .filter(row -> new BigDecimal(row.path("difference").asString()).signum() != 0)
                .count();
    }

    private static String middle() {
        return LocalDate.ofInstant(program.now().minus(Duration.ofDays(6)), ZoneOffset.UTC)
                .toString();
    }

    private void connect(Answer answer) throws Exception {
        companies++;
        company = "Company " + companies;
        realm = "91303500001%05d".formatted(companies);
        program.turn(
                program.quickBooks.uri(),
                "settings",
                ofRealm(answer.quickBooks().json()));
        program.turn(program.linnworks.uri(), "settings", answer.linnworks().json());
        var settings = program.settings("order-export: {start-date: 2026-01-01}\n" + answer.tax());
        for (var words : List.of(
                List.of("company", "add", company, "--currency", answer.currency(), "--time-zone", "Europe/London"),
                List.of(
                        "connect",
                        "linnworks",
                        "--company",
                        company,
                        "--token",
                        LinnworksSimulator.INSTALLATION_TOKEN.toString()),
                List.of(
                        "connect",
                        "quickbooks",
                        "--company",
                        company,
                        "--realm",
                        realm,
                        "--refresh-token",
                        QuickBooksSimulator.refreshToken(realm)),
                List.of("settings", "import", "--company", company, settings.toString()))) {
            var said = program.type(words.toArray(String[]::new));
            assertThat(said.status()).as(said.err()).isZero();
        }
        program.turn(
                program.linnworks.uri(), "faults", faults(answer.linnworks().faults()));
        program.turn(
                program.quickBooks.uri(), "faults", faults(answer.quickBooks().faults()));
    }

    private static String faults(String profile) {
        return "{\"profile\":\"%s\",\"seed\":7,\"slow\":\"PT0S\"}".formatted(profile);
    }

    private String ofRealm(String settings) {
        return settings.replaceFirst("\\{", "{\"realm\":\"" + realm + "\",").replace(",}", "}");
    }

    private JsonNode sync(String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", company, "--format", "json"));
        words.addAll(List.of(more));
        return JSON.readTree(program.type(words.toArray(String[]::new)).out());
    }

    private JsonNode sync(int status) {
        var said = program.type("sync", "--company", company, "--format", "json");
        assertThat(said.status()).as(said.err() + said.out()).isEqualTo(status);
        return JSON.readTree(said.out());
    }
}
