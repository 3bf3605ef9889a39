package dev.cloudcart.linnworks.purchases;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.SyncWindow;

/// Lists purchase orders by the date of their purchase (Linnworks, Purchase Order API,
/// Search_PurchaseOrders2): there is no search by the date of anything else. A request that Linnworks does not
/// understand is not refused: it then lists everything (observed live), so each one that it lists is held
/// against what was asked.
///
/// Pages shift when an order comes or goes while they are read. Each order counts once, and where fewer were
/// listed than there are, they are listed again.
public final class PurchaseSearch {

    private static final Logger LOG = LoggerFactory.getLogger(PurchaseSearch.class);

    /// What other clients use (observed live; Linnworks does not document how many there may be).
    static final int PAGE_SIZE_MAX = 200;

    private static final int PAGE_SIZE_MIN = 20;
    private static final int PASSES_MAX = 3;
    private static final int PAGES_MAX = 100_000;

    /// Which day it is there depends on where; whoever asks looks at the exact time of each order.
    private static final Duration MARGIN = Duration.ofDays(1);

    /// No later year is understood (.NET, DateTime.MaxValue).
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Client client;
    private final Account account;
    private int pageSize;

    public PurchaseSearch(Client client, Account account, int pageSize) {
        this.client = client;
        this.account = account;
        this.pageSize = Math.min(pageSize, PAGE_SIZE_MAX);
    }

    /// @param status one; null for all
    /// @param purchased null for ever
    /// @param number a part of it; null for any
    record Wanted(
            @Nullable String status,
            @Nullable SyncWindow purchased,
            @Nullable String number) {

        /// The answer to a request that was not understood has others among them, sooner or later.
        private boolean fits(ListedPurchase listed) {
            return (status == null
                            || PurchaseReader.status(listed.json().status()).equals(status))
                    && (purchased == null || isNear(listed.purchasedAt(), purchased));
        }

        private static boolean isNear(@Nullable Instant at, SyncWindow window) {
            return at == null
                    || (!at.isBefore(window.from().minus(MARGIN.multipliedBy(2)))
                            && at.minus(MARGIN.multipliedBy(2)).isBefore(window.to()));
        }
    }

    /// @param listed without those that nobody wants to know of
    /// @param nameless what is listed without an id
    /// @param total how many there are
    /// @param missing how many were not listed, however often Linnworks was asked
    record Listing(List<ListedPurchase> listed, List<Slice> nameless, long total, long missing) {}

    private record Page(long total, int pages, List<Slice> headers) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Criteria(
            @JsonProperty("DateFrom") @Nullable String from,
            @JsonProperty("DateTo") @Nullable String to,
            @JsonProperty("Status") @Nullable String status,
            @JsonProperty("SearchValue") @Nullable String value,
            @JsonProperty("SearchType") @Nullable String type,
            @JsonProperty("EntriesPerPage") int pageSize,
            @JsonProperty("PageNumber") int page) {

        private static Criteria of(Wanted wanted, int page, int pageSize) {
            var window = wanted.purchased();
            return new Criteria(
                    window == null ? null : text(window.from().minus(MARGIN)),
                    window == null
                            ? null
                            : text(
                                    window.to().isBefore(LAST.minus(MARGIN))
                                            ? window.to().plus(MARGIN)
                                            : LAST),
                    wanted.status(),
                    wanted.number(),
                    wanted.number() == null ? null : "Reference",
                    pageSize,
                    page);
        }

        /// More decimals than these are not understood everywhere.
        private static String text(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }

    public Listing list(Wanted wanted) {
        return list(wanted, listed -> listed);
    }

    /// @param wanting leaves out what nobody wants to know of, page by page
    public Listing list(Wanted wanted, UnaryOperator<List<ListedPurchase>> wanting) {
        var seen = new HashSet<UUID>();
        var listed = new ArrayList<ListedPurchase>();
        var nameless = new ArrayList<Slice>();
        long total = 0;
        long missing = 0;
        for (int pass = 1; pass <= PASSES_MAX; pass++) {
            nameless.clear();
            long there = readOnce(wanted, wanting, seen, listed, nameless);
            total = Math.max(total, there);
            missing = there - seen.size() - nameless.size();
            if (missing <= 0) {
                return new Listing(listed, nameless, total, 0);
            }
            LOG.info("{}: {} purchase orders were skipped by shifting pages in pass {}", account, missing, pass);
        }
        LOG.warn("{}: Linnworks keeps counting more purchase orders than it lists", account);
        return new Listing(listed, nameless, total, missing);
    }

    /// Linnworks' own count of pages decides: a page may be shorter than was asked for, and one in between
    /// empty.
    ///
    /// @return how many there should be
    private long readOnce(
            Wanted wanted,
            UnaryOperator<List<ListedPurchase>> wanting,
            Set<UUID> seen,
            List<ListedPurchase> listed,
            List<Slice> nameless) {
        var page = first(wanted);
        var total = page.total();
        for (int number = 1; number <= PAGES_MAX; number++) {
            var headers = page.headers().stream().collect(Collectors.partitioningBy(ListedPurchase::hasId));
            nameless.addAll(headers.getOrDefault(false, List.of()));
            var fresh = headers.getOrDefault(true, List.of()).stream()
                    .map(ListedPurchase::of)
                    .map(one -> checked(one, wanted))
                    .filter(one -> seen.add(one.id()))
                    .toList();
            listed.addAll(fresh.isEmpty() ? fresh : wanting.apply(fresh));
            if (number >= page.pages()) {
                return total;
            }
            page = page(client.call(account, request(wanted, number + 1)));
        }
        return total;
    }

    /// Where a first page is refused, half as many are asked for. What worked is kept for the rest of the
    /// reading.
    private Page first(Wanted wanted) {
        var reply = client.call(account, request(wanted, 1));
        while (reply instanceof Reply.Refused && pageSize > PAGE_SIZE_MIN) {
            pageSize = Math.max(PAGE_SIZE_MIN, pageSize / 2);
            reply = client.call(account, request(wanted, 1));
        }
        return page(reply);
    }

    /// Bare: in a wrapper nothing of it would be found.
    private Request request(Wanted wanted, int number) {
        return Request.post(ApiMethod.SEARCH_PURCHASES, Criteria.of(wanted, number, pageSize));
    }

    private static ListedPurchase checked(ListedPurchase listed, Wanted wanted) {
        if (!wanted.fits(listed)) {
            throw Troubles.passing("Linnworks listed purchase orders that it was not asked for");
        }
        return listed;
    }

    private static Page page(Reply reply) {
        return switch (reply) {
            case Reply.Data(byte[] body) -> read(body);
            case Reply.Refused(String message) ->
                throw Troubles.passing("Linnworks refused to list purchase orders: " + message);
        };
    }

    /// What does not say how many there are is no answer: taken for an empty one, it would lose purchase
    /// orders.
    private static Page read(byte[] body) {
        try {
            var answer = Slice.of(body);
            var total =
                    Json.number(answer, "TotalNumberOfRecords").orElseThrow().longValueExact();
            var pages = Json.number(answer, "TotalPages").orElseThrow().intValueExact();
            var headers = Json.list(answer, "Result");
            if (total < 0 || (total > 0 && pages < 1)) {
                throw new IllegalArgumentException("There are pages where there are records");
            }
            return new Page(total, pages, headers);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | NoSuchElementException senseless) {
            throw Troubles.passing("Linnworks listed purchase orders in a form that makes no sense");
        }
    }
}
