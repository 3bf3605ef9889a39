package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunStatus;

/// How many calls the services still take, within the minute and within the month.
class BudgetTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static CompanyId mugs;
    private static CompanyId pens;
    private static Tab owner;
    private static Tab viewer;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        mugs = site.company("Mugs");
        pens = site.company("Pens");
        owner = site.signedIn(site.owner("owner@example.com"));
        viewer = site.signedIn("vera@example.com", mugs, Role.VIEWER);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void forgetReads() {
        DATABASE.jdbc().sql("delete from metered_reads").update();
    }

    private static String dashboard(Tab tab) {
        return words(tab.get("/companies/%d/dashboard".formatted(mugs.value())));
    }

    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("<[^>]+>", " ").replace("&#39;", "'").replaceAll("\\s+", " ");
    }

    private static RunId begun(CompanyId company) {
        return site.get(Journal.class).start(company, Occasion.byHand(Purpose.SYNC), "since the last time", 1);
    }

    private static void reads(CompanyId company, long reads) {
        site.get(Journal.class)
                .finish(
                        begun(company),
                        RunStatus.COMPLETE,
                        "{\"calls\": {\"linnworks\": 12, \"quickbooksWrites\": 3, \"quickbooksReads\": %d}}"
                                .formatted(reads));
    }

    @Test
    void whatIsLeftOfTheMinuteIsTold() {
        assertThat(dashboard(viewer))
                .contains("Linnworks 145 of 145 calls left this minute")
                .contains("QuickBooks Online 500 of 500 calls left this minute");
    }

    /// Whichever machine it goes on.
    @Test
    void aRunTellsWhatItLeaves() {
        var run = begun(mugs);
        var stage = new RunProgress.Stage(1, 2, Instant.now());
        var calls = new RunProgress.CallsLeft(7, 333);
        site.get(Journal.class)
                .tell(run, new RunProgress(stage, stage, RunProgress.Stage.NONE, calls, "", Instant.now()));

        var page = viewer.get("/companies/%d/runs/%d/now".formatted(mugs.value(), run.value()));

        assertThat(words(page)).contains("Calls left this minute: 7 to Linnworks, 333 to QuickBooks");
        assertThat(dashboard(viewer)).contains("Linnworks 7 of 145 calls", "QuickBooks Online 333 of 500 calls");
        site.get(Journal.class).finish(run, RunStatus.COMPLETE, "{}");
        assertThat(dashboard(viewer)).contains("Linnworks 145 of 145 calls");
    }

    /// Intuit counts them for the whole application; what others come to is for those who may see all companies.
    @Test
    void meteredReadsAreAddedUpAgainstTheTier() {
        reads(mugs, 30);
        reads(mugs, 12);
        reads(pens, 399_957);

        assertThat(dashboard(owner))
                .contains(
                        "399,999 of all companies; Intuit's tier Builder has 500,000 a month for all companies together")
                .doesNotContain("used up");
        assertThat(dashboard(viewer)).contains("42 of this company;").doesNotContain("399,9");

        reads(pens, 1);
        assertThat(dashboard(viewer)).contains("Most of them are used up: book a higher tier");

        reads(pens, 100_000);
        assertThat(dashboard(owner)).contains("500,000 of all companies", "They are used up: until next month");
    }

    @Test
    void anotherTierIsNamedInTheConfiguration() {
        try (var other = Site.open(DATABASE, home, Map.of("cloudcart.quickbooks.tier", "silver"))) {
            assertThat(words(other.signedIn(other.owner("other@example.com"))
                            .get("/companies/%d/dashboard".formatted(mugs.value()))))
                    .contains("Intuit's tier Silver has 1,000,000 a month");
        }
    }
}
