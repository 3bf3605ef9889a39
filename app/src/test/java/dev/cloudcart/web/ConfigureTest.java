package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.concurrent.SideBySide;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.Roles;
import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;
import dev.cloudcart.settings.VersionedSettings;

class ConfigureTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicInteger NEXT = new AtomicInteger();

    @TempDir
    static Path home;

    private static Site site;
    private static Tab anna;
    private static Tab ben;

    private CompanyId company;
    private String page;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        anna = site.signedIn(site.owner("anna@example.com"));
        ben = site.signedIn(site.owner("ben@example.com"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void add() {
        company = site.company("Mugs " + NEXT.incrementAndGet());
        page = "/companies/%d/configure".formatted(company.value());
    }

    private VersionedSettings current() {
        return site.get(SettingsBook.class).current(company);
    }

    private Map<String, String> shown() {
        return Fields.of(anna.get(page).body(), "settings");
    }

    /// What a browser sends when these fields were written and the button was pressed.
    private HttpResponse<String> send(Tab tab, Map<String, String> shown, Map<String, String> written, String button) {
        var all = new HashMap<>(shown);
        all.putAll(written);
        all.put("then", button);
        return tab.post(page, page, all);
    }

    private HttpResponse<String> save(Map<String, String> written) {
        return send(anna, shown(), written, "save");
    }

    private List<String> audited() {
        return site.get(Audit.class).list(Optional.of(company), Long.MAX_VALUE, 50).stream()
                .map(entry ->
                        "%s: %s %s".formatted(entry.actor().name(), entry.act().word(), entry.subject()))
                .toList();
    }

    @Test
    void orderStatusEmptiedPullsOpenOrdersWithSaveAndSync() {
        var body = anna.get(page).body();
        assertThat(body)
                .contains("Order export to QuickBooks", ">Order status</label>", ">Save and sync</button>")
                .contains("Default: processed");
        assertThat(shown()).containsEntry("order-export.order-status", "processed");

        var sent = send(anna, shown(), Map.of("order-export.order-status", ""), "sync");

        assertThat(current().settings().orderExport().orderStatuses()).containsExactly(Settings.OrderStatus.OPEN);
        assertThat(current().who()).isEqualTo("anna@example.com");
        assertThat(audited())
                .contains("anna@example.com: settings version 2", "anna@example.com: run manual, since the last time");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Tab.location(sent)).startsWith("/companies/%d/runs/asked/".formatted(company.value()));
        assertThat(runOf(sent)).isPositive();
        assertThat(shown()).containsEntry("order-export.order-status", "open");
    }

    /// The number of the run that a request leads to, once it is done.
    private long runOf(HttpResponse<String> sent) {
        var request = Tab.location(sent);
        var led = await().atMost(Duration.ofSeconds(30))
                .until(() -> Tab.location(anna.get(request)), location -> location.matches(".*/runs/\\d+"));
        assertThat(anna.get(led).statusCode()).isEqualTo(200);
        assertThat(anna.follow(request).headers().firstValue("HX-Redirect")).hasValue(led);
        return Long.parseLong(led.replaceAll(".*/", ""));
    }

    @Test
    void everyKindOfFieldIsSaved() {
        var written = new HashMap<String, String>();
        written.put("order-export.transaction-type", "invoice, payment if paid");
        written.put("order-export.include-parked", "true");
        written.put("order-export.start-date", "2026-01-31");
        written.put("order-export.look-back-days", "7");
        written.put("order-export.document-number-prefix", "LW \"&<b>");
        written.put("order-export.stores.0.source", "EBAY");
        written.put("order-export.stores.0.name", "eBay UK");
        written.put("order-export.stores.5.source", "AMAZON");
        written.put("order-export.stores.5.tax", "line");
        written.put("tax.codes.0.rate", "20");
        written.put("tax.codes.0.code", "20.0% S");
        written.put("rounding.tolerance", "0.5");
        written.put("purchase-settings.sync-purchases", "true");
        written.put("purchase-settings.purchases-after", "2026-02-01");
        written.put("purchase-settings.pay-from.0.currency", "gbp");
        written.put("purchase-settings.pay-from.0.account", "Current account");
        written.put("privacy.buyer-days", "30");
        written.put("schedule.sync-every", "0 6 * * *");

        var saved = save(written);

        assertThat(Tab.location(saved)).isEqualTo(page + "?tab=order-export");
        assertThat(anna.get(Tab.location(saved)).body()).contains("Saved as version 2.");
        assertThat(current().settings()).isEqualTo(read("""
                order-export:
                  transaction-type: "invoice, payment if paid"
                  include-parked: true
                  start-date: 2026-01-31
                  look-back-days: 7
                  document-number-prefix: 'LW "&<b>'
                  stores: [{source: EBAY, name: eBay UK}, {source: AMAZON, tax: line}]
                tax: {codes: [{rate: 20, code: "20.0% S"}]}
                rounding: {tolerance: 0.5}
                purchase-settings:
                  sync-purchases: true
                  purchases-after: 2026-02-01
                  pay-from: [{currency: GBP, account: Current account}]
                privacy: {buyer-days: 30}
                schedule: {sync-every: "0 6 * * *"}
                """));
        assertThat(shown())
                .containsEntry("order-export.document-number-prefix", "LW \"&<b>")
                .containsEntry("order-export.stores.1.source", "AMAZON")
                .containsEntry("order-export.stores.2.source", "");

        var emptied = save(Map.of(
                "purchase-settings.purchases-after",
                "",
                "privacy.buyer-days",
                "",
                "tax.codes.0.code",
                "",
                "tax.codes.0.rate",
                ""));

        anna.get(Tab.location(emptied));
        var after = current();
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.changes())
                .extracting(Change::setting)
                .containsExactly("tax.codes", "purchase-settings.purchases-after", "privacy.buyer-days");
        var same = save(Map.of());
        assertThat(current().version()).isEqualTo(3);
        assertThat(anna.get(Tab.location(same)).body())
                .contains("Nothing is different: the settings stay at version 3.");
    }

    private static Settings read(String yaml) {
        return SettingsYaml.read(yaml, Settings.startingOn(LocalDate.EPOCH))
                        instanceof SettingsReading.Read(var settings)
                ? settings
                : Settings.startingOn(LocalDate.MAX);
    }

    @Test
    void wrongFieldsAreNamedAtTheirPlaceAndOnTopAndNothingIsSaved() {
        var sent = save(Map.of(
                "order-export.look-back-days", "91",
                "order-export.order-status", "sent",
                "order-export.stores.0.source", "EBAY",
                "schedule.sync-every", "<b>never</b>",
                "rounding.tolerance", "0.10"));

        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(current().version()).isEqualTo(1);
        assertThat(sent.body())
                .contains("role=\"alert\"", "Nothing was saved: 4 things are to be mended")
                .contains("<a class=\"alert-link\" href=\"#order-export.look-back-days\">Look back, days</a>")
                .contains(
                        "id=\"order-export.look-back-days-wrong\">\"91\" is not allowed; allowed: a number from 0 to 90.")
                .contains(
                        "id=\"order-export.order-status-wrong\">\"sent\" is not allowed; allowed: processed, open, or both")
                .contains("Row 1: A row needs a name, a country or a tax.")
                .contains("<a class=\"alert-link\" href=\"#order-export.stores.0\">Stores, row 1</a>")
                .contains("to mend")
                .doesNotContain("<b>never");
        assertThat(Fields.of(sent.body(), "settings"))
                .containsEntry("rounding.tolerance", "0.10")
                .containsEntry("order-export.look-back-days", "91")
                .containsEntry("order-export.stores.0.source", "EBAY")
                .containsEntry("schedule.sync-every", "<b>never</b>");
    }

    @Test
    void whoeverSavesSecondIsToldAndLosesNothing() {
        var annas = shown();
        var bens = Fields.of(ben.get(page).body(), "settings");
        send(ben, bens, Map.of("order-export.look-back-days", "7", "rounding.tolerance", "0.20"), "save");

        var second =
                send(anna, annas, Map.of("order-export.look-back-days", "30", "customers.missing", "hold"), "save");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(current().version()).isEqualTo(2);
        assertThat(second.body())
                .contains("Somebody else saved while you wrote here")
                .contains("<strong>Version 2</strong>, by ben@example.com")
                .contains("Look back, days: 14 → 7. <strong>You changed this too; yours stands below.</strong>")
                .contains("Tolerance: 0.00 → 0.20</li>");
        var merged = Fields.of(second.body(), "settings");
        assertThat(merged)
                .containsEntry("version", "2")
                .containsEntry("order-export.look-back-days", "30")
                .containsEntry("customers.missing", "hold")
                .containsEntry("rounding.tolerance", "0.20");

        assertThat(send(anna, merged, Map.of(), "save").statusCode()).isEqualTo(303);

        assertThat(current().version()).isEqualTo(3);
        assertThat(current().changes())
                .extracting(Change::setting)
                .containsExactly("order-export.look-back-days", "customers.missing");
    }

    /// A button that is pressed twice sends its form twice where scripts are not allowed.
    @Test
    void whoeverSavesTheSameTwiceIsNotToldOfSomebodyElse() {
        var form = shown();
        var written = Map.of("order-export.look-back-days", "30");
        send(anna, form, written, "save");

        var second = send(anna, form, written, "save");

        assertThat(Tab.location(second)).isEqualTo(page + "?tab=order-export");
        assertThat(anna.get(Tab.location(second)).body()).contains("Saved as version 2.");
        assertThat(current().version()).isEqualTo(2);
        assertThat(send(ben, form, written, "save").statusCode())
                .as("what somebody else saved is shown")
                .isEqualTo(409);
        assertThat(send(anna, form, Map.of("order-export.look-back-days", "7"), "save")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoeverSavesAndSyncsTwiceAtOnceAsksForOneRun() throws Exception {
        var form = shown();
        var written = Map.of("order-export.look-back-days", "30");

        try (var both = new SideBySide<String>()) {
            both.begin(() -> Tab.location(send(anna, form, written, "sync")));
            both.begin(() -> Tab.location(send(anna, form, written, "sync")));
            assertThat(both.next()).contains("/runs/asked/").isEqualTo(both.next());
        }

        assertThat(current().version()).isEqualTo(2);
        assertThat(site.get(JdbcClient.class)
                        .sql("select count(*) from run_request where company_id = ?")
                        .param(company.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(audited())
                .filteredOn(row -> row.endsWith("run manual, since the last time"))
                .hasSize(1);
    }

    @Test
    void aFormThatNamesNoVersionIsNotTaken() {
        var form = shown();
        form.put("version", "77");

        var sent = send(anna, form, Map.of("order-export.look-back-days", "30"), "save");

        assertThat(Tab.location(sent)).isEqualTo(page);
        assertThat(anna.get(page).body()).contains("did not say which version of the settings it was made from");
        assertThat(current().version()).isEqualTo(1);
    }

    @Test
    void aPreviewGoesByWhatIsWrittenAndSavesNothing() {
        var sent = send(anna, shown(), Map.of("order-export.order-status", "open"), "preview");

        assertThat(current().version()).isEqualTo(1);
        var asked = site.get(JdbcClient.class)
                .sql("select purpose, settings from run_request where id = ?")
                .param(UUID.fromString(Tab.location(sent).replaceAll(".*/", "")))
                .query((row, _) -> row.getString(1) + " " + row.getString(2))
                .single();
        assertThat(asked).startsWith("PREVIEW ").contains("order-status: open");
        assertThat(audited())
                .contains("anna@example.com: run preview, since the last time, under settings that are not saved");
        assertThat(anna.get("/companies/%d/runs/%d".formatted(company.value(), runOf(sent)))
                        .body())
                .contains("This is how it would be under the settings that were written on the configure page");
    }

    @Test
    void whatWasPreviewedStandsInTheFormAgainUntilItIsSaved() {
        var sent = send(
                anna,
                shown(),
                Map.of("order-export.order-status", "open", "customers.matching-mode", "store name"),
                "preview");
        var run = "/companies/%d/runs/%d".formatted(company.value(), runOf(sent));
        var link = page + "?preview=" + run.replaceAll(".*/", "");
        assertThat(anna.get(run).body())
                .contains("href=\"%s\">To these settings".formatted(link))
                .doesNotContain(">Sync this<");

        var led = anna.post(run, run + "/approve", Map.of());
        assertThat(Tab.location(led)).isEqualTo(link);
        var body = anna.get(link).body();
        assertThat(body)
                .contains("These settings are not saved", "Against version 1 they change:")
                .contains("<strong>Order status</strong>: processed → open");
        var form = Fields.of(body, "settings");
        assertThat(form)
                .containsEntry("version", "1")
                .containsEntry("order-export.order-status", "open")
                .containsEntry("customers.matching-mode", "store name");
        assertThat(current().version()).isEqualTo(1);

        send(anna, form, Map.of(), "save");

        assertThat(current().version()).isEqualTo(2);
        assertThat(current().settings().orderExport().orderStatuses()).containsExactly(Settings.OrderStatus.OPEN);
        assertThat(anna.get(link).body()).contains("What you previewed is saved already");
        for (var none : List.of("4711", "x", "9".repeat(30))) {
            var unknown = anna.get(page + "?preview=" + none);
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).contains("The settings that run %s previewed are not known".formatted(none));
        }
    }

    @Test
    void aPreviewUnderTheSavedSettingsIsSyncedAtOnePress() {
        var sent = anna.post(page, page + "/sync-orders", Map.of("numbers", "100035", "then", "preview"));
        runOf(sent);
        var base = "/companies/%d/runs/".formatted(company.value());
        var preview = base + runOf(sent);
        site.get(JdbcClient.class)
                .sql("update run set status = 'complete' where id = ?")
                .param(Long.parseLong(preview.replace(base, "")))
                .update();
        assertThat(anna.get(preview).body()).contains(">Sync this</button>");

        var approved = anna.post(preview, preview + "/approve", Map.of());

        assertThat(Tab.location(approved)).startsWith(base + "asked/");
        assertThat(requested(approved)).isEqualTo("SYNC {ORDERS} null f anna@example.com");
        var run = base + runOf(approved);
        assertThat(anna.get(run).body()).doesNotContain(">Sync this</button>");
        assertThat(Tab.location(anna.post(run, run + "/approve", Map.of()))).isEqualTo(run);
        assertThat(anna.get(run).body()).contains("is no preview.");
    }

    @Test
    void aPreviewOfWrongSettingsIsNone() {
        assertThat(send(anna, shown(), Map.of("order-export.order-status", "sent"), "preview")
                        .statusCode())
                .isEqualTo(422);
    }

    /// Whoever looked at the same version at the same moment as well.
    @Test
    void ofManyWhoSaveAtTheSameMomentOneIsTakenAndAllOthersAreTold() throws Exception {
        var form = shown();
        var calls = IntStream.range(1, 9)
                .mapToObj(days -> (Callable<HttpResponse<String>>)
                        () -> send(anna, form, Map.of("order-export.look-back-days", Integer.toString(days)), "save"))
                .toList();
        long before = current().version();

        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(current().version()).isEqualTo(before + 1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 303).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 303)
                .allSatisfy(answer -> assertThat(answer.body()).contains("Somebody else saved while you wrote here"));
    }

    @Test
    void theHistoryTellsWhoChangedWhatAndGoesBack() {
        save(Map.of("order-export.look-back-days", "7"));
        send(ben, shown(), Map.of("purchase-settings.sync-purchases", "true"), "save");
        var history = page + "/history";

        assertThat(anna.get(history).body())
                .contains("ben@example.com", "anna@example.com", "the defaults")
                .contains("<strong>Look back, days</strong>: 14 → 7")
                .contains("<strong>Sync purchases to QuickBooks</strong>: No → Yes");
        assertThat(anna.get(page + "/compare?from=1&to=3").body())
                .contains("Settings, version 1 against 3", "Look back, days", "Sync purchases to QuickBooks");
        assertThat(anna.get(page + "/compare?from=2&to=2").body()).contains("Both are the same.");
        assertThat(anna.get(page + "/compare?from=1&to=9").statusCode()).isEqualTo(404);

        var late = anna.post(history, page + "/versions/1/restore", Map.of("current", "2"));
        assertThat(current().version()).isEqualTo(3);
        assertThat(anna.get(Tab.location(late)).body())
                .contains("ben@example.com made version 3 meanwhile: look at it first. Nothing was changed.");

        anna.post(history, page + "/versions/1/restore", Map.of("current", "3"));

        assertThat(current().version()).isEqualTo(4);
        assertThat(current().settings())
                .isEqualTo(site.get(SettingsBook.class)
                        .at(company, 1)
                        .orElseThrow()
                        .settings());
        assertThat(anna.get(history).body())
                .contains("The settings are as they were in version 1 again, as version 4.");
        assertThat(audited()).contains("anna@example.com: settings version 4, as version 1 was");

        var twice = anna.post(history, page + "/versions/1/restore", Map.of("current", "3"));
        assertThat(anna.get(Tab.location(twice)).body())
                .contains("The settings are as they were in version 1 again, as version 4.");
        assertThat(current().version()).isEqualTo(4);
    }

    @Test
    void settingsGoOutAndComeInAsYaml() {
        save(Map.of("order-export.look-back-days", "7"));
        var out = anna.get(page + "/settings.yaml");
        assertThat(out.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"settings.yaml\"");
        assertThat(out.body()).isEqualTo(SettingsYaml.write(current().settings()));
        assertThat(audited()).contains("anna@example.com: settings exported settings.yaml, version 2");

        var wrong = take("order-export:\n  look-back-days: 3\n  order-status: sent\n", "2");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Nothing of it was taken")
                .contains("line 3: order-status: \"sent\" is not allowed")
                .contains("order-status: sent\n</textarea>");
        assertThat(take("a: [", "2").body()).contains("line 1: this is not YAML");
        assertThat(take(" ", "2").body()).contains("There is nothing in it: choose a file, or paste one.");
        assertThat(take("#" + "x".repeat(500_001), "2").body()).contains("The file is longer than");
        assertThat(take("order-export: {look-back-days: 3}", "1").body())
                .contains("anna@example.com made version 2 of the settings meanwhile");
        assertThat(current().version()).isEqualTo(2);

        var right = take("order-export: {look-back-days: 3}", "2");

        assertThat(Tab.location(right)).isEqualTo(page);
        assertThat(current().settings().orderExport().lookBackDays()).isEqualTo(3);
        assertThat(audited()).contains("anna@example.com: settings version 3, from a file");

        var twice = take("order-export: {look-back-days: 3}", "2");
        assertThat(Tab.location(twice)).isEqualTo(page);
        assertThat(anna.get(page).body()).contains("Settings taken, as version 3.");
        assertThat(current().version()).isEqualTo(3);
    }

    private HttpResponse<String> take(String text, String version) {
        return anna.post(page + "/import", page + "/import", Map.of("text", text, "version", version));
    }

    @Test
    void tablesGoOutAndComeInAsCsv() {
        save(Map.of("order-export.stores.0.source", "EBAY", "order-export.stores.0.name", "=cmd|' /C calc'!A0"));
        var table = page + "/tables/order-export.stores";

        var out = anna.get(table + ".csv");

        assertThat(out.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(out.body()).isEqualTo("\uFEFFsource,sub-source,name,country,tax\r\nEBAY,,'=cmd|' /C calc'!A0,,\r\n");
        var wrong = anna.post(
                table + "/import",
                table + "/import",
                Map.of("version", "2", "text", "source,name,country\nEBAY,,\nAMAZON,Amazon,Atlantis\n"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("line 2: stores: a row needs a name")
                .contains("line 3: stores: country: \"Atlantis\" is none");
        assertThat(current().version()).isEqualTo(2);

        anna.post(
                table + "/import",
                table + "/import",
                Map.of("version", "2", "text", out.body() + "AMAZON,,Amazon Shop,,\r\n"));

        assertThat(current().settings().orderExport().stores().table()).hasSize(2);
        assertThat(current()
                        .settings()
                        .orderExport()
                        .stores()
                        .table()
                        .getFirst()
                        .name())
                .isEqualTo("=cmd|' /C calc'!A0");
        assertThat(anna.get(page + "/tables/order-export.order-status.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTableThatIsTooLongForAPageStaysAsItIs() {
        var table = page + "/tables/order-export.stores/import";
        anna.post(table, table, Map.of("version", "1", "text", stores(301)));
        assertThat(anna.get(page).body()).contains("301 rows: too many to show here");

        save(Map.of("order-export.look-back-days", "7"));

        assertThat(current().version()).isEqualTo(3);
        assertThat(current().settings().orderExport().stores().table()).hasSize(301);

        var endless = anna.post(table, table, Map.of("version", "3", "text", stores(5_001)));
        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.body()).contains("Those are more than 5000 rows: give fewer.");
        assertThat(current().version()).isEqualTo(3);
    }

    private static String stores(int rows) {
        return IntStream.range(0, rows)
                .mapToObj("EBAY%d,Shop\n"::formatted)
                .collect(Collectors.joining("", "source,name\n", ""));
    }

    @Test
    void ordersAreSyncedByHand() {
        var sync = page + "/sync-orders";
        var wrong = anna.post(
                page,
                sync,
                Map.of("from", "31.1.2026", "to", "2026-02-30", "numbers", "100 200", "status", "sent, open"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("<details class=\"card mb-3 by-hand\" open>")
                .contains("id=\"orders-from-wrong\">The first day, \"31.1.2026\", is no date")
                .contains("id=\"orders-to-wrong\">The last day, \"2026-02-30\", is no date")
                .contains("id=\"orders-numbers-wrong\">\"100 200\" is no order number")
                .contains("id=\"orders-status-wrong\">There is no order status \"sent\"")
                .contains("value=\"100 200\"");

        var sent = anna.post(
                page, sync, Map.of("from", "2026-01-01", "to", "2026-01-31", "numbers", "", "status", "Open"));

        assertThat(requested(sent)).isEqualTo("SYNC {ORDERS} {OPEN} f anna@example.com");
        assertThat(audited().getFirst())
                .isEqualTo(
                        "anna@example.com: run manual, from 2026-01-01T00:00:00Z to 2026-02-01T00:00:00Z, orders, open");
        assertThat(requested(anna.post(page, sync, Map.of("numbers", "100035, #1001", "then", "preview"))))
                .isEqualTo("PREVIEW {ORDERS} null f anna@example.com");
    }

    @Test
    void deliveredPurchaseOrdersAreSyncedByTheirStatus() {
        assertThat(requested(anna.post(page, page + "/sync-orders", Map.of("status", "delivered"))))
                .isEqualTo("SYNC {PURCHASES} null t anna@example.com");
        assertThat(requested(anna.post(page, page + "/sync-orders", Map.of("status", "processed, delivered"))))
                .isIn(
                        "SYNC {ORDERS,PURCHASES} {PROCESSED} t anna@example.com",
                        "SYNC {PURCHASES,ORDERS} {PROCESSED} t anna@example.com");
    }

    @Test
    void purchasesAreSyncedByHand() {
        var sync = page + "/sync-purchases";

        assertThat(anna.post(page, sync, Map.of("from", "2026-02-01", "to", "2026-01-01"))
                        .body())
                .contains("id=\"purchases-to-wrong\">The last day, 2026-01-01, is before the first, 2026-02-01");
        assertThat(requested(anna.post(page, sync, Map.of("from", "2026-01-01"))))
                .isEqualTo("SYNC {PURCHASES} null f anna@example.com");
    }

    private static String requested(HttpResponse<String> sent) {
        return site.get(JdbcClient.class)
                .sql("""
                    select concat_ws(' ', purpose, parts::text, coalesce(statuses::text, 'null'), delivered, who)
                    from run_request where id = ?""")
                .param(UUID.fromString(Tab.location(sent).replaceAll(".*/", "")))
                .query(String.class)
                .single();
    }

    @Test
    void requestsOfOthersAreNotThere() {
        var sent = anna.post(page, page + "/sync-orders", Map.of());
        var ticket = Tab.location(sent).replaceAll(".*/", "");
        var other = site.company("Pens " + NEXT.incrementAndGet());

        assertThat(anna.get("/companies/%d/runs/asked/%s".formatted(other.value(), ticket))
                        .statusCode())
                .isEqualTo(404);
        assertThat(anna.get("/companies/%d/runs/asked/nonsense".formatted(other.value()))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, false", "ACCOUNTANT, true"})
    void othersLookAndChangeNothing(Role role, boolean mayExport) {
        var tab = site.signedIn(
                site.person(role.word() + NEXT.incrementAndGet() + "@example.com", Roles.in(company, role)));

        var body = tab.get(page).body();

        assertThat(body)
                .contains("<fieldset disabled>", "Only operators and owners change it.", ">Order status</label>")
                .doesNotContain(">Save</button>", ">Sync now</button>", "Add a row", page + "/import");
        assertThat(tab.get(page + "/history").body()).contains("the defaults").doesNotContain("/restore");
        assertThat(tab.get(page + "/settings.yaml").statusCode()).isEqualTo(mayExport ? 200 : 403);
        assertThat(tab.get(page + "/tables/tax.codes.csv").statusCode()).isEqualTo(mayExport ? 200 : 403);
        var csrf =
                Map.of("version", "1", "current", "1", "order-export.look-back-days", "7", "text", "tax: {mode: none}");
        for (var action : List.of(
                "", "/sync-orders", "/sync-purchases", "/import", "/tables/tax.codes/import", "/versions/1/restore")) {
            assertThat(tab.post("/account", page + action, csrf).statusCode())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(current().version()).isEqualTo(1);

        var preview = tab.post("/account", page + "/sync-orders", Map.of("numbers", "1001", "then", "preview"));
        assertThat(preview.statusCode()).isEqualTo(role == Role.ACCOUNTANT ? 303 : 403);
        assertThat(body.contains(">Preview</button>")).isEqualTo(role == Role.ACCOUNTANT);
    }

    @Test
    void operatorsChangeThem() {
        var tab = site.signedIn(
                site.person("operator" + NEXT.incrementAndGet() + "@example.com", Roles.in(company, Role.OPERATOR)));

        send(tab, Fields.of(tab.get(page).body(), "settings"), Map.of("customers.matching-mode", "store name"), "save");

        assertThat(current().settings().customers().matching()).isEqualTo(Rules.Matching.STORE);
    }

    @Test
    void namesComeFromWhatIsKnownOfTheBooks() {
        assertThat(anna.get(page).body()).doesNotContain("Choose from QuickBooks");
        learn("ACCOUNT", "Bank", "Current account", "");
        learn("ACCOUNT", "Bank", "Dollars", "USD");
        learn("ACCOUNT", "Income", "Sales & more", "");
        learn("ACCOUNT", "Accounts Payable", "Creditors", "EUR");
        learn("ITEM", "Service", "Shipping", "");
        learn("ITEM", "Category", "Mugs", "");

        var body = anna.get(page).body();

        assertThat(body)
                .contains("list as of")
                .contains("<datalist id=\"names-PAYING_ACCOUNTS\">")
                .contains("<option value=\"Current account\"></option>", "<option value=\"Dollars\">USD</option>")
                .contains("<datalist id=\"names-OWING_ACCOUNTS\">", "<option value=\"Creditors\">EUR</option>")
                .contains("<option value=\"Sales &amp; more\">", "<option value=\"Shipping\">")
                .doesNotContain("<option value=\"Mugs\">");
        assertThat(anna.get(page + "/names/ITEMS?products.shipping-item=SHIP").body())
                .contains("Shipping");
        assertThat(anna.get(page + "/names/ITEMS?products.shipping-item=%25").body())
                .doesNotContain("Shipping");
        assertThat(anna.get(page + "/names/NONE").statusCode()).isEqualTo(404);

        save(Map.of(
                "products.income-account", "Nowhere",
                "purchase-settings.pay-from.0.currency", "GBP",
                "purchase-settings.pay-from.0.account", "Dollars",
                "purchase-settings.payable-accounts.0.currency", "USD",
                "purchase-settings.payable-accounts.0.account", "Creditors"));

        assertThat(anna.get(page).body())
                .contains("This account is kept in USD: what is in GBP needs one in GBP.")
                .contains("This account is kept in EUR: what is in USD needs one in USD.")
                .contains("QuickBooks had no such account when it was looked at last.");
    }

    private void learn(String kind, String type, String name, String currency) {
        var jdbc = site.get(JdbcClient.class);
        jdbc.sql("""
                insert into quickbooks_list (company, kind, changed_since, looked_at) values (?, ?, now(), now())
                on conflict do nothing""").params(company.value(), kind).update();
        jdbc.sql("""
                insert into quickbooks_listed (company, kind, id, sync_token, name, name_key, full_name, sku, sku_key, currency, type,
                    subtype, seen_at)
                values (?, ?, ?, '0', ?, lower(?), ?, '', '', ?, ?, '', now())""")
                .params(company.value(), kind, name, name, name, name, currency, type)
                .update();
    }

    @Test
    void everySettingHasAFieldOnThePage() {
        var names = Set.copyOf(shown().keySet());

        for (var line : SettingsYaml.write(current().settings()).lines().toList()) {
            if (line.matches("  [a-z-]+:.*")) {
                var name = line.strip().replaceAll(":.*", "");
                assertThat(names).anyMatch(field -> field.endsWith("." + name));
            }
        }
    }
}
