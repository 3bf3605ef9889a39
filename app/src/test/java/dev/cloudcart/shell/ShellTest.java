package dev.cloudcart.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.Application;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.ConnectionTrouble.Side;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.shell.session.Start;

class ShellTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    @TempDir
    static Path home;

    private static ConfigurableApplicationContext rooms;

    private final ShellFixture shell = new ShellFixture(DATABASE, home);
    private final String company = "Mug & Co " + COMPANIES.incrementAndGet();

    @BeforeAll
    static void openTheRooms() {
        rooms = Application.start(new Start.Wish(false, false, ShellFixture.properties(DATABASE, home)));
    }

    @AfterAll
    static void closeTheRooms() {
        rooms.close();
    }

    @BeforeEach
    void addACompany() {
        var adding = rooms.getBean(Companies.class).add(company, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test");
        var added = ((Companies.Adding.Added) adding).company();
        var book = rooms.getBean(SettingsBook.class);
        var read = SettingsYaml.read(
                "order-export: {start-date: 2026-01-01}",
                book.current(added.id()).settings());
        book.change(added.id(), "test", ((SettingsReading.Read) read).settings());
    }

    @Test
    void listsTheCompaniesItAdded() {
        var seen = shell.types("company", "list");

        assertThat(seen.exitStatus()).isZero();
        assertThat(seen.out()).containsPattern(company + " +GBP +Europe/London");
        assertThat(seen.err()).isEmpty();
    }

    @Test
    void refusesToAddACompanyTwice() {
        var seen = shell.types("company", "add", company, "--currency", "EUR", "--time-zone", "Europe/Dublin");

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err()).contains("There is already a company named \"" + company + "\"");
    }

    /// No system takes such a name; where the system knows fewer letters it is many a name.
    @Test
    void saysInPlainWordsThatANameOfAFileIsNone() {
        var seen = shell.types("backup", "no\0file");

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err())
                .contains("is not one. See: cloudcart backup --help")
                .doesNotContain("Exception");
    }

    @Test
    void postsAndShowsTheProof() {
        shell.shop.sells("1001", "17.99", "20");
        shell.shop.sells("1002", "1250.00", "20");

        var seen = shell.types("sync", "--company", company);

        assertThat(seen.exitStatus()).isZero();
        assertThat(seen.out()).contains("2 documents posted; the books are complete from 1 Jan 2026 up to ");
        assertThat(seen.out()).contains("""
                Store   Currency  Documents  Linnworks  QuickBooks  Difference     Tax
                Amazon  GBP               2   1,267.99    1,267.99        0.00  211.33
                """);
    }

    @Test
    void saysPlainlyThatNothingIsNew() {
        shell.shop.sells("1001", "17.99", "20");
        shell.types("sync", "--company", company);

        var seen = shell.types("sync", "--company", company);

        assertThat(seen.exitStatus()).isZero();
        assertThat(seen.out()).startsWith(company + ": nothing new; the books are complete from 1 Jan 2026 up to ");
        assertThat(seen.err()).isEmpty();
    }

    @Test
    void showsWhatIsHeldAndHowToMendIt() {
        shell.shop.sells("1001", "17.99", "17.5");

        var seen = shell.types("sync", "--company", company);

        assertThat(seen.exitStatus()).isEqualTo(3);
        assertThat(seen.out())
                .contains("Held: 1 order\n  1 order, GBP 17.99: 1001\n")
                .contains("To mend: ");
    }

    @Test
    void dismissesAHold() {
        shell.shop.sells("1001", "17.99", "17.5");
        shell.types("sync", "--company", company);

        var dismissed = shell.types("holds", "--company", company, "dismiss", "1001");

        assertThat(dismissed.exitStatus()).isZero();
        assertThat(shell.types("holds", "--company", company).out())
                .isEqualTo("Nothing is held for " + company + ".\n");
        assertThat(shell.types("holds", "dismiss", "1001", "--company", company).exitStatus())
                .isEqualTo(2);
    }

    /// No service runs that would do it once a day.
    @Test
    void takesBuyersOutAfterASync() {
        shell.shop.age = new Age(Instant.now().minus(Duration.ofDays(31)), 30);
        shell.shop.sells("1001", "12.00", "20");

        shell.types("sync", "--company", company);

        assertThat(withBuyer()).isZero();
    }

    @Test
    void takesBuyersOutAfterTheDaysOfTheSettingsWhateverLinnworksSays() {
        shell.typesInto("privacy: {buyer-days: 10}\n", "settings", "import", "--company", company, "-");
        shell.shop.age = new Age(Instant.now().minus(Duration.ofDays(11)), 30);
        shell.shop.sells("1001", "12.00", "20");

        shell.types("sync", "--company", company);

        assertThat(withBuyer()).isZero();
    }

    @Test
    void takesNobodyOutEarlyWhereLinnworksTellsAnEarlierTime() {
        shell.shop.age = new Age(Instant.now().minus(Duration.ofDays(31)), 30);
        shell.shop.time = Instant.now().minus(Duration.ofDays(30));
        shell.shop.sells("1001", "12.00", "20");

        shell.types("sync", "--company", company);

        assertThat(withBuyer()).isEqualTo(1);
    }

    /// Where Linnworks does not answer just now it tells later; where it lets us in no more it tells never.
    @Test
    void takesNobodyOutWhileLinnworksDoesNotAnswer() {
        shell.shop.age = new Age(Instant.now().minus(Duration.ofDays(31)), 30);
        shell.shop.time = Instant.now().minus(Duration.ofDays(30));
        shell.shop.sells("1001", "12.00", "20");
        shell.types("sync", "--company", company);

        shell.shop.isIn(new ConnectionTrouble(Side.LINNWORKS, Kind.PASSING, "Linnworks does not answer", "Wait."));
        shell.types("sync", "--company", company);
        var meanwhile = withBuyer();
        shell.shop.isIn(
                new ConnectionTrouble(Side.LINNWORKS, Kind.NEEDS_ATTENTION, "It lets us in no more", "Connect."));
        shell.types("sync", "--company", company);

        assertThat(meanwhile).isEqualTo(1);
        assertThat(withBuyer()).isZero();
    }

    private long withBuyer() {
        return DATABASE.jdbc().sql("""
                select count(*) from source_record s join company c on c.id = s.company_id
                where c.name = ? and buyer_removed_at is null
                """).param(company).query(Long.class).single();
    }

    @Test
    void forgetsABuyerAndSaysInWhichOrders() {
        shell.shop.sells("1001", "12.00", "20");
        shell.shop.sells("1002", "17.99", "20");
        shell.types("sync", "--company", company);

        var forgotten = shell.types("forget", "--company", company, "--buyer", "12.00");

        assertThat(forgotten.exitStatus()).isZero();
        assertThat(forgotten.err()).isEqualTo("Taken out of one order: 1001.\n");
        assertThat(shell.types("forget", "--company", company, "--buyer", "12.00")
                        .err())
                .startsWith("No record says that.");
        assertThat(shell.types("forget", "--company", company, "--buyer", " ").exitStatus())
                .isEqualTo(2);
        assertThat(shell.types("audit", "--company", company).out())
                .contains("a buyer, in 1 orders")
                .doesNotContain("12.00");
    }

    @Test
    void printsNothingButTheReportAsJson() {
        shell.shop.sells("1001", "17.99", "17.5");

        var seen = shell.types("sync", "--company", company, "--format", "json");

        var report = JsonMapper.shared().readTree(seen.out());
        assertThat(report.path("status").asString()).isEqualTo("complete with holds");
        assertThat(report.at("/holds/0/source").asString()).isEqualTo("1001");
        assertThat(report.at("/holds/0/kind").asString()).isEqualTo("order");
        var because = report.at("/heldBecause/0");
        assertThat(because.path("cause")).isEqualTo(report.at("/holds/0/cause"));
        assertThat(because.path("count").asInt()).isEqualTo(1);
        assertThat(because.at("/sums/GBP").asString()).isEqualTo("17.99");
        assertThat(because.at("/numbers/0").asString()).isEqualTo("1001");
        assertThat(seen.out().strip()).doesNotContain("\n");
    }

    @Test
    void writesNothingInAPreview() {
        shell.shop.sells("1001", "17.99", "20");

        var seen = shell.types("sync", "--company", company, "--preview");

        assertThat(seen.out()).startsWith(company + ": 1 document would be posted; nothing was written");
        assertThat(shell.books.documents).isEmpty();
    }

    @Test
    void showsInAPreviewWhatWouldChange() {
        shell.shop.sells("1001", "17.99", "20");
        shell.types("sync", "--company", company);
        shell.shop.sells("1001", "1250.00", "20");

        var seen = shell.types("sync", "--company", company, "--numbers", "1001", "--preview");

        assertThat(seen.out()).startsWith(company + ": 1 document would be amended; nothing was written");
        assertThat(seen.out()).contains("""

                Would be amended: 1 document
                  Sales receipt 1001, 2026-03-04, Amazon GBP, GBP 1,250.00
                    total GBP 17.99 → GBP 1250.00
                    tax GBP 3.00 → GBP 208.33
                    its lines cannot be compared one by one
                """);
        assertThat(shell.books.documents).hasSize(1);
    }

    @Test
    void takesDaysInTheCompanysZoneBothEndsIncluded() {
        shell.types("sync", "--company", company, "--from", "2026-06-01", "--to", "2026-06-01");

        var asked = (SalesQuery.Processed) shell.shop.asked.getFirst();
        assertThat(asked.window().from()).hasToString("2026-05-31T23:00:00Z");
        assertThat(asked.window().to()).hasToString("2026-06-01T23:00:00Z");
    }

    @Test
    void asksForOrdersByNumberAndReference() {
        shell.types("sync", "--company", company, "--numbers", "1001, #1002");

        assertThat(shell.shop.asked).containsExactly(new SalesQuery.Numbered(List.of("1001", "#1002")));
    }

    @Test
    void refusesANumberWithABlankInside() {
        var seen = shell.types("sync", "--company", company, "--numbers", "110 111");

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err())
                .isEqualTo(
                        "\"110 111\" is no order number, for it has a blank inside: put commas between numbers, as in 110,111.\n");
        assertThat(shell.shop.asked).isEmpty();
    }

    @Test
    void saysWhichNumbersLinnworksDoesNotKnowAndSyncsTheOthers() {
        shell.shop.sells("1001", "17.99", "20");

        var seen = shell.types("sync", "--company", company, "--numbers", "1001,11O");

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err()).endsWith("""
                        Linnworks has no order with the number or reference 11O: correct it and sync again. The others were synced.
                        """);
        assertThat(seen.out()).contains("1 document posted").contains("Not found  11O");
        assertThat(shell.types("holds", "--company", company).out()).startsWith("Nothing is held");
    }

    @Test
    void showsWhatIsHeldOneByOneWhenAsked() {
        shell.shop.sells("1001", "17.99", "17.5");
        shell.shop.sells("1002", "20.00", "17.5");

        var synced = shell.types("sync", "--company", company, "--each-hold");
        var each = shell.types("holds", "--company", company, "--each");
        var byReason = shell.types("holds", "--company", company);

        assertThat(synced.out()).contains("Held: 2 orders\n  1001\n    ").contains("\n  1002\n    ");
        assertThat(each.out())
                .startsWith("Held: 2 orders\n  1001, GBP 17.99\n    ")
                .contains("\n  1002, GBP 20.00\n");
        assertThat(byReason.out()).startsWith("Held: 2 orders\n  2 orders, GBP 37.99: 1001, 1002\n    ");
    }

    @Test
    void saysWhereTheFirstSyncStarts() {
        assertThat(shell.types("sync", "--company", company).err())
                .contains("1 Jan 2026")
                .contains("order-export: start-date");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Gold      | XAU | Europe/London | XAU is no currency that books are kept in
            Nothing   | XXX | Europe/London | XXX is no currency that books are kept in
            Tests     | XTS | Europe/London | XTS is no currency that books are kept in
            Funds     | CLF | Europe/London | CLF is no currency that books are kept in
            Next day  | USN | Europe/London | USN is no currency that books are kept in
            Past      | DEM | Europe/Berlin | DEM is no currency that books are kept in
            Replaced  | HRK | Europe/Zagreb | HRK is no currency that books are kept in
            Quatloo   | QTL | Europe/London | There is no currency "QTL"
            Offset    | GBP | GMT+25        | There is no time zone "GMT+25"
            Mars      | GBP | Mars/Base     | There is no time zone "Mars/Base"
            'Two\nlines' | GBP | Europe/London | stands on one line
            """)
    void refusesToAddWhatIsNoCompany(String name, String currency, String zone, String sentence) {
        var seen =
                shell.types("company", "add", name.replace("\\n", "\n"), "--currency", currency, "--time-zone", zone);

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err()).contains(sentence).hasLineCount(1);
    }

    @Test
    void saysWhatTheBooksDoNotHaveOfWhatSettingsName() {
        connectQuickBooks();

        var lacking = imports("tax: {codes: {20: '20.0% S', 5: '5 Reduced'}}");
        var complete = imports("tax: {codes: {20: '20.0% S'}}");

        assertThat(lacking.exitStatus()).isZero();
        assertThat(lacking.err())
                .contains("5 Reduced is named in your settings, but QuickBooks has no such tax code")
                .contains("are now at version");
        assertThat(complete.err()).doesNotContain("no such tax code").contains("are now at version");
    }

    @Test
    void takesSettingsThatCannotBeCheckedAndSaysSo() {
        connectQuickBooks();
        shell.books.trouble =
                new ConnectionTrouble(Side.QUICKBOOKS, Kind.PASSING, "QuickBooks did not answer", "Wait.");

        var seen = imports("tax: {codes: {5: '5 Reduced'}}");

        assertThat(seen.exitStatus()).isZero();
        assertThat(seen.err())
                .contains("could not be checked: QuickBooks did not answer.")
                .contains("now at version 3");
    }

    private ShellFixture.Seen imports(String settings) {
        return shell.typesInto(settings, "settings", "import", "--company", company, "-");
    }

    private void connectQuickBooks() {
        var added = rooms.getBean(Companies.class).named(company).orElseThrow();
        rooms.getBean(Connections.class).connectQuickBooks(added.id(), Long.toString(9000 + COMPANIES.get()), "token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from 2026-02-30               | is no date
            --from 2026-03-02 --to 2026-03-01 | is before the first
            --to 2025-12-31                 | is before the first
            --from 2199-01-01               | is still to come
            --status shipped                | There is no order status "shipped"
            --numbers ,                     | --numbers is empty
            --colour red                    | Unknown option
            """)
    void refusesWrongUse(String words, String sentence) {
        var seen = shell.types(("sync|--company|" + company + "|" + words.replace(' ', '|')).split("\\|", -1));

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err()).contains(sentence).hasLineCount(1);
        assertThat(seen.out()).isEmpty();
        assertThat(shell.shop.asked).isEmpty();
    }

    @Test
    void ignoresTheStatusOfDeliveriesForSales() {
        var seen = shell.types("sync", "--company", company, "--orders", "--status", "delivered");

        assertThat(seen.exitStatus()).as(seen.err()).isZero();
    }

    @Test
    void saysThatAConnectionNeedsAttention() {
        shell.shop.isIn(new ConnectionTrouble(
                Side.LINNWORKS, Kind.NEEDS_ATTENTION, "Linnworks does not let us in", "Connect Linnworks again."));

        var seen = shell.types("sync", "--company", company);

        assertThat(seen.exitStatus()).isEqualTo(4);
        assertThat(seen.err()).isEqualTo("Linnworks does not let us in. Connect Linnworks again.\n");
    }

    @Test
    void saysThatAConnectionIsDownForNow() {
        shell.shop.isIn(
                new ConnectionTrouble(Side.LINNWORKS, Kind.PASSING, "Linnworks does not answer", "Try again later."));

        var seen = shell.types("sync", "--company", company, "--format", "json");

        assertThat(seen.exitStatus()).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(seen.out()).path("status").asString())
                .isEqualTo("failed");
    }

    @Test
    void refusesAnUnknownCompany() {
        var seen = shell.types("sync", "--company", "Nobody");

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err()).startsWith("There is no company \"Nobody\"");
    }

    @Test
    void takesBackTheSettingsItWrote() {
        var written = shell.types("settings", "export", "--company", company, "-");

        var read = shell.typesInto(written.out(), "settings", "import", "--company", company, "-");

        assertThat(written.out()).contains("start-date: 2026-01-01");
        assertThat(read.exitStatus()).isZero();
        assertThat(read.err()).contains("stay at version 2");
    }

    @Test
    void refusesAFileWithEveryProblemAndItsLine() {
        var seen = shell.typesInto(
                "order-export:\n  start-date: soon\ncolours: {}\n", "settings", "import", "--company", company, "-");

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err())
                .contains("The file, line 2: ")
                .contains("The file, line 3: ")
                .contains("Nothing of the file was taken");
    }
}
