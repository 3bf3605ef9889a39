package dev.cloudcart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.settings.Companies;

class CompaniesPageTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static Tab owner;

    @BeforeAll
    static void open() {
        site = Site.open(DATABASE, home);
        owner = site.signedIn(site.owner("owner@example.com"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]+>", " ").replace("&#34;", "\"").replaceAll("\\s+", " ");
    }

    @Test
    void listsCompaniesWithTheStateOfTheirConnections() {
        var mugs = site.company("Mugs");
        site.company("Pens");
        site.get(Connections.class).connectLinnworks(mugs, "token");
        site.get(Connections.class).connectQuickBooks(mugs, "4711", "token");
        site.get(Connections.class).needsAttention(mugs, ConnectionKind.QUICKBOOKS, "Sign in.");

        var seen = owner.get("/companies");

        assertThat(words(seen.body()))
                .contains("Mugs GBP Europe/London connected needs attention", "Pens GBP Europe/London off off");
        assertThat(seen.body()).contains("href=\"/companies/%d/connections\"".formatted(mugs.value()));
    }

    /// A dot for the eye, a word for whoever has it read out.
    @Test
    void theSwitcherTellsHowEachCompanyStands() {
        var well = site.company("Well");
        var wanting = site.company("Wanting");
        site.company("Fresh");
        for (var company : List.of(well, wanting)) {
            site.get(Connections.class).connectLinnworks(company, "token");
            site.get(Connections.class).connectQuickBooks(company, "80" + company.value(), "token");
        }
        site.get(Connections.class).needsAttention(wanting, ConnectionKind.LINNWORKS, "Paste a token.");
        var holding = site.company("Holding <b>");
        site.get(Connections.class).connectLinnworks(holding, "token");
        site.get(Connections.class).connectQuickBooks(holding, "80" + holding.value(), "token");
        holdSomething(holding);

        var page =
                owner.get("/companies/%d/dashboard".formatted(wanting.value())).body();

        assertThat(choice(page, well)).contains("<span class=\"dot \"></span>", "Well : all well");
        assertThat(choice(page, holding))
                .contains("<span class=\"dot held\"></span>", "Holding &lt;b&gt; : something is held");
        assertThat(choice(page, wanting))
                .contains("aria-current=\"true\"", "<span class=\"dot trouble\"></span>", "Wanting : needs attention");
        assertThat(page).contains("<span class=\"dot off\"></span>").contains(": not connected</span>");
        assertThat(words(page.substring(page.indexOf("<summary>"), page.indexOf("</summary>"))))
                .isEqualTo(" Wanting : needs attention. Choose a company ");
    }

    /// Its entry as it stands, and what of it is read.
    private static String choice(String page, CompanyId company) {
        int link = page.indexOf(
                "<a href=\"/companies/%d/dashboard\"".formatted(company.value()),
                page.indexOf("<details class=\"company\""));
        var entry = page.substring(link, page.indexOf("</a>", link));
        return entry + words(entry);
    }

    private static void holdSomething(CompanyId company) {
        site.get(JdbcClient.class).sql("""
                insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, since, run_id)
                values (?, 'SALE', gen_random_uuid(), '1001', 'open', array['NO_TAX_CODE'], array['No code'], array['Add it'], now(), 1)
                """).param(company.value()).update();
    }

    @Test
    void addsACompanyAndLeadsToItsConnections() {
        var form = Map.of("name", " Cups ", "currency", "EUR", "zone", "Europe/Berlin");

        var added = owner.post("/companies", "/companies", form);

        var cups = site.get(Companies.class).named("Cups").orElseThrow();
        assertThat(cups.currency().getCode()).isEqualTo("EUR");
        assertThat(cups.zone().getId()).isEqualTo("Europe/Berlin");
        var page = "/companies/%d/connections".formatted(cups.id().value());
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(Tab.location(added)).isEqualTo(page);
        assertThat(words(owner.get(page).body())).contains("Cups is here. Now connect Linnworks and QuickBooks.");
        assertThat(site.get(Audit.class).list(Optional.of(cups.id()), Long.MAX_VALUE, 5))
                .anySatisfy(row ->
                        assertThat(row.actor().name() + " " + row.subject()).isEqualTo("owner@example.com added Cups"));
    }

    @Test
    void whatIsWrongIsToldAndWhatWasTypedStays() {
        site.company("Plates");

        var taken = owner.post("/companies", "/companies", Map.of("name", "plates", "currency", "GBP", "zone", "UTC"));
        var nothing = owner.post("/companies", "/companies", Map.of("name", "Forks", "zone", "Europe/Berlin"));

        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(words(taken.body())).contains("There is already a company named \"plates\"");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(words(nothing.body())).contains("Choose the home currency of the books and their time zone.");
        assertThat(nothing.body()).contains("value=\"Forks\"", "<option value=\"Europe/Berlin\" selected>");
        assertThat(site.get(Companies.class).named("Forks")).isEmpty();
    }

    @Test
    void onlyOwnersOfAllSeeAndAddThem() {
        var jugs = site.company("Jugs");
        var ofOne = site.signedIn("one@example.com", jugs, Role.OWNER);

        assertThat(ofOne.get("/companies").statusCode()).isEqualTo(403);
        var form = Map.of("name", "Mine", "currency", "EUR", "zone", "Europe/Berlin");
        assertThat(ofOne.post("/account", "/companies", form).statusCode()).isEqualTo(403);
        assertThat(site.get(Companies.class).named("Mine")).isEmpty();
    }
}
