package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// Holds what the simulator takes and answers against Intuit's schema files and samples, entity by entity, where
/// these are at hand.
class SchemaContractTest {

    private static final Path SPECS = Path.of("../../shared/specs/quickbooks");
    /// In JSON only, on every entity or reference.
    private static final Set<String> IN_JSON_ONLY =
            Set.of("value", "name", "type", "domain", "sparse", "status", "Id", "SyncToken");
    /// Our name of a type, where the schema has it otherwise.
    private static final Map<String, String> SCHEMA_NAMES =
            Map.of("Memo", "MemoRef", "TaxServiceRate", "TaxRateDetails");
    private static final Map<String, Set<String>> SCALARS = Map.of(
            "decimal",
            Set.of("decimal"),
            "integer",
            Set.of("int", "integer", "long", "positiveInteger", "nonNegativeInteger"),
            "boolean",
            Set.of("boolean"),
            "date",
            Set.of("date"),
            "dateTime",
            Set.of("dateTime"));

    @BeforeEach
    void wantSpecs() {
        assumeTrue(Files.isDirectory(SPECS), "The specifications are not beside the project");
    }

    @Test
    void takesOnlyWhatTheSchemaHasAndInItsType() {
        var xsd = Xsd.read(SPECS.resolve("xsd"));
        var wrong = new TreeSet<String>();
        int checked = 0;

        for (var block : Schema.resource("properties.txt")
                .replace("\n  ", " ")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList()) {
            var words = block.replaceFirst(" < \\w+", "").split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                wrong.addAll(wrong(xsd, words[0], words[i].split(":", -1)));
                checked++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(900);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void answersEveryEntityInItsOwnTypeAndValues(Kind kind) {
        var xsd = Xsd.read(SPECS.resolve("xsd"));
        try (var shop = new Shop()) {
            boolean readOnly = kind == Kind.TAX_CODE || kind == Kind.TAX_RATE;
            var answer = readOnly
                    ? shop.query("select * from " + kind.entity).body().at("/QueryResponse/" + kind.entity + "/0")
                    : shop.post(kind.path(), new Samples(shop).of(kind)).entity();

            Schema.check(kind.entity, (ObjectNode) answer);
            assertThat(outsideTheirEnumerations(xsd, kind.entity, answer)).isEmpty();
            assertThat(answer.path("domain").asString()).isEqualTo("QBO");
            assertThat(answer.at("/MetaData/LastUpdatedTime").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-0[78]:00");
        }
    }

    @Test
    void answersForTheCompanyInTheirOwnTypes() {
        try (var shop = new Shop()) {
            Schema.check("CompanyInfo", (ObjectNode) shop.get("companyinfo/1").entity());
            Schema.check("Preferences", (ObjectNode) shop.get("preferences").entity());
            Schema.check("ExchangeRate", (ObjectNode)
                    shop.get("exchangerate?sourcecurrencycode=EUR").entity());
        }
    }

    @Test
    void knowsEveryPropertyOfEverySample() throws IOException {
        var unknown = new TreeSet<String>();
        int checked = 0;
        for (var file : samples()) {
            var entity = entity(folder(file));
            for (var body : bodies(entity, Json.MAPPER.readTree(Files.readString(file)))) {
                checked++;
                try {
                    Schema.check(body.has("LineNum") ? "Line" : entity, body);
                } catch (Refusal refusal) {
                    unknown.add(file.getFileName() + ": " + refusal.detail);
                }
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(checked).isGreaterThanOrEqualTo(192);
    }

    private static Set<String> wrong(Xsd xsd, String type, String[] property) {
        var name = property[0].replaceFirst("\\(.*", "");
        var ours = property.length > 1 ? property[1] : "text";
        var schemaType = SCHEMA_NAMES.getOrDefault(type, type);
        if (IN_JSON_ONLY.contains(name)) {
            return Set.of();
        }
        var theirs = xsd.typeOf(schemaType, name);
        if (theirs.isEmpty()) {
            return Set.of(type + "." + name + " is not in the schema");
        }
        boolean fits = SCALARS.containsKey(ours)
                ? SCALARS.getOrDefault(ours, Set.of()).contains(theirs.get())
                : ours.equals("text") == !xsd.knows(theirs.get()) || SCHEMA_NAMES.containsKey(ours);
        return fits ? Set.of() : Set.of("%s.%s is %s, in the schema %s".formatted(type, name, ours, theirs.get()));
    }

    private static Set<String> outsideTheirEnumerations(Xsd xsd, String type, JsonNode node) {
        var outside = new TreeSet<String>();
        for (var property : node.properties()) {
            var theirs = xsd.typeOf(type, property.getKey()).orElse("");
            var values = property.getValue().isArray() ? property.getValue().values() : List.of(property.getValue());
            for (var value : values) {
                if (value.isObject()) {
                    outside.addAll(outsideTheirEnumerations(xsd, theirs, value));
                } else if (!xsd.values(theirs).isEmpty() && !xsd.values(theirs).contains(value.asString(""))) {
                    outside.add("%s.%s is %s".formatted(type, property.getKey(), value));
                }
            }
        }
        return outside;
    }

    private static String folder(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.walk(SPECS.resolve("samples"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !Set.of("batch", "changedatacapture").contains(folder(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String entity(String folder) {
        return Stream.concat(
                        Stream.of(Kind.values()).map(kind -> kind.entity),
                        Stream.of("CompanyInfo", "Preferences", "ExchangeRate", "TaxService"))
                .filter(entity -> entity.equalsIgnoreCase(folder))
                .findFirst()
                .orElseThrow();
    }

    /// The entity alone, in its wrapper, or in the list of a query or an upload.
    private static List<ObjectNode> bodies(String entity, JsonNode sample) {
        var bodies = new ArrayList<ObjectNode>();
        if (sample.path(entity) instanceof ObjectNode wrapped) {
            bodies.add(wrapped);
        } else if (sample.has("QueryResponse")) {
            sample.path("QueryResponse").path(entity).forEach(node -> bodies.add((ObjectNode) node));
        } else if (sample.has("AttachableResponse")) {
            sample.path("AttachableResponse").forEach(node -> bodies.add((ObjectNode) node.path(entity)));
        } else if (sample instanceof ObjectNode bare) {
            bodies.add(bare);
        }
        return bodies;
    }
}
