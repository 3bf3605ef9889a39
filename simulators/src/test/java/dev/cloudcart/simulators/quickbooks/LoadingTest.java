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
        Files.writeString(file,
                """
                        {"kind":"account","value":{"Name":"PayPal","AccountType":"Bank"}}
                        {"kind":"customer","value":{"DisplayName":"Amazon GBP"}}
                        {"kind":"customer","value":{"DisplayName":"Amazon GBP","Notes":"again"}}
                        {"kind":"item","value":{"Name":"Mug","Sku":"MUG","Type":"Service","IncomeAccountRef":{"value":"12"},"ExpenseAccountRef":{"value":"19"}}}
                        {"kind":"taxCode","value":{"Name":"24.0% FI OSS","RateValue":24}}
                        {"kind":"preferences","value":{"CurrencyPrefs":{"MultiCurrencyEnabled":false}}}
                        {"kind":"order","value":{"NumOrderId":1}}
                        """);

        var taken = shop.simulator.load(file);

        assertThat(taken).isEqualTo(Map.of("account", 1L, "customer", 2L, "item", 1L, "taxCode", 1L, "preferences",
                1L));
        assertThat(shop.query("select * from Customer").text("/QueryResponse/Customer/0/Notes")).isEqualTo("again");
        assertThat(shop.code("24.0% FI OSS")).isNotEmpty();
        assertThat(shop.get("preferences").text("/Preferences/CurrencyPrefs/MultiCurrencyEnabled")).isEqualTo("false");
    }

    @Test
    void saysWhatIsWrongWithALine() {
        var refused = shop.control("load", "{\"kind\":\"account\",\"value\":{\"Name\":\"PayPal\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains("Line 1").contains("AccountType");
    }
}
