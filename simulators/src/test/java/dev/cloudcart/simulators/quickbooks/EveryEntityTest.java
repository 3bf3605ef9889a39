package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// Takes every entity through every operation it has, and through those it has not.
class EveryEntityTest {

    private static final Set<Kind> VOIDABLE = Set.of(Kind.INVOICE, Kind.SALES_RECEIPT, Kind.PAYMENT, Kind.BILL_PAYMENT);
    private static final Set<Kind> NOT_CAPTURED = Set.of(Kind.TAX_AGENCY, Kind.COMPANY_CURRENCY);

    private final Shop shop = new Shop();
    private final Samples samples = new Samples(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"TAX_CODE", "TAX_RATE"})
    void createsReadsAndFinds(Kind kind) {
        var created = shop.post(kind.path(), samples.of(kind));
        var id = created.entity().path("Id").asString("");

        var read = shop.get(kind.path() + "/" + id);
        var found = shop.query("select * from %s where Id = '%s'".formatted(kind.entity, id));

        assertThat(created.status()).as(created.body().toString()).isEqualTo(200);
        assertThat(created.entity().path("SyncToken").asString()).isEqualTo("0");
        assertThat(read.entity()).isEqualTo(created.entity());
        assertThat(found.body().at("/QueryResponse/" + kind.entity + "/0")).isEqualTo(created.entity());
        assertThat(shop.query("select count(*) from " + kind.entity).text("/QueryResponse/totalCount"))
                .isNotEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"TAX_CODE", "TAX_RATE", "TAX_AGENCY"})
    void updatesInFullAndInPart(Kind kind) {
        var created = (ObjectNode) shop.post(kind.path(), samples.of(kind)).entity();

        var full = shop.post(kind.path(), created.deepCopy().toString());
        var sparse = shop.post(
                kind.path(), identity(created, "1").put("sparse", true).toString());
        var stale = shop.post(
                kind.path(), identity(created, "1").put("sparse", true).toString());

        assertThat(full.status()).as(full.body().toString()).isEqualTo(200);
        assertThat(full.entity().path("SyncToken").asString()).isEqualTo("1");
        assertThat(sparse.entity().path("SyncToken").asString()).isEqualTo("2");
        assertThat(without(sparse.entity())).isEqualTo(without(full.entity()));
        assertThat(stale.code()).isEqualTo("5010");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"TAX_CODE", "TAX_RATE"})
    void deletesTransactionsAndNeverLists(Kind kind) {
        var created = (ObjectNode) shop.post(kind.path(), samples.of(kind)).entity();

        var deleted = shop.post(
                kind.path() + "?operation=delete", identity(created, "0").toString());

        if (kind.isTransaction()) {
            assertThat(deleted.entity().path("status").asString())
                    .as(deleted.body().toString())
                    .isEqualTo("Deleted");
            assertThat(shop.get(kind.path() + "/" + created.path("Id").asString())
                            .code())
                    .isEqualTo("610");
        } else {
            assertThat(deleted.code()).isEqualTo("500");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CUSTOMER",
                "VENDOR",
                "EMPLOYEE",
                "ITEM",
                "ACCOUNT",
                "CLASS",
                "DEPARTMENT",
                "TERM",
                "PAYMENT_METHOD",
                "COMPANY_CURRENCY"
            })
    void deactivatesListsAndHidesThem(Kind kind) {
        var created = (ObjectNode) shop.post(kind.path(), samples.of(kind)).entity();
        var inactive = identity(created, "0").put("sparse", true).put("Active", false);

        var answer = shop.post(kind.path(), inactive.toString());

        var byId = "select * from %s where Id = '%s'"
                .formatted(kind.entity, created.path("Id").asString());
        assertThat(answer.entity().path("Active").asBoolean(true))
                .as(answer.body().toString())
                .isFalse();
        assertThat(answer.entity().path(String.valueOf(kind.nameProperty)).asString())
                .endsWith(" (deleted)");
        assertThat(shop.query(byId).body().at("/QueryResponse").isEmpty()).isTrue();
        assertThat(shop.query(byId + " and Active in (true, false)")
                        .body()
                        .at("/QueryResponse/" + kind.entity)
                        .size())
                .isEqualTo(1);
        assertThat(shop.get(kind.path() + "/" + created.path("Id").asString()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"TAX_CODE", "TAX_RATE"})
    void voidsWhatHasAVoidAndRefusesTheRest(Kind kind) {
        var created = (ObjectNode) shop.post(kind.path(), samples.of(kind)).entity();

        var voided = shop.post(
                kind.path() + "?operation=void",
                identity(created, "0").put("sparse", true).toString());

        if (VOIDABLE.contains(kind)) {
            assertThat(voided.entity().path("PrivateNote").asString())
                    .as(voided.body().toString())
                    .endsWith("Voided");
            assertThat(voided.entity().path("TotalAmt").asInt(1)).isZero();
        } else {
            assertThat(voided.code()).isEqualTo("500");
            assertThat(voided.detail()).contains("void").contains(kind.entity);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"TAX_CODE", "TAX_RATE"})
    void doesOnceWhatComesTwiceUnderOneRequestId(Kind kind) {
        var body = samples.of(kind);
        long before = shop.state().at("/objects/" + kind.entity).asLong();

        var first = shop.post(kind.path() + "?requestid=r", body);
        var second = shop.post(kind.path() + "?requestid=r", body);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(shop.state().at("/objects/" + kind.entity).asLong()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"TAX_CODE", "TAX_RATE"})
    void goesThroughABatch(Kind kind) {
        var item = Json.object().put("bId", "1").put("operation", "create");
        item.set(kind.entity, Json.MAPPER.readTree(samples.of(kind)));
        var batch = Json.object();
        batch.putArray("BatchItemRequest").add(item);

        var answer = shop.post("batch", batch.toString());

        assertThat(answer.text("/BatchItemResponse/0/" + kind.entity + "/Id"))
                .as(answer.body().toString())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"TAX_CODE", "TAX_RATE"})
    void isCapturedWhenItChangesUnlessItIsLeftOut(Kind kind) {
        var id = shop.post(kind.path(), samples.of(kind)).entity().path("Id").asString();

        var changes = shop.get("cdc?entities=%s&changedSince=2026-03-04T00:00:00Z".formatted(kind.entity));

        if (NOT_CAPTURED.contains(kind)) {
            assertThat(changes.code()).isEqualTo("4001");
        } else {
            assertThat(changes.body().findValuesAsString("Id")).contains(id);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TAX_CODE", "TAX_RATE"})
    void onlyReadsTaxCodesAndRates(Kind kind) {
        var known = (ObjectNode)
                shop.query("select * from " + kind.entity).body().at("/QueryResponse/" + kind.entity + "/0");

        assertThat(shop.get(kind.path() + "/" + known.path("Id").asString()).entity())
                .isEqualTo(known);
        for (var operation : List.of("", "?operation=update", "?operation=delete", "?operation=void")) {
            assertThat(shop.post(kind.path() + operation, known.deepCopy().toString())
                            .code())
                    .as(operation)
                    .isEqualTo("500");
        }
        assertThat(shop.post(kind.path(), "{\"Name\":\"x\"}").code()).isEqualTo("500");
        assertThat(shop.get("cdc?entities=%s&changedSince=2026-03-04".formatted(kind.entity))
                        .code())
                .isEqualTo("4001");
    }

    @Test
    void changesNoTaxAgency() {
        var agency =
                (ObjectNode) shop.post("taxagency", samples.of(Kind.TAX_AGENCY)).entity();

        assertThat(shop.post(
                                "taxagency",
                                identity(agency, "0").put("sparse", true).toString())
                        .code())
                .isEqualTo("500");
    }

    @Test
    void refusesOperationsThatDoNotExist() {
        for (var operation : List.of("revert", "merge", "send", "fly")) {
            assertThat(shop.post("invoice?operation=" + operation, "{\"Id\":\"1\",\"SyncToken\":\"0\"}")
                            .code())
                    .as(operation)
                    .isEqualTo("500");
        }
    }

    @Test
    void refusesToChangeWhatIsNotThere() {
        var kinds = Stream.of(Kind.values())
                .filter(kind -> kind != Kind.TAX_CODE && kind != Kind.TAX_RATE && kind != Kind.TAX_AGENCY);

        assertThat(kinds).allSatisfy(kind -> {
            assertThat(shop.get(kind.path() + "/99999").code()).isEqualTo("610");
            assertThat(shop.get(kind.path() + "/nine").code()).isEqualTo("2030");
            assertThat(shop.post(kind.path(), "{\"Id\":\"99999\",\"SyncToken\":\"0\"}")
                            .code())
                    .isEqualTo("610");
            assertThat(shop.post(kind.path() + "?operation=update", "{\"SyncToken\":\"0\"}")
                            .code())
                    .isEqualTo("2020");
            assertThat(shop.post(kind.path(), "{\"Id\":\"99999\"}").code()).isEqualTo("2020");
        });
    }

    private static ObjectNode identity(ObjectNode entity, String token) {
        return Json.object().put("Id", entity.path("Id").asString()).put("SyncToken", token);
    }

    private static ObjectNode without(JsonNode entity) {
        var node = (ObjectNode) entity.deepCopy();
        node.remove(List.of("SyncToken", "MetaData"));
        return node;
    }
}
