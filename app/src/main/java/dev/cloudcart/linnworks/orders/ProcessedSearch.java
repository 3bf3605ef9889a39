package dev.cloudcart.linnworks.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.SyncWindow;

/// Searches processed orders by the time they were processed or cancelled, oldest first (Linnworks, ProcessedOrders
/// API, SearchProcessedOrders). Whether the end is included is not documented: it is asked for as it is.
///
/// Nor is it documented how many rows a page may have, and what comes of asking for more. Where a first page is
/// refused, half as many are asked for; where it is cut, as many as came. What worked is kept for the rest of the
/// reading.
public final class ProcessedSearch {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessedSearch.class);

    /// The smallest page that is not refused (observed live).
    private static final int PAGE_SIZE_MIN = 20;

    private static final long NOT_TOLD = -1;

    /// More than any shop has.
    private static final long ENTRIES_MAX = 1_000_000_000;

    /// Of which date the window is.
    public enum By {
        PROCESSED("processed", "dProcessedOn"),
        CANCELLED("cancelled", "dCancelledOn");

        private final String field;
        private final String column;

        By(String field, String column) {
            this.field = field;
            this.column = column;
        }
    }

    private final Client client;
    private final Account account;
    private final By by;
    private int pageSize;

    public ProcessedSearch(Client client, Account account, By by, int pageSize) {
        this.by = by;
        this.client = client;
        this.account = account;
        this.pageSize = pageSize;
    }

    /// @param number from 1
    /// @param pages how many there are at this moment
    /// @param entries how many rows they have
    public record Page(int number, long entries, int pages, List<Slice> rows) {

        /// A page after the last may be the one before again.
        private boolean startsLike(Page other) {
            return !rows.isEmpty() && !other.rows.isEmpty() && id().equals(other.id());
        }

        private String id() {
            return Json.member(rows.getFirst(), "pkOrderID");
        }
    }

    private record Criteria(
            @JsonProperty("SearchTerm") String term,
            @JsonProperty("SearchFilters") List<String> filters,
            @JsonProperty("DateField") String dateField,
            @JsonProperty("FromDate") String from,
            @JsonProperty("ToDate") String to,
            @JsonProperty("PageNumber") int page,
            @JsonProperty("ResultsPerPage") int pageSize,
            @JsonProperty("SearchSorting") Sorting sorting) {

        private record Sorting(
                @JsonProperty("SortField") String field,
                @JsonProperty("SortDirection") String direction) {}

        private static Criteria of(By by, SyncWindow window, int page, int pageSize) {
            return new Criteria(
                    "",
                    List.of(),
                    by.field,
                    text(window.from()),
                    text(window.to().plus(Duration.ofMillis(1)).minusNanos(1)),
                    page,
                    pageSize,
                    new Sorting(by.column, "ASC"));
        }

        /// More decimals than these are not understood everywhere.
        private static String text(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }

    public long count(SyncWindow window) {
        return page(client.call(account, request(window, 1, PAGE_SIZE_MIN)), 1).entries();
    }

    public Page first(SyncWindow window) {
        int asked = pageSize;
        var reply = client.call(account, request(window, 1, pageSize));
        while (reply instanceof Reply.Refused && pageSize > PAGE_SIZE_MIN) {
            pageSize = Math.max(PAGE_SIZE_MIN, pageSize / 2);
            reply = client.call(account, request(window, 1, pageSize));
        }
        var first = page(reply, 1);
        if (isCut(first)) {
            pageSize = first.rows().size();
        }
        if (pageSize < asked) {
            LOG.info(
                    "{}: Linnworks does not list {} processed orders a page; {} are asked for",
                    account,
                    asked,
                    pageSize);
        }
        return first;
    }

    private boolean isCut(Page first) {
        int came = first.rows().size();
        return came >= PAGE_SIZE_MIN && came < Math.min(first.entries(), pageSize);
    }

    /// Linnworks' own count of pages decides, and beyond it what came: as long as that is less than there should
    /// be, there may be another page. An empty page and one that comes again are the end, whatever the count says.
    ///
    /// @param came how many rows the pages up to this one had
    public Optional<Page> after(Page page, long came, SyncWindow window) {
        int number = page.number() + 1;
        if (page.rows().isEmpty()) {
            return Optional.empty();
        }
        if (number <= page.pages()) {
            return Optional.of(page(client.call(account, request(window, number, pageSize)), number))
                    .filter(next -> !next.startsLike(page));
        }
        if (came >= page.entries()) {
            return Optional.empty();
        }
        return Optional.of(client.call(account, request(window, number, pageSize)))
                .filter(reply -> !(reply instanceof Reply.Refused))
                .map(reply -> page(reply, number))
                .filter(next -> !next.startsLike(page));
    }

    private Request request(SyncWindow window, int number, int pageSize) {
        return Request.post(ApiMethod.SEARCH_PROCESSED, Map.of("request", Criteria.of(by, window, number, pageSize)));
    }

    private static Page page(Reply reply, int number) {
        return switch (reply) {
            case Reply.Data(byte[] body) -> read(body, number);
            case Reply.Refused(String message) ->
                throw Troubles.passing("Linnworks refused to search processed orders: " + message);
        };
    }

    private static Page read(byte[] body, int number) {
        try {
            return parse(body, number);
        } catch (JacksonException | IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks answered a search in a form that makes no sense");
        }
    }

    /// Only in UTF-8, which Linnworks sends, a place in the text is a place among the bytes.
    private static int offset(JsonParser parser) {
        long offset = parser.currentTokenLocation().getByteOffset();
        if (offset < 0) {
            throw new IllegalArgumentException("The answer is not in UTF-8");
        }
        return Math.toIntExact(offset);
    }

    /// What does not say how many orders there are is no answer: taken for an empty one, it would lose orders for
    /// good. The rows are cut out, not read, so that none can spoil the others.
    private static Page parse(byte[] body, int number) {
        var entries = NOT_TOLD;
        var pages = 0;
        List<Slice> rows = List.of();
        try (var parser = Json.MAPPER.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT && "TotalEntries".equals(parser.currentName())) {
                    entries = parser.getLongValue();
                } else if (token == JsonToken.VALUE_NUMBER_INT && "TotalPages".equals(parser.currentName())) {
                    pages = parser.getIntValue();
                } else if (token == JsonToken.START_ARRAY && "Data".equals(parser.currentName())) {
                    rows = Slice.ofArray(body, offset(parser));
                    parser.skipChildren();
                }
            }
        }
        if (entries < 0 || entries > ENTRIES_MAX || (entries > 0 && rows.isEmpty() && number == 1)) {
            throw new IllegalArgumentException("An answer to a search says how many orders there are, and lists them");
        }
        return new Page(number, entries, pages, rows);
    }
}
