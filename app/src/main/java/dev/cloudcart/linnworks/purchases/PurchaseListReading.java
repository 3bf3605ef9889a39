package dev.cloudcart.linnworks.purchases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.linnworks.purchases.PurchaseDetails.Answer;
import dev.cloudcart.linnworks.purchases.PurchaseSearch.Wanted;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.Echo;
import dev.cloudcart.ports.TradeSource.Gap;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Reads purchase orders as Linnworks lists them: the list first, then each that is not known whole, with its
/// deliveries.
public final class PurchaseListReading implements Consumer<Consumer<RecordPage>> {

    private static final int PAGE_SIZE = 20;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Echo NOTHING_KNOWN = _ -> Set.of();

    private final List<Wanted> wanted;
    private final @Nullable SyncWindow window;
    private final @Nullable Instant deliveredFrom;
    private final Echo echo;
    private final PurchaseSearch search;
    private final PurchaseDetails details;
    private int echoes;
    private long total;

    private PurchaseListReading(
            List<Wanted> wanted,
            @Nullable SyncWindow window,
            Echo echo,
            PurchaseSearch search,
            PurchaseDetails details) {
        this(wanted, window, null, echo, search, details);
    }

    /// @param deliveredFrom leaves out those that are done and of which nothing came from then on; null for none
    private PurchaseListReading(
            List<Wanted> wanted,
            @Nullable SyncWindow window,
            @Nullable Instant deliveredFrom,
            Echo echo,
            PurchaseSearch search,
            PurchaseDetails details) {
        this.wanted = wanted;
        this.window = window;
        this.deliveredFrom = deliveredFrom;
        this.echo = echo;
        this.search = search;
        this.details = details;
    }

    /// All of them whole, known or not: no list tells that more has come of an order of which some had come
    /// before. One that moves from the first list to the second meanwhile is in at least one of them.
    public static PurchaseListReading underWay(PurchaseSearch search, PurchaseDetails details) {
        var wanted = List.of(new Wanted("OPEN", null, null), new Wanted("PARTIAL", null, null));
        return new PurchaseListReading(wanted, null, NOTHING_KNOWN, search, details);
    }

    public static PurchaseListReading done(
            SyncWindow window, Echo echo, PurchaseSearch search, PurchaseDetails details) {
        var wanted = List.of(new Wanted("DELIVERED", window, null));
        return new PurchaseListReading(wanted, window, echo, search, details);
    }

    public static PurchaseListReading purchased(
            SyncWindow window, Echo echo, PurchaseSearch search, PurchaseDetails details) {
        return new PurchaseListReading(List.of(new Wanted(null, window, null)), window, echo, search, details);
    }

    /// Of those that are done the last goods came when they say, if they do; of others nobody knows that
    /// from a list.
    public static PurchaseListReading delivered(Instant from, PurchaseSearch search, PurchaseDetails details) {
        var wanted = List.of(
                new Wanted("OPEN", null, null), new Wanted("PARTIAL", null, null), new Wanted("DELIVERED", null, null));
        return new PurchaseListReading(wanted, null, from, NOTHING_KNOWN, search, details);
    }

    @Override
    public void accept(Consumer<RecordPage> pages) {
        var unknown = new LinkedHashMap<UUID, ListedPurchase>();
        var nameless = new ArrayList<RawRecord>();
        long missing = 0;
        for (var one : wanted) {
            var listing = search.list(one, this::unknown);
            listing.listed().forEach(listed -> unknown.put(listed.id(), listed));
            listing.nameless().forEach(header -> nameless.add(nameless(header)));
            missing += listing.missing();
        }
        total = (long) echoes + unknown.size() + nameless.size();
        send(nameless, pages);
        read(List.copyOf(unknown.values()), pages);
        if (missing > 0) {
            var read = window == null ? SyncWindow.since(Moments.NEVER) : window;
            pages.accept(page(List.of(), read.from(), new Gap(read, missing)));
        }
        pages.accept(page(List.of(), window == null ? Moments.NEVER : window.to(), null));
    }

    /// Those of the window that are not known as they are. Of one that is not done nobody knows that from a
    /// list.
    private List<ListedPurchase> unknown(List<ListedPurchase> listed) {
        var ours = listed.stream().filter(this::isWithin).toList();
        var done = ours.stream().filter(ListedPurchase::isDone).toList();
        var known = done.isEmpty() ? Set.<UUID>of() : echo.known(prints(done));
        var unknown = ours.stream().filter(one -> !known.contains(one.id())).toList();
        echoes += ours.size() - unknown.size();
        return unknown;
    }

    /// One of no known date is ours: better read twice than never.
    private boolean isWithin(ListedPurchase listed) {
        var at = listed.purchasedAt();
        return (window == null || at == null || window.contains(at)) && mayHaveCome(listed);
    }

    /// That the last came when it was purchased says that nobody knows (Linnworks, Purchase Order API,
    /// `DateOfDelivery`: the date of purchase until all has come), as where it was closed with less. One
    /// that somebody entered may be of the day alone.
    private boolean mayHaveCome(ListedPurchase listed) {
        var last = listed.deliveredAt();
        return deliveredFrom == null
                || !listed.isDone()
                || last == null
                || last.equals(listed.purchasedAt())
                || !last.isBefore(deliveredFrom.minus(A_DAY));
    }

    private static Map<UUID, String> prints(List<ListedPurchase> listed) {
        return listed.stream().collect(Collectors.toMap(ListedPurchase::id, ListedPurchase::print));
    }

    /// One that does not say which it is cannot be asked for, but it must not be lost either.
    private static RawRecord nameless(Slice header) {
        return PurchaseDetails.refused(header, "it is listed without an id", Print.of(header));
    }

    private void read(List<ListedPurchase> unknown, Consumer<RecordPage> pages) {
        for (int from = 0; from < unknown.size(); from += PAGE_SIZE) {
            send(whole(unknown.subList(from, Math.min(unknown.size(), from + PAGE_SIZE))), pages);
        }
    }

    private List<RawRecord> whole(List<ListedPurchase> listed) {
        var answers = details.byIds(listed.stream().map(ListedPurchase::id).toList());
        if (answers.size() > 1
                && answers.stream().allMatch(Answer.None.class::isInstance)
                && answers.getFirst() instanceof Answer.None(var _, String message)) {
            throw Troubles.passing("Linnworks refused to hand out purchase orders: " + Troubles.words(message));
        }
        var records = new ArrayList<RawRecord>();
        for (int i = 0; i < listed.size(); i++) {
            var one = listed.get(i);
            switch (answers.get(i)) {
                case Answer.Found found -> records.addAll(found.records(one.print()));
                case Answer.None(var _, String message) ->
                    records.add(PurchaseDetails.refused(one.slice(), message, one.print()));
            }
        }
        total += records.size() - listed.size();
        return records;
    }

    private void send(List<RawRecord> records, Consumer<RecordPage> pages) {
        if (!records.isEmpty()) {
            pages.accept(page(records, window == null ? Moments.NEVER : window.from(), null));
        }
    }

    private RecordPage page(List<RawRecord> records, Instant readThrough, @Nullable Gap gap) {
        int told = echoes;
        echoes = 0;
        return new RecordPage(records, told, total, readThrough, List.of(), gap);
    }
}
