package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    private final Shop shop = new Shop();

    @BeforeEach
    void open() {
        var customer = shop.customer("Amazon GBP");
        shop.customer("eBay GBP");
        shop.customer("O'Brien");
        for (var amount : List.of("1.00", "2.00", "10.00")) {
            shop.post(
                    "salesreceipt",
                    Paper.sale(customer)
                            .with("DocNumber", "N" + amount)
                            .with("TxnDate", "2026-03-0" + amount.charAt(0))
                            .line(shop.item(), amount, shop.code("0.0% Z")));
            shop.clock.advance(Duration.ofMinutes(1));
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DocNumber = 'n2.00' | N2.00",
                "DocNumber IN ('N1.00','N10.00') | N1.00 N10.00",
                "DocNumber LIKE 'N1%' | N1.00 N10.00",
                "TotalAmt > '1.00' | N2.00 N10.00",
                "TotalAmt >= '2' AND TotalAmt < '10.00' | N2.00",
                "TxnDate <= '2026-03-01' | N1.00 N10.00",
                "Id = '2' | N2.00",
                "Id IN ('1', '3') | N1.00 N10.00",
                "CustomerRef = '1' and TotalAmt = '2' | N2.00",
                "CustomerRef = '2' | ''",
                "MetaData.LastUpdatedTime > '2026-03-04T12:00:30-08:00' | N2.00 N10.00",
                "MetaData.LastUpdatedTime >= '2026-03-04T20:02:00Z' | N10.00",
                "TxnDate > '2026-01-01' ORDERBY TotalAmt DESC | N10.00 N2.00 N1.00",
                "TxnDate > '2026-01-01' ORDER BY DocNumber | N1.00 N10.00 N2.00",
                "TxnDate > '2026-01-01' STARTPOSITION 2 MAXRESULTS 1 | N2.00"
            })
    void findsWhatTheConditionSays(String condition, String numbers) {
        var found = shop.query("select * from SalesReceipt where " + condition);

        assertThat(found.status()).isEqualTo(200);
        assertThat(String.join(" ", numbers(found))).isEqualTo(numbers);
    }

    @Test
    void countsWithoutListing() {
        assertThat(shop.query("SELECT COUNT(*) FROM SalesReceipt")
                        .body()
                        .at("/QueryResponse")
                        .toString())
                .isEqualTo("{\"totalCount\":3}");
        assertThat(shop.query("select count(*) from SalesReceipt where TotalAmt > '1'")
                        .text("/QueryResponse/totalCount"))
                .isEqualTo("2");
    }

    @Test
    void answersNothingFoundWithAnEmptyObject() {
        assertThat(shop.query("select * from Invoice")
                        .body()
                        .at("/QueryResponse")
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void saysWhereThePageStands() {
        var found = shop.query("select * from SalesReceipt STARTPOSITION 2 MAXRESULTS 5");

        assertThat(found.text("/QueryResponse/startPosition")).isEqualTo("2");
        assertThat(found.text("/QueryResponse/maxResults")).isEqualTo("2");
    }

    @Test
    void takesTheStatementAsABodyToo() {
        var found = shop.send(shop.api("query")
                .header("Content-Type", "application/text")
                .POST(BodyPublishers.ofString("select * from SalesReceipt where DocNumber = 'N1.00'")));

        assertThat(numbers(found)).containsExactly("N1.00");
    }

    @Test
    void readsAnEscapedQuote() {
        assertThat(shop.query("select * from Customer where DisplayName = 'O\\'Brien'")
                        .text("/QueryResponse/Customer/0/DisplayName"))
                .isEqualTo("O'Brien");
    }

    @Test
    void hidesInactiveEntriesUnlessAskedForThem() {
        shop.post("customer", "{\"Id\":\"2\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");

        assertThat(shop.query("select count(*) from Customer").text("/QueryResponse/totalCount"))
                .isEqualTo("2");
        assertThat(shop.query("select count(*) from Customer where Active in (true, false)")
                        .text("/QueryResponse/totalCount"))
                .isEqualTo("3");
        assertThat(shop.query("select * from Customer where Active = false")
                        .text("/QueryResponse/Customer/0/DisplayName"))
                .isEqualTo("eBay GBP (deleted)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from | 4000",
                "select Id from Customer | 4000",
                "select * from Customer where Id = '1' or Id = '2' | 4000",
                "select * from Customer where DisplayName != 'x' | 4000",
                "select * from Customer startposition -1 | 4001",
                "select * from Customer maxresults 1001 | 4001",
                "select * from Shop | 4001",
                "select * from Customer where Colour = 'red' | 4001",
                "select * from SalesReceipt where PrivateNote = 'x' | 4001",
                "select * from SalesReceipt where Id > '1' | 4001",
                "select * from SalesReceipt where TxnDate > 'yesterday' | 4001"
            })
    void refusesWhatTheLanguageDoesNotHave(String statement, String code) {
        assertThat(shop.query(statement).code()).isEqualTo(code);
    }

    @Test
    void refusesAPositionOfZeroOnlyWhenToldTo() {
        assertThat(shop.query("select * from Customer startposition 0 maxresults 1")
                        .text("/QueryResponse/Customer/0/Id"))
                .isEqualTo("1");

        shop.company("{\"startPositionZero\":false}");

        assertThat(shop.query("select * from Customer startposition 0").detail())
                .isEqualTo("QueryValidationError: value 0 is too small. Min allowed value is 1");
    }

    @Test
    void ordersBySeveralProperties() {
        var found = shop.query("select * from SalesReceipt orderby TxnDate asc, TotalAmt desc");

        assertThat(numbers(found)).containsExactly("N10.00", "N1.00", "N2.00");
    }

    @ParameterizedTest
    @CsvSource({"Invoice, POStatus", "Customer, TotalAmt", "Vendor, Job", "Item, DisplayName", "Bill, CustomerRef"})
    void filtersByThePropertiesOfTheEntityOnly(String entity, String property) {
        assertThat(shop.query("select * from %s where %s = '1'".formatted(entity, property))
                        .code())
                .isEqualTo("4001");
    }

    @Test
    void answersForTheCompanyItself() {
        assertThat(shop.query("select * from CompanyInfo").text("/QueryResponse/CompanyInfo/0/Country"))
                .isEqualTo("GB");
        assertThat(shop.query("select * from Preferences")
                        .text("/QueryResponse/Preferences/0/CurrencyPrefs/MultiCurrencyEnabled"))
                .isEqualTo("true");
    }

    private static List<String> numbers(Shop.Reply found) {
        var numbers = new ArrayList<String>();
        found.body()
                .at("/QueryResponse/SalesReceipt")
                .forEach(receipt -> numbers.add(receipt.path("DocNumber").asString()));
        return numbers;
    }
}
