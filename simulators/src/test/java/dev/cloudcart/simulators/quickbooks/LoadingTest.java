package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void takesTheLinesThatAreMeantForTheBooks(@TempDir Path folder) throws IOException {
        var file = folder.resolve("books.ndjson");
        Files.writeString(file, """
                        {"kind":"account","value":{"Name":"PayPal","AccountType":"Bank"}}
                        {"kind":"customer","value":{"DisplayName":"Amazon GBP"}}
                        {"kind":"customer","value":{"DisplayName":"Amazon GBP","Notes":"again"}}
                        {"kind":"item","value":{"Name":"Mug","Sku":"MUG","Type":"Service","IncomeAccountRef":{"value":"12"},"ExpenseAccountRef":{"value":"19"}}}
                        {"kind":"taxCode","value":{"Name":"24.0% FI OSS","RateValue":24}}
                        {"kind":"preferences","value":{"CurrencyPrefs":{"MultiCurrencyEnabled":false}}}
                        {"kind":"order","value":{"NumOrderId":1}}
                        """);

        var taken = shop.simulator.load(file);

        assertThat(taken)
                .isEqualTo(Map.of("account", 1L, "customer", 2L, "item", 1L, "taxCode", 1L, "preferences", 1L));
        assertThat(shop.query("select * from Customer").text("/QueryResponse/Customer/0/Notes"))
                .isEqualTo("again");
        assertThat(shop.code("24.0% FI OSS")).isNotEmpty();
        assertThat(shop.get("preferences").text("/Preferences/CurrencyPrefs/MultiCurrencyEnabled"))
                .isEqualTo("false");
    }

    @Test
    void keepsTwoItemsOfOneNameUnderDifferentParents() {
        var hammer = """
                {"kind":"item","value":{"Name":"Hammer","Type":"NonInventory","Description":"%2$s","SubItem":true,"ParentRef":{"name":"%1$s"},"IncomeAccountRef":{"name":"Sales"},"ExpenseAccountRef":{"name":"Purchases"}}}
                """;
        var lines = "{\"kind\":\"item\",\"value\":{\"Name\":\"Tools\",\"Type\":\"Category\"}}\n"
                + "{\"kind\":\"item\",\"value\":{\"Name\":\"Toys\",\"Type\":\"Category\"}}\n"
                + hammer.formatted("Tools", "heavy") + hammer.formatted("Toys", "light")
                + hammer.formatted("Tools", "heavier");

        assertThat(shop.control("load", lines).status()).isEqualTo(200);

        var hammers = shop.query("select * from Item where Name = 'Hammer' orderby FullyQualifiedName");
        assertThat(hammers.body().at("/QueryResponse/Item").size()).isEqualTo(2);
        assertThat(hammers.text("/QueryResponse/Item/0/FullyQualifiedName")).isEqualTo("Tools:Hammer");
        assertThat(hammers.text("/QueryResponse/Item/0/Description")).isEqualTo("heavier");
        assertThat(hammers.text("/QueryResponse/Item/1/FullyQualifiedName")).isEqualTo("Toys:Hammer");
        assertThat(shop.control("load", hammer.formatted("Garden", "x")).text("/message"))
                .contains("Garden");
    }

    @Test
    void takesTheAgencyAndTheStateOfATaxCode() {
        shop.control("load", """
                        {"kind":"taxAgency","value":{"DisplayName":"Skatteverket"}}
                        {"kind":"taxCode","value":{"Name":"12.0% SE","Description":"Sweden, reduced","RateValue":12,"Agency":"Skatteverket"}}
                        {"kind":"taxCode","value":{"Name":"6.0% SE","RateValue":6,"Agency":"Skatteverket","Active":false}}
                        """);

        var agency = shop.id("select * from TaxAgency where DisplayName = 'Skatteverket'");
        assertThat(shop.get("taxrate/" + shop.rate("12.0% SE")).text("/TaxRate/AgencyRef/value"))
                .isEqualTo(agency);
        assertThat(shop.query("select * from TaxCode where Name = '12.0% SE'")
                        .text("/QueryResponse/TaxCode/0/Description"))
                .isEqualTo("Sweden, reduced");
        assertThat(shop.query("select * from TaxCode where Name = '6.0% SE'")
                        .body()
                        .at("/QueryResponse"))
                .isEmpty();
        assertThat(shop.query("select count(*) from TaxAgency").text("/QueryResponse/totalCount"))
                .isEqualTo("3");
    }

    @Test
    void saysWhatIsWrongWithALine() {
        var refused = shop.control("load", "{\"kind\":\"account\",\"value\":{\"Name\":\"PayPal\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains("Line 1").contains("AccountType");
    }
}
