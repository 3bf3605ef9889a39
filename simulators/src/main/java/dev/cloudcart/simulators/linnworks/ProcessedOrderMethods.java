package dev.cloudcart.simulators.linnworks;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.cloudcart.simulators.linnworks.shop.DateField;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.ProcessedSearch;
import dev.cloudcart.simulators.linnworks.shop.ProcessedSearch.Sorting;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;

/// Reads of the processed orders (Processed Orders API).
final class ProcessedOrderMethods {
    /// Fewer are refused (observed live).
    private static final int PAGE_MIN = 20;

    /// What a live client treats as the top.
    private static final int PAGE_MAX = 500;

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Shop shop;

    ProcessedOrderMethods(Shop shop) {
        this.shop = shop;
    }

    List<Method> all() {
        return List.of(
                Method.post("ProcessedOrders/SearchProcessedOrders", 150, this::search),
                Method.get("ProcessedOrders/GetOrderInfo", 250, this::info),
                Method.get("ProcessedOrders/GetProcessedOrderExtendedProperties", 250, this::extendedProperties),
                Method.get("ProcessedOrders/GetProcessedOrderNotes", 150, this::notes));
    }

    private Answer search(Arguments arguments) {
        var request = arguments.wrapped("request");
        int size = request.whole("ResultsPerPage", PAGE_MIN);
        if (size < PAGE_MIN) {
            throw new Refused("Results per page cannot be less than %d.".formatted(PAGE_MIN));
        }
        var found = read(request).in(shop.orders());
        var page = Page.of(found, request.whole("PageNumber", 1), Math.min(size, PAGE_MAX));
        var rows = page.entries().stream().map(StoredOrder::row).toList();
        return Answer.json(200, Replies.join("{\"ProcessedOrders\":" + Replies.pageHead(page), rows, "]}}"));
    }

    private static ProcessedSearch read(Arguments request) {
        var field = DateField.named(request.text("DateField").orElse("processed"));
        return new ProcessedSearch(field, request.moment("FromDate").orElse(EVER), request.moment("ToDate").orElse(
                NEVER),
                request.text("SearchTerm").orElse(""),
                request.objects("SearchFilters").map(ProcessedOrderMethods::filter).toList(),
                request.within("SearchSorting").map(ProcessedOrderMethods::sorting).orElse(new Sorting(field, true)));
    }

    private static ProcessedSearch.Filter filter(Arguments filter) {
        var term = filter.text("SearchTerm").orElseThrow(() -> new Refused("Must provide a search term."));
        return switch (filter.text("SearchField").orElse("").toLowerCase(Locale.ROOT)) {
            case "source" -> new ProcessedSearch.Source(term);
            case "subsource" -> new ProcessedSearch.SubSource(term);
            case "itemidentifier" -> new ProcessedSearch.ItemIdentifier(term);
            default -> throw new Refused("The request is invalid.");
        };
    }

    /// By column name: `ProcessedOn` does not work (observed live).
    private static Sorting sorting(Arguments sorting) {
        var by = switch (sorting.text("SortField").orElse("dProcessedOn")) {
            case "dProcessedOn" -> DateField.PROCESSED;
            case "dReceivedDate" -> DateField.RECEIVED;
            case "dPaidOn" -> DateField.PAYMENT;
            case "dCancelledOn" -> DateField.CANCELLED;
            default -> throw new Refused("Invalid column name '%s'.".formatted(sorting.text("SortField").orElse("")));
        };
        return new Sorting(by, sorting.text("SortDirection").filter("DESC"::equalsIgnoreCase).isPresent());
    }

    private Answer info(Arguments arguments) {
        return processed(arguments).map(order -> Answer.json(200, order.row())).orElseGet(Replies::none);
    }

    private Answer extendedProperties(Arguments arguments) {
        return part(arguments, "ExtendedProperties");
    }

    private Answer notes(Arguments arguments) {
        return part(arguments, "Notes");
    }

    private Answer part(Arguments arguments, String field) {
        return processed(arguments).map(order -> Replies.ok(order.tree().path(field))).orElseGet(() -> Replies.ok(List
                .of()));
    }

    private Optional<StoredOrder> processed(Arguments arguments) {
        return shop.orders().byId(arguments.needId("pkOrderId")).filter(order -> order.card().processed());
    }
}
