package dev.cloudcart.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.Limits;

/// A client that the OpenAPI Generator makes from Linnworks' own files reads a recorded shop: each answer has to
/// fit into the types, enumerations and dates that the files name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientTest {

    private static final Path SHOP = Path.of("../../shared/data/shop-small.ndjson.gz");
    private static final String CALLS = "dev.cloudcart.strangers.late.LinnworksCalls";

    private static final int READS_AT_LEAST = 5;

    private final LinnworksSimulator simulator =
            LinnworksSimulator.start(Options.usual().limits(Limits.OFF));

    @BeforeAll
    void load() throws Exception {
        for (var path : List.of(GeneratedClient.SPECIFICATIONS, SHOP)) {
            Assumptions.assumeTrue(Files.exists(path), "There is no " + path + ": no client is generated.");
        }
        simulator.load(SHOP);
    }

    @AfterAll
    void close() {
        simulator.close();
    }

    @TestFactory
    Stream<DynamicTest> runs() throws Exception {
        var loader = GeneratedClient.load();
        var calls = loader.loadClass(CALLS)
                .getConstructor(String.class, UUID.class, UUID.class, UUID.class)
                .newInstance(
                        simulator.uri().toString(),
                        LinnworksSimulator.APPLICATION_ID,
                        LinnworksSimulator.APPLICATION_SECRET,
                        LinnworksSimulator.INSTALLATION_TOKEN);
        var named = Arrays.stream(calls.getClass().getDeclaredMethods())
                .filter(method -> isTest(method))
                .map(method -> dynamicTest(method.getName(), () -> invoke(calls, method)));
        var reads = reads(loader, calls.getClass().getMethod("client").invoke(calls));
        assertThat(reads).hasSizeGreaterThan(READS_AT_LEAST);
        return Stream.concat(named, reads.stream());
    }

    private static boolean isTest(Method method) {
        return Modifier.isPublic(method.getModifiers()) && method.getReturnType() == void.class;
    }

    /// One test for each GET of the simulator that takes no parameter. The files name others too, which it does not
    /// have.
    private static List<DynamicTest> reads(ClassLoader loader, Object client) throws Exception {
        var reads = new ArrayList<DynamicTest>();
        for (var name : GeneratedClient.apis()) {
            var api = loader.loadClass(name).getConstructor(client.getClass()).newInstance(client);
            for (var method : api.getClass().getDeclaredMethods()) {
                if (isRead(method) && isThere(api, method)) {
                    reads.add(dynamicTest(
                            api.getClass().getSimpleName() + " " + method.getName(), () -> invoke(api, method)));
                }
            }
        }
        return reads;
    }

    private static boolean isRead(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && method.getParameterCount() == 0
                && !method.getName().endsWith("WithHttpInfo");
    }

    private static boolean isThere(Object api, Method method) throws IllegalAccessException {
        try {
            method.invoke(api);
            return true;
        } catch (InvocationTargetException refused) {
            return !String.valueOf(refused.getCause()).contains("404");
        }
    }

    private static void invoke(Object target, Method method) throws Throwable {
        try {
            method.invoke(target);
        } catch (InvocationTargetException wrapped) {
            throw wrapped.getCause();
        }
    }
}
