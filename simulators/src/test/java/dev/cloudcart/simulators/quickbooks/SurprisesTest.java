package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What the next creations and changes meet that no rule of the books explains.
class SurprisesTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void refusesTheNextOfAKindInTheWordsThatAreGiven() {
        shop.company("""
                {"surprises":[{"entity":"SalesReceipt","refuseWith":{"code":"6270","message":"Too early",\
                "detail":"Mug starts on 2027-01-01.","element":"TxnDate"}}]}""");

        var invoice = shop.post("invoice", sale("1001"));
        var refused = shop.post("salesreceipt", sale("1002"));
        var next = shop.post("salesreceipt", sale("1002"));

        assertThat(invoice.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("Fault")).hasToString("""
                        {"Error":[{"Message":"Too early","Detail":"Mug starts on 2027-01-01.","code":"6270","element":"TxnDate"}],\
                        "type":"ValidationFault"}""");
        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void refusesThoseThatSaySomethingAndSoManyTimes() {
        shop.company("""
                {"surprises":[{"entity":"SalesReceipt","where":{"DocNumber":"7","CustomerRef":"%s",\
                "Line/0/DetailType":"SalesItemLineDetail"},"times":2,"refuseWith":{"code":"2500"}}]}""".formatted(customer));

        assertThat(shop.post("salesreceipt", sale("6")).status()).isEqualTo(200);
        assertThat(shop.post("salesreceipt", sale("7")).code()).isEqualTo("2500");
        assertThat(shop.post("salesreceipt", sale("7")).code()).isEqualTo("2500");
        assertThat(shop.post("salesreceipt", sale("7")).status()).isEqualTo(200);
    }

    @Test
    void refusesChangesVoidingsAndDeletionsOfWhatSaysSomething() {
        shop.company("""
                {"surprises":[{"entity":"SalesReceipt","where":{"DocNumber":"7"},"onChange":true,"times":3,\
                "refuseWith":{"code":"6540"}}]}""");
        var seven = shop.post("salesreceipt", sale("7")).entity();
        var eight = shop.post("salesreceipt", sale("8")).entity();

        assertThat(shop.post("salesreceipt", sparse(eight)).status()).isEqualTo(200);
        assertThat(shop.post("salesreceipt", sparse(seven)).code()).isEqualTo("6540");
        assertThat(shop.post("salesreceipt?operation=void", sparse(seven)).code())
                .isEqualTo("6540");
        assertThat(shop.post("salesreceipt?operation=delete", sparse(seven)).code())
                .isEqualTo("6540");
        assertThat(shop.post("salesreceipt?operation=delete", sparse(seven)).status())
                .isEqualTo(200);
    }

    private static String sparse(JsonNode entity) {
        return "{\"Id\":\"%s\",\"SyncToken\":\"%s\",\"sparse\":true,\"PrivateNote\":\"changed\"}"
                .formatted(
                        entity.path("Id").asString(), entity.path("SyncToken").asString());
    }

    @Test
    void forgetsThemWhenTold() {
        shop.company("{\"surprises\":[{\"entity\":\"SalesReceipt\",\"refuseWith\":{\"code\":\"2500\"}}]}");

        shop.company("{\"surprises\":[]}");

        assertThat(shop.post("salesreceipt", sale("1")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"entity\":\"Receipt\",\"refuseWith\":{\"code\":\"1\"}} | There is no entity \"Receipt\"",
                "{\"entity\":\"Invoice\",\"onChange\":true,\"storeOtherwise\":\"tax\"} | Only what is created",
                "{\"entity\":\"Invoice\"} | either refuseWith or storeOtherwise",
                "{\"entity\":\"Invoice\",\"storeOtherwise\":\"tax\",\"refuseWith\":{\"code\":\"1\"}} | either refuseWith or",
                "{\"entity\":\"Invoice\",\"refuseWith\":{\"message\":\"no\"}} | A refusal has a code",
                "{\"entity\":\"Invoice\",\"times\":0,\"storeOtherwise\":\"tax\"} | at least once",
                "{\"entity\":\"Invoice\",\"storeOtherwise\":\"colour\"} | tax-at-rate"
            })
    void saysWhatASurpriseCanBe(String surprise, String words) {
        var reply = shop.control("settings", "{\"company\":{\"surprises\":[%s]}}".formatted(surprise));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().toString().replace("\\\"", "\"")).contains(words);
    }

    /// Each tells what differs from the same document without the surprise; all of them add up.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency    | /CurrencyRef/value EUR > GBP; /HomeTotalAmt",
                "customer    | /CustomerRef/name Amazon EUR > eBay EUR",
                "lines       | lines 3 > 2",
                "tax         | /TxnTaxDetail/TotalTax 2.60 > 2.61; 20% 2.00 > 2.01",
                "tax-at-rate | 20% 2.00 > 1.99; 5% 0.60 > 0.61",
                "total       | /TotalAmt 24.60 > 24.61"
            })
    void storesOneThingOtherwise(String what, String difference) {
        var euros = shop.customer("Amazon EUR", "EUR");
        shop.customer("eBay EUR", "EUR");
        var told = shop.post("salesreceipt", twoRates(euros)).entity();
        surprise(what);

        var stored = shop.post("salesreceipt", twoRates(euros)).entity();

        assertThat(differences(told, stored)).isEqualTo(difference);
        assertThat(stored.path("TotalAmt").decimalValue())
                .isEqualByComparingTo(
                        stored.at("/TxnTaxDetail/TotalTax").decimalValue().add(subtotal(stored)));
    }

    @Test
    void storesAnotherTaxCode() {
        try (var states = Shop.american()) {
            var sale = Paper.americanSale(states.customer("Amazon")).line(states.item(), "100.00", "TAX");
            sale.node
                    .putObject("TxnTaxDetail")
                    .put("TotalTax", "7.75")
                    .putObject("TxnTaxCodeRef")
                    .put("value", states.code("California"));
            states.company("{\"surprises\":[{\"entity\":\"SalesReceipt\",\"storeOtherwise\":\"tax-code\"}]}");

            var stored = states.post("salesreceipt", sale);

            assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TxnTaxCodeRef/value"))
                    .isEqualTo(states.code("Tucson"));
            assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("107.75");
        }
    }

    private void surprise(String what) {
        shop.company("{\"surprises\":[{\"entity\":\"SalesReceipt\",\"storeOtherwise\":\"%s\"}]}".formatted(what));
    }

    private static String differences(JsonNode told, JsonNode stored) {
        var differences = new ArrayList<String>();
        for (var place :
                new String[] {"/CurrencyRef/value", "/CustomerRef/name", "/TotalAmt", "/TxnTaxDetail/TotalTax"}) {
            compare(place, told.at(place).asString(), stored.at(place).asString(), differences);
        }
        if (!told.path("HomeTotalAmt").equals(stored.path("HomeTotalAmt"))
                && told.path("TotalAmt").equals(stored.path("TotalAmt"))) {
            differences.add("/HomeTotalAmt");
        }
        compare("lines", lines(told), lines(stored), differences);
        var rates = new TreeSet<String>();
        for (int i = 0; i < 2; i++) {
            var place = "/TxnTaxDetail/TaxLine/" + i;
            rates.add(told.at(place + "/TaxLineDetail/TaxPercent").asString());
            compare(
                    told.at(place + "/TaxLineDetail/TaxPercent").asString() + "%",
                    told.at(place + "/Amount").asString(),
                    stored.at(place + "/Amount").asString(),
                    differences);
        }
        assertThat(rates).hasSize(2);
        return String.join("; ", differences);
    }

    private static void compare(String what, String told, String stored, List<String> differences) {
        if (!told.equals(stored)) {
            differences.add("%s %s > %s".formatted(what, told, stored));
        }
    }

    private static String lines(JsonNode document) {
        return String.valueOf(document.path("Line")
                .valueStream()
                .filter(line -> line.path("DetailType").asString().equals("SalesItemLineDetail"))
                .count());
    }

    private static BigDecimal subtotal(JsonNode document) {
        return document.path("Line")
                .valueStream()
                .filter(line -> line.path("DetailType").asString().equals("SubTotalLineDetail"))
                .findFirst()
                .orElseThrow()
                .path("Amount")
                .decimalValue();
    }

    /// 10.00 at 20 % and twice something at 5 %.
    private Paper twoRates(String whose) {
        return Paper.sale(whose)
                .ref("CurrencyRef", "EUR")
                .number("ExchangeRate", "0.85")
                .line(shop.item(), "1", "10.00", "10.00", shop.code("20.0% S"))
                .line(shop.item(), "1", "5.00", "5.00", shop.code("5.0% R"))
                .line(shop.item(), "1", "7.00", "7.00", shop.code("5.0% R"))
                .tax("2.60", shop.rate("20.0% S"), "2.00", shop.rate("5.0% R"), "0.60");
    }

    private Paper sale(String number) {
        return Paper.sale(customer).with("DocNumber", number).line(shop.item(), "1.00", shop.code("0.0% Z"));
    }
}
