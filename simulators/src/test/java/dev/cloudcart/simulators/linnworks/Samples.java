package dev.cloudcart.simulators.linnworks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.shop.Credentials;
import dev.cloudcart.simulators.wire.Json;

/// One good call of every method. A name after `%` stands for something of the shop, found or made when the call
/// is.
final class Samples {
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";
    private static final Pattern NAME = Pattern.compile("%([a-zA-Z]+)");

    private static final String CALLS = """
            Auth/GetApplicationProfileBySecretKey {'applicationId':'%application','applicationSecret':'%secret','userId':'%user'}
            Settings/GetCurrencyConversionRates ?getCurrenciesFromOrders=false
            Settings/GetLatestCurrencyRate ?baseCurrency=USD
            Settings/InsertCurrencyConversionRates {'rates':[{'Currency':'ZAR','ConversionRate':23.1}]}
            Settings/UpdateCurrencyConversionRates {'rates':[{'Currency':'ZAR','ConversionRate':23.2}]}
            Settings/DeleteCurrencyConversionRates {'currencies':['ZAR']}
            Inventory/GetStockLocations ?
            Inventory/GetCountries ?
            Locations/GetLocation ?pkStockLocationId=%zero
            Inventory/GetSuppliers ?
            Inventory/GetSupplierDetails ?supplierId=%supplier
            Inventory/AddSupplier {'supplier':{'SupplierName':'New supplier','Currency':'GBP'}}
            Inventory/UpdateSupplier {'supplier':{'pkSupplierID':'%supplier','SupplierName':'Renamed'}}
            Inventory/DeleteSuppliers {'suppliersIds':['%supplier']}
            Inventory/GetInventoryItem ?stockItemId=%stock
            Inventory/GetInventoryItemById ?id=%stock
            Inventory/GetInventoryItemsCount ?
            Inventory/GetStockItemIdsBySKU {'request':{'SKUS':['85123A']}}
            Stock/GetStockItems ?keyWord=&entriesPerPage=200&pageNumber=1
            Stock/GetStockItemsFull {'entriesPerPage':200,'pageNumber':1}
            Stock/GetStockItemsFullByIds {'request':{'StockItemIds':['%stock']}}
            Orders/GetOrdersById {'pkOrderIds':['%processed','%open']}
            Orders/GetOrderById ?pkOrderId=%processed
            Orders/GetOrderDetailsByNumOrderId ?OrderId=%number
            Orders/GetOrderDetailsByReferenceId ?ReferenceId=MERGED
            Orders/GetOrderItems ?orderId=%processed
            Orders/GetOrderNotes ?orderId=%processed
            Orders/GetExtendedProperties ?orderId=%processed
            Orders/GetCountries ?
            Orders/GetPaymentMethods ?
            Orders/GetOpenOrders {'entriesPerPage':500,'pageNumber':1}
            Orders/GetAllOpenOrders {}
            Orders/GetOrders {'ordersIds':['%open'],'fulfilmentLocationId':'%zero','loadItems':true}
            OpenOrders/GetOpenOrders {'ViewId':4,'LocationId':'%zero','EntriesPerPage':500,'PageNumber':1}
            OpenOrders/GetOpenOrderIds {'ViewId':4,'LocationId':'%zero','EntriesPerPage':500,'PageNumber':1}
            OpenOrders/GetOpenOrdersDetails {'OrderIds':['%open'],'DetailLevel':['NOTES']}
            OpenOrders/SearchOrders {'LocationId':'%zero','SearchTerm':'example.com','IncludeProcessed':true}
            OpenOrders/GetViewStats {'LocationId':'%zero'}
            OpenOrders/GetOrdersLowFidelity {'LocationId':'%zero'}
            OpenOrders/GetAvailableChannels ?
            OpenOrders/GetIdentifiers ?
            OpenOrders/GetIdentifiersByOrderIds {'OrderIds':['%open']}
            OpenOrders/SaveIdentifier {'Identifier':{'Tag':'GIFT','Name':'Gift wrap'}}
            OpenOrders/AssignOrderIdentifier {'OrderIds':['%order'],'Tag':'GIFT'}
            OpenOrders/UnassignOrderIdentifier {'OrderIds':['%open'],'Tag':'GIFT'}
            OpenOrders/DeleteIdentifier {'Tag':'GIFT'}
            ProcessedOrders/SearchProcessedOrders {'request':{'DateField':'processed','ResultsPerPage':500,'PageNumber':1}}
            ProcessedOrders/SearchProcessedOrdersPaged {'dateType':'ALLDATES','searchField':'','exactMatch':false,'pageNum':1,'numEntriesPerPage':200}
            ProcessedOrders/GetOrderInfo ?pkOrderId=%processed
            ProcessedOrders/GetProcessedOrderExtendedProperties ?pkOrderId=%processed
            ProcessedOrders/GetProcessedOrderNotes ?pkOrderId=%processed
            ProcessedOrders/GetProcessedAuditTrail ?pkOrderId=%processed
            ProcessedOrders/GetReturnItemsInfo ?pkOrderId=%processed
            ProcessedOrders/GetRefunds ?pkOrderId=%refunded
            ProcessedOrders/GetTotalRefunds ?pkOrderId=%refunded&includeBookings=true
            ProcessedOrders/GetReturnsExchanges ?pkOrderId=%processed
            ProcessedOrders/AddOrderNote {'pkOrderID':'%processed','noteText':'Rang twice','isInternal':true}
            ReturnsRefunds/SearchReturnsRefundsPaged ?from=2026-08-01T00:00:00Z&to=2026-10-31T00:00:00Z&dateType=ACTIONED&historyType=REFUNDS&pageNum=1&numEntriesPerPage=200
            ReturnsRefunds/GetRefundHeadersByOrderId {'request':{'OrderId':'%refunded'}}
            ReturnsRefunds/GetProcessedOrAckedErrorRefundHeaders {'request':{'Page':1}}
            ReturnsRefunds/GetActionableRefundHeaders {'request':{'Page':1}}
            ReturnsRefunds/CreateRefund {'request':{'OrderId':'%processed','RefundLines':[{'RefundedUnit':'Shipping','Amount':1.5}]}}
            ReturnsRefunds/ActionRefund {'request':{'RefundHeaderId':%booked,'OrderId':'%processed'}}
            ReturnsRefunds/GetRMAHeadersByOrderId {'request':{'OrderId':'%processed'}}
            ReturnsRefunds/GetActionableRMAHeaders {'request':{'Page':1,'Filters':{'Type':'ORDER_ID','Value':'%processed'}}}
            ReturnsRefunds/GetProcessedOrAckedErrorRMAHeaders {'request':{'Page':1}}
            ReturnsRefunds/CreateRMABooking {'request':{'OrderId':'%processed','ResendItems':[{'OrderItemRowId':'%sold','ResendQuantity':1}]}}
            ReturnsRefunds/ActionRMABooking {'request':{'RMAHeaderId':%returning,'OrderId':'%processed'}}
            ReturnsRefunds/DeleteRMA {'request':{'RMAHeaderId':%returning}}
            ReturnsRefunds/DeleteRefund {'request':{'RefundHeaderId':%booked}}
            Orders/CreateOrders {'orders':[{'Source':'SHOPIFY','SubSource':'gifts','ReferenceNumber':'S-77','PaymentStatus':'Paid','OrderItems':[{'ChannelSKU':'85123A','Qty':1,'PricePerUnit':2.95}]}],'location':'Default'}
            Orders/AddOrderItem {'orderId':'%order','itemId':'%stock','quantity':2,'fulfilmentCenter':'%zero'}
            Orders/AddOrderService {'OrderId':'%order','Service':'Gift wrap','Cost':2.5,'TaxRate':20.0,'Quantity':1}
            Orders/UpdateOrderItem {'orderId':'%order','orderItem':{'RowId':'%row','Quantity':3},'fulfilmentCenter':'%zero'}
            Orders/RemoveOrderItem {'orderId':'%order','rowid':'%row','fulfilmentCenter':'%zero'}
            Orders/SetOrderGeneralInfo {'orderId':'%order','info':{'SiteCode':'UK'},'wasDraft':false}
            Orders/SetOrderShippingInfo {'orderId':'%order','info':{'PostageCost':4.5,'TrackingNumber':'T1'}}
            Orders/SetOrderTotalsInfo {'orderId':'%order','info':{'PostageCost':4.5}}
            Orders/SetOrderCustomerInfo {'orderId':'%order','info':{'ChannelBuyerName':'zoe_n'},'saveToCrm':false}
            Orders/SetExtendedProperties {'orderId':'%order','extendedProperties':[{'Name':'Synced','Value':'yes','Type':'Order'}]}
            Orders/AddExtendedProperties {'request':{'OrderId':'%order','ExtendedProperties':[{'Name':'Synced','Value':'yes','Type':'Order'}]}}
            Orders/SetOrderNotes {'orderId':'%order','orderNotes':[{'Note':'Fragile','Internal':false}]}
            form Orders/ChangeStatus {'orderIds':['%order'],'status':1}
            form Orders/ChangeOrderTag {'orderIds':['%order'],'tag':2}
            Orders/LockOrder {'orderIds':['%order'],'lockOrder':true}
            Orders/MoveToLocation {'orderIds':['%order'],'pkStockLocationId':'%location'}
            Orders/ProcessOrder {'orderId':'%order','scanPerformed':true,'locationId':'%zero'}
            Orders/ProcessOrdersInBatch {'ordersIds':['%order'],'locationId':'%zero'}
            Orders/CancelOrder {'orderId':'%order','fulfilmentCenter':'%zero','refund':0.0,'note':'Not wanted'}
            Orders/DeleteOrder {'orderId':'%order'}
            PurchaseOrder/Search_PurchaseOrders2 {'EntriesPerPage':200,'PageNumber':1}
            PurchaseOrder/Search_PurchaseOrders {'searchParameter':{'EntriesPerPage':200,'PageNumber':1}}
            PurchaseOrder/Get_PurchaseOrder {'pkPurchaseId':'%purchase'}
            PurchaseOrder/Get_DeliveredRecords {'pkPurchaseId':'%purchase'}
            PurchaseOrder/Get_Additional_Cost {'request':{'PurchaseId':'%purchase'}}
            PurchaseOrder/Get_Payment_Statement {'request':{'PurchaseId':'%purchase'}}
            PurchaseOrder/Get_AdditionalCostTypes {}
            PurchaseOrder/GetPurchaseOrderStatusList {}
            PurchaseOrder/GetPurchaseOrdersWithStockItems {'purchaseOrder':{'StockItemId':'%outstanding','LocationIds':[]}}
            PurchaseOrder/Get_PurchaseOrderNote {'pkPurchaseId':'%purchase'}
            PurchaseOrder/Get_PurchaseOrderAudit {'auditLog':{'pkPurchaseId':'%purchase'}}
            PurchaseOrder/Get_PurchaseOrderExtendedProperty {'request':{'PurchaseId':'%purchase'}}
            PurchaseOrder/Create_PurchaseOrder_Initial {'createParameters':{'Currency':'GBP','ExternalInvoiceNumber':'PO-9','DateOfPurchase':'2026-11-01T00:00:00Z'}}
            PurchaseOrder/Update_PurchaseOrderHeader {'updateParameter':{'pkPurchaseID':'%pending','Currency':'GBP','ExternalInvoiceNumber':'PO-9'}}
            PurchaseOrder/Add_PurchaseOrderItem {'addItemParameter':{'pkPurchaseId':'%pending','fkStockItemId':'%stock','Qty':2,'Cost':12.0,'TaxRate':20.0}}
            PurchaseOrder/Update_PurchaseOrderItem {'updateItemParameter':{'pkPurchaseId':'%pending','pkPurchaseItemId':'%item','Quantity':3,'Cost':15.0,'TaxRate':20.0}}
            PurchaseOrder/Delete_PurchaseOrderItem {'deleteItemParameter':{'pkPurchaseId':'%pending','pkPurchaseItemId':'%item'}}
            PurchaseOrder/Change_PurchaseOrderStatus {'changeStatusParameter':{'pkPurchaseId':'%pending','status':'OPEN'}}
            PurchaseOrder/Deliver_PurchaseItem {'deliverItemParameter':{'pkPurchaseId':'%ordered','pkPurchaseItemId':'%item','AddToDelivered':1}}
            PurchaseOrder/Deliver_PurchaseItems_WithQuantity {'request':{'pkPurchaseId':'%ordered','Items':[{'pkPurchaseItemId':'%item','QuantityDelivered':1}]}}
            PurchaseOrder/Deliver_PurchaseItemAll {'purchaseId':'%ordered'}
            PurchaseOrder/Add_PurchaseOrderNote {'pkPurchaseId':'%pending','Note':'Chase on Monday'}
            PurchaseOrder/Delete_PurchaseOrderNote {'pkPurchaseId':'%purchase','pkPurchaseOrderNoteId':'%note'}
            PurchaseOrder/Add_PurchaseOrderExtendedProperty {'request':{'PurchaseId':'%pending','ExtendedPropertyItems':[{'PropertyName':'Synced','PropertyValue':'yes'}]}}
            PurchaseOrder/Update_PurchaseOrderExtendedProperty {'request':{'PurchaseId':'%purchase','ExtendedPropertyItems':[{'RowId':1,'PropertyName':'Synced','PropertyValue':'no'}]}}
            PurchaseOrder/Delete_PurchaseOrderExtendedProperty {'request':{'PurchaseId':'%purchase','RowIds':[1]}}
            PurchaseOrder/Add_AdditionalCostTypes {'request':{'TypeName':'Customs','IsShippingType':false,'IsPartialAllocation':false,'Print':true,'AllocationMethod':'ByValue'}}
            PurchaseOrder/Modify_AdditionalCost {'request':{'PurchaseId':'%pending','itemsToAdd':[{'Id':'%zero','AdditionalCostTypeId':%costType,'SubTotalLineCost':10.0,'TaxRate':20.0,'Currency':'EUR','ConversionRate':1.25}],'itemsToUpdate':[],'itemsToDelete':[]}}
            PurchaseOrder/Modify_PaymentStatement {'request':{'PurchaseId':'%pending','itemsToAdd':[{'Id':'%zero','LineCost':5.0,'Currency':'GBP','ConversionRate':1.0,'PaymentDate':'2026-11-02T00:00:00Z','CreationDate':'2026-11-02T00:00:00Z'}],'itemsToUpdate':[],'itemsToDelete':[]}}
            PurchaseOrder/Delete_PurchaseOrder {'pkPurchaseId':'%pending'}
            """;

    private final Client client;
    private final Map<String, String> found = new HashMap<>();

    Samples(Client client) {
        this.client = client;
    }

    /// @param call a query after a question mark, or a JSON object
    /// @param form whether it is sent as a form, since the method does nothing with JSON
    record Sample(String method, String call, boolean form) {
        boolean isGet() {
            return call.startsWith("?");
        }

        @Override
        public String toString() {
            return method;
        }
    }

    static List<Sample> all() {
        return CALLS.lines()
                .map(line -> {
                    var form = line.startsWith("form ");
                    var rest = form ? line.substring(5) : line;
                    int space = rest.indexOf(' ');
                    return new Sample(
                            rest.substring(0, space), rest.substring(space + 1).replace('\'', '"'), form);
                })
                .toList();
    }

    /// Writes onto what the samples read, so that no list of theirs is empty.
    void prepare() {
        post("OpenOrders/SaveIdentifier", "{'Identifier':{'Tag':'GIFT','Name':'Gift wrap'}}");
        post("OpenOrders/AssignOrderIdentifier", "{'OrderIds':['%open'],'Tag':'GIFT'}");
        post("ProcessedOrders/AddOrderNote", "{'pkOrderID':'%processed','noteText':'Leave with a neighbour'}");
        post(
                "Orders/SetExtendedProperties",
                "{'orderId':'%processed','extendedProperties':[{'Name':'Synced','Value':'yes','Type':'Order'}]}");
        post("PurchaseOrder/Add_PurchaseOrderNote", "{'pkPurchaseId':'%purchase','Note':'Chase'}");
        post(
                "PurchaseOrder/Add_PurchaseOrderExtendedProperty",
                "{'request':{'PurchaseId':'%purchase','ExtendedPropertyItems':[{'PropertyName':'Synced','PropertyValue':'yes'}]}}");
        post(
                "PurchaseOrder/Modify_AdditionalCost",
                "{'request':{'PurchaseId':'%purchase','itemsToAdd':[{'AdditionalCostTypeId':%costType,'SubTotalLineCost':10.0}]}}");
        post(
                "PurchaseOrder/Modify_PaymentStatement",
                "{'request':{'PurchaseId':'%purchase','itemsToAdd':[{'LineCost':10.0,'Currency':'GBP'}]}}");
        post(
                "ReturnsRefunds/CreateRefund",
                "{'request':{'OrderId':'%processed','RefundLines':[{'RefundedUnit':'Shipping','Amount':0.5}]}}");
        prepareReturns();
    }

    /// One of each kind, and one that is accepted with money back.
    private void prepareReturns() {
        var line = "'OrderItemRowId':'%sold'";
        post(
                "ReturnsRefunds/CreateRMABooking",
                "{'request':{'OrderId':'%processed','ReturnItems':[{" + line
                        + ",'ReturnQuantity':1,'RefundAmount':0.5}],'ResendItems':[{" + line
                        + ",'ResendQuantity':1}]}}");
        var accepted = post(
                        "ReturnsRefunds/CreateRMABooking",
                        "{'request':{'OrderId':'%processed','ExchangeItems':[{" + line
                                + ",'ReturnQuantity':1,'ExchangeQuantity':1,'RefundAmount':0.5}]}}")
                .path("RMAHeaderId")
                .asInt();
        post("ReturnsRefunds/ActionRMABooking", "{'request':{'RMAHeaderId':%d}}".formatted(accepted));
    }

    private JsonNode post(String method, String body) {
        var reply = client.post(method, filled(body.replace('\'', '"')));
        if (reply.status() > 299) {
            throw new IllegalStateException(method + ": " + reply.body());
        }
        return reply.body().isEmpty() ? Json.object() : reply.json();
    }

    /// What is made for one sample is not used by another.
    Sample filled(Sample sample) {
        List.of("order", "row", "pending", "ordered", "item", "booked", "returning", "supplier")
                .forEach(found::remove);
        return new Sample(sample.method(), filled(sample.call()), sample.form());
    }

    Client.Reply send(Sample sample) {
        if (sample.isGet()) {
            return client.get(sample.method() + sample.call());
        }
        return sample.form()
                ? client.form(sample.method(), form(sample.call()))
                : client.post(sample.method(), sample.call());
    }

    private static String form(String json) {
        return Json.MAPPER.readTree(json).properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().toString(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> value(name.group(1)));
    }

    private String value(String name) {
        var known = found.get(name);
        if (known != null) {
            return known;
        }
        var value = find(name);
        found.put(name, value);
        return value;
    }

    private String find(String name) {
        return switch (name) {
            case "zero" -> ZERO;
            case "application" -> LinnworksSimulator.APPLICATION_ID.toString();
            case "secret" -> LinnworksSimulator.APPLICATION_SECRET.toString();
            case "user" -> Credentials.ACCOUNT.toString();
            case "processed" -> processed().path("pkOrderID").asString();
            case "number" -> processed().path("nOrderId").asString();
            case "open" -> post("Orders/GetAllOpenOrders", "{}").get(0).asString();
            case "refunded" ->
                post("ReturnsRefunds/GetProcessedOrAckedErrorRefundHeaders", "{'request':{}}")
                        .at("/RefundHeaders/0/OrderId")
                        .asString();
            case "booked" ->
                post(
                                "ReturnsRefunds/CreateRefund",
                                "{'request':{'OrderId':'%processed','RefundLines':[{'RefundedUnit':'Shipping','Amount':0.5}]}}")
                        .path("RefundHeaderId")
                        .asString();
            case "sold" ->
                post("Orders/GetOrdersById", "{'pkOrderIds':['%processed']}")
                        .at("/0/Items/0/RowId")
                        .asString();
            case "returning" ->
                post(
                                "ReturnsRefunds/CreateRMABooking",
                                "{'request':{'OrderId':'%processed','ResendItems':[{'OrderItemRowId':'%sold','ResendQuantity':1}]}}")
                        .path("RMAHeaderId")
                        .asString();
            case "stock" ->
                client.get("Stock/GetStockItems?entriesPerPage=1")
                        .json()
                        .at("/Data/0/StockItemId")
                        .asString();
            case "location" ->
                client.get("Inventory/GetStockLocations")
                        .json()
                        .get(1)
                        .path("StockLocationId")
                        .asString();
            case "supplier" ->
                post("Inventory/AddSupplier", "{'supplier':{'SupplierName':'Passing'}}")
                        .path("pkSupplierID")
                        .asString();
            case "order" -> newOrder();
            case "row" ->
                post("Orders/GetOrdersById", "{'pkOrderIds':['%order']}")
                        .at("/0/Items/0/RowId")
                        .asString();
            case "purchase" ->
                post("PurchaseOrder/Search_PurchaseOrders2", "{'Status':'PARTIAL'}")
                        .at("/Result/0/pkPurchaseID")
                        .asString();
            case "pending" -> newPurchase();
            case "ordered" -> ordered();
            case "item" -> item();
            case "outstanding" -> outstanding();
            case "note" ->
                post("PurchaseOrder/Get_PurchaseOrderNote", "{'pkPurchaseId':'%purchase'}")
                        .at("/0/pkPurchaseOrderNoteId")
                        .asString();
            case "costType" ->
                post("PurchaseOrder/Get_AdditionalCostTypes", "{}")
                        .at("/AdditionalTypes/0/AdditionalCostTypeId")
                        .asString();
            default -> throw new IllegalArgumentException("Nobody knows what %" + name + " is");
        };
    }

    /// A processed order with something on it.
    private JsonNode processed() {
        return elements(post(
                                "ProcessedOrders/SearchProcessedOrders",
                                "{'request':{'DateField':'processed','ResultsPerPage':100}}")
                        .at("/ProcessedOrders/Data"))
                .filter(row -> row.path("Subtotal").decimalValue().signum() > 0)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private String newOrder() {
        return post(
                        "Orders/CreateOrders",
                        "{'orders':[{'Source':'SHOPIFY','ReferenceNumber':'R-" + System.nanoTime()
                                + "','PaymentStatus':'Unpaid','OrderItems':[{'ChannelSKU':'85123A','Qty':1,'PricePerUnit':2.95}]}]}")
                .get(0)
                .asString();
    }

    private String newPurchase() {
        var id = post("PurchaseOrder/Create_PurchaseOrder_Initial", "{'createParameters':{'Currency':'GBP'}}")
                .asString();
        found.put("pending", id);
        post(
                "PurchaseOrder/Add_PurchaseOrderItem",
                "{'addItemParameter':{'pkPurchaseId':'%pending','fkStockItemId':'%stock','Qty':3,'Cost':12.0}}");
        return id;
    }

    private String ordered() {
        post(
                "PurchaseOrder/Change_PurchaseOrderStatus",
                "{'changeStatusParameter':{'pkPurchaseId':'%pending','status':'OPEN'}}");
        return value("pending");
    }

    private String item() {
        return post("PurchaseOrder/Get_PurchaseOrder", "{'pkPurchaseId':'%pending'}")
                .at("/PurchaseOrderItem/0/pkPurchaseItemId")
                .asString();
    }

    private String outstanding() {
        var items = post("PurchaseOrder/Get_PurchaseOrder", "{'pkPurchaseId':'%purchase'}")
                .path("PurchaseOrderItem");
        return elements(items)
                .filter(item ->
                        item.path("Delivered").asInt() < item.path("Quantity").asInt())
                .findFirst()
                .orElseThrow()
                .path("fkStockItemId")
                .asString();
    }
}
