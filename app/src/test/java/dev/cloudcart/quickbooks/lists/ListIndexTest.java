package dev.cloudcart.quickbooks.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.quickbooks.FakeAccess;
import dev.cloudcart.quickbooks.ScriptedServer;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.chart.FactsStore;
import dev.cloudcart.quickbooks.wire.QuickBooksProperties;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Traffic;

class ListIndexTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicInteger COMPANIES = new AtomicInteger();
    private static final int FIRST_READS = 9;

    private final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    private final CallMeter meter = new CallMeter();
    private Instant now = Instant.parse("2026-03-04T10:00:00Z");
    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fillsOnceAndThenKnowsWithoutAsking() {
        facts();
        page("Customer", customer(1, "Amazon GBP"));
        emptyPages(3);

        index("1").keep(false);
        now = now.plus(Duration.ofHours(23));
        var later = index("1");
        later.keep(false);

        assertThat(named(later, "amazon gbp")).containsExactly("1");
        assertThat(later.facts())
                .isEqualTo(new CompanyFacts(
                        new Country("GB"), CurrencyUnit.GBP, true, true, TaxSystem.CODES, LocalDate.of(2025, 12, 31)));
        assertThat(meter.calls().quickbooksReads()).isEqualTo(FIRST_READS);
    }

    @Test
    void readsActiveTaxCodesOfSalesWithTheirRates() {
        facts();
        emptyPages(4);

        index("1").keep(false);

        assertThat(index("1").taxCodes().sales()).singleElement().satisfies(code -> {
            assertThat(code.ref().name()).isEqualTo("20.0% S");
            assertThat(code.rates())
                    .singleElement()
                    .satisfies(part -> assertThat(part.percent()).hasToString("20 %"));
        });
    }

    @Test
    void fillsPageByPage() {
        facts();
        page(
                "Customer",
                IntStream.rangeClosed(1, 1000)
                        .mapToObj(id -> customer(id, "Customer " + id))
                        .collect(Collectors.joining(",")));
        page("Customer", customer(1001, "The last"));
        emptyPages(3);
        var index = index("1");

        index.keep(false);

        assertThat(named(index, "customer 1000")).containsExactly("1000");
        assertThat(named(index, "the last")).containsExactly("1001");
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::address)
                .anySatisfy(address -> assertThat(address)
                        .contains("select * from Customer orderby Id startposition 1001 maxresults 1000"));
    }

    @Test
    void asksForChangesOnceADayHasPassed() {
        facts();
        page("Customer", customer(1, "Gone") + "," + customer(2, "Old name"));
        emptyPages(3);
        index("1").keep(false);
        now = now.plus(Duration.ofHours(25));
        facts();
        changes("\"Customer\":[%s,%s]"
                .formatted(
                        customer(2, "New name"),
                        customer(1, "Gone (deleted)").replace("\"Active\":true", "\"Active\":false")));
        var index = index("1");

        index.keep(false);

        assertThat(named(index, "gone")).isEmpty();
        assertThat(named(index, "old name")).isEmpty();
        assertThat(named(index, "new name")).containsExactly("2");
        assertThat(server.requests().getLast().address())
                .contains(
                        "/cdc?minorversion=75",
                        "entities=Account,Customer,Item,Vendor",
                        "changedSince=2026-03-04T09:58:00Z");
    }

    @Test
    void asksForChangesAtOnceWhereTheLastLookWasTakenByAClockThatWasAhead() {
        var right = now;
        facts();
        page("Customer", customer(1, "Old name"));
        emptyPages(3);
        now = right.plus(Duration.ofDays(30));
        index("1").keep(false);
        now = right;
        facts();
        changes("\"Customer\":[%s]".formatted(customer(1, "New name")));
        var index = index("1");

        index.keep(false);

        assertThat(named(index, "new name")).containsExactly("1");
    }

    @Test
    void fillsAnewWhatHasTooManyChanges() {
        facts();
        page("Customer", customer(1, "Gone"));
        emptyPages(3);
        index("1").keep(false);
        now = now.plus(Duration.ofHours(25));
        facts();
        var thousand = "\"Customer\":[%s]"
                .formatted(IntStream.rangeClosed(2, 1001)
                        .mapToObj(id -> customer(id, "Customer " + id))
                        .collect(Collectors.joining(",")));
        changes(thousand);
        var index = index("1");
        for (var kind : ListKind.KEPT) {
            changes(kind == ListKind.CUSTOMER ? thousand : "");
            if (kind == ListKind.CUSTOMER) {
                page("Customer", customer(5000, "Another"));
            }
        }

        index.keep(false);

        assertThat(named(index, "gone")).isEmpty();
        assertThat(named(index, "another")).containsExactly("5000");
    }

    @Test
    void fillsAnewAfterAMonth() {
        facts();
        page("Customer", customer(1, "Gone"));
        emptyPages(3);
        index("1").keep(false);
        now = now.plus(Duration.ofDays(30));
        facts();
        page("Customer", customer(2, "Here"));
        emptyPages(3);
        var index = index("1");

        index.keep(false);

        assertThat(named(index, "gone")).isEmpty();
        assertThat(named(index, "here")).containsExactly("2");
    }

    @Test
    void looksForWhatIsMissingAtMostEveryQuarterOfAnHour() {
        facts();
        emptyPages(4);
        var index = index("1");
        index.keep(false);

        assertThat(index.lookForMissing()).isFalse();
        now = now.plus(Duration.ofMinutes(16));
        changes("\"Customer\":[%s]".formatted(customer(3, "New")));
        assertThat(index.lookForMissing()).isTrue();
        assertThat(index.lookForMissing()).isFalse();
        assertThat(named(index, "new")).containsExactly("3");
        assertThat(meter.calls().quickbooksReads()).isEqualTo(FIRST_READS + 1);
    }

    @Test
    void looksAgainWhenToldThatItIsOutOfDate() {
        facts();
        emptyPages(4);
        var index = index("1");
        index.keep(false);
        facts();
        changes("\"Item\":[{\"Id\":\"4\",\"Name\":\"Mug\",\"Sku\":\"MUG-1\",\"Active\":true}]");

        index.keep(true);

        assertThat(index.itemsWithSku(Set.of("mug-1"))).extracting(Listed::id).containsExactly("4");
    }

    @Test
    void forgetsTheCompanyWhenOtherBooksAreConnected() {
        facts();
        page("Customer", customer(1, "Amazon GBP"));
        emptyPages(3);
        index("1").keep(false);
        facts();
        emptyPages(4);
        var other = index("2");

        other.keep(false);

        assertThat(named(other, "amazon gbp")).isEmpty();
    }

    private ListIndex index(String realmId) {
        var properties = new QuickBooksProperties(
                server.uri(),
                false,
                1,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofMinutes(15));
        var traffic = new Traffic(
                properties, Wire.open(Duration.ofSeconds(2), Duration.ofSeconds(5)), Ticker.system(), () -> now);
        var realm = new Realm(properties, traffic, new FakeAccess(realmId), meter);
        return new ListIndex(
                realm, new ListStore(DATABASE.jdbc(), company), new FactsStore(DATABASE.jdbc(), company), properties);
    }

    private static List<String> named(ListIndex index, String key) {
        return index.named(EnumSet.of(ListKind.CUSTOMER), Set.of(key)).values().stream()
                .map(Listed::id)
                .toList();
    }

    private static String customer(int id, String name) {
        return "{\"Id\":\"%d\",\"SyncToken\":\"0\",\"DisplayName\":\"%s\",\"Active\":true,\"CurrencyRef\":{\"value\":\"GBP\"}}"
                .formatted(id, name);
    }

    private void facts() {
        server.then(200, """
                        {"Preferences":{"AccountingInfoPrefs":{"BookCloseDate":"2025-12-31"},"SalesFormsPrefs":{"CustomTxnNumbers":true},
                        "TaxPrefs":{"UsingSalesTax":true},"CurrencyPrefs":{"MultiCurrencyEnabled":true,"HomeCurrency":{"value":"GBP"}}}}""");
        server.then(200, "{\"CompanyInfo\":{\"Country\":\"GB\"}}");
        server.then(200, """
                {"QueryResponse":{"TaxAgency":[{"Id":"1","DisplayName":"HM Revenue & Customs"}]}}""");
        server.then(200, """
                {"QueryResponse":{"TaxRate":[{"Id":"5","Name":"20.0% S (Sales)","RateValue":20,"Active":true}]}}""");
        server.then(200, """
                        {"QueryResponse":{"TaxCode":[
                        {"Id":"3","Name":"20.0% S","Active":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5"},"TaxOrder":0}]}},
                        {"Id":"4","Name":"Purchases only","Active":true,"SalesTaxRateList":{"TaxRateDetail":[]}},
                        {"Id":"6","Name":"Old","Active":false,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5"},"TaxOrder":0}]}}]}}""");
    }

    private void page(String entity, String objects) {
        server.then(
                200,
                "{\"QueryResponse\":{\"%s\":[%s],\"startPosition\":1},\"time\":\"%s\"}"
                        .formatted(entity, objects, now));
    }

    private void emptyPages(int count) {
        for (int i = 0; i < count; i++) {
            server.then(200, "{\"QueryResponse\":{},\"time\":\"%s\"}".formatted(now));
        }
    }

    private void changes(String objects) {
        server.then(200, "{\"CDCResponse\":[{\"QueryResponse\":[{%s},{}]}],\"time\":\"%s\"}".formatted(objects, now));
    }
}
