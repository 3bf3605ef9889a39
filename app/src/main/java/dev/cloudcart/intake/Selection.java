package dev.cloudcart.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Tally;
import dev.cloudcart.settings.Settings.OrderStatus;

/// Which orders a run is about, as its request and the settings say.
public final class Selection {

    /// No order is of a later day.
    public static final Instant EVER = SyncWindow.EVER;

    private final CompanyId company;
    private final SyncRequest request;
    private final CompanySetup setup;
    private final Journal journal;
    private final Tally tally;

    public Selection(CompanyId company, SyncRequest request, CompanySetup setup, Journal journal, Tally tally) {
        this.company = company;
        this.request = request;
        this.setup = setup;
        this.journal = journal;
        this.tally = tally;
    }

    /// A person who names what is to be synced wants it to stand in the books now. A run by schedule saves the
    /// reads.
    public boolean looksAtAll() {
        return request.isByHand() && readsWhole();
    }

    /// The header of an order does not show every change, so what a person names is read whole.
    public boolean readsWhole() {
        return !(request.scope() instanceof SyncRequest.SinceLastTime);
    }

    public boolean takes(Part part) {
        if (!request.parts().isEmpty()) {
            return request.parts().contains(part);
        }
        return part == Part.ORDERS || setup.rules().purchases().synced();
    }

    public boolean takes(OrderStatus status) {
        return (request.statuses().isEmpty() ? setup.statuses() : request.statuses()).contains(status);
    }

    /// Whether nothing that the settings post is left out of this run.
    boolean takesAllThatIsPosted() {
        return setup.statuses().stream().allMatch(this::takes);
    }

    /// Whether orders that are processed by now are looked at though none is to be posted as such: those that were
    /// posted while they were open.
    boolean followsProcessed() {
        return request.statuses().isEmpty() && !takes(OrderStatus.PROCESSED);
    }

    List<SyncWindow> openWindows(Instant start) {
        return switch (request.scope()) {
            case SyncRequest.SinceLastTime() when takes(OrderStatus.OPEN) -> List.of(SyncWindow.since(start));
            case SyncRequest.Within(var window) when takes(OrderStatus.OPEN) -> List.of(window);
            case SyncRequest.SinceLastTime _, SyncRequest.Within _, SyncRequest.Numbers _ -> List.of();
        };
    }

    /// What was met as cancelled is not met again. Of orders that are not to be posted any more, those that were are
    /// followed.
    public TradeSource.RecordPage wanted(SalesQuery query, TradeSource.RecordPage page) {
        return switch (query) {
            case SalesQuery.Cancelled _ -> page.without(tally.cancelled);
            case SalesQuery.Processed _
            when !takes(OrderStatus.PROCESSED) ->
                page.only(
                        journal.positions(company, SourceKind.SALE, page.ids()).keySet());
            case SalesQuery.Numbered _ -> named(page);
            case SalesQuery.Processed _, SalesQuery.Open _, SalesQuery.Known _, SalesQuery.Again _ -> page;
        };
    }

    /// Who names a number and days, or a status, wants those orders only that are both.
    private TradeSource.RecordPage named(TradeSource.RecordPage page) {
        var wanted = page.records().stream()
                .filter(record -> otherwise(record).isEmpty())
                .map(RawRecord::id)
                .collect(Collectors.toSet());
        page.records().stream().flatMap(record -> otherwise(record).stream()).forEach(tally.remarks::add);
        return page.only(wanted);
    }

    private static String state(Sale sale) {
        if (sale.standing().isOver()) {
            return sale.standing().reason();
        }
        return sale.isOpen() ? "open" : "processed";
    }

    /// Why an order is not among those that were asked for, as a sentence.
    private Optional<String> otherwise(RawRecord record) {
        if (!(record.reading() instanceof Reading.Read(Sale sale))
                || !(request.scope() instanceof SyncRequest.Numbers(var _, var within))) {
            return Optional.empty();
        }
        var status = sale.isOpen() ? OrderStatus.OPEN : OrderStatus.PROCESSED;
        if (!request.statuses().isEmpty() && !request.statuses().contains(status)) {
            return Optional.of(
                    "Order %s is %s, and was left alone.".formatted(sale.ref().number(), state(sale)));
        }
        var day = Objects.requireNonNullElse(sale.processedAt(), sale.receivedAt());
        return within == null || within.contains(day)
                ? Optional.empty()
                : Optional.of("Order %s is of %s, not of the days that were given, and was left alone."
                        .formatted(
                                sale.ref().number(),
                                day.atZone(setup.rules().zone()).toLocalDate()));
    }
}
