package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static dev.cloudcart.quickbooks.SimulatedBooks.PREVIEW;
import static dev.cloudcart.quickbooks.SimulatedBooks.item;
import static dev.cloudcart.quickbooks.SimulatedBooks.items;
import static dev.cloudcart.quickbooks.SimulatedBooks.party;
import static dev.cloudcart.quickbooks.SimulatedBooks.rates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Creation.ItemKind;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;

class ChartTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void tellsHowTheCompanyKeepsItsBooks() {
        var chart = books.open().chart(nothing(), CREATE);

        assertThat(chart.home()).isEqualTo(CurrencyUnit.GBP);
        assertThat(chart.multicurrency()).isTrue();
        assertThat(chart.taxSystem()).isEqualTo(TaxSystem.CODES);
        assertThat(chart.taxCodes()).anySatisfy(code -> {
            assertThat(code.ref().name()).isEqualTo("20.0% S");
            assertThat(code.total()).hasToString("20 %");
        });
    }

    @Test
    void createsAMissingCustomerInItsCurrency() {
        var chart = books.open().chart(party("Amazon USD", "USD"), CREATE);

        assertThat(theParty(chart)).isInstanceOf(Lookup.Found.class);
        assertThat(books.count("Customer")).isOne();
        assertThat(theParty(books.open().chart(party("amazon usd ", "USD"), CREATE)))
                .isEqualTo(theParty(chart));
        assertThat(books.meter.calls().quickbooksReads()).isZero();
        assertThat(books.meter.calls().quickbooksWrites()).isZero();
    }

    /// The watchdog ends a run, and what is left behind of it goes on.
    @Test
    void createsNothingForARunThatWasEnded() {
        var ended = new Progress() {
            @Override
            public void reading(long done, long total) {}

            @Override
            public void creating(long done, long total) {}

            @Override
            public void posting(long done, long total) {}

            @Override
            public void note(String sentence) {}

            @Override
            public void mustGoOn() {
                throw new CancellationException("The run was ended");
            }
        };

        assertThatThrownBy(() -> books.open(ended).chart(party("Amazon USD", "USD"), CREATE))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> books.open(ended).chart(item("MUG", "Mug"), CREATE))
                .isInstanceOf(CancellationException.class);
        assertThat(books.count("Customer")).isZero();
    }

    @Test
    void onlyNamesWhatAPreviewWouldCreate() {
        var needs = new Needs(
                Set.of(new PartyNeed("Amazon USD", CurrencyUnit.USD)), Set.of(new ItemNeed("MUG", "Mug")), Set.of());

        var chart = books.open().chart(needs, PREVIEW);

        assertThat(theParty(chart)).isEqualTo(new Lookup.ToBeCreated<>("Amazon USD"));
        assertThat(theItem(chart)).isEqualTo(new Lookup.ToBeCreated<>("MUG"));
        assertThat(books.meter.calls().quickbooksWrites()).isZero();
    }

    @Test
    void saysThatACustomerIsMissingWhereNoneMayBeCreated() {
        var chart = books.open().chart(party("Amazon USD", "USD"), new Creation(true, false, ItemKind.NEVER, ""));

        assertThat(reason(theParty(chart))).isEqualTo("QuickBooks has no customer named \"Amazon USD\"");
    }

    @Test
    void refusesACustomerInAnotherCurrency() {
        books.byHand("customer", "{\"DisplayName\":\"Amazon\",\"CurrencyRef\":{\"value\":\"USD\"}}");

        var chart = books.open().chart(party("Amazon", "GBP"), CREATE);

        assertThat(reason(theParty(chart)))
                .isEqualTo("The customer \"Amazon\" is kept in USD in QuickBooks, but this is in GBP");
    }

    @Test
    void givesANameNeededInTwoCurrenciesToTheHomeCurrency() {
        var needs = new Needs(
                Set.of(new PartyNeed("Amazon", CurrencyUnit.EUR), new PartyNeed("Amazon", CurrencyUnit.GBP)),
                Set.of(),
                Set.of());

        var parties = books.open().chart(needs, CREATE).parties();

        assertThat(parties.get(new PartyNeed("Amazon", CurrencyUnit.GBP))).isInstanceOf(Lookup.Found.class);
        assertThat(parties.get(new PartyNeed("Amazon", CurrencyUnit.EUR))).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void refusesTheNameOfAVendor() {
        books.byHand("vendor", "{\"DisplayName\":\"Amazon GBP\"}");

        var chart = books.open().chart(party("Amazon GBP", "GBP"), CREATE);

        assertThat(reason(theParty(chart)))
                .isEqualTo("\"Amazon GBP\" is the name of a vendor in QuickBooks, so no customer can have it");
    }

    @Test
    void refusesAForeignCurrencyWhereTheCompanyHasOnlyOne() {
        books = restarted(Options.usual().multicurrency(false));
        var needs = new Needs(
                Set.of(new PartyNeed("Amazon USD", CurrencyUnit.USD)),
                Set.of(),
                rates("2026-03-04", "USD").rates());

        var chart = books.open().chart(needs, CREATE);

        assertThat(reason(theParty(chart))).isEqualTo("The company keeps its books in GBP only, and this is in USD");
        assertThat(chart.rates().values()).singleElement().isInstanceOf(Lookup.Unavailable.class);
        assertThat(theParty(books.open().chart(party("Amazon GBP", "GBP"), CREATE)))
                .isInstanceOf(Lookup.Found.class);
    }

    @Test
    void usesTheCustomerThatSomebodyElseCreatedFirst() {
        books.open().chart(nothing(), CREATE);
        books.byHand("customer", "{\"DisplayName\":\"Jane's \\\\ Shop\",\"CurrencyRef\":{\"value\":\"GBP\"}}");

        var chart = books.open().chart(party("Jane's \\ Shop", "GBP"), CREATE);

        assertThat(theParty(chart)).isInstanceOf(Lookup.Found.class);
        assertThat(books.count("Customer")).isOne();
        assertThat(books.meter.calls().quickbooksReads()).isOne();
    }

    @Test
    void namesTheVendorThatSomebodyElseCreatedFirst() {
        books.open().chart(nothing(), CREATE);
        books.byHand("vendor", "{\"DisplayName\":\"Amazon GBP\"}");

        var chart = books.open().chart(party("Amazon GBP", "GBP"), CREATE);

        assertThat(reason(theParty(chart))).contains("is the name of a vendor");
    }

    @Test
    void findsAnItemBySkuBeforeName() {
        createItem("{\"Name\":\"MUG\",\"Type\":\"Service\",%s}");
        createItem("{\"Name\":\"Blue mug\",\"Sku\":\"mug\",\"Type\":\"Service\",%s}");

        var chart = books.open().chart(item("Mug", ""), CREATE);

        assertThat(found(theItem(chart)).name()).isEqualTo("Blue mug");
    }

    @Test
    void findsAnItemByName() {
        createItem("{\"Name\":\"mug\",\"Type\":\"Service\",%s}");

        var chart = books.open().chart(item("MUG", ""), CREATE);

        assertThat(found(theItem(chart)).name()).isEqualTo("mug");
    }

    @Test
    void createsOneItemForASkuInTwoSpellings() {
        var needs = items(new ItemNeed("mug-1", "Mug"), new ItemNeed("MUG-1", "Mug"), new ItemNeed(" MUG-1", ""));
        long before = books.count("Item");

        var chart = books.open().chart(needs, CREATE);

        assertThat(Set.copyOf(chart.items().values())).hasSize(1);
        assertThat(books.count("Item")).isEqualTo(before + 1);
    }

    @Test
    void createsItemsWithTheUsualAccounts() {
        books.open().chart(item("MUG", "A mug"), CREATE);

        var created = books.read("select * from Item where Sku = 'MUG'");
        assertThat(created.path("Type").asString()).isEqualTo("NonInventory");
        assertThat(created.path("Description").asString()).isEqualTo("A mug");
        assertThat(created.path("IncomeAccountRef").path("name").asString()).isEqualTo("Sales of Product Income");
        assertThat(created.path("ExpenseAccountRef").path("name").asString()).isEqualTo("Cost of Goods Sold");
    }

    @Test
    void createsItemsThatCostOnTheNamedAccount() {
        books.byHand("account", "{\"Name\":\"Goods\",\"AccountType\":\"Expense\"}");
        books.byHand("account", "{\"Name\":\"Shelf\",\"AccountType\":\"Other Current Asset\"}");
        books.open().chart(item("MUG", ""), costing("goods"));
        books.open().chart(item("CUP", ""), costing("Shelf"));

        assertThat(costs("MUG")).isEqualTo("Goods");
        assertThat(costs("CUP")).as("not counted as stock").isEqualTo("Cost of Goods Sold");
        var chart = books.open().chart(item("POT", ""), costing("Nobody"));
        assertThat(reason(theItem(chart))).contains("no account named \"Nobody\" for the cost");
    }

    private static Creation costing(String account) {
        return new Creation(true, true, true, ItemKind.NON_INVENTORY, "", account);
    }

    private String costs(String sku) {
        return books.read("select * from Item where Sku = '" + sku + "'")
                .path("ExpenseAccountRef")
                .path("name")
                .asString();
    }

    @Test
    void createsServicesOnTheNamedAccount() {
        books.open().chart(item("POST", ""), new Creation(true, true, ItemKind.SERVICE, "shipping income"));

        var created = books.read("select * from Item where Sku = 'POST'");
        assertThat(created.path("Type").asString()).isEqualTo("Service");
        assertThat(created.path("IncomeAccountRef").path("name").asString()).isEqualTo("Shipping Income");
    }

    @Test
    void saysThatTheNamedAccountIsMissing() {
        var chart = books.open().chart(item("POST", ""), new Creation(true, true, ItemKind.SERVICE, "Web sales"));

        assertThat(reason(theItem(chart))).contains("no income account named \"Web sales\"");
    }

    @Test
    void givesAnItemAReadableNameWhereItsSkuIsTheNameOfAnother() {
        createItem("{\"Name\":\"1001\",\"Sku\":\"OTHER\",\"Type\":\"Service\",%s}");

        var chart = books.open().chart(item("1001", "Blue mug: large"), CREATE);

        assertThat(found(theItem(chart)).name()).isEqualTo("1001 (Blue mug- large)");
    }

    @Test
    void usesTheItemThatSomebodyElseCreatedFirst() {
        books.open().chart(nothing(), CREATE);
        createItem("{\"Name\":\"MUG\",\"Sku\":\"MUG\",\"Type\":\"Service\",%s}");
        long before = books.count("Item");

        var chart = books.open().chart(item("mug", ""), CREATE);

        assertThat(found(theItem(chart)).name()).isEqualTo("MUG");
        assertThat(books.count("Item")).isEqualTo(before);
    }

    @Test
    void findsAnotherNameWhereSomebodyElseTookItFirst() {
        books.open().chart(nothing(), CREATE);
        createItem("{\"Name\":\"MUG\",\"Sku\":\"OTHER\",\"Type\":\"Service\",%s}");

        var chart = books.open().chart(item("MUG", "Blue mug"), CREATE);

        assertThat(found(theItem(chart)).name()).isEqualTo("MUG (Blue mug)");
    }

    @Test
    void createsManyItemsInBatchesOfThirty() {
        var needs = IntStream.range(0, 65)
                .mapToObj(number -> new ItemNeed("SKU-" + number, ""))
                .toArray(ItemNeed[]::new);

        var chart = books.open().chart(items(needs), CREATE);

        assertThat(chart.items().values()).hasSize(65).allMatch(Lookup.Found.class::isInstance);
        assertThat(books.meter.calls().quickbooksWrites()).isEqualTo(3);
    }

    @Test
    void saysThatALineHasNoSku() {
        var chart = books.open()
                .chart(
                        items(new ItemNeed(" ", "Blue mug"), new ItemNeed("", ""), new ItemNeed("", "x".repeat(148))),
                        CREATE);

        assertThat(chart.items().values())
                .extracting(ChartTest::reason)
                .containsExactlyInAnyOrder(
                        "A line has no SKU: \"Blue mug\"",
                        "A line has no SKU: it has no title either",
                        "A line has no SKU: \"" + "x".repeat(57) + "...\"");
    }

    @Test
    void saysInAPreviewThatItemsCouldNotBeCreated() {
        var chart = books.open().chart(item("POST", ""), new Creation(false, true, ItemKind.SERVICE, "Web sales"));

        assertThat(reason(theItem(chart))).contains("no income account named \"Web sales\"");
    }

    @Test
    void readsTheRatesOfADayOnceForAllCurrencies() {
        books.open().chart(nothing(), CREATE);
        var needs = rates("2026-03-04", "USD", "EUR", "JPY");

        var chart = books.open().chart(needs, CREATE);
        var reads = books.meter.calls().quickbooksReads();
        var again = books.open().chart(needs, CREATE);

        assertThat(chart.rates().values()).hasSize(3).allMatch(Lookup.Found.class::isInstance);
        assertThat(again.rates()).isEqualTo(chart.rates());
        assertThat(reads).isOne();
        assertThat(books.meter.calls().quickbooksReads()).isZero();
    }

    @Test
    void takesTheRateThatTheCompanySet() {
        books.byHand("exchangerate", "{\"SourceCurrencyCode\":\"USD\",\"Rate\":0.5,\"AsOfDate\":\"2026-03-01\"}");

        var chart = books.open().chart(rates("2026-03-01", "USD"), CREATE);

        assertThat(chart.rates().values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> assertThat((BigDecimal) found.value()).isEqualByComparingTo("0.5"));
    }

    @Test
    void saysThatARateIsMissing() {
        var chart = books.open().chart(rates("2026-03-04", "CLF"), CREATE);

        assertThat(chart.rates().values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Lookup.Unavailable.class,
                        unavailable -> assertThat(((Lookup.Unavailable<?>) unavailable)
                                        .reason()
                                        .what())
                                .isEqualTo("QuickBooks has no exchange rate from CLF to GBP for 2026-03-04"));
    }

    @Test
    void writesLatinLettersInTheUnitedStatesAndFindsThemAgain() {
        books = restarted(Options.usual().profile(CompanyProfile.US));
        var first = theParty(books.open().chart(party("Łódź Shop", "USD"), CREATE));

        var again = theParty(books.open().chart(party("Łódź Shop", "USD"), CREATE));

        assertThat(found(first).name()).matches("Lódz Shop #\\w{6}");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void keepsNamesApartThatSoundAlike() {
        books = restarted(Options.usual().profile(CompanyProfile.US));
        var needs = items(
                new ItemNeed("红杯", "红杯"),
                new ItemNeed("洪杯", "洪杯"),
                new ItemNeed("红杯 ", ""),
                new ItemNeed("Hong Bei", ""));

        var chart = books.open().chart(needs, CREATE);

        assertThat(Set.copyOf(chart.items().values())).hasSize(3);
        assertThat(name(chart, "红杯")).matches("Hong Bei #\\w{6}").isNotEqualTo(name(chart, "洪杯"));
        assertThat(name(chart, "Hong Bei")).isEqualTo("Hong Bei");
        assertThat(books.open().chart(needs, CREATE).items()).isEqualTo(chart.items());
        assertThat(books.read("select * from Item where Name = '%s'".formatted(name(chart, "红杯")))
                        .path("Sku")
                        .asString())
                .isEqualTo(name(chart, "红杯"));
    }

    @Test
    void findsAnItemOfAStandInAgainThoughItsLinkIsLost() {
        var sku = "x".repeat(120);
        var first = books.open().chart(item(sku, "A long one"), CREATE);
        forgetLinks();

        var again = books.open().chart(item(sku, "A long one"), CREATE);

        assertThat(found(theItem(first)).name()).hasSize(100);
        assertThat(theItem(again)).isEqualTo(theItem(first));
        assertThat(theItem(books.open().chart(item(sku + "y", ""), CREATE))).isNotEqualTo(theItem(first));
    }

    private SimulatedBooks restarted(Options options) {
        books.close();
        return new SimulatedBooks(DATABASE.jdbc(), options);
    }

    private void createItem(String body) {
        books.byHand("item", body.formatted("""
                "IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"}""".formatted(account("Sales"), account("Purchases"))));
    }

    private String account(String name) {
        return books.read("select * from Account where Name = '%s'".formatted(name))
                .path("Id")
                .asString();
    }

    private static String name(Chart chart, String sku) {
        return chart.items().entrySet().stream()
                .filter(item -> item.getKey().sku().equals(sku))
                .map(item -> found(item.getValue()).name())
                .findFirst()
                .orElseThrow();
    }

    private void forgetLinks() {
        DATABASE.jdbc()
                .sql("delete from quickbooks_link where company = ?")
                .param(books.company.value())
                .update();
    }

    private static Needs nothing() {
        return new Needs(Set.of(), Set.of(), Set.of());
    }

    private static Lookup<Ref<Ref.Party>> theParty(Chart chart) {
        return chart.parties().values().iterator().next();
    }

    private static Lookup<Ref<Ref.Item>> theItem(Chart chart) {
        return chart.items().values().iterator().next();
    }

    private static <K extends Ref.Kind> Ref<K> found(Lookup<Ref<K>> lookup) {
        return ((Lookup.Found<Ref<K>>) lookup).value();
    }

    private static String reason(Lookup<? extends Ref<?>> lookup) {
        return ((Lookup.Unavailable<?>) lookup).reason().what();
    }
}
