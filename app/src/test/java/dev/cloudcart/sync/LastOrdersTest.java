package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.LastOrders;
import dev.cloudcart.report.Preview;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.Settings.OrderStatus;

/// A preview under settings that are not saved tells what the last orders would be under them.
class LastOrdersTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    LastOrdersTest() {
        super(DATABASE);
    }

    @Test
    void tellsOfTheLastTwoHundred() {
        IntStream.range(1, 251)
                .forEach(i -> shop.processes(i, "10.00", FakeShop.FIRST_PROCESSED.plus(Duration.ofMinutes(30L * i))));
        run();

        var same = lastOrders();

        assertThat(same.orders()).isEqualTo(200);
        assertThat(same.sentence()).isEqualTo("All of the last 200 orders that stand in the books would be the same.");
        assertThat(books.looks).isZero();

        type = Rules.TransactionType.INVOICE;
        var invoices = lastOrders();

        assertThat(invoices.sentence())
                .isEqualTo(
                        "Of the last 200 orders that stand in the books 200 would be different. Saving these settings"
                                + " does not change them: settings apply to what is posted from then on.");
        assertThat(invoices.documents())
                .hasSize(200)
                .allSatisfy(document -> assertThat(words(document)).isEqualTo("kind sales receipt → invoice"));
        assertThat(invoices.documents())
                .extracting(Foreseen::day)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .startsWith(LocalDate.of(2026, 3, 6))
                .endsWith(LocalDate.of(2026, 3, 2));
        assertThat(books.looks).isEqualTo(2);
    }

    private static String words(Foreseen document) {
        return document.changes().stream().map(Change::words).findFirst().orElse("");
    }

    @Test
    void tellsWhatWouldBeHeldAndWhatWouldNotBePosted() {
        statuses = Set.of(OrderStatus.PROCESSED, OrderStatus.OPEN);
        shop.sells(1, "10.00");
        shop.sellsAtRate(2, "10.00", "5");
        shop.sellsAtRate(3, "20.00", "5");
        shop.hasOpen(4, "10.00");
        books.taxRates.add("5");
        cancelled = Rules.Cancelled.HOLD;
        run();
        shop.cancels(1, "10.00");
        run();
        books.taxRates.remove("5");

        var told = lastOrders();

        assertThat(told.sentence())
                .startsWith(
                        "Of the last 4 orders that stand in the books 1 would be the same; 2 would be held; 1 would not"
                                + " be posted. Saving");
        assertThat(told.held()).extracting(HeldBecause::count).containsExactly(2L);
        assertThat(told.held().getFirst().numbers()).containsExactlyInAnyOrder("2", "3");
        assertThat(told.skipped()).isEqualTo(Map.of("cancelled", 1L));
    }

    /// What it is made from is the last version that made sense.
    @Test
    void isMadeFromWhatIsFiled() {
        shop.sells(1, "10.00");
        run();
        shop.hasNonsense(1);
        run();
        shop.sells(2, "12.00");
        run();
        shop.sells(2, "15.00");

        var told = preview();

        assertThat(told.amended()).isEqualTo(1);
        assertThat(lastOrders(told).same()).isEqualTo(2);
    }

    @Test
    void writesNothingAndAsksTheShopForNothing() {
        statuses = Set.of(OrderStatus.PROCESSED, OrderStatus.OPEN);
        type = Rules.TransactionType.INVOICE_WITH_PAYMENT;
        shop.sells(1, "10.00");
        shop.hasOpen(2, "10.00");
        run();
        shop.sells(3, "10.00");
        var saved = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));
        var rows = rows();
        int ledger = books.ledger.size();

        type = Rules.TransactionType.SALES_RECEIPT;
        var told = run(request());

        assertThat(lastOrders(preview(told)).different()).isEqualTo(2);
        assertThat(rows()).isEqualTo(rows);
        assertThat(books.ledger).hasSize(ledger);
        assertThat(books.created).isEmpty();
        assertThat(told.calls().linnworks()).isEqualTo(saved.calls().linnworks());
    }

    /// Those that it would post stand in nobody's books.
    @Test
    void leavesTheRestOfThePreviewAsItIs() {
        shop.sells(1, "10.00");
        run();
        shop.sells(2, "12.00");
        var saved = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        var told = run(request());

        assertThat(preview(saved).lastOrders()).isNull();
        assertThat(told.proof()).isEqualTo(saved.proof());
        assertThat(told.documents()).isEqualTo(saved.documents());
        assertThat(told.read()).isEqualTo(saved.read());
        assertThat(told.looked()).isEqualTo(saved.looked());
        assertThat(preview(told).created()).isEqualTo(1);
        assertThat(preview(told).effects()).isEqualTo(preview(saved).effects());
        assertThat(lastOrders(preview(told)).orders()).isEqualTo(1);
    }

    /// It is looked how they stand, for the preview alone.
    @Test
    void looksAtNothingTwiceOverDays() {
        shop.sells(1, "10.00");
        run();

        var told = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), days().scope())
                .under(Settings.startingOn(LocalDate.of(2026, 1, 1))));

        assertThat(told.documents().looked()).isEqualTo(1);
        assertThat(books.looks).isEqualTo(1);
        assertThat(lastOrders(preview(told)).same()).isEqualTo(1);
    }

    @Test
    void saysWhereNothingStands() {
        shop.sells(1, "10.00");

        assertThat(lastOrders().sentence())
                .isEqualTo("No order stands in the books yet that these settings could be tried on.");
    }

    @Test
    void tellsTheLinesOfLongOrdersPartByPart() {
        shop.sellsLines(1, "960.00", 800);
        run();

        assertThat(lastOrders().sentence()).isEqualTo("The only order that stands in the books would be the same.");

        type = Rules.TransactionType.INVOICE;
        var told = lastOrders();

        assertThat(told.sentence())
                .startsWith(
                        "Of the last order that stands in the books 1 would be different. Saving these settings does"
                                + " not change it:");
        assertThat(told.documents()).extracting(Foreseen::number).containsExactly("1-1", "1-2");
        assertThat(told.documents()).extracting(Foreseen::deed).containsOnly(Deed.AMEND);
    }

    private SyncRequest request() {
        return new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime())
                .under(Settings.startingOn(LocalDate.of(2026, 1, 1)));
    }

    private Preview preview() {
        return preview(run(request()));
    }

    private static Preview preview(RunReport report) {
        return Objects.requireNonNull(report.preview());
    }

    private LastOrders lastOrders() {
        return lastOrders(preview());
    }

    private static LastOrders lastOrders(Preview preview) {
        return Objects.requireNonNull(preview.lastOrders());
    }

    /// How many each table has; runs are noted, and so is how they get on.
    private static Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        DATABASE.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name not like 'run%'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        DATABASE.jdbc()
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }
}
