package dev.cloudcart.strangers.late;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import linnworks.ApiClient;
import linnworks.ApiException;
import linnworks.api.AuthApi;
import linnworks.api.InventoryApi;
import linnworks.api.OrdersApi;
import linnworks.api.ProcessedOrdersApi;
import linnworks.api.PurchaseOrderApi;
import linnworks.api.ReturnsRefundsApi;
import linnworks.api.SettingsApi;
import linnworks.model.ActionRMABookingRequest;
import linnworks.model.AuthorizeByApplicationRequest;
import linnworks.model.BaseSession;
import linnworks.model.CommonPurchaseOrderHeader;
import linnworks.model.CreateRMABookingRequest;
import linnworks.model.CurrencyConversionRate;
import linnworks.model.GetRefundHeadersByOrderIdRequest;
import linnworks.model.OrderDetails;
import linnworks.model.OrdersGetOpenOrdersRequest;
import linnworks.model.OrdersGetOrdersByIdRequest;
import linnworks.model.ProcessedOrderWeb;
import linnworks.model.ProcessedOrdersSearchProcessedOrdersRequest;
import linnworks.model.PurchaseOrderGetPurchaseOrderRequest;
import linnworks.model.ReturnInfo;
import linnworks.model.ReturnItem;
import linnworks.model.ReturnsRefundsActionRMABookingRequest;
import linnworks.model.ReturnsRefundsCreateRMABookingRequest;
import linnworks.model.ReturnsRefundsGetRefundHeadersByOrderIdRequest;
import linnworks.model.SearchProcessedOrdersRequest;
import linnworks.model.SearchPurchaseOrder2Request;
import linnworks.model.StockLocation;
import linnworks.model.Supplier;

/// What the generated client is asked to do against a shop of 300 recorded orders. Compiled while the tests run,
/// because only then is there such a client; each public method here is a test.
public final class LinnworksCalls {

    private static final UUID DEFAULT_LOCATION = new UUID(0, 0);

    private final BaseSession session;
    private final ApiClient client;

    public LinnworksCalls(String address, UUID application, UUID secret, UUID installation) throws ApiException {
        var door = new ApiClient();
        door.updateBaseUri(address);
        session = new AuthApi(door).authorizeByApplication(new AuthorizeByApplicationRequest().applicationId(
                application).applicationSecret(secret).token(installation));
        client = new ApiClient();
        client.updateBaseUri(session.getServer());
        client.setRequestInterceptor(request -> request.header("Authorization", session.getToken().toString()));
    }

    /// The client with a session, for calls that are made by reflection.
    public ApiClient client() {
        return client;
    }

    public void signsIn() {
        assertThat(session.getToken()).isNotNull();
        assertThat(session.getTTL()).isEqualTo(1800);
        assertThat(session.getLocality()).isEqualTo(BaseSession.LocalityEnum.EU);
    }

    public void isRefusedWithAnotherToken() {
        var stranger = new ApiClient();
        stranger.updateBaseUri(session.getServer());
        stranger.setRequestInterceptor(request -> request.header("Authorization", DEFAULT_LOCATION.toString()));

        int code = 200;
        try {
            new InventoryApi(stranger).getSuppliers();
        } catch (ApiException refused) {
            code = refused.getCode();
        }

        assertThat(code).isEqualTo(401);
    }

    public void findsProcessedOrdersAndReadsThemWhole() throws ApiException {
        var rows = processed();

        var orders = new OrdersApi(client).getOrdersById(new OrdersGetOrdersByIdRequest().pkOrderIds(rows.stream().map(
                ProcessedOrderWeb::getPkOrderID).toList()));

        assertThat(orders).extracting(OrderDetails::getOrderId).containsExactlyInAnyOrderElementsOf(rows.stream().map(
                ProcessedOrderWeb::getPkOrderID).toList());
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.getProcessed()).isTrue();
            assertThat(order.getGeneralInfo().getReceivedDate()).isNotNull();
            assertThat(order.getTotalsInfo().getCurrency()).hasSize(3);
            assertThat(order.getItems()).allSatisfy(item -> assertThat(item.getQuantity()).isNotZero());
        });
        assertThat(orders).flatExtracting(OrderDetails::getItems).isNotEmpty();
    }

    public void readsOpenOrdersPageByPage() throws ApiException {
        var api = new OrdersApi(client);
        var asked = new OrdersGetOpenOrdersRequest().entriesPerPage(5).fulfilmentCenter(DEFAULT_LOCATION);

        var first = api.getOpenOrders(asked.pageNumber(1));
        var last = api.getOpenOrders(asked.pageNumber(first.getTotalPages()));

        assertThat(first.getTotalEntries()).isPositive();
        assertThat(first.getData()).hasSize((int) Math.min(5, first.getTotalEntries()));
        assertThat(last.getData()).isNotEmpty().allSatisfy(order -> {
            assertThat(order.getNumOrderId()).isPositive();
            assertThat(order.getItems()).isNotEmpty();
            assertThat(order.getTotalsInfo().getTotalCharge()).isNotNull();
        });
    }

    public void readsTheRefundsOfAnOrder() throws ApiException {
        var api = new ReturnsRefundsApi(client);
        int found = 0;
        for (var row : processed()) {
            var asked = new GetRefundHeadersByOrderIdRequest().orderId(row.getPkOrderID());
            var headers = api.getRefundHeadersByOrderId(new ReturnsRefundsGetRefundHeadersByOrderIdRequest().request(
                    asked)).getRefundHeaders();
            assertThat(headers).allSatisfy(header -> {
                assertThat(header.getOrderId()).isEqualTo(row.getPkOrderID());
                assertThat(header.getAmount()).isPositive();
                assertThat(header.getStatus().getStatusHeader()).isNotNull();
                assertThat(header.getRefundLines()).isNotEmpty();
            });
            found += headers.size();
        }
        assertThat(found).isPositive();
    }

    public void booksAReturnAndAcceptsIt() throws ApiException {
        var api = new ReturnsRefundsApi(client);
        var order = processed().stream().filter(row -> row.getSubtotal() > 0).findFirst().orElseThrow().getPkOrderID();
        var line = new OrdersApi(client).getOrdersById(new OrdersGetOrdersByIdRequest().pkOrderIds(List.of(order)))
                .get(0).getItems().get(0);
        var wanted = new ReturnItem().orderItemRowId(line.getRowId()).returnQuantity(1).refundAmount(1.5);

        var booked = api.createRMABooking(new ReturnsRefundsCreateRMABookingRequest().request(
                new CreateRMABookingRequest().orderId(order).returnItems(List.of(wanted))));
        var accepted = api.actionRMABooking(new ReturnsRefundsActionRMABookingRequest().request(
                new ActionRMABookingRequest().orderId(order).rmAHeaderId(booked.getRmAHeaderId())));

        assertThat(booked.getErrors()).isEmpty();
        assertThat(accepted.getSuccessfullyActioned()).isTrue();
        assertThat(accepted.getRefundHeaderId()).isPositive();
        assertThat(new ProcessedOrdersApi(client).getReturnsExchanges(order)).singleElement().satisfies(row -> {
            assertThat(row.getRowType()).isEqualTo(ReturnInfo.RowTypeEnum.RETURNREFUND);
            assertThat(row.getReturnQty()).isEqualTo(1);
        });
    }

    public void findsPurchaseOrdersAndReadsThemWhole() throws ApiException {
        var api = new PurchaseOrderApi(client);
        var asked = new SearchPurchaseOrder2Request().entriesPerPage(200).pageNumber(1);

        var all = api.searchPurchaseOrders2(asked);
        var open = api.searchPurchaseOrders2(asked.status(SearchPurchaseOrder2Request.StatusEnum.OPEN));
        var order = api.getPurchaseOrder(new PurchaseOrderGetPurchaseOrderRequest().pkPurchaseId(all.getResult().get(0)
                .getPkPurchaseID()));

        assertThat(all.getResult()).hasSize(40);
        assertThat(open.getResult()).hasSizeLessThan(40).allSatisfy(header -> assertThat(header.getStatus())
                .isEqualTo(CommonPurchaseOrderHeader.StatusEnum.OPEN));
        assertThat(order.getPurchaseOrderHeader().getCurrency()).hasSize(3);
        assertThat(order.getPurchaseOrderItem()).isNotEmpty().allSatisfy(
                item -> assertThat(item.getSKU()).isNotEmpty());
    }

    public void readsSuppliersAndLocations() throws ApiException {
        var api = new InventoryApi(client);

        assertThat(api.getSuppliers()).hasSize(35).extracting(Supplier::getPkSupplierID).doesNotHaveDuplicates();
        assertThat(api.getStockLocations()).hasSize(3).extracting(StockLocation::getStockLocationId).contains(
                DEFAULT_LOCATION);
    }

    public void readsTheRatesOfAllCurrenciesAndOfOne() throws ApiException {
        var api = new SettingsApi(client);

        assertThat(api.getCurrencyConversionRates(false, null)).hasSize(13).allSatisfy(rate -> assertThat(rate
                .getConversionRate()).isPositive());
        assertThat(api.getCurrencyConversionRates(null, "GBP")).extracting(CurrencyConversionRate::getConversionRate)
                .containsExactly(1.0);
    }

    /// A page of the last processed orders.
    private List<ProcessedOrderWeb> processed() throws ApiException {
        var asked = new SearchProcessedOrdersRequest().dateField(SearchProcessedOrdersRequest.DateFieldEnum.PROCESSED)
                .pageNumber(1)
                .resultsPerPage(100);
        var page = new ProcessedOrdersApi(client).searchProcessedOrders(
                new ProcessedOrdersSearchProcessedOrdersRequest().request(asked)).getProcessedOrders();
        assertThat(page.getData()).hasSize(100);
        assertThat(page.getTotalEntries()).isGreaterThan(100);
        return page.getData();
    }
}
