package dev.cloudcart.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The ground floors of the house: see the table in `docs/architecture.md`.
@AnalyzeClasses(packages = "dev.cloudcart.core", importOptions = DoNotIncludeTests.class)
class CoreHouseTest {

    @ArchTest
    static final ArchRule knowsNothingButTheJdkJSpecifyAndJodaMoney = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.joda.money..", "dev.cloudcart.core..");

    @ArchTest
    static final ArchRule moneyStandsOnNothing = room("money");

    @ArchTest
    static final ArchRule tradeStandsOnMoney = room("trade", "money");

    @ArchTest
    static final ArchRule booksStandOnTradeAndMoney = room("books", "trade", "money");

    @ArchTest
    static final ArchRule mappingStandsOnTradeBooksAndMoney = room("mapping", "trade", "books", "money");

    @ArchTest
    static final ArchRule planningStandsOnMapping = room("planning", "mapping", "trade", "books", "money");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("dev.cloudcart.core.(*)..").should().beFreeOfCycles();

    private static ArchRule room(String room, String... below) {
        var allowed =
                new ArrayList<>(List.of("java..", "org.jspecify..", "org.joda.money..", "dev.cloudcart.core." + room));
        for (var other : below) {
            allowed.add("dev.cloudcart.core." + other);
        }
        return classes()
                .that()
                .resideInAPackage("dev.cloudcart.core." + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new));
    }
}
