package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.mapping.ProductMap;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.settings.SettingsReading.Read;
import dev.cloudcart.settings.SettingsReading.Refused;

class SettingsYamlTest {

    private static final Settings BASE = Settings.startingOn(LocalDate.of(2026, 3, 1));

    @Test
    void writesTheDefaultsAsACompleteFile() {
        var text = SettingsYaml.write(BASE);

        assertThat(text.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("#")))
                .containsExactly(
                        "order-export:",
                        "  order-status: processed",
                        "  start-date: 2026-03-01",
                        "  include-unpaid: true",
                        "  include-pending: true",
                        "  include-parked: false",
                        "  include-locked: true",
                        "  include-zero-value: true",
                        "  long-orders: \"merge, then split\"",
                        "  transaction-type: sales receipt if paid",
                        "  document-number: order number",
                        "  document-number-prefix: \"\"",
                        "  document-number-suffix: \"\"",
                        "  stores: []",
                        "  changed-after-posting: amend",
                        "  cancelled-after-posting: void",
                        "  look-back-days: 14",
                        "  deleted-in-quickbooks: hold",
                        "  edited-in-quickbooks: hold",
                        "customers:",
                        "  matching-mode: store name and currency",
                        "  customer: \"\"",
                        "  missing: create",
                        "products:",
                        "  missing: create as non-inventory",
                        "  shipping-item: \"Shipping\"",
                        "  discount-item: \"Discount\"",
                        "  income-account: \"\"",
                        "  no-sku-item: \"\"",
                        "  map: []",
                        "tax:",
                        "  mode: by company",
                        "  line-item: \"Sales tax\"",
                        "  codes: []",
                        "  united-states-code: \"\"",
                        "rounding:",
                        "  tolerance: 0.00",
                        "purchase-settings:",
                        "  sync-purchases: false",
                        "  sync-purchases-as: purchase orders with bills",
                        "  purchases-after: start date",
                        "  purchases-before: no last day",
                        "  bill: each delivery",
                        "  corrected-deliveries: vendor credit",
                        "  payment-terms: \"\"",
                        "  payable-accounts: []",
                        "  bill-number: order and delivery",
                        "  missing-vendor: create",
                        "  unknown-supplier: \"\"",
                        "  cost-item: \"Purchase costs\"",
                        "  lines: items",
                        "  purchases-account: \"\"",
                        "  additional-costs: lines",
                        "  cost-vendors: []",
                        "  payment-statements: off",
                        "  pay-from: []",
                        "privacy:",
                        "  buyer-days: as Linnworks says",
                        "schedule:",
                        "  sync-every: 15 minutes");
    }

    @Test
    void takesAFileThatHoldsOnlyWhatItChanges() {
        var settings = read("order-export: {order-status: \"processed\", start-date: 2026-01-01}");

        assertThat(settings.orderExport().startDate()).isEqualTo("2026-01-01");
        assertThat(settings.customers()).isEqualTo(BASE.customers());
    }

    @Test
    void readsEverySetting() {
        var settings = read("""
                order-export:
                  start-date: 2025-12-31
                  include-unpaid: no
                  include-zero-value: FALSE
                  long-orders: Hold
                  transaction-type: Sales-Receipt
                  document-number: channel_reference
                  document-number-prefix: "LW-"
                  document-number-suffix: /A
                  stores:
                    - {source: EBAY, sub-source: EBAY2, name: eBay UK}
                    - source: EBAY
                      name: eBay
                  changed-after-posting: Hold
                  cancelled-after-posting: delete
                  look-back-days: 30
                  deleted-in-quickbooks: Post again
                  edited-in-quickbooks: keep
                customers: {matching-mode: one customer, customer: Web sales, missing: hold}
                products: {missing: create as service, shipping-item: Post, discount-item: Less, income-account: Sales,
                  no-sku-item: Sundries, map: [{sku: OLD-MUG, item: "Mugs:Blue"}, {sku: jug, item: Jug}]}
                tax: {mode: Line, line-item: VAT, codes: {20: "20.0% S", 5.50 %: 5.5% R}}
                rounding: {tolerance: 0.5}
                purchase-settings: {sync-purchases: off, sync-purchases-as: bills, purchases-after: 2026-02-01,
                  purchases-before: 2027-01-01, bill: at once, corrected-deliveries: amend the bill, payment-terms: Net 30,
                  payable-accounts: [{currency: EUR, account: Creditors}],
                  bill-number: supplier reference,                   missing-vendor: hold, unknown-supplier: Sundry, cost-item: Freight,
                  lines: account, purchases-account: Stock bought,
                  additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: DHL}, {vendor: Customs}],
                  payment-statements: bill payments, pay-from: [{currency: eur, account: "Bank: euros"}]}
                privacy: {buyer-days: 30}
                schedule: {sync-every: "0 */2 * * *"}
                """);

        var sales = new Rules.Sales(
                Rules.TransactionType.SALES_RECEIPT,
                new Rules.Numbering(Rules.NumberFrom.CHANNEL_REFERENCE, "LW-", "/A"),
                new Rules.Include(false, true, false, true, false),
                Rules.LongOrders.HOLD);
        var stores = new Stores(
                List.of(new Stores.Entry("EBAY", "EBAY2", "eBay UK"), new Stores.Entry("EBAY", null, "eBay")));
        assertThat(settings)
                .isEqualTo(new Settings(
                        new Settings.OrderExport(
                                Set.of(Settings.OrderStatus.PROCESSED),
                                LocalDate.of(2025, 12, 31),
                                sales,
                                stores,
                                new Rules.Changes(
                                        Rules.Changed.HOLD,
                                        Rules.Cancelled.DELETE,
                                        Rules.Deleted.POST_AGAIN,
                                        Rules.Edited.KEEP),
                                30),
                        new Rules.Customers(Rules.Matching.NAMED, "Web sales", false),
                        new Rules.Products(
                                Rules.MissingProduct.CREATE_SERVICE,
                                "Post",
                                "Less",
                                "Sales",
                                "Sundries",
                                new ProductMap(List.of(
                                        new ProductMap.Row("OLD-MUG", "Mugs:Blue"), new ProductMap.Row("jug", "Jug")))),
                        new Rules.Tax(
                                Rules.TaxMode.LINE,
                                "VAT",
                                new TaxTable(List.of(row("20", "20.0% S"), row("5.5", "5.5% R"))),
                                ""),
                        new Rules.Rounding(new BigDecimal("0.50")),
                        new Rules.Purchases(
                                false,
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2027, 1, 1),
                                Rules.PurchasesAs.BILLS,
                                Rules.BillNumber.SUPPLIER_REFERENCE,
                                false,
                                "Sundry",
                                "Freight",
                                new Rules.Billing(
                                        Rules.BillWhen.AT_ONCE,
                                        Rules.Corrected.AMEND_THE_BILL,
                                        "Net 30",
                                        List.of(new Rules.AccountOf(CurrencyUnit.EUR, "Creditors"))),
                                new Rules.BillPayments(
                                        true, List.of(new Rules.AccountOf(CurrencyUnit.EUR, "Bank: euros"))),
                                new Rules.Costs(
                                        true,
                                        List.of(
                                                new Rules.CostVendor("Freight", "DHL"),
                                                new Rules.CostVendor("", "Customs"))),
                                new Rules.BoughtAs(true, "Stock bought")),
                        new Settings.Privacy(30),
                        new Schedule.Cron("0 */2 * * *")));
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
    }

    @Test
    void readsATableOfTaxCodesWithPlaces() {
        var settings = read("""
                tax:
                  united-states-code: "All states"
                  codes:
                    - {rate: 20, code: "20.0% S"}
                    - {rate: any, country: Germany, kind: postage, code: "19.0% DE OSS"}
                    - {rate: 0, country: eu, code: "0.0% ECG"}
                    - {country: abroad, code: "Export"}
                    - {rate: 8.25%, country: US, region: texas, code: "Texas"}
                """);

        assertThat(settings.tax().unitedStatesCode()).isEqualTo("All states");
        assertThat(settings.tax().codes().rows())
                .containsExactly(
                        row("20", "20.0% S"),
                        new TaxTable.Row(
                                null,
                                new TaxTable.Area.Within(new Country("DE"), ""),
                                TaxTable.Kind.POSTAGE,
                                "19.0% DE OSS"),
                        new TaxTable.Row(TaxRate.ZERO, new TaxTable.Area.EuropeanUnion(), null, "0.0% ECG"),
                        new TaxTable.Row(null, new TaxTable.Area.Abroad(), null, "Export"),
                        new TaxTable.Row(
                                TaxRate.ofPercent("8.25"),
                                new TaxTable.Area.Within(new Country("US"), "TX"),
                                null,
                                "Texas"));
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{rate: 20}~ a row needs a code, the name of a tax code in QuickBooks",
                "{rate: lots, code: A}~ rate: \"lots\" is none; it is a rate in percent such as 20, or any",
                "{country: Atlantis, code: A}~ country: \"Atlantis\" is none; give a code or name such as DE, or EU, or abroad",
                "{region: TX, code: A}~ region: needs a country: US, CA, AU or IN",
                "{country: US, region: Kent, code: A}~ region: \"Kent\" is no state or province of United States",
                "{kind: air, code: A}~ kind: \"air\" is none; allowed: goods, postage, purchases",
                "{town: Rome, code: A}~ a row has no \"town\"; it has rate, country, region, kind and code"
            })
    void refusesARowOfTheTableOfTaxCodes(String row, String sentence) {
        var reading = SettingsYaml.read("tax:\n  codes:\n    - " + row, BASE);

        assertThat(((Refused) reading).problems()).extracting(Problem::sentence).containsExactly("codes: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sales receipt if paid; RECEIPT_IF_PAID",
                "sales receipt; SALES_RECEIPT",
                "invoice; INVOICE",
                "invoice with payment; INVOICE_WITH_PAYMENT",
                "invoice, payment if paid; INVOICE_PAYMENT_IF_PAID"
            })
    void readsWhatAnOrderBecomes(String text, Rules.TransactionType type) {
        var settings = read("order-export:\n  transaction-type: " + text);

        assertThat(settings.orderExport().sales().transactionType()).isEqualTo(type);
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{currency: XYZ, account: Bank}~ currency: \"XYZ\" is none; give a code such as GBP",
                "{currency: GBP, bank: Bank, account: Bank}~ a row has no \"bank\"; it has currency and account"
            })
    void refusesARowOfTheAccountsToPayFrom(String row, String sentence) {
        var reading = SettingsYaml.read("purchase-settings:\n  pay-from:\n    - " + row, BASE);

        assertThat(((Refused) reading).problems())
                .extracting(Problem::sentence)
                .containsExactly("pay-from: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[{cost: Duty, carrier: DHL, vendor: DHL}]~ a row has no \"carrier\"; it has cost and vendor",
                "[{cost: Duty}]~ vendor: \"\" is not allowed; allowed: text of 1 to 500 characters on one line",
                "[{cost: Duty, vendor: A}, {cost: duty, vendor: B}]~ an earlier row has the vendor of \"duty\"",
                "[{vendor: A}, {vendor: B}]~ an earlier row is for all others"
            })
    void refusesAVendorOfCosts(String rows, String sentence) {
        var reading = SettingsYaml.read("purchase-settings: {cost-vendors: " + rows + "}", BASE);

        assertThat(((Refused) reading).problems())
                .extracting(Problem::sentence)
                .containsExactly("cost-vendors: " + sentence);
    }

    /// Each row is compared with all before it: fifty thousand would take minutes.
    @Test
    void refusesMoreRowsThanBooksHave() {
        var rows = IntStream.rangeClosed(1, 50_000)
                .mapToObj("{cost: Duty %d, vendor: A}"::formatted)
                .collect(joining(",\n  ", "[", "]"));

        var reading = SettingsYaml.read("purchase-settings: {cost-vendors: " + rows + "}", BASE);

        assertThat(((Refused) reading).problems())
                .containsExactly(new Problem(
                        new Place.Line(2_001), "cost-vendors: is one row too many: a table has 2,000 at most"));
    }

    @Test
    void refusesTwoAccountsToPayFromInOneCurrency() {
        var reading = SettingsYaml.read(
                "purchase-settings: {pay-from: [{currency: GBP, account: A}, {currency: GBP, account: B}]}", BASE);

        assertThat(((Refused) reading).problems())
                .extracting(Problem::sentence)
                .containsExactly("pay-from: an earlier row has the account for GBP");
    }

    @Test
    void readsTheCountryOfAStore() {
        var settings = read("""
                order-export:
                  stores:
                    - {source: AMAZON, sub-source: "Amazon DE", country: Deutschland}
                """);

        assertThat(settings.orderExport().stores().countryOf(new Channel("AMAZON", "Amazon DE")))
                .contains(new Country("DE"));
        assertThat(settings.orderExport().stores().nameOf(new Channel("AMAZON", "Amazon DE")))
                .isEqualTo("Amazon");
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
    }

    @Test
    void readsHowTheTaxOfAStoreGoesIntoTheBooks() {
        var settings = read("""
                order-export:
                  stores:
                    - {source: WALMART, tax: Line}
                """);

        assertThat(settings.orderExport().stores().taxOf(new Channel("WALMART", "US")))
                .contains(Rules.TaxMode.LINE);
        assertThat(settings.orderExport().stores().taxOf(new Channel("EBAY", "US")))
                .isEmpty();
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
        assertThat(((Refused) SettingsYaml.read("order-export: {stores: [{source: EBAY, tax: theirs}]}", BASE))
                        .problems())
                .extracting(Problem::sentence)
                .containsExactly("stores: tax: \"theirs\" is not allowed; allowed: by company, override, line, none");
    }

    private static TaxTable.Row row(String rate, String code) {
        return new TaxTable.Row(TaxRate.ofPercent(rate), new TaxTable.Area.Everywhere(), null, code);
    }

    /// As it was stored before there were sections for rounding and long orders.
    @Test
    void readsAFileOfTheFirstVersion() {
        var settings = read("""
                # Settings of Cloud Cart. A file may hold only what it changes. Upper and lower case are the same.

                order-export:
                  # Which orders are posted: processed
                  order-status: processed
                  start-date: 2026-01-01
                  include-unpaid: true
                  include-zero-value: true
                  transaction-type: sales receipt if paid
                  document-number: order number
                  document-number-prefix: ""
                  document-number-suffix: ""
                  stores: []

                customers:
                  matching-mode: store name and currency
                  customer: ""
                  missing: create

                products:
                  missing: create as non-inventory
                  shipping-item: "Shipping"
                  discount-item: "Discount"
                  income-account: ""

                tax:
                  mode: by company
                  line-item: "Sales tax"
                  codes: {}

                purchase-settings:
                  sync-purchases: false

                schedule:
                  sync-every: 15 minutes
                """);

        assertThat(settings).isEqualTo(Settings.startingOn(LocalDate.of(2026, 1, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0; 0.00", "0.005; 0.005", "1; 1.00", "1.000; 1.00", "0.5; 0.50"})
    void readsATolerance(String text, BigDecimal tolerance) {
        assertThat(read("rounding: {tolerance: %s}".formatted(text)).rounding().tolerance())
                .isEqualTo(tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.01", "0.0001", "a penny", "1e-3", "0,5"})
    void refusesATolerance(String text) {
        assertThat(SettingsYaml.read("rounding: {tolerance: \"%s\"}".formatted(text), BASE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .extracting(Problem::sentence)
                                .asString()
                                .endsWith("allowed: an amount from 0.00 to 1.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"merge, then split\"", "merge then split", "Merge-then-split"})
    void readsWhatIsDoneAboutLongOrders(String text) {
        var settings = read("order-export: {long-orders: %s}".formatted(text));

        assertThat(settings.orderExport().sales().longOrders()).isEqualTo(Rules.LongOrders.MERGE_THEN_SPLIT);
    }

    @Test
    void saysWhatMayBeDoneAboutLongOrders() {
        assertThat(SettingsYaml.read("order-export: {long-orders: cut}", BASE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .extracting(Problem::sentence)
                                .isEqualTo(
                                        "long-orders: \"cut\" is not allowed; allowed: \"merge, then split\", hold"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"quoted\" \\ and 'apostrophes'",
                "# no comment: at all",
                "ÄÖ é 東京 Ω",
                "€ £",
                "🛒 cart",
                "\u00A0inside\u2003wide",
                "a\u200Bb \uFEFF",
                "{[*&!%@`|>"
            })
    void writesAnyTextSoThatItReadsBack(String text) {
        var settings = read("customers: {customer: %s}".formatted(Text.quoted(text)));

        assertThat(settings.customers().named()).isEqualTo(text.strip());
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource({"15, PT15M", "1 minute, PT1M", "90 MIN, PT1H30M", "PT2H, PT2H", "1440, PT24H"})
    void readsMinutesInSeveralSpellings(String text, Duration pause) {
        var settings = read("schedule: {sync-every: %s}".formatted(text));

        assertThat(settings.schedule()).isEqualTo(new Schedule.Every(pause));
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "1441", "PT30S", "often", "0 0 31 2 *", "0 25 * * *", "* * * *", "* * * * * *", "\"\""})
    void refusesAScheduleThatIsNone(String text) {
        var problems = refused("schedule:\n  sync-every: " + (text.startsWith("*") ? "'" + text + "'" : text));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo(new Place.Line(2));
            assertThat(problem.sentence()).startsWith("sync-every: ").contains("off, minutes such as");
        });
    }

    @Test
    void gathersAllProblemsAndTakesNothing() {
        var problems = refused("""
                order-export:
                  order-status: shipped
                  start-date: 31/12/2025
                  order-statu: processed
                customer:
                  matching-mode: store name
                customers:
                  matching-mode: e-mail
                  missing: [create]
                tax:
                  codes:
                    many: "20.0% S"
                    20: ""
                purchase-settings:
                  sync-purchases: maybe
                  purchases-after: soon
                """);

        assertThat(problems)
                .map(Problem::toString)
                .containsExactly(
                        "line 2: order-status: \"shipped\" is not allowed; allowed: processed, open, or both with a comma between",
                        "line 3: start-date: \"31/12/2025\" is not allowed; allowed: a day such as 2026-01-31",
                        "line 4: order-export has no setting \"order-statu\"; allowed: order-status, start-date, include-unpaid,"
                                + " include-pending, include-parked, include-locked, include-zero-value, long-orders, transaction-type, document-number, document-number-prefix,"
                                + " document-number-suffix, stores, changed-after-posting, cancelled-after-posting,"
                                + " look-back-days, deleted-in-quickbooks, edited-in-quickbooks",
                        "line 5: there is no section \"customer\"; allowed: order-export, customers, products, tax,"
                                + " rounding, purchase-settings, privacy, schedule",
                        "line 8: matching-mode: \"e-mail\" is not allowed; allowed: store name, store name and currency,"
                                + " one customer",
                        "line 9: missing: is one value, not a list; allowed: create, hold",
                        "line 12: codes: \"many\" is not a rate in percent such as 20",
                        "line 13: codes: \"\" is not allowed; allowed: text of 1 to 100 characters on one line",
                        "line 15: sync-purchases: \"maybe\" is not allowed; allowed: true, false",
                        "line 16: purchases-after: \"soon\" is not allowed; allowed: start date, or a day such as 2026-01-31");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | OPEN",
                "'\"\"'           | OPEN",
                "'\"open \"'        | OPEN",
                "OPEN             | OPEN",
                "Processed        | PROCESSED",
                "'processed, open' | PROCESSED OPEN",
                "'open,processed' | PROCESSED OPEN"
            })
    void readsWhichOrdersArePosted(String status, String expected) {
        var settings = read("order-export:\n  order-status: " + status);

        assertThat(settings.orderExport().orderStatuses())
                .containsExactlyInAnyOrderElementsOf(Stream.of(expected.split(" "))
                        .map(Settings.OrderStatus::valueOf)
                        .toList());
        assertThat(read(SettingsYaml.write(settings))).isEqualTo(settings);
    }

    /// As pages fill them in: the same checks and the same sentences, each beside its field.
    @Test
    void readsTheFieldsOfAForm() {
        var form = table(
                "",
                named(
                        "order-export",
                        named("start-date", "2026-02-30"),
                        named("document-number-prefix", "1234567890"),
                        named("document-number-suffix", "12")),
                named(
                        "tax",
                        new Tree.Named(
                                new Place.Field("tax.codes"),
                                "codes",
                                new Tree.Rows(
                                        new Place.Field("tax.codes"),
                                        List.of(table(
                                                "tax.codes.0",
                                                leaf("tax.codes.0", "rate", "lots"),
                                                leaf("tax.codes.0", "code", "A")))))));

        assertThat(SettingsReader.read(form, BASE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .map(Problem::toString)
                                .containsExactly(
                                        "order-export.start-date: start-date: \"2026-02-30\" is not allowed; allowed: a day such as"
                                                + " 2026-01-31",
                                        "tax.codes.0: codes: rate: \"lots\" is none; it is a rate in percent such as 20, or any"));
        assertThat(SettingsReader.read(
                        table(
                                "",
                                named(
                                        "order-export",
                                        named("document-number-prefix", "1234567890"),
                                        named("document-number-suffix", "123456"))),
                        BASE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .isEqualTo(
                                        new Problem(
                                                new Place.Field("order-export.document-number-prefix"),
                                                "document-number-prefix and -suffix: together they have 16 characters; allowed: 15")));
        assertThat(SettingsReader.read(table("", named("customers", named("missing", "hold"))), BASE))
                .isInstanceOfSatisfying(
                        Read.class,
                        read -> assertThat(read.settings().customers().createMissing())
                                .isFalse());
    }

    private static Tree.Table table(String field, Tree.Named... values) {
        return new Tree.Table(new Place.Field(field), List.of(values));
    }

    private static Tree.Named named(String section, Tree.Named... values) {
        return new Tree.Named(
                new Place.Field(section),
                section,
                table(
                        section,
                        Stream.of(values).map(value -> in(section, value)).toArray(Tree.Named[]::new)));
    }

    private static Tree.Named named(String name, String text) {
        return leaf("", name, text);
    }

    private static Tree.Named leaf(String field, String name, String text) {
        return new Tree.Named(new Place.Field(field), name, new Tree.Leaf(new Place.Field(field), text));
    }

    private static Tree.Named in(String section, Tree.Named value) {
        return value.value() instanceof Tree.Leaf(var _, var text)
                ? leaf(section + "." + value.name(), value.name(), text)
                : value;
    }

    /// A version that is kept must be read for good, also by programs that have dropped or renamed what it sets.
    @Test
    void readsWhatAnOlderVersionKept() {
        var kept = """
                order-export:
                  start-date: 2026-01-01
                  merge-lines: true
                customers:
                  missing: hold
                rounding-lines:
                  item: "Rounding"
                """;

        assertThat(SettingsYaml.readOld(kept, BASE)).isInstanceOfSatisfying(Read.class, read -> {
            assertThat(read.settings().orderExport().startDate()).isEqualTo("2026-01-01");
            assertThat(read.settings().customers().createMissing()).isFalse();
        });
        assertThat(SettingsYaml.read(kept, BASE)).isInstanceOf(Refused.class);
        assertThat(SettingsYaml.readOld("customers: {missing: [", BASE)).isInstanceOf(Refused.class);
    }

    @Test
    void findsASettingByThePathThatItHadOnce() {
        var key = new Key<>("customers", "missing", "What is done", Choice.yesOrNo(), _ -> true)
                .formerly("order-export.create-customers");

        assertThat(key.isCalled("customers", "missing")).isTrue();
        assertThat(key.isCalled("order-export", "create-customers")).isTrue();
        assertThat(key.isCalled("order-export", "missing")).isFalse();
        assertThat(key.wasIn("order-export")).isTrue();
        assertThat(key.wasIn("order")).isFalse();
    }

    @Test
    void refusesAFileThatRefersToItself() {
        assertThat(refused("tax: &a {codes: [*a]}"))
                .map(Problem::toString)
                .containsExactly("line 1: the file is too"
                        + " large, too deeply nested or refers to itself (* and &): write out what it repeats");
    }

    /// A file of half a megabyte could stand for many gigabytes.
    @ParameterizedTest
    @ValueSource(strings = {"tax: {codes: [&a \"%s \"%s]}", "tax: {&a \"%s \": 1%s}"})
    void refusesALongTextThatIsRepeatedVeryOften(String file) {
        var repeated = file.contains("[") ? ", *a" : ", *a : 1";

        assertThat(refused(file.formatted("x".repeat(1_000), repeated.repeat(3_000))))
                .map(Problem::toString)
                .containsExactly("line 1: the file is too"
                        + " large, too deeply nested or refers to itself (* and &): write out what it repeats");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x%d: 1\n", "? [%d]\n: 1\n", "\"\": %d\n"})
    void tellsTheFirstTenOfThousandsOfProblemsAndHowManyMore(String line) {
        var file = IntStream.range(0, 5_000).mapToObj(line::formatted).collect(joining());

        var problems = refused(file);

        assertThat(problems).hasSize(11);
        assertThat(problems.getFirst().toString()).startsWith("line 1: ");
        assertThat(problems.getLast()).hasToString("and 4,990 more like these: mend these first");
    }

    @Test
    void quotesNoNameThatIsAsLongAsAFile() {
        var problems = refused("? %s\n: 1".formatted("x".repeat(300_000)));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .hasSizeLessThan(3_100)
                        .startsWith("line 1: there is no section \"xxx")
                        .contains("xxx\"; allowed: order-export, "));
    }

    @Test
    void refusesWhatStandsTwice() {
        var problems = refused("""
                customers: {missing: hold}
                tax:
                  mode: line
                  Mode: none
                  codes: {20: A, 20.0: B}
                Customers: {missing: create}
                """);

        assertThat(problems)
                .map(Problem::toString)
                .containsExactly(
                        "line 4: \"mode\" stands here a second time, first in line 3",
                        "line 5: codes: a row for the same stands here a second time: {rate: 20, code: \"B\"}",
                        "line 6: \"customers\" stands here a second time, first in line 1");
    }

    @Test
    void refusesRowsOfTheStoreTableThatCannotWork() {
        var problems = refused("""
                order-export:
                  stores:
                    - {source: EBAY, name: eBay}
                    - {source: ebay, sub-source: EBAY2, name: eBay UK}
                    - {source: AMAZON, nam: Amazon}
                    - Amazon
                """);

        assertThat(problems)
                .map(Problem::toString)
                .containsExactly(
                        "line 4: stores: this row is never reached: an earlier one already names ebay EBAY2",
                        "line 5: stores: a row has no \"nam\"; it has source, sub-source, name, country and tax",
                        "line 6: stores: is a list such as [{source: \"EBAY\", sub-source: \"EBAY2\", name: \"eBay UK\"}];"
                                + " sub-source may be left out; country: \"DE\" says where buyers of unknown country are, tax: line that the marketplace pays the tax");
    }

    @Test
    void refusesSettingsThatDoNotGoTogether() {
        var problems = refused("""
                order-export: {document-number-prefix: ABCDEFGH, document-number-suffix: IJKLMNOP}
                customers:
                  matching-mode: one customer
                """);

        assertThat(problems)
                .map(Problem::toString)
                .containsExactly(
                        "line 1: document-number-prefix and -suffix: together they have 16 characters; allowed: 15",
                        "line 3: customer: matching mode \"one customer\" needs the customer's name");
    }

    @Test
    void refusesATabWithItsLine() {
        var problems = refused("tax:\n\tmode: line\n");

        assertThat(problems)
                .map(Problem::toString)
                .containsExactly("line 2: a tab stands at the start of this line; YAML is indented with blanks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tax: {mode: line | 1",
                "tax:\\n  mode: a: b | 2",
                "a: *b | 1",
                "tax:\\n  mode: \"line | 2",
                "a: 1\\n---\\nb: 2 | 2",
                "tax:\\n  mode: \\7 | 2"
            })
    void refusesWhatIsNotYamlWithItsLine(String text, int line) {
        var problems = refused(text.translateEscapes());

        assertThat(problems).singleElement().extracting(Problem::place).isEqualTo(new Place.Line(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"just words", "- a list", "tax: line", "tax: [line]"})
    void refusesAFileOfAnotherShape(String text) {
        assertThat(refused(text)).singleElement().extracting(Problem::place).isEqualTo(new Place.Line(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "tax:\n", "{}"})
    void takesAFileThatChangesNothing(String text) {
        assertThat(read(text)).isEqualTo(BASE);
    }

    private static Settings read(String text) {
        assertThat(SettingsYaml.read(text, BASE)).isInstanceOf(Read.class);
        return ((Read) SettingsYaml.read(text, BASE)).settings();
    }

    private static List<Problem> refused(String text) {
        assertThat(SettingsYaml.read(text, BASE)).isInstanceOf(Refused.class);
        return ((Refused) SettingsYaml.read(text, BASE)).problems();
    }
}
