package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;

/// Holds, documents, records, search and proof, of what real runs left.
class BooksOnPagesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Trading trading;
    private static CompanyId mugs;
    private static String base;
    private static Tab operator;
    private static Tab accountant;
    private static Tab viewer;
    private static long run;

    @BeforeAll
    static void open() {
        trading = Trading.open(DATABASE, home);
        mugs = trading.company("Mugs");
        base = "/companies/" + mugs.value();
        operator = trading.site.signedIn("anna@example.com", mugs, Role.OPERATOR);
        accountant = trading.site.signedIn("carl@example.com", mugs, Role.ACCOUNTANT);
        viewer = trading.site.signedIn("vera@example.com", mugs, Role.VIEWER);
        trading.sells(1001, 3);
        trading.sells(Trading.order(2001, "France", "5.5", "21.10"), Trading.order(2002, "France", "5.5", "10.55"));
        trading.sells(
                Trading.order(3001, "Portugal", "23.0", "24.60"), Trading.order(3002, "Germany", "19.0", "11.90"));
        run = trading.run(Trading.march(mugs));
    }

    @AfterAll
    static void close() {
        trading.close();
    }

    @Test
    void holdsAreGroupedAndLeadToTheirRecords() {
        var groups = viewer.get(base + "/holds").body();
        assertThat(groups)
                .contains("QuickBooks has no code for", "Show 3 orders", "56.25 GBP", base + "/configure?tab=tax\">")
                .doesNotContain("Retry all");

        var group = path(groups, "/holds/because/order/");
        var records = viewer.get(group).body();
        assertThat(records).contains(">2001</a>", ">3001</a>").doesNotContain("Dismiss those ticked");

        var one = viewer.get(hold(2001)).body();
        assertThat(one)
                .contains("for France at 5.5 %", "21.10 GBP", "/records/order/" + Trading.id(2001))
                .doesNotContain("Retry");
        assertThat(viewer.post("/account", hold(2001) + "/dismiss", Map.of("note", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.get(base + "/holds/order/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(operator.get(base + "/holds/because/order/0?after=nonsense").statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatWouldHappenIsFoundOutWithoutWritingAnything() {
        var page = hold(3001);
        long before = posted();

        var asked = Tab.location(operator.post(page, page + "/preview", Map.of()));
        long preview = trading.settled(asked);

        assertThat(Tab.location(operator.get(asked))).isEqualTo(base + "/runs/" + preview);
        assertThat(operator.get(base + "/runs/" + preview).body())
                .contains("nothing was written", "number 3001")
                .contains("<dt>would be held</dt><dd>1</dd>", ">Would be held</h2>", "What is held already");
        assertThat(posted()).isEqualTo(before);
    }

    /// QuickBooks holds nothing of it yet, so nothing is said of what it holds.
    @Test
    void aPreviewSaysWhatWouldStandAndComparesNothing() {
        trading.sells(4001, 1);

        var asked = Tab.location(operator.post(
                base + "/configure", base + "/configure/sync-orders", Map.of("numbers", "4001", "then", "preview")));
        long preview = trading.settled(asked);

        assertThat(operator.get(base + "/runs/" + preview).body())
                .contains("What would stand", "<dt>would be posted</dt><dd>1</dd>", ">Sync this</button>")
                .contains("data-label=\"Linnworks\" class=\"number wide\">12.00<")
                .contains("data-label=\"Tax\" class=\"number wide\">2.00<")
                .doesNotContain("data-label=\"QuickBooks\"", "data-label=\"Difference\"");
        assertThat(viewer.get(base + "/runs/" + preview).body()).doesNotContain(">Sync this</button>");
        assertThat(viewer.get(base + "/runs?what=preview").body())
                .contains("data-label=\"Difference\" class=\"number\"><span class=\"text-secondary\">–</span>")
                .doesNotContain("text-danger d-block");
    }

    /// Line by line, as QuickBooks shows it now and as it would be.
    @Test
    void aPreviewOfAnAmendmentShowsWhatStandsAndWhatWould() {
        trading.sells(5001, 1);
        sync(5001, "sync");
        trading.sells(Trading.order(5001, "United Kingdom", "20.0", "18.00"));

        long preview = sync(5001, "preview");

        assertThat(operator.get(base + "/runs/" + preview).body())
                .contains("<dt>would be amended</dt><dd>1</dd>", ">Sync this</button>")
                .contains("Looked at in QuickBooks, as it stood there")
                .contains("What changes in sales receipt 5001")
                .contains(" · eBay GBP · Mar 4, 2026</span>")
                .contains("<td>total</td><td><del>12.00</del></td><td><ins>18.00</ins></td>")
                .contains(
                        "<del>MUG: 2 × 5.00 = 10.00, 20.0% S</del></td><td><ins>MUG: 2 × 7.50 = 15.00, 20.0% S</ins>");
    }

    /// Whatever a form may name beside: only what the preview showed.
    @Test
    void ofAPreviewOnlyWhatWasChosenIsSynced() {
        trading.sells(6001, 2);
        long preview = sync("6001,6002", "preview");
        var page = base + "/runs/" + preview;
        var approve = page + "/approve-chosen";
        assertThat(operator.get(page).body())
                .contains("name=\"order\" value=\"6001\"", "name=\"order\" value=\"6002\"", ">Sync the chosen ones<");
        assertThat(viewer.get(page).body()).doesNotContain("name=\"order\"", ">Sync the chosen ones<");
        long before = posted();

        for (var none : List.of(Map.<String, String>of(), Map.of("order", "1001"))) {
            assertThat(Tab.location(operator.post(page, approve, none))).isEqualTo(page);
            assertThat(operator.get(page).body()).contains("Choose what is to be synced, or sync all of it.");
        }
        long run = trading.settled(Tab.location(operator.post(page, approve, Map.of("order", "6002"))));

        assertThat(posted()).isEqualTo(before + 1);
        assertThat(operator.get(base + "/runs/" + run).body())
                .contains("number 6002")
                .doesNotContain("6001");
        assertThat(Tab.location(
                        operator.post(page, base + "/runs/" + run + "/approve-chosen", Map.of("order", "6002"))))
                .isEqualTo(base + "/runs/" + run);
    }

    private static long sync(int number, String then) {
        return sync(String.valueOf(number), then);
    }

    private static long sync(String numbers, String then) {
        return trading.settled(Tab.location(operator.post(
                base + "/configure", base + "/configure/sync-orders", Map.of("numbers", numbers, "then", then))));
    }

    @Test
    void aDocumentIsShownBesideWhatQuickBooksStored() {
        var page = viewer.get(base + "/documents/order/" + Trading.id(1001) + "/sale/1")
                .body();

        assertThat(page)
                .contains("Sales receipt 1001", "Proven: QuickBooks stored what was wanted, to the penny.")
                .contains("Tax at 20 %", "Net under 20.0% S", "eBay GBP", "by the store's name and the currency")
                .contains("/runs/" + run, "version 2, by test", "Open in QuickBooks", "/documents/salesreceipt/")
                .contains("/records/order/" + Trading.id(1001));
        assertThat(viewer.get(base + "/documents/order/" + Trading.id(1001) + "/bill/1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(viewer.get(base + "/documents/order/nonsense/sale/1").statusCode())
                .isEqualTo(404);
        assertThat(viewer.get("/companies/" + trading.site.company("Pens").value() + "/documents/order/"
                                + Trading.id(1001) + "/sale/1")
                        .statusCode())
                .isEqualTo(404);
    }

    /// How what is not on the order was found.
    @Test
    void aDocumentSaysWhereItsTaxCodeAndItsRateAreFrom() {
        trading.sells(
                Trading.order(7101, "GB", "20.0", "12.00").replace("\"Currency\":\"GBP\"", "\"Currency\":\"USD\""));
        sync(7101, "sync");

        assertThat(text(viewer.get(base + "/documents/order/" + Trading.id(7101) + "/sale/1")
                        .body()))
                .contains("20.0% S for 10.00, found by its rate")
                .containsPattern("Exchange rate 1 USD = 0\\.\\d+ GBP, the rate of QuickBooks for 2026-03-04");
        assertThat(text(viewer.get(base + "/documents/order/" + Trading.id(1001) + "/sale/1")
                        .body()))
                .doesNotContain("Exchange rate");
    }

    private static String text(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace(" ,", ",");
    }

    @Test
    void theLinesOfADocumentAreShownAndComparedWithWhatQuickBooksShowsNow() {
        trading.sells(7001, 1);
        sync(7001, "sync");
        var page = base + "/documents/order/" + Trading.id(7001) + "/sale/1";
        assertThat(viewer.get(page).body())
                .contains("Line by line", "data-label=\"Product\">MUG<", "2 × 5.00", "20.0% S")
                .doesNotContain("Compare with QuickBooks now");
        assertThat(viewer.get(page + "/beside").statusCode()).isEqualTo(403);
        assertThat(accountant.get(page).body()).contains("Compare with QuickBooks now");
        var reads = metered();
        assertThat(accountant.get(page + "/beside?generation=1").body())
                .contains("QuickBooks shows each line as it was written.");
        assertThat(metered()).as("a read is counted with those of the runs").isEqualTo(reads + 1);

        trading.editLinesInTheBooks(mugs, 7001, line -> {
            line.put("Amount", 15).put("Description", "Mugs");
            ((ObjectNode) line.path("SalesItemLineDetail")).put("Qty", 3);
        });

        assertThat(accountant.get(page + "/beside").body())
                .contains("One line differs.", "MUG: quantity 2 → 3, net 10.00 → 15.00, description Mug → Mugs")
                .contains("data-label=\"Difference\" class=\"number\"><span class=\"text-danger\">5.00</span>");
        trading.deleteInTheBooks(mugs, 7001, 1);
        assertThat(accountant.get(page + "/beside").body())
                .contains("QuickBooks does not have it any more: somebody deleted or voided it there.");
    }

    private static long metered() {
        return DATABASE.jdbc()
                .sql("select coalesce(sum(reads), 0) from metered_reads where company_id = ?")
                .param(mugs.value())
                .query(Long.class)
                .single();
    }

    @Test
    void buyersAreHiddenFromViewersAndEveryLookIsKept() {
        var page = base + "/records/order/" + Trading.id(1002);

        assertThat(viewer.get(page).body())
                .contains("order.GeneralInfo.ReferenceNum", "REF-1002", "United Kingdom")
                .doesNotContain("Jane Doe", "LS1 1AA", "jane@example.com", "jdoe");
        assertThat(viewer.get(page + "?as=json").body()).doesNotContain("Jane Doe");
        assertThat(accountant.get(page).body()).contains("Jane Doe");
        assertThat(accountant.get(page + "?as=json").body()).contains("\"FullName\" : \"Jane Doe\"");
        assertThat(DATABASE.jdbc()
                        .sql(
                                "select actor from audit where act = 'RECORD' and subject = 'order 1002, version 1' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("vera@example.com", "vera@example.com", "carl@example.com", "carl@example.com");
    }

    @Test
    void ordersAreFoundByWhatPeopleCallThem() {
        assertThat(search("100")).contains("sales receipt 1001", "sales receipt 1003", "order 1002");
        assertThat(search("ref-1003")).contains("In Linnworks", "order 1003").doesNotContain("order 1001");
        assertThat(search("12.00")).contains("With that total", "sales receipt 1002");
        assertThat(search("24.60")).contains("Held with that total", "order 3001");
        assertThat(search("12%2C00")).as("with a comma").contains("With that total", "sales receipt 1002");
        assertThat(search("%C2%A312.00")).as("with its sign").contains("With that total", "sales receipt 1002");
        assertThat(search("+12.00+GBP+")).as("as it stands here").contains("With that total", "sales receipt 1002");
        assertThat(search("4.3.2026")).contains("Documents of that day", "proof/documents?from=2026-03-04");
        assertThat(search("3/4/2026")).as("the browser is American").contains("proof/documents?from=2026-03-04");
        assertThat(search("31.2.2026")).contains("Nothing begins with");
        assertThat(search("mug")).as("a SKU").contains("With that SKU, the newest first", "order 1001", "order 3001");
        assertThat(search("mu")).as("no SKU").doesNotContain("With that SKU");
        assertThat(search("2026-03-04")).contains("Documents of that day", "proof/documents?from=2026-03-04");
        assertThat(search("ebay")).contains("Of customers and vendors", "sales receipt 1001");
        assertThat(search("3001")).contains("Held", "QuickBooks has no code for Portugal");
        assertThat(search("%2B999999999-12-31")).contains("Nothing begins with “+999999999-12-31”");
        assertThat(search("%25")).contains("Nothing begins with “%”");
        assertThat(search("Jane")).contains("Nothing begins with").doesNotContain("Look for a buyer");
    }

    @Test
    void anOwnerLooksForABuyerFromThere() {
        var owner = trading.site.signedIn(trading.site.owner("olga@example.com"));
        var page = owner.get(base + "/search?q=jane%40example.com").body();
        assertThat(page).contains("Nothing begins with", "name=\"buyer\" value=\"jane@example.com\"");

        var found = owner.post(
                base + "/search?q=jane%40example.com", base + "/buyers/find", Map.of("buyer", "jane@example.com"));

        assertThat(found.body()).contains("Stands in ", ">order 1002</a>");
    }

    private static String search(String text) {
        return viewer.send(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + trading.site.port() + base + "/search?q=" + text))
                        .header("Accept-Language", "en-US"))
                .body();
    }

    @Test
    void theProofOpensDownToDocumentsAndIsTakenAway() throws IOException {
        var proof = viewer.get(base + "/proof?month=2026-03").body();
        assertThat(proof)
                .contains("All differences are zero:", "Checked by", ">eBay</a>")
                .contains("?month=2026-02", "?month=2026-04");
        var days = path(proof, "/proof/days");
        assertThat(viewer.get(days).body()).contains("Mar 4, 2026");
        assertThat(viewer.get(days.replace("/days", "/documents")).body()).contains("sales receipt 1001", "12.00 GBP");
        assertThat(viewer.get(base + "/proof?month=2025-01").body()).contains("Nothing stands in the books for that");
        assertThat(viewer.get(base + "/proof?month=2026-03&section=BILLS").body())
                .contains("Nothing stands in the books");

        for (var file : List.of(
                "/proof.csv", "/proof.xlsx", "/runs/" + run + "/holds.csv", "/runs/" + run + "/documents.csv")) {
            assertThat(viewer.get(base + file).statusCode()).as(file).isEqualTo(403);
        }
        assertThat(viewer.get(base + "/proof").body()).doesNotContain("proof.csv", "proof.xlsx");
        assertThat(viewer.get(base + "/runs/" + run).body()).doesNotContain(".csv");
        assertThat(accountant.get(base + "/runs/" + run).body()).contains("/holds.csv", "/documents.csv");
        assertThat(accountant.get(base + "/proof").body()).contains("proof.csv", "proof.xlsx");
        var csv = accountant.get(base + "/proof.csv?month=2026-03");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"proof-2026-03.csv\"");
        assertThat(csv.body()).as("Excel knows the letters").startsWith("\uFEFF");
        assertThat(csv.body()).contains("Sales,eBay,GBP,").contains(",0.00,");
        assertThat(sheets(base + "/proof.xlsx?month=2026-03"))
                .anySatisfy(sheet -> assertThat(sheet).contains("<v>12.00</v>"));
        assertThat(DATABASE.jdbc()
                        .sql("select distinct subject from audit where act = 'EXPORT' and subject like 'proof%'")
                        .query(String.class)
                        .list())
                .containsExactly("proof of 2026-03-01 to 2026-03-31");
    }

    private static List<String> sheets(String address) throws IOException {
        var cookie =
                "cloudcart-session=" + accountant.cookie("cloudcart-session").orElseThrow();
        var sheets = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + trading.site.port() + address))
                    .header("Cookie", cookie)
                    .build();
            var bytes = client.send(call, BodyHandlers.ofByteArray()).body();
            try (var zip =
                    new ZipFile(Files.write(home.resolve("proof.xlsx"), bytes).toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    sheets.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sheets;
    }

    @Test
    void theDashboardSaysWhatTheBooksStillNeed() {
        var page = viewer.get(base + "/dashboard").body();

        assertThat(page)
                .contains(
                        "Books ready?",
                        "for it</a>",
                        "API budget",
                        "This company this month",
                        "/proof/documents?from=");
    }

    /// Before anything is held for it; what a closed day has to do with is told where orders of such days are wanted.
    @Test
    void theDashboardSaysWhatTheBooksWereSeenToLack() {
        assertThat(viewer.get(base + "/dashboard").body())
                .doesNotContain("numbers the documents itself", "The books are closed");

        books("custom_numbers = false, books_closed_until = '2099-03-04'");
        var page = viewer.get(base + "/dashboard").body();

        assertThat(page)
                .contains("QuickBooks numbers the documents itself: custom transaction numbers are off")
                .contains("href=\"" + base + "/connections\">My connections</a>")
                .contains("The books are closed up to 4 March 2099, and orders from ")
                .contains("href=\"" + base + "/configure?tab=order-export\">Configure: Start date</a>");

        assertThat(operator.post(base + "/connections", base + "/connections/quickbooks/check", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(viewer.get(base + "/dashboard").body())
                .as("mended in QuickBooks, and looked at anew")
                .doesNotContain("numbers the documents itself", "The books are closed");
    }

    private static void books(String change) {
        DATABASE.jdbc()
                .sql("update quickbooks_company set %s where company = ?".formatted(change))
                .param(mugs.value())
                .update();
    }

    @Test
    void runsAreListedWithWhatTheyAreAbout() {
        assertThat(viewer.get(base + "/runs").body())
                .contains("2026-03-01 to 2026-03-31", "complete with holds", "times of Europe/London");
        assertThat(accountant.get(base + "/runs/" + run + "/holds.csv").body())
                .contains("order,2001,", "QuickBooks has no code for France");
        accountant.get(base + "/runs/" + run + "/documents.csv");
        assertThat(DATABASE.jdbc()
                        .sql("select subject from audit where act = 'EXPORT' and actor = 'carl@example.com'")
                        .query(String.class)
                        .list())
                .contains("holds of run " + run, "documents of run " + run);
        assertThat(viewer.get(base + "/runs?state=failed").body()).contains("No run is like that");
    }

    @Test
    void anAccountantForetellsAndApprovesAndAViewerDoesNot() {
        var wish = Map.of("numbers", "1002", "then", "preview");
        assertThat(viewer.post("/account", base + "/configure/sync-orders", wish)
                        .statusCode())
                .isEqualTo(403);

        var asked = accountant.post("/account", base + "/configure/sync-orders", wish);

        var preview = base + "/runs/" + trading.settled(Tab.location(asked));
        assertThat(viewer.get(preview).body()).doesNotContain("Sync this</button>", "Sync the chosen ones");
        assertThat(accountant.get(preview).body())
                .contains("Sync this</button>")
                .doesNotContain(">Run again</button>");
        for (var way : List.of("/approve", "/approve-chosen", "/again")) {
            assertThat(viewer.post("/account", preview + way, Map.of()).statusCode())
                    .as(way)
                    .isEqualTo(403);
        }
        var approved = accountant.post("/account", preview + "/approve", Map.of());
        assertThat(Tab.location(approved)).startsWith(base + "/runs/asked/");
        trading.settled(Tab.location(approved));

        assertThat(viewer.get(hold(2001)).body()).doesNotContain("Find out what would happen");
        assertThat(accountant.get(hold(2001)).body())
                .contains("Find out what would happen")
                .doesNotContain(">Retry</button>", ">Dismiss</button>");
        var foretold = accountant.post("/account", hold(2001) + "/preview", Map.of());
        assertThat(trading.settled(Tab.location(foretold))).isPositive();
    }

    private static String hold(int number) {
        return base + "/holds/order/" + Trading.id(number);
    }

    private static long posted() {
        return DATABASE.jdbc()
                .sql("select count(*) from posting")
                .query(Long.class)
                .single();
    }

    /// The first address on a page that has these words.
    private static String path(String page, String words) {
        var found = Pattern.compile("href=\"([^\"]*" + Pattern.quote(words) + "[^\"]*)\"")
                .matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
