package dev.cloudcart.simulators;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which room of the simulators may import which. The two services know nothing of each other, and neither knows
/// the product.
class SimulatorsHouseTest {

    private static final String ROOT = "dev.cloudcart.simulators.";
    private static final List<String> BOOKS = List.of("quickbooks.books", "quickbooks.entities");
    private static final List<String> SHOP = List.of("linnworks.shop", "linnworks.desks", "linnworks.lists");

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("wire", List.of()),
            Map.entry("openid", List.of()),
            Map.entry("pages", List.of("wire")),
            Map.entry("linnworks.shop", List.of("wire")),
            Map.entry("linnworks.desks", List.of("linnworks.shop", "wire")),
            Map.entry("linnworks.lists", List.of("linnworks.shop", "wire")),
            Map.entry("linnworks.pages", with(SHOP, "pages", "wire")),
            Map.entry("linnworks.methods", with(SHOP, "wire")),
            Map.entry("linnworks", List.of("linnworks.shop", "linnworks.methods", "linnworks.pages", "wire")),
            Map.entry("quickbooks.entities", List.of("wire")),
            Map.entry("quickbooks.books", List.of("quickbooks.entities", "quickbooks.ledger", "wire")),
            Map.entry("quickbooks.forms", with(BOOKS, "wire")),
            Map.entry("quickbooks.query", with(BOOKS, "wire")),
            Map.entry("quickbooks.ledger", List.of("quickbooks.entities")),
            Map.entry("quickbooks.pages", with(BOOKS, "quickbooks.ledger", "pages", "wire")),
            Map.entry("quickbooks.oauth", with(BOOKS, "pages", "wire")),
            Map.entry("quickbooks.webhooks", with(BOOKS, "wire")),
            Map.entry(
                    "quickbooks",
                    with(
                            BOOKS,
                            "quickbooks.forms",
                            "quickbooks.query",
                            "quickbooks.oauth",
                            "quickbooks.pages",
                            "quickbooks.webhooks",
                            "wire")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.cloudcart");

    static Stream<String> rooms() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void importsOnlyWhatItsFloorAllows(String room) {
        var mine = Stream.concat(Stream.of(room), MAY_IMPORT.getOrDefault(room, List.of()).stream())
                .map(name -> ROOT + name)
                .toList();
        var others = DescribedPredicate.<JavaClass>describe(
                "other rooms of ours than " + mine,
                type -> type.getPackageName().startsWith("dev.cloudcart") && !mine.contains(type.getPackageName()));

        classes()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(others))
                .check(HOUSE);
    }

    @Test
    void hasNoRoomThatThePlanDoesNotKnow() {
        var known = Stream.concat(rooms().map(room -> ROOT + room), Stream.of("dev.cloudcart.simulators"));

        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(HOUSE);
    }

    @Test
    void hasNoCycles() {
        slices().matching("dev.cloudcart.simulators.(**)")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    private static List<String> with(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }
}
