package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.Samples.Sample;
import dev.cloudcart.simulators.linnworks.methods.Account;
import dev.cloudcart.simulators.linnworks.methods.Method;
import dev.cloudcart.simulators.linnworks.methods.Variations;
import dev.cloudcart.simulators.wire.Limits;

/// Every method of the simulator, called over the socket and held against Linnworks' own specification.
@TestInstance(Lifecycle.PER_CLASS)
class ContractTest {
    private static final Path SHOP = Path.of("../../shared/data/shop-small.ndjson.gz");

    /// What went wrong, and the folders, which no order of this shop is in.
    private static final Set<String> MAY_BE_EMPTY = Set.of("Errors", "Info", "NotChanged", "FolderName");

    private final Client client = new Client(LinnworksSimulator.Options.usual().limits(Limits.OFF));
    private final Samples samples = new Samples(client);

    @BeforeAll
    void load() throws Exception {
        Specification.needed();
        Assumptions.assumeTrue(Files.exists(SHOP), "There is no " + SHOP);
        client.simulator.load(SHOP);
        samples.prepare();
    }

    @AfterAll
    void stop() {
        client.close();
    }

    static Stream<Method> methods() {
        return new Account(InstantSource.system(), Variations::usual).methods().stream();
    }

    static List<Sample> samples() {
        return Samples.all();
    }

    @Test
    void hasASampleOfEveryMethodAndOfNoOther() {
        var sampled = samples().stream().map(Sample::method).collect(Collectors.toCollection(TreeSet::new));

        assertThat(sampled).isEqualTo(methods().map(Method::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isCalledAndAnswersAsSpecified(Sample sample) {
        var call = samples.filled(sample);

        var reply = samples.send(call);

        assertThat(reply.status()).as(reply.body()).isIn(200, 204);
        assertThat(Specification.complaints(call)).isEmpty();
        assertThat(Specification.complaints(call, reply)).isEmpty();
        assertThat(reply.body()).isNotEqualTo("null");
        assertThat(emptyLists(reply)).isEmpty();
    }

    /// The names of the lists that an answer holds at its top, in its wrapper or in its page, and that hold
    /// nothing.
    private static List<String> emptyLists(Client.Reply reply) {
        if (reply.status() == 204) {
            return List.of();
        }
        var answer = reply.json();
        return Stream.concat(
                        empty("the answer", answer),
                        answer.properties().stream().flatMap(ContractTest::empty))
                .filter(name -> !MAY_BE_EMPTY.contains(name))
                .toList();
    }

    private static Stream<String> empty(Map.Entry<String, JsonNode> field) {
        return field.getValue().isObject() && field.getValue().has("Data")
                ? empty("Data", field.getValue().path("Data"))
                : empty(field.getKey(), field.getValue());
    }

    private static Stream<String> empty(String name, JsonNode list) {
        return list.isArray() && list.isEmpty() ? Stream.of(name) : Stream.empty();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void hasTheVerbAndTheLimitOfTheSpecification(Method method) {
        Specification.needed();
        var verb = method.verb().name().toLowerCase(Locale.ROOT);

        var specified = Specification.paths(Specification.file(method.name()))
                .path("/api/" + method.name())
                .path(verb);

        assertThat(specified.path("description").asString()).contains("<b>%d</b>".formatted(method.perMinute()));
    }
}
