package dev.cloudcart.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.wire.Limits;

/// The clients from npm run in their own process; each test of a script is a test here.
class NodeClientsTest {

    @BeforeAll
    static void install() throws Exception {
        Assumptions.assumeTrue(Node.isThere(), Node.MISSING);
        Node.install();
    }

    @TestFactory
    Stream<DynamicTest> runsNodeQuickbooks() throws Exception {
        return results("node-quickbooks.js");
    }

    @TestFactory
    Stream<DynamicTest> runsIntuitOauth() throws Exception {
        return results("intuit-oauth.js");
    }

    private static Stream<DynamicTest> results(String script) throws Exception {
        try (var simulator = QuickBooksSimulator.start(Options.usual().limits(Limits.OFF))) {
            var run = Node.run(
                    script,
                    Map.of(
                            "SIMULATOR",
                            simulator.uri().toString(),
                            "REALM",
                            QuickBooksSimulator.REALM,
                            "REFRESH_TOKEN",
                            QuickBooksSimulator.REFRESH_TOKEN,
                            "CLIENT_ID",
                            QuickBooksSimulator.CLIENT_ID,
                            "CLIENT_SECRET",
                            QuickBooksSimulator.CLIENT_SECRET));
            assertThat(run.results()).as(run.output()).isNotEmpty();
            return run.results().entrySet().stream()
                    .map(result -> dynamicTest(
                            result.getKey(),
                            () -> assertThat(result.getValue()).as(run.output()).isTrue()));
        }
    }
}
