package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// Every error code the simulator imitates, brought about by the situation it stands for. Left out are 2070, 2080
/// and 2110 (what tells them from 2060 and 2090 is not known), 4002 (a query that failed inside) and 6250 (2020 and
/// 2500 say the same, and are what is documented for it).
class ErrorCodesTest {

    private static final String VALIDATION = "ValidationFault";
    private static final Map<String, Function<Shop, Shop.Reply>> SITUATIONS = situations();

    private Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    static Stream<String> codes() {
        return SITUATIONS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void answersTheSituationWithItsCode(String situation) {
        var code = situation.split(" ", 2)[0];
        if (situation.contains("American")) {
            shop.close();
            shop = Shop.american();
        }

        var refused = Objects.requireNonNull(SITUATIONS.get(situation)).apply(shop);

        var error = refused.body().at("/Fault/Error/0");
        assertThat(error.path("code").isString()).as(refused.body().toString()).isTrue();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(error.path("Message").asString("")).isNotBlank();
        assertThat(error.path("Detail").asString("")).isNotBlank();
        assertThat(refused.body().path("time").asString("")).isNotBlank();
        assertThat(refused.text("/Fault/type")).isEqualTo(type(code));
        assertThat(refused.status()).isEqualTo(status(code));
        assertThat(refused.response().headers().firstValue("intuit_tid")).isPresent();
    }

    private static String type(String code) {
        return switch (code) {
            case "100", "110" -> "AuthenticationFault";
            case "120", "130", "140", "150" -> "AuthorizationFault";
            case "10000" -> "SystemFault";
            default -> VALIDATION;
        };
    }

    private static int status(String code) {
        return switch (code) {
            case "100", "110", "120", "130" -> 401;
            case "10000" -> 500;
            default -> 400;
        };
    }

    private static Map<String, Function<Shop, Shop.Reply>> situations() {
        var all = new TreeMap<String, Function<Shop, Shop.Reply>>();
        all.putAll(access());
        all.putAll(requests());
        all.putAll(rules());
        all.putAll(taxes());
        return all;
    }

    private static Map<String, Function<Shop, Shop.Reply>> access() {
        return Map.ofEntries(
                Map.entry("100 signed out", shop -> under(shop, "{\"authorizationError\":100}")),
                Map.entry("110 bad token", shop -> under(shop, "{\"authorizationError\":110}")),
                Map.entry("120 no admin any more", shop -> under(shop, "{\"authorizationError\":120}")),
                Map.entry("130 wrong cluster", shop -> under(shop, "{\"authorizationError\":130}")),
                Map.entry("140 locked out", shop -> under(shop, "{\"state\":\"locked\"}")),
                Map.entry("150 maintenance", shop -> under(shop, "{\"state\":\"maintenance\"}")),
                Map.entry("5020 permission denied", shop -> writing(shop, "{\"permissionDenied\":true}")),
                Map.entry("5030 order below Plus", shop -> {
                    shop.company("{\"plan\":\"essentials\"}");
                    return shop.post("purchaseorder", "{}");
                }),
                Map.entry("5030 feature taken away", shop -> writing(shop, "{\"missingFeatures\":[\"Class\"]}")),
                Map.entry("6190 subscription ended", shop -> writing(shop, "{\"subscriptionEnded\":true}")),
                Map.entry("6200 books closed with a password", shop -> {
                    shop.company("{\"bookCloseDate\":\"2026-12-31\",\"closedWithPassword\":true}");
                    return shop.post("salesreceipt", sale(shop));
                }),
                Map.entry("6210 books closed", shop -> {
                    shop.company("{\"bookCloseDate\":\"2026-12-31\"}");
                    return shop.post("salesreceipt", sale(shop));
                }));
    }

    private static Map<String, Function<Shop, Shop.Reply>> requests() {
        return Map.ofEntries(
                Map.entry("500 unknown path", shop -> shop.post("horse", "{}")),
                Map.entry(
                        "500 not UTF-8",
                        shop -> shop.send(shop.api("customer")
                                .POST(BodyPublishers.ofByteArray(
                                        "{\"DisplayName\":\"M\u00fcller\"}".getBytes(ISO_8859_1))))),
                Map.entry(
                        "500 other verb",
                        shop -> shop.send(shop.api("customer/1").PUT(BodyPublishers.ofString("{}")))),
                Map.entry("600 other body under a request id", shop -> {
                    shop.company("{\"otherBodyRefused\":true}");
                    shop.post("class?requestid=r", "{\"Name\":\"a\"}");
                    return shop.post("class?requestid=r", "{\"Name\":\"b\"}");
                }),
                Map.entry("610 not there", shop -> shop.get("invoice/999")),
                Map.entry(
                        "1040 batch of 31",
                        shop -> shop.post(
                                "batch",
                                "{\"BatchItemRequest\":["
                                        + "{\"bId\":\"1\",\"Query\":\"select * from Class\"},".repeat(30)
                                        + "{\"bId\":\"1\",\"Query\":\"select * from Class\"}]}")),
                Map.entry("2010 unknown property", shop -> shop.post("class", "{\"Nam\":\"x\"}")),
                Map.entry("2010 not JSON", shop -> shop.post("class", "<Class/>")),
                Map.entry("2020 no lines", shop -> shop.post("salesreceipt", Paper.sale(shop.customer("x")))),
                Map.entry(
                        "2020 no asset account",
                        shop -> shop.post(
                                "item",
                                "{\"Name\":\"x\",\"Type\":\"Inventory\",\"TrackQtyOnHand\":true,\"QtyOnHand\":1,\"InvStartDate\":\"2026-01-01\"}")),
                Map.entry("2030 id that is none", shop -> shop.get("invoice/one")),
                Map.entry("2040 colon in a name", shop -> shop.post("customer", "{\"DisplayName\":\"a:b\"}")),
                Map.entry(
                        "2040 American beyond ISO-8859-1",
                        shop -> shop.post("customer", "{\"DisplayName\":\"\u0141\u00f3d\u017a\"}")),
                Map.entry("2050 too long", shop -> shop.post("class", "{\"Name\":\"%s\"}".formatted("x".repeat(101)))),
                Map.entry(
                        "2060 no date",
                        shop -> shop.post("salesreceipt", sale(shop).with("TxnDate", "4 March"))),
                Map.entry(
                        "2090 no number",
                        shop -> shop.post("salesreceipt", sale(shop).with("ExchangeRate", "much"))),
                Map.entry("2100 too many digits", shop -> shop.post("salesreceipt", line(shop, "12345678901.00"))),
                Map.entry("2130 request id too long", shop -> shop.post("class?requestid=" + "r".repeat(51), "{}")),
                Map.entry(
                        "2170 no such value",
                        shop -> shop.post("salesreceipt", sale(shop).with("GlobalTaxCalculation", "Some"))),
                Map.entry(
                        "2210 no email address",
                        shop -> shop.post(
                                "customer", "{\"DisplayName\":\"x\",\"PrimaryEmailAddr\":{\"Address\":\"x\"}}")),
                Map.entry("2220 no currency", shop -> shop.post("companycurrency", "{\"Code\":\"GOLD\"}")),
                Map.entry(
                        "2500 unknown reference",
                        shop -> shop.post(
                                "salesreceipt", Paper.sale("99").line(shop.item(), "1.00", shop.code("20.0% S")))),
                Map.entry("4000 no statement", shop -> shop.query("pick all")),
                Map.entry("4001 no such entity", shop -> shop.query("select * from Horse")),
                Map.entry("10000 inner failure", shop -> {
                    shop.control("faults", "{\"profile\":\"500-before:1\"}");
                    return shop.get("preferences");
                }));
    }

    private static Map<String, Function<Shop, Shop.Reply>> rules() {
        return Map.ofEntries(
                Map.entry("620 estimate in a payment", shop -> {
                    var customer = shop.customer("x");
                    shop.post("estimate", Paper.sale(customer).line(shop.item(), "1.00", shop.code("20.0% S")));
                    return shop.post("payment", """
                            {"CustomerRef":{"value":"%s"},"TotalAmt":1,"Line":[{"Amount":1,
                            "LinkedTxn":[{"TxnId":"1","TxnType":"Estimate"}]}]}""".formatted(customer));
                }),
                Map.entry("800 paid invoice deleted", shop -> {
                    shop.post("payment", new Samples(shop).of(Kind.PAYMENT));
                    return shop.post("invoice?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"1\"}");
                }),
                Map.entry("2290 negative line", shop -> shop.post("journalentry", journal(shop, "-1.00", "-1.00"))),
                Map.entry("2300 unbalanced", shop -> shop.post("journalentry", journal(shop, "1.00", "2.00"))),
                Map.entry("5010 stale", shop -> {
                    shop.customer("x");
                    return shop.post("customer", "{\"Id\":\"1\",\"SyncToken\":\"5\",\"sparse\":true}");
                }),
                Map.entry(
                        "6000 other currency",
                        shop -> shop.post("salesreceipt", sale(shop).ref("CurrencyRef", "USD"))),
                Map.entry("6010 no account type", shop -> shop.post("account", "{\"Name\":\"x\"}")),
                Map.entry(
                        "6070 wrong amount",
                        shop -> shop.post(
                                "salesreceipt",
                                Paper.sale(shop.customer("x"))
                                        .line(shop.item(), "2", "3.00", "7.00", shop.code("20.0% S")))),
                Map.entry("6090 discount of nothing", shop -> {
                    var sale = sale(shop);
                    sale.node
                            .withArray("Line")
                            .addObject()
                            .put("DetailType", "DiscountLineDetail")
                            .putObject("DiscountLineDetail");
                    return shop.post("salesreceipt", sale);
                }),
                Map.entry("6140 number taken", shop -> {
                    shop.post("salesreceipt", sale(shop).with("DocNumber", "7"));
                    return shop.post("salesreceipt", line(shop, "1.00", "again").with("DocNumber", "7"));
                }),
                Map.entry("6240 name taken", shop -> {
                    shop.customer("x");
                    return shop.post("vendor", "{\"DisplayName\":\"x\"}");
                }),
                Map.entry(
                        "6270 before stock began",
                        shop -> shop.post(
                                "salesreceipt",
                                Paper.sale(shop.customer("x"))
                                        .with("TxnDate", "2026-01-01")
                                        .line(stock(shop, "2026-02-01"), "1.00", shop.code("20.0% S")))),
                Map.entry("6440 neither item nor account", shop -> {
                    var bill = Paper.purchase(shop.vendor("x"));
                    bill.node
                            .withArray("Line")
                            .addObject()
                            .put("Amount", 1)
                            .put("DetailType", "AccountBasedExpenseLineDetail")
                            .putObject("AccountBasedExpenseLineDetail");
                    return shop.post("bill", bill);
                }),
                Map.entry(
                        "6520 stock without quantity",
                        shop -> shop.post(
                                "item",
                                "{\"Name\":\"x\",\"Type\":\"Inventory\",\"TrackQtyOnHand\":true,\"InvStartDate\":\"2026-01-01\","
                                        + "\"AssetAccountRef\":{\"value\":\"5\"},\"IncomeAccountRef\":{\"value\":\"12\"},\"ExpenseAccountRef\":{\"value\":\"18\"}}")),
                Map.entry("6540 deposited", shop -> {
                    var customer = shop.customer("x");
                    shop.post("salesreceipt", Paper.sale(customer).line(shop.item(), "1.00", shop.code("20.0% S")));
                    shop.post("deposit", """
                                    {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":1.2,
                                    "LinkedTxn":[{"TxnId":"1","TxnType":"SalesReceipt","TxnLineId":"0"}]}]}""".formatted(shop.account("Current Account")));
                    return shop.post("salesreceipt", "{\"Id\":\"1\",\"SyncToken\":\"1\",\"sparse\":true}");
                }),
                Map.entry("6030 upload too large", shop -> {
                    shop.company("{\"uploadBytesMax\":10}");
                    return shop.post("upload", "x".repeat(11));
                }),
                Map.entry(
                        "6050 attached to a currency",
                        shop -> shop.post(
                                "attachable",
                                "{\"Note\":\"x\",\"AttachableRef\":[{\"EntityRef\":{\"type\":\"Budget\",\"value\":\"1\"}}]}")));
    }

    private static Map<String, Function<Shop, Shop.Reply>> taxes() {
        return Map.of(
                "6100 American line code",
                shop -> shop.post(
                        "salesreceipt",
                        Paper.americanSale(shop.customer("x")).line(shop.item(), "1.00", shop.code("California"))),
                "6160 American custom tax",
                shop -> {
                    var sale = Paper.americanSale(shop.customer("x")).line(shop.item(), "1.00", "TAX");
                    sale.node
                            .putObject("TxnTaxDetail")
                            .putObject("TxnTaxCodeRef")
                            .put("value", "CustomSalesTax");
                    return shop.post("salesreceipt", sale);
                },
                "6170 tax on NotApplicable",
                shop -> shop.post(
                        "salesreceipt",
                        sale(shop).with("GlobalTaxCalculation", "NotApplicable").tax("1.00")),
                "6470 code without a rate",
                shop -> shop.post(
                        "bill",
                        Paper.purchase(shop.vendor("x"))
                                .purchaseLine(shop.item(), "1", "1.00", "1.00", shop.code("19.0% DE OSS"))));
    }

    private static Shop.Reply under(Shop shop, String settings) {
        shop.company(settings);
        return shop.get("preferences");
    }

    private static Shop.Reply writing(Shop shop, String settings) {
        shop.company(settings);
        return shop.post("class", "{\"Name\":\"x\"}");
    }

    private static Paper sale(Shop shop) {
        return line(shop, "1.00");
    }

    private static Paper line(Shop shop, String amount) {
        return line(shop, amount, "x");
    }

    private static Paper line(Shop shop, String amount, String customer) {
        return Paper.sale(shop.customer(customer)).line(shop.item(), amount, shop.code("20.0% S"));
    }

    private static String stock(Shop shop, String start) {
        return shop.post("item", """
                        {"Name":"Mug","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":5,"InvStartDate":"%s","AssetAccountRef":{"value":"%s"},
                        "IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"}}""".formatted(
                                start,
                                shop.account("Inventory Asset"),
                                shop.account("Sales of Product Income"),
                                shop.account("Cost of Goods Sold")))
                .text("/Item/Id");
    }

    private static String journal(Shop shop, String debit, String credit) {
        return """
                {"Line":[{"Amount":%s,"DetailType":"JournalEntryLineDetail",
                "JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"%s"}}},
                {"Amount":%s,"DetailType":"JournalEntryLineDetail",
                "JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"%s"}}}]}""".formatted(debit, shop.account("Current Account"), credit, shop.account("Sales"));
    }
}
