package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;

import com.atlassian.oai.validator.model.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the simulator answers, held against Linnworks' own specification.
@TestInstance(Lifecycle.PER_CLASS)
class ContractTest {
    private static final Path SHOP = Path.of("../../shared/data/shop-small.ndjson.gz");
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";

    private final Client client = Client.usual();

    @BeforeAll
    void load() throws Exception {
        Specification.needed();
        Assumptions.assumeTrue(Files.exists(SHOP), "There is no " + SHOP);
        client.simulator.load(SHOP);
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ProcessedOrders/SearchProcessedOrders | {'request':{'DateField':'processed','ResultsPerPage':500}}",
            "ProcessedOrders/SearchProcessedOrders | {'request':{'DateField':'cancelled','ResultsPerPage':20}}",
            "Orders/GetOpenOrders | {'entriesPerPage':500,'pageNumber':1}",
            "Orders/GetAllOpenOrders | {}",
            "Orders/GetOrdersById | {'pkOrderIds':['%order']}",
            "OpenOrders/GetOpenOrders | {'ViewId':4,'EntriesPerPage':500}",
            "OpenOrders/GetOpenOrderIds | {'ViewId':4,'EntriesPerPage':500}",
            "OpenOrders/GetOpenOrdersDetails | {'OrderIds':['%open'],'DetailLevel':['NOTES']}",
            "OpenOrders/SearchOrders | {'SearchTerm':'a','IncludeProcessed':true}",
            "OpenOrders/GetViewStats | {}",
            "ReturnsRefunds/GetRefundHeadersByOrderId | {'request':{'OrderId':'%refunded'}}",
            "ReturnsRefunds/GetProcessedOrAckedErrorRefundHeaders | {'request':{'Page':1}}",
            "ReturnsRefunds/GetActionableRefundHeaders | {'request':{'Page':1}}",
            "ReturnsRefunds/CreateRefund | {'request':{'OrderId':'%order','RefundLines':[{'RefundedUnit':'Shipping','Amount':1.5}]}}",
            "PurchaseOrder/Search_PurchaseOrders2 | {'EntriesPerPage':200}",
            "PurchaseOrder/Get_PurchaseOrder | {'pkPurchaseId':'%purchase'}",
            "PurchaseOrder/Get_DeliveredRecords | {'pkPurchaseId':'%purchase'}",
            "PurchaseOrder/Get_Additional_Cost | {'request':{'PurchaseId':'%purchase'}}",
            "PurchaseOrder/Get_Payment_Statement | {'request':{'PurchaseId':'%purchase'}}",
            "PurchaseOrder/Get_AdditionalCostTypes | {}",
            "PurchaseOrder/GetPurchaseOrderStatusList | {}",
            "Stock/GetStockItemsFull | {'entriesPerPage':200,'pageNumber':1}",
            "Stock/GetStockItemsFullByIds | {'request':{'StockItemIds':['%stock']}}",
            "Inventory/GetStockItemIdsBySKU | {'request':{'SKUS':['85123A']}}"})
    void answersPostsAsSpecified(String method, String body) {
        var reply = client.post(method, filled(body).replace('\'', '"'));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(Specification.complaints(method, Request.Method.POST, reply)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Orders/GetOrderById | ?pkOrderId=%order",
            "Orders/GetOrderDetailsByReferenceId | ?ReferenceId=MERGED",
            "Orders/GetOrderItems | ?orderId=%order",
            "Orders/GetCountries | ''",
            "Orders/GetPaymentMethods | ''",
            "ProcessedOrders/GetOrderInfo | ?pkOrderId=%order",
            "ProcessedOrders/GetRefunds | ?pkOrderId=%refunded",
            "ProcessedOrders/GetTotalRefunds | ?pkOrderId=%refunded&includeBookings=true",
            "ReturnsRefunds/SearchReturnsRefundsPaged | ?from=2026-08-01&to=2026-10-31&dateType=ACTIONED&historyType=REFUNDS&pageNum=1&numEntriesPerPage=200",
            "Inventory/GetStockLocations | ''",
            "Inventory/GetSuppliers | ''",
            "Inventory/GetInventoryItemById | ?id=%stock",
            "Stock/GetStockItems | ?keyWord=&entriesPerPage=200&pageNumber=1",
            "Locations/GetLocation | ?pkStockLocationId=00000000-0000-0000-0000-000000000000",
            "Settings/GetCurrencyConversionRates | ''",
            "Settings/GetLatestCurrencyRate | ?baseCurrency=USD"})
    void answersGetsAsSpecified(String method, String query) {
        var reply = client.get(method + filled(query));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(Specification.complaints(method, Request.Method.GET, reply)).isEmpty();
    }

    static Stream<Method> methods() {
        Specification.needed();
        return new Account(InstantSource.system(), Variations::usual).methods().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void hasTheVerbAndTheLimitOfTheSpecification(Method method) {
        var verb = method.verb().name().toLowerCase(Locale.ROOT);

        var specified = Specification.paths(Specification.file(method.name())).path("/api/" + method.name()).path(verb);

        assertThat(specified.path("description").asString()).contains("<b>%d</b>".formatted(method.perMinute()));
    }

    private String filled(String text) {
        var filled = text;
        if (filled.contains("%order")) {
            filled = filled.replace("%order", processed("processed"));
        }
        if (filled.contains("%open")) {
            filled = filled.replace("%open", client.post("Orders/GetAllOpenOrders", "{\"fulfilmentCenter\":\"" + ZERO
                    + "\"}")
                    .json().get(0).asString());
        }
        if (filled.contains("%refunded")) {
            filled = filled.replace("%refunded", client.post("ReturnsRefunds/GetProcessedOrAckedErrorRefundHeaders",
                    "{\"request\":{}}").json().at("/RefundHeaders/0/OrderId").asString());
        }
        if (filled.contains("%purchase")) {
            filled = filled.replace("%purchase", client.post("PurchaseOrder/Search_PurchaseOrders2",
                    "{\"Status\":\"PARTIAL\"}")
                    .json().at("/Result/0/pkPurchaseID").asString());
        }
        return filled.contains("%stock")
                ? filled.replace("%stock", client.get("Stock/GetStockItems?entriesPerPage=1").json()
                        .at("/Data/0/StockItemId").asString())
                : filled;
    }

    private String processed(String field) {
        return client.post("ProcessedOrders/SearchProcessedOrders",
                "{\"request\":{\"DateField\":\"%s\",\"ResultsPerPage\":20}}".formatted(field)).json().at(
                        "/ProcessedOrders/Data/0/pkOrderID")
                .asString();
    }
}
