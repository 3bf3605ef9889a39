package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// Entries that somebody renames or makes inactive while a client goes on using them.
class RenamingTest {

    private final Shop shop = new Shop();
    private final Samples samples = new Samples(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CUSTOMER", "VENDOR", "ITEM", "ACCOUNT"})
    void freesTheOldNameOfWhatIsRenamedAndTellsIt(Kind kind) {
        var body = samples.of(kind);
        var created = shop.post(kind.path(), body).entity();
        var property = String.valueOf(kind.nameProperty);

        var renamed = change(kind, created.path("Id").asString(), "0", "\"%s\":\"New name\"".formatted(property));

        assertThat(renamed.entity().path(property).asString())
                .as(renamed.body().toString())
                .isEqualTo("New name");
        assertThat(renamed.entity().path("SyncToken").asString()).isEqualTo("1");
        assertThat(changed(kind)).contains("New name");
        assertThat(found(kind, created.path(property).asString())).isZero();
        assertThat(shop.post(kind.path(), body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CUSTOMER", "VENDOR", "ITEM", "ACCOUNT"})
    void freesTheNameOfWhatIsMadeInactiveAndTellsIt(Kind kind) {
        var body = samples.of(kind);
        var created = shop.post(kind.path(), body).entity();
        var property = String.valueOf(kind.nameProperty);
        var name = created.path(property).asString();

        var inactive = change(kind, created.path("Id").asString(), "0", "\"Active\":false");
        var next = shop.post(kind.path(), body);
        var again = change(kind, created.path("Id").asString(), "1", "\"Active\":true");

        assertThat(inactive.entity().path(property).asString()).isEqualTo(name + " (deleted)");
        assertThat(inactive.entity().path("SyncToken").asString()).isEqualTo("1");
        assertThat(changed(kind)).contains(name + " (deleted)");
        assertThat(next.entity().path("Id").asString())
                .isNotEqualTo(created.path("Id").asString());
        assertThat(found(kind, name)).isEqualTo(1);
        assertThat(again.code()).isEqualTo("6240");
    }

    @Test
    void saysTheNewNameInWhatStandsUnderIt() {
        var tools =
                shop.post("item", "{\"Name\":\"Tools\",\"Type\":\"Category\"}").text("/Item/Id");
        var hand = shop.post(
                        "item",
                        "{\"Name\":\"Hand\",\"Type\":\"Category\",\"SubItem\":true,\"ParentRef\":{\"value\":\"%s\"}}"
                                .formatted(tools))
                .text("/Item/Id");
        var hammer = shop.post("item", under(hand)).text("/Item/Id");

        change(Kind.ITEM, tools, "0", "\"Name\":\"Garden\"");

        assertThat(shop.get("item/" + hammer).text("/Item/FullyQualifiedName")).isEqualTo("Garden:Hand:Hammer");
        assertThat(shop.id("select * from Item where FullyQualifiedName = 'Garden:Hand:Hammer'"))
                .isEqualTo(hammer);
    }

    @Test
    void keepsTwoItemsOfOneNameUnderDifferentParents() {
        var tools =
                shop.post("item", "{\"Name\":\"Tools\",\"Type\":\"Category\"}").text("/Item/Id");
        var toys =
                shop.post("item", "{\"Name\":\"Toys\",\"Type\":\"Category\"}").text("/Item/Id");

        var one = shop.post("item", under(tools));
        var other = shop.post("item", under(toys));

        assertThat(one.text("/Item/FullyQualifiedName")).isEqualTo("Tools:Hammer");
        assertThat(other.text("/Item/FullyQualifiedName")).isEqualTo("Toys:Hammer");
        assertThat(shop.query("select * from Item where Name = 'Hammer'")
                        .body()
                        .at("/QueryResponse/Item")
                        .size())
                .isEqualTo(2);
        assertThat(shop.post("item", under(tools)).code()).isEqualTo("6240");
        assertThat(shop.post("item", "{\"Name\":\"Tools:Hammer\",\"Type\":\"Service\"}")
                        .code())
                .isEqualTo("2040");
    }

    @Test
    void renamesATaxCodeAsAPersonDoes() {
        var code = shop.code("20.0% S");

        var renamed = shop.control("taxcode", "{\"taxCode\":\"20.0% S\",\"name\":\"Standard\"}");

        assertThat(renamed.text("/Name")).isEqualTo("Standard");
        assertThat(renamed.text("/SyncToken")).isEqualTo("1");
        assertThat(shop.code("Standard")).isEqualTo(code);
        assertThat(found(Kind.TAX_CODE, "20.0% S")).isZero();
        assertThat(shop.post("invoice", Paper.sale(shop.customer("x")).line(shop.item(), "10.00", code))
                        .status())
                .isEqualTo(200);
        assertThat(shop.control("taxcode", "{\"taxCode\":\"Standard\",\"name\":\"5.0% R\"}")
                        .text("/message"))
                .contains("6240");
    }

    @Test
    void makesATaxCodeInactiveAsAPersonDoesAndActiveAgain() {
        var code = shop.code("5.0% R");
        var sale = Paper.sale(shop.customer("x")).line(shop.item(), "10.00", code);

        var inactive = shop.control("taxcode", "{\"taxCode\":\"5.0% R\",\"active\":false}");

        assertThat(inactive.text("/Name")).isEqualTo("5.0% R (deleted)");
        assertThat(found(Kind.TAX_CODE, "5.0% R")).isZero();
        assertThat(shop.query("select * from TaxCode where Active = false").text("/QueryResponse/TaxCode/0/Id"))
                .isEqualTo(code);
        assertThat(shop.post("invoice", sale).code()).isEqualTo("2500");
        shop.control("taxcode", "{\"taxCode\":\"5.0% R\",\"active\":true}");
        assertThat(shop.post("invoice", sale).status()).isEqualTo(200);
        assertThat(shop.control("taxcode", "{\"taxCode\":\"nothing\"}").text("/message"))
                .contains("nothing");
    }

    @Test
    void takesNoInactiveTaxCodeOnAnAmericanDocument() {
        try (var american = Shop.american()) {
            var sale = Paper.americanSale(american.customer("x")).line(american.item(), "10.00", "TAX");
            sale.node.putObject("TxnTaxDetail").putObject("TxnTaxCodeRef").put("value", american.code("California"));

            american.control("taxcode", "{\"taxCode\":\"California\",\"active\":false}");

            assertThat(american.post("salesreceipt", sale).code()).isEqualTo("2500");
        }
    }

    private Shop.Reply change(Kind kind, String id, String token, String change) {
        return shop.post(
                kind.path(), "{\"Id\":\"%s\",\"SyncToken\":\"%s\",\"sparse\":true,%s}".formatted(id, token, change));
    }

    private String changed(Kind kind) {
        return shop.get("cdc?entities=%s&changedSince=2026-03-04T00:00:00Z".formatted(kind.entity))
                .body()
                .toString();
    }

    private int found(Kind kind, String name) {
        return shop.query("select * from %s where %s = '%s'".formatted(kind.entity, kind.nameProperty, name))
                .body()
                .at("/QueryResponse/" + kind.entity)
                .size();
    }

    private String under(String parent) {
        var item = Json.object().put("Name", "Hammer").put("Type", "Service").put("SubItem", true);
        item.putObject("ParentRef").put("value", parent);
        item.putObject("IncomeAccountRef").put("value", shop.account("Sales"));
        item.putObject("ExpenseAccountRef").put("value", shop.account("Purchases"));
        return item.toString();
    }
}
