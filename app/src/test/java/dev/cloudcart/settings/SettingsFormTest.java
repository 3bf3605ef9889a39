package dev.cloudcart.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SettingsFormTest {

    private static final Settings DEFAULTS = Settings.startingOn(LocalDate.of(2026, 3, 4));

    private static final Settings FULL =
            SettingsYaml.read("""
            order-export:
              order-status: "processed, open"
              transaction-type: "invoice, payment if paid"
              stores:
                - {source: "EBAY", sub-source: "EBAY2", name: "eBay \\"UK\\" \\U0001F600", country: "DE", tax: line}
                - {source: "=Amazon", name: "-Amazon"}
            tax: {codes: [{rate: 20, country: "DE", kind: goods, code: "20.0% S"}, {rate: any, country: "US", region: "CA", code: "TAX"}]}
            rounding: {tolerance: 0.5}
            purchase-settings:
              purchases-after: 2026-01-31
              pay-from: [{currency: GBP, account: "Current account"}]
            privacy: {buyer-days: 30}
            schedule: {sync-every: "0 */2 * * *"}
            """, DEFAULTS) instanceof SettingsReading.Read(var read) ? read : DEFAULTS;

    @Test
    void everySettingHasAFieldWithALabelOfItsOwn() {
        var paths = SettingsForm.tabs(DEFAULTS).stream()
                .flatMap(tab -> tab.fields().stream())
                .map(SettingsForm.Field::path)
                .toList();

        assertThat(paths).isEqualTo(Keys.ALL.stream().map(Key::path).toList());
        assertThat(Keys.ALL)
                .allSatisfy(key -> assertThat(Labels.has(key))
                        .as("label of %s in Labels", key.path())
                        .isTrue());
    }

    @Test
    void tablesAreTables() {
        assertThat(Keys.ALL)
                .filteredOn(key -> key.text(DEFAULTS).startsWith("["))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.kind().control()).isInstanceOf(Control.Rows.class));
    }

    @Test
    void namesTheSettingsAsTheSeedDoes() {
        assertThat(SettingsForm.tabs(DEFAULTS).getFirst().title()).isEqualTo("Order export to QuickBooks");
        assertThat(SettingsForm.label("order-export.order-status")).isEqualTo("Order status");
        assertThat(SettingsForm.label("customers.matching-mode")).isEqualTo("Customer matching mode");
        assertThat(SettingsForm.label("purchase-settings.sync-purchases")).isEqualTo("Sync purchases to QuickBooks");
    }

    @Test
    void whatIsFilledInReadsBackAsTheSameSettings() {
        for (var settings : List.of(DEFAULTS, FULL)) {
            assertThat(SettingsForm.read(SettingsForm.fill(settings), DEFAULTS))
                    .isEqualTo(new SettingsReading.Read(settings));
        }
        assertThat(FULL).isNotEqualTo(DEFAULTS);
        assertThat(SettingsForm.fill(FULL).text("order-export.stores.0.name")).isEqualTo("eBay \"UK\" \uD83D\uDE00");
    }

    @Test
    void anEmptiedOrderStatusMeansOpen() {
        var read = SettingsForm.read(new Filled(Map.of("order-export.order-status", " ")), DEFAULTS);

        assertThat(read)
                .isInstanceOfSatisfying(
                        SettingsReading.Read.class,
                        good -> assertThat(good.settings().orderExport().orderStatuses())
                                .containsExactly(Settings.OrderStatus.OPEN));
    }

    @Test
    void emptiedRowsAndTablesThatAreNotThereAreToldApart() {
        var emptied = new Filled(Map.of("order-export.stores", "", "order-export.stores.3.source", " "));

        assertThat(SettingsForm.read(emptied, FULL))
                .isInstanceOfSatisfying(
                        SettingsReading.Read.class,
                        read -> assertThat(
                                        read.settings().orderExport().stores().table())
                                .isEmpty());
        assertThat(SettingsForm.read(new Filled(Map.of()), FULL)).isEqualTo(new SettingsReading.Read(FULL));
    }

    @Test
    void saysWhatIsWrongAtItsFieldRowAndCell() {
        var filled = new Filled(Map.of(
                "order-export.look-back-days", "91",
                "order-export.stores", "",
                "order-export.stores.2.source", "EBAY",
                "order-export.stores.4.source", "AMAZON",
                "order-export.stores.4.country", "Atlantis",
                "purchase-settings.pay-from", "",
                "purchase-settings.pay-from.7.currency", "GBP"));

        var problems = SettingsForm.read(filled, DEFAULTS) instanceof SettingsReading.Refused(var refused)
                ? refused
                : List.<Problem>of();

        assertThat(SettingsForm.wrongs(problems, filled))
                .containsExactlyInAnyOrder(
                        new SettingsForm.Wrong(
                                "order-export.look-back-days",
                                "Look back, days",
                                "\"91\" is not allowed; allowed: a number from 0 to 90."),
                        new SettingsForm.Wrong(
                                "order-export.stores.2", "Stores, row 1", "A row needs a name, a country or a tax."),
                        new SettingsForm.Wrong(
                                "order-export.stores.4",
                                "Stores, row 2",
                                "Country: \"Atlantis\" is none; give a code or name such as DE."),
                        new SettingsForm.Wrong(
                                "purchase-settings.pay-from.7.account",
                                "Pay from, row 1, Account",
                                "\"\" is not allowed; allowed: text of 1 to 500 characters on one line."));
    }

    @Test
    void whatWasNotTouchedFollowsTheOthersAndWhatWasStays() {
        var shown = SettingsForm.fill(DEFAULTS);
        var now = SettingsForm.fill(FULL);
        var written = new HashMap<>(shown.texts());
        written.put("rounding.tolerance", "0.10");
        written.put("order-export.stores.0.source", "DIRECT");

        var merged = new Filled(written).after(shown, now);

        assertThat(merged.text("rounding.tolerance")).isEqualTo("0.10");
        assertThat(merged.text("order-export.stores.0.source")).isEqualTo("DIRECT");
        assertThat(merged.rows("order-export.stores")).containsExactly(0);
        assertThat(merged.text("schedule.sync-every")).isEqualTo("0 */2 * * *");
        assertThat(merged.text("tax.codes.0.code")).isEqualTo("20.0% S");
    }

    @Test
    void tablesGoOutAndComeBackAsCsvWithoutFormulas() {
        var stores = SettingsTable.at("order-export.stores").orElseThrow();

        var csv = stores.write(FULL);

        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "source,sub-source,name,country,tax",
                        "EBAY,EBAY2,\"eBay \"\"UK\"\" \uD83D\uDE00\",DE,line",
                        "'=Amazon,,'-Amazon,,");
        assertThat(stores.read(csv, DEFAULTS))
                .isInstanceOfSatisfying(
                        SettingsReading.Read.class,
                        read -> assertThat(read.settings().orderExport().stores())
                                .isEqualTo(FULL.orderExport().stores()));
    }

    @Test
    void cellsAreNeutralisedWhateverStandsBeforeTheFormula() {
        for (var cell : List.of(
                "=1",
                "+1",
                "-1",
                "@x",
                "\tx",
                "\rx",
                "\uFF1D1",
                "\uFF0B1",
                "'=1",
                "''-1",
                "'plain",
                "a,b;c\"d",
                "two\nlines")) {
            var line = Csv.line(List.of(cell, "end"));

            assertThat(line).doesNotMatch("(?s)\"?[=+\\-@\\t\\r\uFF1D\uFF0B].*");
            assertThat(Csv.rows(line).getFirst().cells()).containsExactly(cell, "end");
        }
    }

    @Test
    void everyWrongRowOfACsvIsNamed() {
        var codes = SettingsTable.at("tax.codes").orElseThrow();

        assertThat(codes.read("rate;code\n20;S\n200;X\n\n5;\n", DEFAULTS))
                .isEqualTo(new SettingsReading.Refused(List.of(
                        new Problem(
                                new Place.Line(3),
                                "codes: rate: \"200\" is none; it is a rate in percent such as 20, or any"),
                        new Problem(
                                new Place.Line(5),
                                "codes: a row needs a code, the name of a tax code in QuickBooks"))));
        assertThat(codes.read("rate,colour\n20,S\n", DEFAULTS).toString())
                .contains("line 1: There is no column \"colour\"", "rate, country, region, kind, code");
        assertThat(codes.read("code\nS,20\n", DEFAULTS).toString()).contains("line 2: This row has more cells");
        assertThat(codes.read("", DEFAULTS).toString()).contains("The file is empty");
    }

    @Test
    void theHistoryReadsAsPeopleDo() {
        assertThat(SettingsForm.shown("purchase-settings.sync-purchases", "true"))
                .isEqualTo("Yes");
        assertThat(SettingsForm.shown("order-export.stores", "[{source: \"EBAY\", name: \"eBay UK\"}]"))
                .isEqualTo("EBAY · eBay UK");
        assertThat(SettingsForm.shown("order-export.document-number-prefix", "\"\""))
                .isEqualTo("empty");
        assertThat(SettingsForm.shown("gone.setting", "x")).isEqualTo("x");
        assertThat(SettingsForm.label("gone.setting")).isEqualTo("gone.setting");
    }

    @Test
    void findsTheSettingsThatASentenceNames() {
        assertThat(SettingsForm.mentionedIn("Name one in the settings (tax: codes), or see order-export: storesx"))
                .containsExactly(new SettingsForm.Mentioned("tax.codes", "Tax codes", "tax"));
        assertThat(SettingsForm.mentionedIn("Correct the order in Linnworks")).isEmpty();
    }
}
