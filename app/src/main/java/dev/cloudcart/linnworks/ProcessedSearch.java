package dev.cloudcart.linnworks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

import dev.cloudcart.linnworks.Client.Reply;
import dev.cloudcart.linnworks.Client.Request;
import dev.cloudcart.sync.SyncWindow;

/// Searches processed orders by the time they were processed, oldest first (Linnworks, ProcessedOrders API,
/// SearchProcessedOrders). Whether the end is included is not documented: it is asked for as it is.
record ProcessedSearch(Client client) {

    /// The smallest page that is not refused (observed live).
    private static final int PAGE_SIZE_MIN = 20;

    /// @param pages how many there are at this moment
    /// @param entries how many rows they have
    record Page(long entries, int pages, List<Slice> rows) {}

    private record Criteria(@JsonProperty("SearchTerm") String term,
            @JsonProperty("SearchFilters") List<String> filters,
            @JsonProperty("DateField") String dateField, @JsonProperty("FromDate") String from,
            @JsonProperty("ToDate") String to, @JsonProperty("PageNumber") int page,
            @JsonProperty("ResultsPerPage") int pageSize, @JsonProperty("SearchSorting") Sorting sorting) {

        private record Sorting(@JsonProperty("SortField") String field,
                @JsonProperty("SortDirection") String direction) {}

        private static Criteria of(SyncWindow window, int page, int pageSize) {
            return new Criteria("", List.of(), "processed", text(window.from()),
                    text(window.to().plus(Duration.ofMillis(1)).minusNanos(1)), page, pageSize,
                    new Sorting("dProcessedOn", "ASC"));
        }

        /// More decimals than these are not understood everywhere.
        private static String text(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }

    long count(Account account, SyncWindow window) {
        return page(account, window, 1, PAGE_SIZE_MIN).entries();
    }

    Page page(Account account, SyncWindow window, int number, int pageSize) {
        var request = Request.post(ApiMethod.SEARCH_PROCESSED,
                Map.of("request", Criteria.of(window, number, pageSize)));
        return switch (client.call(account, request)) {
            case Reply.Data data -> read(data.body(), pageSize);
            case Reply.Refused refused -> throw Troubles
                    .passing("Linnworks refused to search processed orders: " + refused.message());
        };
    }

    private static Page read(byte[] body, int pageSize) {
        try {
            return parse(body, pageSize);
        } catch (JacksonException | IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks answered a search in a form that makes no sense");
        }
    }

    /// The rows are cut out, not read, so that none can spoil the others.
    private static Page parse(byte[] body, int pageSize) {
        var entries = 0L;
        var pages = 0;
        List<Slice> rows = List.of();
        try (var parser = Json.MAPPER.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT && "TotalEntries".equals(parser.currentName())) {
                    entries = parser.getLongValue();
                } else if (token == JsonToken.VALUE_NUMBER_INT && "TotalPages".equals(parser.currentName())) {
                    pages = parser.getIntValue();
                } else if (token == JsonToken.START_ARRAY && "Data".equals(parser.currentName())) {
                    rows = Slice.ofArray(body, Math.toIntExact(parser.currentTokenLocation().getByteOffset()));
                    parser.skipChildren();
                }
            }
        }
        return new Page(entries, Math.max(pages, Math.toIntExact(Math.ceilDiv(entries, pageSize))), rows);
    }
}
