package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.DatabaseState;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.Roles;

class AuditPageTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static CompanyId mugs;
    private static CompanyId pens;
    private static Tab owner;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        owner = site.signedIn(site.owner("owner@example.com"));
        mugs = site.company("Mugs");
        pens = site.company("Pens");
        var audit = site.get(Audit.class);
        for (int run = 1; run <= 120; run++) {
            audit.done(new Actor("schedule", "service"), Act.RUN, mugs, "run %d of mugs".formatted(run));
        }
        audit.done(new Actor("=cmd|'/c calc'!A1", "10.0.0.1"), Act.DISMISS, mugs, "order \"1001\", twice");
        audit.refused(new Actor("ben@example.com", "10.0.0.2"), Act.SETTINGS, pens, "settings of pens");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static String page(String query) {
        return owner.get("/companies/%s/audit%s".formatted(mugs, query)).body();
    }

    @Test
    void pagesKeepTheirPlaceAndTheirFilter() {
        var first = page("?act=RUN");

        assertThat(first).contains("run 120 of mugs", "run 71 of mugs").doesNotContain("run 70 of mugs<", "1001");
        var next = Pattern.compile("href=\"([^\"]*act=RUN&amp;before=\\d+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        site.get(Audit.class).done(new Actor("schedule", "service"), Act.RUN, mugs, "run 121 of mugs");
        assertThat(owner.get(next.group(1).replace("&amp;", "&")).body())
                .contains("run 70 of mugs", "run 21 of mugs")
                .doesNotContain("run 71 of mugs", "run 121 of mugs");
    }

    @Test
    void filtersByPersonDayAndRefusal() {
        var all = owner.get("/audit?who=ben%40example.com&refused=yes").body();
        assertThat(all).contains("settings of pens", "refused").doesNotContain("of mugs");
        assertThat(page("?who=nobody")).contains("Nothing of that kind.");
        assertThat(page("?to=2020-01-01")).contains("Nothing of that kind.");
        assertThat(page("?from=2020-01-01&who=schedule")).contains("run 120 of mugs");
        assertThat(page("")).doesNotContain("settings of pens");
    }

    /// Java has years that no database has.
    @Test
    void aDayThatIsImpossibleFiltersNothing() {
        assertThat(page("?to=%2B999999999-12-31&who=schedule")).contains("run 120 of mugs");
        assertThat(page("?from=%2B999999-01-01&who=schedule")).contains("run 120 of mugs");
        assertThat(page("?from=-999999999-01-01&who=schedule")).contains("run 120 of mugs");
        assertThat(page("?to=2026-02-30&who=schedule")).contains("run 120 of mugs");
    }

    @Test
    void theExportIsHarmlessToSpreadsheetsAndAuditedItself() {
        var form = Map.of("act", "DISMISS");

        var csv = owner.post("/audit", "/companies/%s/audit/export".formatted(mugs), form);

        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"audit.csv\"");
        assertThat(csv.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(csv.body())
                .contains("'=cmd|'/c calc'!A1,10.0.0.1,dismiss,Mugs,\"order \"\"1001\"\", twice\",done")
                .doesNotContain("run 1 ");
        assertThat(page("?act=EXPORT")).contains("audit as CSV, 1 rows");
    }

    @Test
    void theFiltersUseTheirIndexes() {
        var jdbc = site.get(JdbcClient.class);
        jdbc.sql(
                        "insert into audit (at, actor, origin, act, company, subject, done) select now(), 'a' || n % 50, 'x', 'RUN', 100 + n % 20, 's', true from generate_series(1, 20000) n")
                .update();
        jdbc.sql("analyze audit").update();
        for (var condition : new String[] {
            "company = 103",
            "actor = 'nobody' and company = 103",
            "act = 'KEY'",
            "actor = 'nobody'",
            "at >= now() + interval '1 day'"
        }) {
            var plan = String.join(
                    "\n",
                    jdbc.sql("explain select * from audit where id < 9223372036854775807 and " + condition
                                    + " order by id desc limit 51")
                            .query(String.class)
                            .list());
            assertThat(plan).as(condition).contains("Index").doesNotContain("Seq Scan");
        }
    }

    @Test
    void theSystemPageTellsHowItIs() {
        site.get(DatabaseState.class).noteSize();
        site.get(JdbcClient.class)
                .sql("insert into database_size values (current_date - 31, 1048576)")
                .update();
        site.get(Audit.class).done(new Actor("shell (anna)", "pts/1"), Act.BACKUP, null, "to /safe/place");

        var page = owner.get("/system").body();

        assertThat(page)
                .contains("MiB since ", "to /safe/place", "Cloud Cart ", "/actuator/health", "/actuator/prometheus");
        assertThat(site.signedIn(site.person("viewer@example.com", Roles.everywhere(Role.OPERATOR)))
                        .get("/system")
                        .statusCode())
                .isEqualTo(403);
    }
}
