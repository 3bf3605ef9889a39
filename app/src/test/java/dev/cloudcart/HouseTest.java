package dev.cloudcart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;

/// The plan of the house: which room may import which. Imports only go down; `docs/architecture.md` says what each
/// room is for.
class HouseTest {

    static final List<String> CORE = List.of("core.money", "core.trade", "core.books", "core.mapping", "core.planning");

    /// What stands behind a run, from the shop to the books.
    private static final List<String> RUN = List.of("ports", "report", "subjects", "posting", "intake");

    private static final List<String> SHELL = with(
            CORE,
            "sync",
            "buyers",
            "ports",
            "report",
            "journal",
            "settings",
            "connections",
            "access",
            "database",
            "http",
            "audit",
            "people",
            "desk",
            "backup");

    /// What a call may ask.
    private static final List<String> API =
            with(CORE, "ports", "report", "journal", "settings", "connections", "access", "audit", "desk");

    /// What a page may ask.
    private static final List<String> PAGE = with(
            CORE,
            "ports",
            "report",
            "journal",
            "settings",
            "connections",
            "access",
            "audit",
            "desk",
            "people",
            "web.frame");

    /// Room by room, from the ground up. The core's own floors are in its own test.
    static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("http", List.of()),
            Map.entry("concurrent", List.of()),
            Map.entry("places", List.of("core.trade")),
            Map.entry("database", List.of()),
            Map.entry("backup", List.of()),
            Map.entry("audit", List.of("core.books")),
            Map.entry("access", List.of("core.books", "database", "audit")),
            Map.entry("people", List.of("core.books", "database", "access", "connections", "mail")),
            Map.entry("mail", List.of("http")),
            Map.entry("connections", List.of("core.books", "http", "database")),
            Map.entry("settings", with(CORE, "database", "places")),
            Map.entry("journal", with(CORE)),
            Map.entry("ports", with(CORE, "journal", "settings")),
            Map.entry("report", with(CORE, "journal", "ports")),
            Map.entry("subjects", with(CORE, "journal", "ports", "report")),
            Map.entry("posting", with(CORE, "journal", "settings", "ports", "report", "subjects", "concurrent")),
            Map.entry(
                    "intake",
                    with(CORE, "journal", "settings", "ports", "report", "subjects", "posting", "concurrent")),
            Map.entry("buyers", with(CORE, "journal", "settings", "ports")),
            Map.entry(
                    "desk",
                    List.of("core.books", "core.trade", "access", "audit", "journal", "ports", "settings", "webhooks")),
            Map.entry("sync", with(with(CORE, "journal", "settings", "concurrent"), RUN)),
            Map.entry(
                    "linnworks",
                    edge(
                            "concurrent",
                            "linnworks.orders",
                            "linnworks.purchases",
                            "linnworks.reading",
                            "linnworks.session",
                            "linnworks.wire")),
            Map.entry(
                    "webhooks",
                    List.of(
                            "core.books",
                            "core.trade",
                            "http",
                            "connections",
                            "audit",
                            "people",
                            "settings",
                            "journal")),
            Map.entry("linnworks.wire", List.of("core.trade", "core.money", "places")),
            Map.entry("linnworks.session", edge("linnworks.wire")),
            Map.entry("linnworks.reading", edge("linnworks.session", "linnworks.wire")),
            Map.entry(
                    "linnworks.orders", edge("concurrent", "linnworks.reading", "linnworks.session", "linnworks.wire")),
            Map.entry("linnworks.purchases", edge("linnworks.reading", "linnworks.session", "linnworks.wire")),
            Map.entry(
                    "quickbooks",
                    edge(
                            "quickbooks.sending",
                            "quickbooks.rates",
                            "quickbooks.lists",
                            "quickbooks.documents",
                            "quickbooks.chart",
                            "quickbooks.wire",
                            "quickbooks.faults",
                            "quickbooks.text")),
            Map.entry("quickbooks.text", List.of("core.money", "core.books")),
            Map.entry("quickbooks.faults", List.of("ports", "core.books", "core.trade", "quickbooks.text")),
            Map.entry("quickbooks.wire", edge("quickbooks.faults", "quickbooks.text")),
            Map.entry("quickbooks.chart", edge("quickbooks.wire", "quickbooks.faults", "quickbooks.text")),
            Map.entry(
                    "quickbooks.documents",
                    edge("quickbooks.chart", "quickbooks.wire", "quickbooks.faults", "quickbooks.text")),
            Map.entry(
                    "quickbooks.lists",
                    edge(
                            "quickbooks.documents",
                            "quickbooks.chart",
                            "quickbooks.wire",
                            "quickbooks.faults",
                            "quickbooks.text")),
            Map.entry(
                    "quickbooks.rates",
                    edge(
                            "quickbooks.lists",
                            "quickbooks.chart",
                            "quickbooks.wire",
                            "quickbooks.faults",
                            "quickbooks.text")),
            Map.entry(
                    "quickbooks.sending",
                    edge(
                            "quickbooks.lists",
                            "quickbooks.documents",
                            "quickbooks.chart",
                            "quickbooks.wire",
                            "quickbooks.faults",
                            "quickbooks.text")),
            Map.entry(
                    "jobs",
                    List.of(
                            "sync",
                            "buyers",
                            "ports",
                            "report",
                            "settings",
                            "connections",
                            "journal",
                            "intake",
                            "webhooks",
                            "core.books",
                            "audit",
                            "database")),
            Map.entry("api", with(API, "api.call", "webhooks")),
            Map.entry("api.call", API),
            Map.entry("api.description", List.of("access", "api.call")),
            Map.entry("metrics", List.of("core.books", "database", "journal", "ports")),
            Map.entry("doorbell", List.of("core.books", "access", "connections", "journal")),
            Map.entry("web", PAGE),
            Map.entry("web.frame", PAGE),
            Map.entry("web.fields", PAGE),
            Map.entry("openid", List.of("http", "connections", "people")),
            Map.entry("web.entry", with(PAGE, "openid")),
            Map.entry("web.dashboard", PAGE),
            Map.entry("web.runs", PAGE),
            Map.entry("web.holds", with(PAGE, "web.fields")),
            Map.entry("web.documents", PAGE),
            Map.entry("web.search", PAGE),
            Map.entry("web.proof", PAGE),
            Map.entry("web.configure", with(PAGE, "web.fields")),
            Map.entry("web.companies", PAGE),
            Map.entry("web.connections", PAGE),
            Map.entry("web.account", PAGE),
            Map.entry("web.users", PAGE),
            Map.entry("web.tokens", PAGE),
            Map.entry("web.audit", PAGE),
            Map.entry("web.buyers", with(PAGE, "buyers")),
            Map.entry("web.webhooks", with(PAGE, "webhooks")),
            Map.entry("web.system", with(PAGE, "database")),
            Map.entry("shell", with(SHELL, "shell.commands", "shell.session")),
            Map.entry("shell.session", SHELL),
            Map.entry("shell.show", with(SHELL, "shell.session")),
            Map.entry("shell.commands", with(SHELL, "shell.session", "shell.show")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.cloudcart");

    static Stream<String> rooms() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void importsOnlyWhatItsFloorAllows(String room) {
        var forbidden = otherThan(room, MAY_IMPORT.getOrDefault(room, List.of()));

        ArchRule rule = classes()
                .that()
                .resideInAPackage("dev.cloudcart." + room)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(forbidden));

        rule.allowEmptyShould(true).check(HOUSE);
    }

    /// Sales are one kind of records among others: whoever knows them where all records walk knows what is bought as
    /// well.
    @ParameterizedTest
    @ValueSource(strings = {"sync", "posting", "journal", "report"})
    void knowsNoSalesAlone(String room) {
        classes()
                .that()
                .resideInAPackage("dev.cloudcart." + room)
                .and(knowOneOf(Sale.class, Payment.class, SalesQuery.class))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(PurchaseOrder.class, Delivery.class, SupplierPayment.class, PurchaseQuery.class)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> knowOneOf(Class<?>... known) {
        return DescribedPredicate.describe(
                "know sales",
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(one -> Stream.of(known).anyMatch(one.getTargetClass()::isEquivalentTo)));
    }

    @Test
    void hasNoRoomThatThePlanDoesNotKnow() {
        var known = Stream.concat(MAY_IMPORT.keySet().stream(), CORE.stream())
                .map(room -> "dev.cloudcart." + room)
                .toList();

        classes()
                .that()
                .resideOutsideOfPackages("dev.cloudcart", "dev.cloudcart.simulators..")
                .should()
                .resideInAnyPackage(known.toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void hasNoCycles() {
        slices().matching("dev.cloudcart.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /// What an edge is made of is nobody else's: only [dev.cloudcart.ports] leads in and out.
    @ParameterizedTest
    @ValueSource(strings = {"linnworks", "quickbooks"})
    void keepsTheEdgesToThemselves(String edge) {
        classes()
                .that()
                .resideInAPackage("dev.cloudcart." + edge + "..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("dev.cloudcart." + edge + "..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linnworks", "quickbooks", "shell", "web"})
    void hasNoCyclesWithin(String room) {
        slices().matching("dev.cloudcart." + room + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    /// A door that leads to one of the services.
    private static List<String> edge(String... more) {
        return with(List.of("ports", "connections", "http", "core.trade", "core.money", "core.books", "places"), more);
    }

    private static DescribedPredicate<JavaClass> otherThan(String room, List<String> allowed) {
        var mine = Stream.concat(Stream.of(room), allowed.stream())
                .map(name -> "dev.cloudcart." + name)
                .toList();
        return DescribedPredicate.describe(
                "rooms of ours other than " + Set.copyOf(mine),
                type -> type.getPackageName().startsWith("dev.cloudcart") && !mine.contains(type.getPackageName()));
    }

    private static List<String> with(List<String> rooms, List<String> more) {
        return Stream.concat(rooms.stream(), more.stream()).toList();
    }

    private static List<String> with(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }
}
