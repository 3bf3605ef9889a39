package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Every mend mends: for each reason that a hold can have, what its second sentence says is done, and the order is posted. Orders
/// that are held for many reasons stand side by side in one company.
class MendsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HELD = 3;
    private static final Path CATALOGUE = Path.of("..", "docs", "holds.md");
    private static final Pattern NAME = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    private static StandingProgram program;
    private static int companies;

    private String company = "";
    private String realm = "";

    @BeforeAll
    static void open() throws IOException {
        program = new StandingProgram();
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    /// No order of another test is there.
    @BeforeEach
    void emptyTheShop() throws Exception {
        program.turn(program.linnworks.uri(), "reset", "{}");
        load("""
                {"kind":"location","value":{"StockLocationId":"00000000-0000-0000-0000-000000000000","StockLocationIntId":1,\
                "LocationName":"Default","LocationTag":"","Country":"United Kingdom"}}
                """,
                """
                        {"kind":"currencyRate","value":{"Currency":"GBP","ConversionRate":1.0}}
                        """,
                """
                        {"kind":"currencyRate","value":{"Currency":"EUR","ConversionRate":1.2}}
                        """);
    }

    @Test
    void everyCauseIsMendedHereOrSaysWhyNot() throws IOException {
        var named = Stream.of(MendsTest.class.getDeclaredMethods()).map(method -> method.getAnnotation(Mends.class))
                .filter(Objects::nonNull).flatMap(mends -> Stream.of(mends.value()))
                .collect(Collectors.toCollection(TreeSet::new));
        var catalogue = NAME.matcher(Files.readString(CATALOGUE)).results().map(found -> found.group(1)).toList();

        assertThat(NotMended.REASONS.keySet()).doesNotContainAnyElementsOf(named);
        named.addAll(NotMended.REASONS.keySet());
        assertThat(named).containsExactlyInAnyOrderElementsOf(catalogue);
    }

    @Test
    @Mends({"COUNTRY_UNKNOWN", "NO_TAX_CODE", "SEVERAL_TAX_CODES", "NAMED_CODE_MISSING", "NAMED_CODE_OF_OTHER_RATE"})
    void countriesAndTaxCodes() throws Exception {
        var codes = new ArrayList<>(List.of("{rate: 11, country: GB, code: \"11.0% Missing\"}",
                "{rate: 14, country: GB, code: \"14.0% Missing\"}", "{rate: 9, country: GB, code: \"5.0% R\"}"));
        connect("uk", "{}", "tax: {codes: %s}".formatted(codes));
        taxCode("13.0% DE OSS", 13, "EU One Stop Shop");
        taxCode("12.0% A", 12, "HM Revenue & Customs");
        taxCode("12.0% B", 12, "HM Revenue & Customs");
        taxCode("9.0% Other", 9, "HM Revenue & Customs");
        sell(taxed(1, 21, country("UNKNOWN")), taxed(2, 21, country("UNKNOWN").andThen(source("AMAZON"))), taxed(3, 17),
                taxed(4, 13), taxed(5, 12), taxed(6, 11), taxed(7, 14), taxed(8, 9));

        assertHeld(sync(HELD), Map.of("1", "COUNTRY_UNKNOWN", "2", "COUNTRY_UNKNOWN", "3", "NO_TAX_CODE", "4",
                "NO_TAX_CODE", "5", "SEVERAL_TAX_CODES", "6", "NAMED_CODE_MISSING", "7", "NAMED_CODE_MISSING", "8",
                "NAMED_CODE_OF_OTHER_RATE"));

        sell(taxed(1, 21, country("Netherlands")));
        taxCode("17.0% Odd", 17, "HM Revenue & Customs");
        taxCode("11.0% Missing", 11, "HM Revenue & Customs");
        taxCode("14.0% Another", 14, "HM Revenue & Customs");
        set("""
                order-export: {stores: [{source: AMAZON, country: NL}]}
                tax: {codes: [{rate: 11, country: GB, code: "11.0% Missing"}, {rate: 14, country: GB, code: "14.0% Another"},
                  {rate: 9, country: GB, code: "9.0% Other"}, {rate: 13, country: GB, code: "13.0% DE OSS"},
                  {rate: 12, country: GB, code: "12.0% B"}]}
                """);
        assertPosted(8);
    }

    @Test
    @Mends("NO_CODE_WITHOUT_TAX")
    void nothingTellsWhichCodeIsRightWithoutTax() throws Exception {
        connect("us", "{\"country\":\"GB\",\"homeCurrency\":\"GBP\"}", "");
        taxCode("Nil", 0, "HM Revenue & Customs");
        sell(untaxed(1, "10.0", "GBP"));

        assertHeld(sync(HELD), Map.of("1", "NO_CODE_WITHOUT_TAX"));

        set("tax: {codes: [{rate: 0, code: Nil}]}");
        assertPosted(1);
    }

    @Test
    @Mends({"NO_AMOUNT", "IMPOSSIBLE_QUANTITY", "DOES_NOT_ADD_UP", "TAX_DOES_NOT_ADD_UP",
            "TAX_DOES_NOT_ADD_UP_LESS_DISCOUNT",
            "NO_CURRENCY", "BELOW_ZERO", "NO_SKU", "MISSHAPEN"})
    void ordersThatAreCorrectedInLinnworks() throws Exception {
        connect("uk", "{}", "");
        sell(taxed(1, 20, at("/Items/0", "Cost", "1e30")), taxed(2, 20, at("/Items/0", "Quantity", "100000000000")),
                taxed(3, 20, at("/TotalsInfo", "TotalCharge", "99.0")), taxed(4, 20, at("/TotalsInfo", "Tax", "0.0")),
                taxed(5, 20, at("/TotalsInfo", "TotalDiscount", "5.0").andThen(at("/TotalsInfo", "TotalCharge", "7.0"))
                        .andThen(at("/TotalsInfo", "Tax", "0.0"))),
                taxed(6, 20, at("/TotalsInfo", "Currency", "\"UNK\"")),
                taxed(7, 20, at("/TotalsInfo", "TotalCharge", "-12.0").andThen(at("/TotalsInfo", "Tax", "-2.0"))
                        .andThen(at("/Items/0", "Cost", "-10.0")).andThen(at("/Items/0", "CostIncTax", "-12.0"))
                        .andThen(at("/Items/0", "Tax", "-2.0"))),
                taxed(8, 20, sku("")), taxed(9, 20, at("/Items/0", "Quantity", "\"many\"")));

        assertHeld(sync(HELD), Map.of("1", "NO_AMOUNT", "2", "IMPOSSIBLE_QUANTITY", "3", "DOES_NOT_ADD_UP", "4",
                "TAX_DOES_NOT_ADD_UP", "5", "TAX_DOES_NOT_ADD_UP_LESS_DISCOUNT", "6", "NO_CURRENCY", "7", "BELOW_ZERO",
                "8",
                "NO_SKU", "9", "MISSHAPEN"));

        for (int number = 1; number <= 9; number++) {
            sell(taxed(number, 20));
        }
        assertPosted(9);
    }

    @Test
    @Mends({"NO_SKU", "NUMBER_TOO_LONG", "ROUNDED_TOO_MUCH", "TOO_MANY_LINES"})
    void whatTheSettingsDecide() throws Exception {
        connect("uk", "{}",
                "order-export: {document-number-prefix: LINNWORKS-ORDER, long-orders: hold}");
        sell(taxed(1, 20, sku("")), taxed(2000003, 20), untaxed(4, "10.125", "KWD"), taxed(5, 20, lines(800)));

        var held = sync(HELD);
        set("""
                order-export: {document-number-prefix: "", long-orders: "merge, then split"}
                products: {no-sku-item: Sundries}
                rounding: {tolerance: 0.005}
                """);

        assertHeld(held,
                Map.of("1", "NO_SKU", "2000003", "NUMBER_TOO_LONG", "4", "ROUNDED_TOO_MUCH", "5", "TOO_MANY_LINES"));
        assertPosted(4);
    }

    @Test
    @Mends({"NO_ITEM", "SKU_OF_SEVERAL_ITEMS", "NAME_OF_SEVERAL_ITEMS", "ITEM_IS_A_BUNDLE",
            "STOCK_OF_ITEM_NOT_STARTED", "ITEM_GONE"})
    void products() throws Exception {
        connect(QuickBooksSimulator.REALM, "uk", "{}", "");
        sell(taxed(1, 20, sku("GONE")));
        sync(0);
        active("Item", "Name", "GONE", false);
        set("products: {missing: hold}");
        var red = item("Red mug", "Sku", "MUG");
        item("Blue mug", "Sku", "MUG");
        var hammer = item("Hammer", "SubItem", "true", "ParentRef", category("Tools"));
        item("Hammer", "SubItem", "true", "ParentRef", category("Toys"));
        bundle("SET");
        var stocked = stocked("STOCK", "2090-01-01");
        sell(taxed(2, 20, sku("NONE")), taxed(3, 20, sku("MUG")), taxed(4, 20, sku("Hammer")), taxed(5, 20, sku("SET")),
                taxed(7, 20, sku("STOCK")), taxed(8, 20, sku("GONE")), taxed(9, 20, sku("LATER")));

        assertHeld(sync(HELD), Map.of("2", "NO_ITEM", "3", "SKU_OF_SEVERAL_ITEMS", "4", "NAME_OF_SEVERAL_ITEMS", "5",
                "ITEM_IS_A_BUNDLE", "7", "STOCK_OF_ITEM_NOT_STARTED", "8", "ITEM_GONE", "9", "NO_ITEM"));

        item("Something else", "Sku", "NONE");
        change("item", red, "\"Sku\":\"\"");
        change("item", hammer, "\"Sku\":\"Hammer\"");
        item("The set", "Sku", "SET");
        change("item", stocked, "\"InvStartDate\":\"2026-01-01\",\"QtyOnHand\":5");
        active("Item", "Name", "GONE", true);
        sync(HELD);
        set("products: {missing: create as non-inventory}");
        assertPosted(8);
    }

    @Test
    @Mends({"NO_SUCH_INCOME_ACCOUNT", "NO_INCOME_ACCOUNT", "NO_COST_ACCOUNT", "ITEM_NOT_CREATED"})
    void accounts() throws Exception {
        connect("uk", "{}", "products: {income-account: Web sales}");
        sell(taxed(1, 20, sku("A")));
        assertHeld(sync(HELD), Map.of("1", "NO_SUCH_INCOME_ACCOUNT"));
        add("account", "{\"Name\":\"Web sales\",\"AccountType\":\"Income\"}");
        assertPosted(1);

        set("products: {income-account: \"\"}");
        for (var account : rows("Account", "AccountType = 'Income'")) {
            change("account", account, "\"Active\":false");
        }
        sell(taxed(2, 20, sku("B")));
        assertHeld(sync(HELD), Map.of("2", "ITEM_NOT_CREATED"));
        assertHeld(sync(HELD), Map.of("2", "NO_INCOME_ACCOUNT"));
        add("account", "{\"Name\":\"New sales\",\"AccountType\":\"Income\"}");
        assertPosted(2);

        for (var account : rows("Account", "AccountType in ('Cost of Goods Sold', 'Expense', 'Other Expense')")) {
            change("account", account, "\"Active\":false");
        }
        sell(taxed(3, 20, sku("C")));
        assertHeld(sync(HELD), Map.of("3", "ITEM_NOT_CREATED"));
        assertHeld(sync(HELD), Map.of("3", "NO_COST_ACCOUNT"));
        add("account", "{\"Name\":\"New costs\",\"AccountType\":\"Cost of Goods Sold\"}");
        assertPosted(3);
    }

    @Test
    @Mends({"NO_CUSTOMER", "CUSTOMER_GONE", "NAME_OF_NO_CUSTOMER", "CUSTOMER_IN_OTHER_CURRENCY"})
    void customers() throws Exception {
        connect("uk", "{}", "customers: {matching-mode: store name}");
        sell(taxed(1, 20, source("GONE")));
        sync(0);
        var gone = rows("Customer", "Active = true").getFirst();
        change("customer", gone, "\"Active\":false");
        add("vendor", "{\"DisplayName\":\"Vendorshop\"}");
        add("customer", "{\"DisplayName\":\"Euroshop\",\"CurrencyRef\":{\"value\":\"EUR\"}}");
        set("""
                customers: {missing: hold}
                order-export: {stores: [{source: V, name: Vendorshop}, {source: W, name: Vendorshop}, {source: E, name: Euroshop},
                  {source: N, name: Newshop}, {source: GONE, name: GONE}]}
                """);
        sell(taxed(2, 20, source("V")), taxed(3, 20, source("E")), taxed(4, 20, source("N")),
                taxed(5, 20, source("GONE")));

        var held = sync(HELD);
        assertThat(causes(held)).containsEntry("2", "NAME_OF_NO_CUSTOMER")
                .containsEntry("3", "CUSTOMER_IN_OTHER_CURRENCY")
                .containsEntry("4", "NO_CUSTOMER").containsEntry("5", "CUSTOMER_GONE");

        change("customer", gone, "\"Active\":true");
        add("customer", "{\"DisplayName\":\"Newshop\"}");
        change("vendor", rows("Vendor", "DisplayName = 'Vendorshop'").getFirst(), "\"DisplayName\":\"Vendor\"");
        set("customers: {missing: create}");
        assertHeld(sync(HELD), Map.of("3", "CUSTOMER_IN_OTHER_CURRENCY"));
        set("customers: {matching-mode: store name and currency}");
        assertPosted(5);
    }

    @Test
    @Mends({"ONE_CURRENCY_ONLY"})
    void currencies() throws Exception {
        connect("uk", "{\"multicurrency\":false}", "");
        sell(untaxed(1, "10.0", "EUR"));

        assertHeld(sync(HELD), Map.of("1", "ONE_CURRENCY_ONLY"));

        switches("{\"multicurrency\":true}");
        assertPosted(1);
    }

    @Test
    @Mends({"BOOKS_CLOSED", "CLOSED_MEANWHILE", "CUSTOMER_NOT_CREATED", "NOT_IN_PLAN", "NOT_ALLOWED",
            "NUMBER_OF_ANOTHER", "DELETED_IN_QUICKBOOKS"})
    void whatQuickBooksDoesNotLet() throws Exception {
        connect("uk", "{\"bookCloseDate\":\"2090-01-01\"}", "order-export: {transaction-type: sales receipt}");
        sell(taxed(1, 20));
        assertHeld(sync(HELD), Map.of("1", "BOOKS_CLOSED"));
        switches("{\"bookCloseDate\":null}");
        assertPosted(1);

        switches("{\"bookCloseDate\":\"2090-01-01\"}");
        sell(taxed(6, 20));
        assertHeld(sync(HELD), Map.of("6", "CLOSED_MEANWHILE"));
        switches("{\"bookCloseDate\":null}");
        assertPosted(2);

        switches("{\"permissionDenied\":true}");
        sell(taxed(2, 20), taxed(7, 20, source("NEWS")));
        assertHeld(sync(HELD), Map.of("2", "NOT_ALLOWED", "7", "CUSTOMER_NOT_CREATED"));
        switches("{\"permissionDenied\":false}");
        type(0, "connect", "quickbooks", "--company", company, "--realm", realm, "--refresh-token", program.consent(
                realm));
        assertPosted(4);

        switches("{\"duplicateNumberWarning\":true}");
        var item = rows("Item", "Active = true").getFirst();
        var customer = rows("Customer", "Active = true").getFirst();
        add("salesreceipt",
                """
                        {"DocNumber":"3","CustomerRef":{"value":"%s"},"GlobalTaxCalculation":"NotApplicable","Line":[{"Amount":1.0,\
                        "DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"%s"}}}]}"""
                        .formatted(customer
                                .path("Id").asString(), item.path("Id").asString()));
        sell(taxed(3, 20));
        assertHeld(sync(HELD), Map.of("3", "NUMBER_OF_ANOTHER"));
        set("order-export: {document-number-prefix: LW-}");
        assertPosted(6);

        delete(rows("SalesReceipt", "DocNumber = 'LW-3'").getFirst());
        assertHeld(sync(HELD, "--numbers", "3"), Map.of("3", "DELETED_IN_QUICKBOOKS"));
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "3");
        assertPosted(6);

        switches("{\"missingFeatures\":[\"SalesReceipt\"]}");
        sell(taxed(5, 20));
        assertHeld(sync(HELD), Map.of("5", "NOT_IN_PLAN"));
        set("order-export: {transaction-type: invoice}");
        sync(0);
        assertThat(rows("Invoice", "DocNumber = 'LW-5'")).hasSize(1);
    }

    @Test
    @Mends({"TAX_MAY_BE_REPLACED", "UNITED_STATES_CODE_MISSING"})
    void theUnitedStates() throws Exception {
        connect("us", "{}", "tax: {united-states-code: Elsewhere}");
        sell(american(1));
        assertHeld(sync(HELD), Map.of("1", "UNITED_STATES_CODE_MISSING"));
        set("tax: {united-states-code: California}");
        assertPosted(1);

        connect("us", "{\"automatedSalesTax\":true}", "");
        assertHeld(sync(HELD), Map.of("1", "TAX_MAY_BE_REPLACED"));
        set("tax: {mode: line}");
        assertPosted(1);
    }

    @Test
    @Mends("RULE_OF_QUICKBOOKS")
    void whatARuleForbids() throws Exception {
        connect("uk", "{\"taxOverrideRefused\":true}", "");
        sell(taxed(1, 20));
        assertHeld(sync(HELD), Map.of("1", "RULE_OF_QUICKBOOKS"));
        switches("{\"taxOverrideRefused\":false}");
        assertPosted(1);
    }

    @Test
    @Mends({"OTHER_TOTAL", "OTHER_TAX"})
    void whatQuickBooksStoredOtherwise() throws Exception {
        connect("us", "{\"automatedSalesTax\":true,\"automatedTaxCanBeOverridden\":false}",
                "tax: {mode: override, codes: [{rate: any, country: US, code: California}]}");
        sell(order(1, "100.0", "5.0", "105.0", 5, "USD", country("United States").andThen(region("TX"))));

        var report = sync(HELD);
        delete(rows("SalesReceipt", "DocNumber = '1'").getFirst());
        set("""
                order-export: {deleted-in-quickbooks: post again}
                tax: {mode: line}
                """);
        sync(0, "--numbers", "1");

        assertHeld(report, Map.of("1", "OTHER_TOTAL; OTHER_TAX"));
        assertPosted(1);
    }

    @Test
    @Mends("PARTLY_DELETED_IN_QUICKBOOKS")
    void oneOfSeveralDocumentsOfAnOrderIsDeleted() throws Exception {
        connect("uk", "{}", "");
        sell(taxed(1, 20, lines(800).andThen(order -> {
            for (int i = 0; i < 800; i++) {
                ((ObjectNode) order.at("/Items/" + i)).put("SKU", "MUG-" + i).put("ItemNumber", "MUG-" + i).put(
                        "ChannelSKU", "MUG-" + i);
            }
        })));
        sync(0);
        delete(rows("SalesReceipt", "DocNumber = '1-1'").getFirst());

        assertHeld(sync(HELD, "--numbers", "1"), Map.of("1", "PARTLY_DELETED_IN_QUICKBOOKS"));

        delete(rows("SalesReceipt", "DocNumber = '1-2'").getFirst());
        set("order-export: {deleted-in-quickbooks: post again}");
        sync(0, "--numbers", "1");
        assertPosted(2);
    }

    private void delete(JsonNode receipt) throws Exception {
        add("salesreceipt?operation=delete", "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}".formatted(receipt.path("Id")
                .asString(), receipt.path("SyncToken").asString()));
    }

    @SafeVarargs
    private static String taxed(int number, int rate, Consumer<ObjectNode>... changes) {
        var tax = "%d.%02d".formatted(rate / 10, rate % 10 * 10);
        var gross = "1%d.%02d".formatted(rate / 10, rate % 10 * 10);
        return order(number, "10.0", tax, gross, rate, "GBP", changes);
    }

    private static String untaxed(int number, String amount, String currency) {
        return order(number, amount, "0.0", amount, 0, currency, country("France"));
    }

    private static String american(int number) {
        return order(number, "100.0", "8.25", "108.25", 0, "USD",
                country("United States").andThen(region("TX")).andThen(
                        at("/Items/0", "TaxRate", "8.25")));
    }

    @SafeVarargs
    private static String order(int number, String net, String tax, String gross, int rate, String currency,
            Consumer<ObjectNode>... changes) {
        var order = (ObjectNode) JSON.readTree(
                """
                        {"OrderId":"%1$s","NumOrderId":%2$d,"Processed":true,"ProcessedDateTime":"%3$s",\
                        "FulfilmentLocationId":"00000000-0000-0000-0000-000000000000","GeneralInfo":{"Status":1,"Marker":0,\
                        "IsParked":false,"HoldOrCancel":false,"ReferenceNum":"R-%2$d","SecondaryReference":"",\
                        "ExternalReferenceNum":"","ReceivedDate":"%3$s","Source":"EBAY","SubSource":"EBAY0",\
                        "Location":"00000000-0000-0000-0000-000000000000","NumItems":1},"ShippingInfo":{"PostageCost":0.0,\
                        "PostageCostExTax":0.0},"CustomerInfo":{"ChannelBuyerName":"","Address":{"Country":"United Kingdom"}},\
                        "TotalsInfo":{"Subtotal":%4$s,"PostageCost":0.0,"PostageCostExTax":0.0,"Tax":%5$s,"TotalCharge":%6$s,\
                        "PaymentMethod":"Card","TotalDiscount":0.0,"Currency":"%8$s","CountryTaxRate":20.0,"ConversionRate":1.0},\
                        "ExtendedProperties":[],"FolderName":[],"Items":[{"RowId":"%1$s","SKU":"PLAIN","ItemNumber":"PLAIN",\
                        "ChannelSKU":"PLAIN","Title":"Mug","ChannelTitle":"","Quantity":1,"PricePerUnit":%4$s,"Cost":%4$s,\
                        "Tax":%5$s,"CostIncTax":%6$s,"TaxRate":%7$d,"Discount":0.0,"DiscountValue":0.0,"SalesTax":0.0,\
                        "TaxCostInclusive":false,"IsService":false,"CompositeSubItems":[],"OrderId":"%1$s"}],"Notes":[],\
                        "PaidDateTime":"%3$s","TaxId":""}
                        """
                        .formatted(new UUID(9, number), number, program.now().minus(Duration.ofHours(1)), net, tax,
                                gross,
                                rate, currency));
        for (var change : changes) {
            change.accept(order);
        }
        return JSON.createObjectNode().put("kind", "order").set("value", order).toString() + "\n";
    }

    private static Consumer<ObjectNode> at(String place, String field, String json) {
        return order -> ((ObjectNode) order.at(place)).set(field, JSON.readTree(json));
    }

    private static Consumer<ObjectNode> country(String name) {
        return order -> ((ObjectNode) order.at("/CustomerInfo/Address")).put("Country", name);
    }

    private static Consumer<ObjectNode> region(String name) {
        return order -> ((ObjectNode) order.at("/CustomerInfo/Address")).put("Region", name);
    }

    private static Consumer<ObjectNode> source(String name) {
        return order -> ((ObjectNode) order.at("/GeneralInfo")).put("Source", name).put("SubSource", "");
    }

    private static Consumer<ObjectNode> sku(String sku) {
        return order -> ((ObjectNode) order.at("/Items/0")).put("SKU", sku).put("ItemNumber", sku).put("ChannelSKU",
                sku);
    }

    /// The same line so many times.
    private static Consumer<ObjectNode> lines(int number) {
        return order -> {
            var line = order.at("/Items/0").deepCopy();
            var items = order.putArray("Items");
            for (int i = 0; i < number; i++) {
                items.add(((ObjectNode) line.deepCopy()).put("RowId", new UUID(10, i).toString()));
            }
            var totals = (ObjectNode) order.at("/TotalsInfo");
            totals.put("Subtotal", 10 * number).put("Tax", 2 * number).put("TotalCharge", 12 * number);
        };
    }

    private static void sell(String... orders) throws IOException {
        load(orders);
    }

    private static void load(String... lines) throws IOException {
        program.linnworks.load(new ByteArrayInputStream(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private void connect(String profile, String switches, String settings) throws Exception {
        connect("91303500002%05d".formatted(companies), profile, switches, settings);
    }

    private void connect(String newRealm, String profile, String switches, String settings) throws Exception {
        companies++;
        company = "Company " + companies;
        realm = newRealm;
        program.turn(program.quickBooks.uri(), "settings", "{\"realm\":\"%s\",\"profile\":\"%s\",\"company\":%s}"
                .formatted(realm, profile, switches));
        type(0, "company", "add", company, "--currency", profile.equals("us") && !switches.contains("GBP")
                ? "USD"
                : "GBP", "--time-zone",
                "Europe/London");
        type(0, "connect", "linnworks", "--company", company, "--token", LinnworksSimulator.INSTALLATION_TOKEN
                .toString());
        type(0, "connect", "quickbooks", "--company", company, "--realm", realm, "--refresh-token",
                QuickBooksSimulator.refreshToken(realm));
        set("order-export: {start-date: 2026-01-01}");
        if (!settings.isEmpty()) {
            set(settings);
        }
    }

    private void switches(String json) throws Exception {
        program.turn(program.quickBooks.uri(), "settings", "{\"realm\":\"%s\",\"company\":%s}".formatted(realm, json));
    }

    private void set(String yaml) throws IOException {
        type(0, "settings", "import", "--company", company, program.settings(yaml).toString());
    }

    private static String type(int status, String... words) {
        var said = program.type(words);
        assertThat(said.status()).as(said.err() + said.out()).isEqualTo(status);
        return said.out();
    }

    private JsonNode sync(int status, String... more) {
        var words = new ArrayList<>(List.of("sync", "--company", company, "--format", "json"));
        words.addAll(List.of(more));
        return JSON.readTree(type(status, words.toArray(String[]::new)));
    }

    private static Map<String, String> causes(JsonNode report) {
        var causes = new TreeMap<String, String>();
        report.path("holds").forEach(hold -> causes.put(hold.path("source").asString(), hold.path("cause").asString()));
        return causes;
    }

    private static void assertHeld(JsonNode report, Map<String, String> causes) {
        assertThat(causes(report)).as("%s", report.path("holds")).isEqualTo(new TreeMap<>(causes));
    }

    /// After one more sync nothing is held, and so many documents stand.
    private void assertPosted(int documents) throws Exception {
        var report = sync(0);
        assertThat(report.path("holds")).isEmpty();
        assertThat(rows("SalesReceipt", "TotalAmt > '0'").size() + rows("Invoice", "TotalAmt > '0'").size()).isEqualTo(
                documents);
    }

    private JsonNode add(String path, String json) throws Exception {
        return JSON.readTree(program.add(company, realm, path, json));
    }

    private List<JsonNode> rows(String entity, String where) throws Exception {
        return add("query", "select * from %s where %s maxresults 1000".formatted(entity, where))
                .at("/QueryResponse/" + entity).valueStream().toList();
    }

    /// A sparse update of the newest version.
    private void change(String path, String id, String fields) throws Exception {
        var entity = Character.toUpperCase(path.charAt(0)) + path.substring(1);
        change(path, rows(entity, "Id = '" + id + "' and Active in (true, false)").getFirst(), fields);
    }

    private void change(String path, JsonNode entry, String fields) throws Exception {
        var entity = Character.toUpperCase(path.charAt(0)) + path.substring(1);
        var id = entry.path("Id").asString();
        var now = rows(entity, "Id = '" + id + "' and Active in (true, false)").getFirst();
        add(path,
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\",\"sparse\":true,%s}".formatted(id,
                        now.path("SyncToken").asString(),
                        fields));
    }

    private void active(String entity, String field, String name, boolean active) throws Exception {
        var entry = rows(entity, "%s like '%s%%' and Active in (true, false)".formatted(field, name)).getFirst();
        change(entity.toLowerCase(Locale.ROOT), entry, "\"Active\":" + active);
    }

    private String category(String name) throws Exception {
        return add("item", "{\"Name\":\"%s\",\"Type\":\"Category\"}".formatted(name)).at("/Item/Id").asString();
    }

    private String account(String type) throws Exception {
        return rows("Account", "AccountType = '%s'".formatted(type)).getFirst().path("Id").asString();
    }

    /// @param more fields and their values; a reference is given by its id
    private String item(String name, String... more) throws Exception {
        var item = JSON.createObjectNode().put("Name", name).put("Type", "NonInventory");
        for (int i = 0; i < more.length; i += 2) {
            switch (more[i]) {
                case "ParentRef" -> item.putObject("ParentRef").put("value", more[i + 1]);
                case "SubItem" -> item.put("SubItem", true);
                default -> item.put(more[i], more[i + 1]);
            }
        }
        item.putObject("IncomeAccountRef").put("value", account("Income"));
        item.putObject("ExpenseAccountRef").put("value", account("Cost of Goods Sold"));
        return add("item", item.toString()).at("/Item/Id").asString();
    }

    /// As a person makes one in QuickBooks: no app can.
    private void bundle(String name) throws Exception {
        program.turn(program.quickBooks.uri(), "load",
                "{\"kind\":\"item\",\"value\":{\"Name\":\"%s\",\"Type\":\"Group\",\"ItemGroupDetail\":{\"ItemGroupLine\":[]}}}"
                        .formatted(name));
    }

    private String stocked(String name, String start) throws Exception {
        var assets = rows("Account", "AccountType = 'Other Current Asset'").stream()
                .filter(account -> account.path("AccountSubType").asString().equals("Inventory")).findFirst()
                .orElseThrow();
        return add("item",
                """
                        {"Name":"%s","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":5,"InvStartDate":"%s",\
                        "IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"},"AssetAccountRef":{"value":"%s"}}"""
                        .formatted(name, start, account("Income"), account("Cost of Goods Sold"),
                                assets.path("Id").asString()))
                .at("/Item/Id").asString();
    }

    private void taxCode(String name, int rate, String agency) throws Exception {
        var known = rows("TaxAgency", "DisplayName = '%s'".formatted(agency));
        var id = known.isEmpty()
                ? add("taxagency", "{\"DisplayName\":\"%s\"}".formatted(agency)).at("/TaxAgency/Id").asString()
                : known.getFirst().path("Id").asString();
        add("taxservice/taxcode", """
                {"TaxCode":"%1$s","TaxRateDetails":[{"TaxRateName":"%1$s","RateValue":"%2$d","TaxAgencyId":"%3$s",\
                "TaxApplicableOn":"Sales"}]}""".formatted(name, rate, id));
    }
}
