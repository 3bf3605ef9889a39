package dev.cloudcart.linnworks.session;

/// The methods we call, their limits per minute and account (Linnworks, description of each method in the API
/// specifications), and how long an answer may be: several times the longest that a large shop gets, and well below
/// what this program has memory for.
public enum ApiMethod {
    AUTHORISE("Auth/AuthorizeByApplication", 150, 1),
    SEARCH_PROCESSED("ProcessedOrders/SearchProcessedOrders", 150, 8),
    PROCESSED_ORDER("ProcessedOrders/GetOrderInfo", 250, 1),
    LOCATIONS("Inventory/GetStockLocations", 150, 4),
    CHANNELS("OpenOrders/GetAvailableChannels", 150, 4),
    OPEN_ORDERS("Orders/GetAllOpenOrders", 250, 32),
    ORDERS_BY_ID("Orders/GetOrdersById", 250, 16),
    COUNTRIES("Orders/GetCountries", 150, 4),
    ORDER_BY_NUMBER("Orders/GetOrderDetailsByNumOrderId", 250, 8),
    ORDERS_BY_REFERENCE("Orders/GetOrderDetailsByReferenceId", 250, 16),
    SEARCH_PURCHASES("PurchaseOrder/Search_PurchaseOrders2", 150, 4),
    PURCHASE_ORDER("PurchaseOrder/Get_PurchaseOrder", 250, 8),
    SUPPLIERS("Inventory/GetSuppliers", 150, 32);

    private final String path;
    private final int perMinute;
    private final int answerMegabytesMax;

    ApiMethod(String path, int perMinute, int answerMegabytesMax) {
        this.path = path;
        this.perMinute = perMinute;
        this.answerMegabytesMax = answerMegabytesMax;
    }

    public String path() {
        return "/api/" + path;
    }

    int perMinute() {
        return perMinute;
    }

    public int answerBytesMax() {
        return answerMegabytesMax << 20;
    }
}
