package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.access.Role;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.webhooks.Webhooks;

/// What holds on every page of the service, with something in it and with nothing, for a stranger and for an owner.
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path home;

    private final Chromium chromium = Chromium.start();
    private CloudCart service;
    private CompanyId full;
    private CompanyId empty;

    @BeforeAll
    void fill() {
        service = new CloudCart(home);
        sell();
        var companies = service.get(Companies.class);
        full = company(companies, "Mug Shop");
        empty = company(companies, "Featherstonehaugh-Cholmondeley Trading of Llanfairpwllgwyngyll Limited");
        var connections = service.get(Connections.class);
        connections.connectLinnworks(full, LinnworksSimulator.INSTALLATION_TOKEN.toString());
        connections.connectQuickBooks(full, QuickBooksSimulator.REALM, QuickBooksSimulator.REFRESH_TOKEN);
        service.get(Webhooks.class).add(full, "http://127.0.0.1:9/nobody-is-there", List.of("run.finished"), "test");
        var queue = service.get(RunQueue.class);
        var ticket = queue.enqueue(
                new SyncRequest(full, Occasion.byHand(Purpose.SYNC).by("test"), new SyncRequest.SinceLastTime()));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> queue.find(ticket).orElseThrow().settled() != null);
        assertThat(queue.find(ticket).orElseThrow().trouble()).isNull();
    }

    private static CompanyId company(Companies companies, String name) {
        return ((Companies.Adding.Added) companies.add(name, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test"))
                .company()
                .id();
    }

    /// One that is posted, and one that is held.
    private void sell() {
        try (var merchant = new Visitor(chromium, service.linnworks.uri())) {
            for (var rate : List.of("20", "19.37")) {
                merchant.open("/orders/new");
                merchant.fill("SKU", "MUG");
                merchant.fill("Price", "1234567.89");
                merchant.fill("Tax rate", rate);
                merchant.fill("Buyer", "Zoë N'Diaye");
                merchant.press("Take the order");
                merchant.press("Process");
            }
        }
    }

    @AfterAll
    void stop() {
        service.close();
        chromium.close();
    }

    private Person owner() {
        var people = service.get(People.class);
        return people.withEmail("anna@example.com").orElseGet(() -> {
            people.invite("anna@example.com", "Anna Bookkeeper", Roles.everywhere(Role.OWNER));
            return people.withEmail("anna@example.com").orElseThrow();
        });
    }

    private List<String> pages() {
        return List.of(
                of(full, "dashboard"),
                of(full, "runs"),
                of(full, "runs/1"),
                of(full, "runs/4711"),
                of(full, "holds"),
                of(full, "search?q=100001"),
                of(full, "proof"),
                of(full, "connections"),
                of(full, "configure"),
                of(full, "configure/history"),
                of(full, "audit"),
                of(full, "webhooks"),
                of(full, "buyers"),
                of(empty, "proof"),
                of(empty, "connections"),
                of(empty, "dashboard"),
                of(empty, "runs"),
                of(empty, "holds"),
                of(empty, "webhooks"),
                "/account",
                "/users",
                "/tokens",
                "/companies",
                "/audit",
                "/system",
                "/nothing/here");
    }

    private static String of(CompanyId company, String page) {
        return "/companies/" + company.value() + "/" + page;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
    void meetsTheRulesOfAccessibility(ColorScheme colours, int width) {
        var wrong = new ArrayList<String>();
        visitAll(
                new NewContextOptions().setColorScheme(colours).setViewportSize(width, 860),
                visitor -> wrong.addAll(violations(visitor)));

        assertThat(wrong).isEmpty();
    }

    /// The legacy way leaves out frames of other sites, of which there are none, and takes half the time.
    private static List<String> violations(Visitor visitor) {
        return new AxeBuilder(visitor.page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node ->
                                        "%s: %s at %s".formatted(visitor.path(), rule.getHelp(), node.getTarget())))
                        .toList();
    }

    /// Nobody has to scroll to the side, nor at a desk where everything is twice as large.
    @Test
    void fitsATelephone() {
        var wide = new ArrayList<String>();
        visitAll(new NewContextOptions(), visitor -> {
            for (int width : new int[] {360, 640}) {
                visitor.page.setViewportSize(width, 740);
                if (!visitor.page
                        .evaluate("document.documentElement.scrollWidth")
                        .equals(width)) {
                    wide.add(visitor.path() + " at " + width);
                }
            }
        });

        assertThat(wide).isEmpty();
    }

    /// What the browser refuses to run or to fetch stands in its console.
    @Test
    void keepsToItsOwnPolicy() {
        var complaints = new ArrayList<String>();
        visitAll(
                new NewContextOptions(),
                visitor -> visitor.page.onConsoleMessage(
                        message -> complaints.add(visitor.page.url() + " " + message.text())),
                _ -> {});

        assertThat(complaints).noneMatch(text -> text.contains("Content Security Policy"));
    }

    private void visitAll(NewContextOptions options, Consumer<Visitor> check) {
        visitAll(options, _ -> {}, check);
    }

    private void visitAll(NewContextOptions options, Consumer<Visitor> before, Consumer<Visitor> check) {
        var owner = owner();
        try (var visitor = new Visitor(chromium, service.uri(), options)) {
            before.accept(visitor);
            for (var path : List.of("/", "/sign-in", "/links/none")) {
                visitor.open(path);
                check.accept(visitor);
            }
            visitor.page.navigate(service.link(owner));
            check.accept(visitor);
            visitor.press("Come in");
            for (var path : pages()) {
                visitor.open(path);
                visitor.unfoldAll();
                check.accept(visitor);
            }
        }
    }
}
