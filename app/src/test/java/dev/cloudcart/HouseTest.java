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
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The plan of the house: which room may import which. Imports only go down; `docs/architecture.md` has the same
/// table with its reasons. Change both in the commit that changes an arrow.
class HouseTest {

    private static final List<String> CORE =
            List.of("core.money", "core.trade", "core.books", "core.mapping", "core.planning");

    /// Room by room, from the ground up. The core's own floors are in its own test.
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("http", List.of()),
            Map.entry("places", List.of("core.trade")),
            Map.entry("database", List.of()),
            Map.entry("backup", List.of()),
            Map.entry("audit", List.of("core.books")),
            Map.entry("access", List.of("core.books", "database", "audit")),
            Map.entry("connections", List.of("core.books", "http", "database")),
            Map.entry("settings", with(CORE, "database", "places")),
            Map.entry("journal", with(CORE)),
            Map.entry("sync", with(CORE, "journal", "settings")),
            Map.entry(
                    "linnworks",
                    List.of("sync", "connections", "http", "core.trade", "core.money", "core.books", "places")),
            Map.entry(
                    "quickbooks",
                    List.of("sync", "connections", "http", "core.books", "core.money", "core.trade", "places")),
            Map.entry("jobs", List.of("sync", "settings", "connections", "journal", "core.books", "audit")),
            Map.entry("api", with(CORE, "sync", "journal", "settings", "connections", "access", "audit")),
            Map.entry(
                    "shell",
                    with(
                            CORE,
                            "sync",
                            "journal",
                            "settings",
                            "connections",
                            "access",
                            "database",
                            "http",
                            "audit",
                            "backup")));

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

    @Test
    void keepsTheEdgesToThemselves() {
        classes()
                .that()
                .resideInAnyPackage("dev.cloudcart.linnworks", "dev.cloudcart.quickbooks")
                .and()
                .areTopLevelClasses()
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> otherThan(String room, List<String> allowed) {
        var mine = Stream.concat(Stream.of(room), allowed.stream())
                .map(name -> "dev.cloudcart." + name)
                .toList();
        return DescribedPredicate.describe(
                "rooms of ours other than " + Set.copyOf(mine),
                type -> type.getPackageName().startsWith("dev.cloudcart") && !mine.contains(type.getPackageName()));
    }

    private static List<String> with(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }
}
