package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// Holds the simulator against recorded faults, sample bodies and the schema, where these are at hand.
class ContractTest {

    private static final Path SPECS = Path.of("../../shared/specs/quickbooks");
    /// In JSON only: the wrappers of answers, and what the schema has as the content of an element.
    private static final Set<String> WRAPPERS = Set.of(
            "value",
            "name",
            "time",
            "QueryResponse",
            "startPosition",
            "maxResults",
            "totalCount",
            "CDCResponse",
            "bId",
            "BatchItemResponse");

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");

    @BeforeEach
    void wantSpecs() {
        assumeTrue(Files.isDirectory(SPECS), "The specifications are not beside the project");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void refusesInTheWordsOfTheRecordings() throws IOException {
        var item = shop.item();
        var code = shop.code("0.0% Z");
        var sale = Paper.sale(customer).with("DocNumber", "18696").line(item, "10.00", code);
        shop.post("invoice", sale);
        shop.post("class", "{\"Name\":\"x\"}");

        expect("6140-duplicate-docnumber.recorded", shop.post("invoice", sale));
        expect("6240-duplicate-name.docs", shop.post("customer", "{\"DisplayName\":\"Amazon GBP\"}"));
        shop.post("taxservice/taxcode", taxCode("First"));
        expect("6240-tax-rate-duplicate.recorded", shop.post("taxservice/taxcode", taxCode("Second")));
        expect("610-object-not-found.docs", shop.get("invoice/999"));
        expect("5010-stale-object.docs", shop.post("invoice", "{\"Id\":\"1\",\"SyncToken\":\"9\",\"sparse\":true}"));
        expect(
                "6000-currency-mismatch.observed-detail",
                shop.post(
                        "invoice",
                        Paper.sale(customer).ref("CurrencyRef", "USD").line(item, "1.00", code)));
        expect(
                "6070-amount-calculation.recorded-error",
                shop.post("invoice", Paper.sale(customer).line(item, "2", "3.00", "7.00", code)));
        shop.company("{\"startPositionZero\":false}");
        expect("4001-query-validation.from-recorded-xml", shop.query("select * from Invoice startposition 0"));
    }

    @Test
    void refusesAtTheGatewayInTheWordsOfTheRecordings() throws IOException {
        shop.control("faults", "{\"profile\":\"429:1\"}");
        expect("3001-429-throttle.from-recorded-xml", shop.get("preferences"));
        shop.control("faults", "{\"profile\":\"none\"}");
        expect("3100-403-authorization-failed.recorded", shop.get("/v3/company/1/preferences"));
        shop.clock.advance(Duration.ofHours(1));
        expect("3200-401-token-expired.recorded", shop.get("preferences"));
        expect("oauth-400-invalid-grant.recorded", shop.refresh("nothing"));
    }

    @Test
    void answersWithPropertiesOfTheSchemaOnly() throws IOException {
        var names = schemaNames();
        var used = new TreeSet<String>();

        answers().forEach(answer -> collect(answer, used));

        used.removeAll(WRAPPERS);
        assertThat(used).hasSizeGreaterThan(80).isSubsetOf(names);
    }

    @Test
    void knowsEveryPropertyOfTheSampleBodies() throws IOException {
        var unknown = new TreeSet<String>();
        for (var kind : Kind.values()) {
            for (var body : samples(kind)) {
                unknown.addAll(unknown(kind, body));
            }
        }

        assertThat(unknown).isEmpty();
    }

    private static Set<String> unknown(Kind kind, JsonNode body) {
        try {
            if (body.path(kind.entity) instanceof ObjectNode entity) {
                Schema.check(kind.entity, entity);
            }
            return Set.of();
        } catch (Refusal refusal) {
            return Set.of(kind.entity + ": " + refusal.detail);
        }
    }

    /// The faults have the same keys and types; where a recording's text names no ids of its own, also the same
    /// text.
    private static void expect(String fault, Shop.Reply reply) throws IOException {
        var recorded = Json.read(Files.readAllBytes(SPECS.resolve("faults/" + fault + ".json")));
        for (var pointer : List.of(
                "/Fault/Error/0/Message",
                "/Fault/Error/0/code",
                "/Fault/Error/0/element",
                "/Fault/type",
                "/fault/error/0/message",
                "/fault/error/0/code",
                "/fault/error/0/element",
                "/fault/type",
                "/error",
                "/error_description")) {
            assertThat(reply.body().at(pointer)).as(fault + pointer).isEqualTo(recorded.at(pointer));
        }
        var words = recorded.at("/Fault/Error/0/Detail")
                .asString("")
                .replaceAll("(Supplied value:|TxnId=|REDACTED).*", "")
                .replaceAll("\\s+", " ");
        assertThat(reply.detail()).startsWith(words);
        assertThat(keys(reply.body())).containsAll(keys(recorded));
    }

    /// With a rate of always the same name.
    private static String taxCode(String name) {
        return """
                {"TaxCode":"%s","TaxRateDetails":[{"TaxRateName":"Reduced","RateValue":"5","TaxAgencyId":"1","TaxApplicableOn":"Sales"}]}""".formatted(name);
    }

    private Stream<JsonNode> answers() {
        var item = shop.item();
        var code = shop.code("20.0% S");
        var vendor = shop.vendor("Mugs Ltd");
        var sale = Paper.sale(customer).line(item, "2", "5.00", "10.00", code).percentDiscount("10");
        var bank = shop.account("Current Account");
        shop.post("invoice", sale);
        shop.post("class", "{\"Name\":\"x\"}");
        shop.post("department", "{\"Name\":\"x\"}");
        shop.post("creditmemo", sale);
        shop.post("refundreceipt", sale.ref("DepositToAccountRef", bank));
        shop.post("salesreceipt", sale);
        sale.node.remove("DepositToAccountRef");
        shop.post("estimate", sale);
        shop.post("payment", "{\"CustomerRef\":{\"value\":\"%s\"},\"TotalAmt\":1}".formatted(customer));
        shop.post(
                "purchaseorder",
                Paper.purchase(vendor)
                        .ref("APAccountRef", shop.account("Accounts Payable (A/P)"))
                        .purchaseLine(item, "1", "1.00", "1.00", code));
        shop.post(
                "bill",
                Paper.purchase(vendor)
                        .purchaseLine(item, "1", "1.00", "1.00", code)
                        .linked("7", "1"));
        shop.post("vendorcredit", Paper.purchase(vendor).purchaseLine(item, "1", "1.00", "1.00", code));
        var kinds = Stream.concat(
                Stream.of(Kind.values()).map(kind -> kind.entity), Stream.of("CompanyInfo", "Preferences"));
        return Stream.concat(
                kinds.map(entity -> shop.query("select * from " + entity).body()),
                Stream.of(
                        shop.get("exchangerate?sourcecurrencycode=EUR").body(),
                        shop.post("salesreceipt?operation=delete", "{\"Id\":\"4\",\"SyncToken\":\"0\"}")
                                .body(),
                        shop.get("cdc?entities=SalesReceipt&changedSince=2026-03-04")
                                .body()));
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isObject()) {
            names.addAll(node.propertyNames());
        }
        node.forEach(inner -> collect(inner, names));
    }

    private static Set<String> keys(JsonNode node) {
        var keys = new TreeSet<String>();
        collect(node, keys);
        return keys;
    }

    private static Set<String> schemaNames() throws IOException {
        var name = Pattern.compile("<xs:(?:element|attribute)[^>]*?name=\"([^\"]+)\"", Pattern.DOTALL);
        try (var files = Files.list(SPECS.resolve("xsd"))) {
            return files.map(ContractTest::text)
                    .flatMap(xsd -> name.matcher(xsd).results().map(result -> result.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static List<JsonNode> samples(Kind kind) throws IOException {
        var folder = SPECS.resolve("samples/" + kind.path());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted()
                    .map(ContractTest::text)
                    .map(text -> Json.MAPPER.readTree(text))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
