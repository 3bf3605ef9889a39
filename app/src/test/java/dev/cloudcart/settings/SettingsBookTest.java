package dev.cloudcart.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.settings.Companies.Adding.Added;
import dev.cloudcart.settings.Companies.Adding.Refused;

class SettingsBookTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /// Already the next day in Tokyo.
    private static final Instant NOW = Instant.parse("2026-03-04T20:00:00.123456789Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final SettingsStore store = new SettingsStore(DATABASE.jdbc());
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE.dataSource()));
    private final Companies companies = new Companies(store, transactions, InstantSource.fixed(NOW));
    private final SettingsBook book = new SettingsBook(store, transactions, InstantSource.fixed(NOW));

    @Test
    void startsTheOrderExportOnTheDayOfAddingInTheCompanysZone() {
        var company = add("Tokyo Tea");

        var current = book.current(company);

        assertThat(current.version()).isEqualTo(1);
        assertThat(current.who()).isEqualTo("shell");
        assertThat(current.settings()).isEqualTo(Settings.startingOn(LocalDate.of(2026, 3, 5)));
    }

    @Test
    void refusesTheSameNameTwiceWhateverItsCase() {
        add("Äpfel & Co");

        var second = companies.add(" äPFEL & co ", CurrencyUnit.EUR, TOKYO, "shell");

        assertThat(second)
                .isEqualTo(new Refused("There is already a company named \"äPFEL & co\": choose another name,"
                        + " or see cloudcart company list."));
    }

    @Test
    void refusesAnEmptyName() {
        assertThat(companies.add("  ", CurrencyUnit.EUR, TOKYO, "shell")).isInstanceOf(Refused.class);
    }

    @Test
    void findsACompanyByItsNameWhateverItsCase() {
        var id = add("Bath Soaps");

        var found = companies.named("BATH soaps ");

        assertThat(found).map(Company::id).contains(id);
        assertThat(found).contains(companies.find(id).orElseThrow());
        assertThat(companies.list()).contains(found.get());
        assertThat(companies.named("Bath")).isEmpty();
    }

    @Test
    void makesANewVersionThatSaysWhatChanged() {
        var company = add("Cups");

        var changed = book.change(company, "mary", settings("""
                order-export: {include-unpaid: false, stores: [{source: EBAY, name: eBay UK}]}
                tax: {codes: {20: "20.0% S"}}
                """));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.changes())
                .containsExactly(
                        new Change("order-export.include-unpaid", "true", "false"),
                        new Change("order-export.stores", "[]", "[{source: \"EBAY\", name: \"eBay UK\"}]"),
                        new Change("tax.codes", "[]", "[{rate: 20, code: \"20.0% S\"}]"));
        assertThat(book.current(company)).isEqualTo(changed);
        assertThat(book.history(company, 10)).map(VersionedSettings::version).containsExactly(2L, 1L);
    }

    @Test
    void keepsTheVersionWhenNothingChanged() {
        var company = add("Dishes");

        var same = book.change(company, "mary", book.current(company).settings());

        assertThat(same.version()).isEqualTo(1);
        assertThat(book.history(company, 10)).hasSize(1);
    }

    @Test
    void keepsOldVersionsAsTheyWere() {
        var company = add("Egg cups");
        var first = book.current(company);

        book.change(company, "mary", settings("products: {missing: hold}"));

        assertThat(book.at(company, 1)).contains(first);
        assertThat(book.at(company, 3)).isEmpty();
    }

    @Test
    void numbersVersionsWithoutGapsWhenManyChangeAtOnce() throws Exception {
        var company = add("Forks");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {

            var changes = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> book.change(
                            company, "user " + i, settings("schedule: {sync-every: %d}".formatted(20 + i)))))
                    .toList();
            for (Future<VersionedSettings> change : changes) {
                change.get();
            }
        }

        assertThat(book.history(company, 20))
                .map(VersionedSettings::version)
                .containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void refusesSettingsThatNoFileCouldHold() {
        var company = add("Glasses");
        var good = book.current(company).settings();
        var bad = new Settings(
                good.orderExport(),
                new Rules.Customers(Rules.Matching.NAMED, "", true),
                good.products(),
                good.tax(),
                good.rounding(),
                good.purchases(),
                good.privacy(),
                good.schedule());

        assertThatThrownBy(() -> book.change(company, "mary", bad)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesTheRulesOfTheCurrentVersion() {
        var company = add("Hats");
        var settings = settings("order-export: {transaction-type: invoice, document-number-prefix: LW}");
        book.change(company, "mary", settings);

        var rules = book.rules(company);

        assertThat(rules)
                .isEqualTo(new Rules(
                        2,
                        CurrencyUnit.EUR,
                        TOKYO,
                        LocalDate.of(2026, 3, 5),
                        settings.orderExport().stores(),
                        new Rules.Sales(
                                Rules.TransactionType.INVOICE,
                                new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "LW", ""),
                                Rules.Include.USUAL,
                                Rules.LongOrders.MERGE_THEN_SPLIT),
                        settings.customers(),
                        settings.products(),
                        settings.tax(),
                        settings.rounding(),
                        Rules.Changes.USUAL,
                        Rules.Purchases.OFF));
    }

    @Test
    void saysWhatMayBeCreatedInTheBooks() {
        var settings = settings("{customers: {missing: hold}, products: {missing: create as service}}");

        assertThat(settings.creation(false)).isEqualTo(new Creation(false, false, true, Creation.ItemKind.SERVICE, ""));
    }

    private CompanyId add(String name) {
        return ((Added) companies.add(name, CurrencyUnit.EUR, TOKYO, "shell"))
                .company()
                .id();
    }

    private static Settings settings(String yaml) {
        var base = Settings.startingOn(LocalDate.of(2026, 3, 5));
        return ((SettingsReading.Read) SettingsYaml.read(yaml, base)).settings();
    }
}
