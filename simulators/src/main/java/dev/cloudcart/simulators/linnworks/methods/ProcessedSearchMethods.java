package dev.cloudcart.simulators.linnworks.methods;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import dev.cloudcart.simulators.linnworks.lists.ProcessedSearch;
import dev.cloudcart.simulators.linnworks.lists.ProcessedSearch.Sorting;
import dev.cloudcart.simulators.linnworks.shop.DateField;
import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;

/// Searches of the processed orders (Processed Orders API).
final class ProcessedSearchMethods {
    /// Fewer are refused (observed live).
    private static final int PAGE_MIN = 20;

    /// "Maximum 200" and "maximum range is 3 months" (Processed Orders API, SearchProcessedOrdersPaged).
    private static final int OLD_PAGE_MAX = 200;
    private static final int OLD_MONTHS_MAX = 3;

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Shop shop;
    private final InstantSource clock;
    private final Showing showing;
    private final Supplier<Variations> variations;

    ProcessedSearchMethods(Shop shop, InstantSource clock, Showing showing, Supplier<Variations> variations) {
        this.shop = shop;
        this.clock = clock;
        this.showing = showing;
        this.variations = variations;
    }

    List<Method> all() {
        return List.of(
                Method.post("ProcessedOrders/SearchProcessedOrders", 150, this::search),
                Method.post("ProcessedOrders/SearchProcessedOrdersPaged", 150, this::oldSearch));
    }

    private Answer search(Arguments arguments) {
        var request = arguments.wrapped("request");
        int asked = request.whole("ResultsPerPage", PAGE_MIN);
        if (asked < PAGE_MIN) {
            throw new Refused("Results per page cannot be less than %d.".formatted(PAGE_MIN));
        }
        int size = variations.get().most(asked, variations.get().processedPageMax());
        var page = Page.of(found(request), request.whole("PageNumber", 1), size);
        return Answer.json(200, Replies.join("{\"ProcessedOrders\":" + Replies.pageHead(page), rows(page), "]}}"));
    }

    private List<StoredOrder> found(Arguments request) {
        if (variations.get().sortingNeeded() && request.within("SearchSorting").isEmpty()) {
            return List.of();
        }
        var search = read(request);
        refuseLongRange(search.from(), search.to(), variations.get().searchMonthsMax());
        return searchable(search.in(shop.orders()));
    }

    private List<StoredOrder> searchable(List<StoredOrder> found) {
        int days = variations.get().searchableDays();
        if (days == 0) {
            return found;
        }
        var oldest = clock.instant().minus(Duration.ofDays(days));
        return found.stream().filter(order -> !isBefore(order, oldest)).toList();
    }

    private static boolean isBefore(StoredOrder order, Instant oldest) {
        var processed = order.card().processedOn();
        return processed != null && processed.isBefore(oldest);
    }

    private static void refuseLongRange(Instant from, Instant to, int monthsMax) {
        if (monthsMax > 0
                && from.atOffset(ZoneOffset.UTC)
                        .plusMonths(monthsMax)
                        .toInstant()
                        .isBefore(to)) {
            throw new Refused("Date range cannot be more than %d months.".formatted(monthsMax));
        }
    }

    private ProcessedSearch read(Arguments request) {
        var field = DateField.named(request.text("DateField").orElse("processed"));
        return new ProcessedSearch(
                field,
                request.moment("FromDate").orElse(EVER),
                to(request),
                request.text("SearchTerm").orElse(""),
                request.objects("SearchFilters")
                        .map(ProcessedSearchMethods::filter)
                        .toList(),
                request.within("SearchSorting")
                        .map(ProcessedSearchMethods::sorting)
                        .orElse(new Sorting(field, true)));
    }

    /// The last moment that is found.
    private Instant to(Arguments request) {
        var to = request.moment("ToDate").orElse(NEVER);
        return variations.get().toDateInclusive() ? to : to.minusNanos(1);
    }

    private static ProcessedSearch.Filter filter(Arguments filter) {
        var term = filter.text("SearchTerm").orElseThrow(() -> new Refused("Must provide a search term."));
        return switch (filter.text("SearchField").orElse("").toLowerCase(Locale.ROOT)) {
            case "source" -> new ProcessedSearch.Source(term);
            case "subsource" -> new ProcessedSearch.SubSource(term);
            case "itemidentifier" -> new ProcessedSearch.ItemIdentifier(term);
            default -> throw new Refused(Arguments.INVALID);
        };
    }

    /// By column name: `ProcessedOn` does not work (observed live).
    private static Sorting sorting(Arguments sorting) {
        var by = switch (sorting.text("SortField").orElse("dProcessedOn")) {
            case "dProcessedOn" -> DateField.PROCESSED;
            case "dReceivedDate" -> DateField.RECEIVED;
            case "dPaidOn" -> DateField.PAYMENT;
            case "dCancelledOn" -> DateField.CANCELLED;
            default ->
                throw new Refused("Invalid column name '%s'."
                        .formatted(sorting.text("SortField").orElse("")));
        };
        return new Sorting(
                by,
                sorting.text("SortDirection").filter("DESC"::equalsIgnoreCase).isPresent());
    }

    /// The one before it, deprecated: no more than three months and 200 rows.
    private Answer oldSearch(Arguments arguments) {
        int size = arguments.whole("numEntriesPerPage", OLD_PAGE_MAX);
        if (size < 1 || size > OLD_PAGE_MAX) {
            throw new Refused("Entries per page cannot be more than %d.".formatted(OLD_PAGE_MAX));
        }
        var field = oldField(arguments.text("dateType").orElse("ALLDATES"));
        var from = arguments.moment("from").orElse(EVER);
        var to = arguments.moment("to").orElse(NEVER);
        refuseLongRange(from, to, arguments.moment("from").isPresent() ? OLD_MONTHS_MAX : 0);
        var search = new ProcessedSearch(
                field.orElse(DateField.PROCESSED),
                from,
                to,
                arguments.text("searchTerm").orElse(""),
                List.of(),
                new Sorting(field.orElse(DateField.PROCESSED), true));
        var page = Page.of(search.in(shop.orders()), arguments.whole("pageNum", 1), size);
        return Answer.json(200, Replies.join(Replies.pageHead(page), rows(page), "]}"));
    }

    /// Empty for all dates.
    private static Optional<DateField> oldField(String type) {
        return switch (type) {
            case "ALLDATES" -> Optional.empty();
            case "RECEIVED" -> Optional.of(DateField.RECEIVED);
            case "PROCESSED" -> Optional.of(DateField.PROCESSED);
            case "PAYMENTRECEIVED" -> Optional.of(DateField.PAYMENT);
            case "CANCELLED" -> Optional.of(DateField.CANCELLED);
            default -> throw new Refused(Arguments.INVALID);
        };
    }

    private List<byte[]> rows(Page<StoredOrder> page) {
        return page.entries().stream().map(showing::row).toList();
    }
}
