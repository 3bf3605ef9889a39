package dev.cloudcart.linnworks;

/// The methods we call and their limits per minute and account (Linnworks, description of each method in the API
/// specifications).
enum ApiMethod {
    AUTHORISE("Auth/AuthorizeByApplication", 150),
    SEARCH_PROCESSED("ProcessedOrders/SearchProcessedOrders",
            150),
    PROCESSED_ORDER("ProcessedOrders/GetOrderInfo", 250),
    ORDERS_BY_ID("Orders/GetOrdersById",
            250),
    COUNTRIES("Orders/GetCountries", 150),
    ORDER_BY_NUMBER("Orders/GetOrderDetailsByNumOrderId", 250),
    ORDERS_BY_REFERENCE("Orders/GetOrderDetailsByReferenceId", 250);

    private final String path;
    private final int perMinute;

    ApiMethod(String path, int perMinute) {
        this.path = path;
        this.perMinute = perMinute;
    }

    String path() {
        return "/api/" + path;
    }

    int perMinute() {
        return perMinute;
    }
}
