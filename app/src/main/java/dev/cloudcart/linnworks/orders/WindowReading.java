package dev.cloudcart.linnworks.orders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.cloudcart.concurrent.SideBySide;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.linnworks.orders.ProcessedSearch.By;
import dev.cloudcart.linnworks.orders.ProcessedSearch.Page;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.reading.Stretches;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.LinnworksSettings;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.Echo;
import dev.cloudcart.ports.TradeSource.Gap;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Reads the orders processed, or cancelled, within a window: header rows first, then the details of those that are
/// not known, a batch at a time.
///
/// Pages shift when an order leaves the window while they are read, and then a row is skipped. That shows at the
/// end: fewer orders came than there were. The stretch is then read again, and only what is new goes out.
public final class WindowReading implements Consumer<Consumer<RecordPage>> {

    private static final Logger LOG = LoggerFactory.getLogger(WindowReading.class);

    private static final int DETAIL_CALLS_AT_ONCE = 2;
    private static final int PASSES_MAX = 3;
    private static final int PAGES_MAX = 100_000;

    private final Account account;
    private final SyncWindow window;
    private final By by;
    private final Echo echo;
    private final ProcessedSearch search;
    private final OrderDetails details;
    private final LinnworksSettings settings;
    private final Set<UUID> seen = new HashSet<>();
    private long total;

    public WindowReading(
            Account account,
            SyncWindow window,
            By by,
            Echo echo,
            Client client,
            OrderDetails details,
            LinnworksSettings settings) {
        this.by = by;
        this.account = account;
        this.window = window;
        this.echo = echo;
        this.search = new ProcessedSearch(client, account, by, settings.searchPageSize());
        this.details = details;
        this.settings = settings;
    }

    @Override
    public void accept(Consumer<RecordPage> pages) {
        var stretches = Stretches.of(window);
        if (stretches.size() > 1) {
            total = stretches.stream()
                    .mapToLong(stretch -> search.count(stretch))
                    .sum();
        }
        for (var stretch : stretches) {
            seen.clear();
            readThrough(stretch, pages);
            pages.accept(new RecordPage(List.of(), 0, total, stretch.to()));
        }
    }

    private void readThrough(SyncWindow stretch, Consumer<RecordPage> pages) {
        long missing = 0;
        for (int pass = 1; pass <= PASSES_MAX; pass++) {
            missing = readOnce(stretch, pages) - seen.size();
            if (missing <= 0) {
                return;
            }
            LOG.info("{}: {} processed orders were skipped by shifting pages in pass {}", account, missing, pass);
        }
        LOG.warn("{}: Linnworks keeps counting more processed orders than it lists", account);
        pages.accept(new RecordPage(List.of(), 0, total, stretch.from(), List.of(), new Gap(stretch, missing)));
    }

    /// @return how many orders there should be
    private long readOnce(SyncWindow stretch, Consumer<RecordPage> pages) {
        var first = search.first(stretch);
        total = Math.max(total, first.entries());
        long came = 0;
        var page = Optional.of(first);
        for (int pagesRead = 0; page.isPresent() && pagesRead < PAGES_MAX; pagesRead++) {
            read(stretch, page.get(), pages);
            came += page.get().rows().size();
            page = search.after(page.get(), came, stretch);
        }
        return first.entries();
    }

    private void read(SyncWindow stretch, Page page, Consumer<RecordPage> pages) {
        var read = page.rows().stream().collect(Collectors.partitioningBy(Row::hasId));
        fileNameless(stretch, read.getOrDefault(false, List.of()), pages);
        var rows = read.getOrDefault(true, List.of()).stream()
                .map(Row::of)
                .filter(row -> seen.add(row.id()))
                .filter(row -> isWithin(stretch, row))
                .toList();
        var known = rows.isEmpty() ? Set.<UUID>of() : echo.known(prints(rows));
        var unknown = new ArrayList<>(
                rows.stream().filter(row -> !known.contains(row.id())).toList());
        var echoes = rows.size() - unknown.size();
        if (unknown.isEmpty() && echoes > 0) {
            pages.accept(new RecordPage(List.of(), echoes, total, stretch.from()));
        }
        readDetails(stretch, unknown, echoes, pages);
    }

    /// An order that does not say which it is cannot be asked for, but it must not be lost either.
    private void fileNameless(SyncWindow stretch, List<Slice> rows, Consumer<RecordPage> pages) {
        var nameless = rows.stream()
                .map(row -> record(FiledOrder.refused(row, "its row has no id"), Print.of(row)))
                .filter(record -> seen.add(record.reading().ref().id()))
                .toList();
        if (!nameless.isEmpty()) {
            pages.accept(new RecordPage(nameless, 0, total, stretch.from()));
        }
    }

    /// A few detail calls are under way at once; their pages come in order.
    private void readDetails(SyncWindow stretch, List<Row> rows, int echoes, Consumer<RecordPage> pages) {
        int left = echoes;
        try (var underWay = new SideBySide<List<RawRecord>>()) {
            for (int from = 0; from < rows.size(); from += settings.detailPageSize()) {
                var batch = rows.subList(from, Math.min(rows.size(), from + settings.detailPageSize()));
                underWay.begin(() -> records(batch));
                if (underWay.size() == DETAIL_CALLS_AT_ONCE) {
                    pages.accept(new RecordPage(underWay.next(), left, total, stretch.from()));
                    left = 0;
                }
            }
            while (underWay.size() > 0) {
                pages.accept(new RecordPage(underWay.next(), left, total, stretch.from()));
                left = 0;
            }
        }
    }

    private List<RawRecord> records(List<Row> batch) {
        var found = details.byIds(account, batch.stream().map(Row::id).toList());
        var records = batch.stream()
                .map(row -> record(row, found))
                .flatMap(Optional::stream)
                .toList();
        if (records.size() < batch.size()) {
            LOG.debug(
                    "{}: {} of {} orders left the processed ones meanwhile",
                    account,
                    batch.size() - records.size(),
                    batch.size());
        }
        return records;
    }

    private Optional<RawRecord> record(Row row, OrderDetails.Found found) {
        var refusal = found.refused().get(row.id());
        if (refusal != null) {
            return Optional.of(refused(row, refusal));
        }
        return Optional.ofNullable(found.orders().get(row.id()))
                .map(order -> record(details.file(account, row.slice(), order), row.print()))
                .map(record -> isOf(row, record)
                        ? record
                        : record(FiledOrder.refused(row.slice(), "its details name another order"), row.print()))
                .filter(WindowReading::isProcessed);
    }

    /// Two names in one record would put one order's amounts under the other.
    private static boolean isOf(Row row, RawRecord record) {
        return record.reading().ref().id().equals(row.id());
    }

    public static RawRecord refused(Row row, String message) {
        return record(FiledOrder.refused(row.slice(), message), Print.notHandedOut(row.print()));
    }

    private static RawRecord record(byte[] raw, String print) {
        return SaleReader.record(raw, print);
    }

    private static boolean isProcessed(RawRecord record) {
        return !(record.reading() instanceof Read(Sale sale)) || sale.processedAt() != null;
    }

    /// Rows of no known date are ours: better read twice than never.
    private boolean isWithin(SyncWindow stretch, Row row) {
        var at = Moments.parse(
                by == By.PROCESSED ? row.json().processedOn() : row.json().cancelledOn());
        return at == null || (!at.isBefore(stretch.from()) && at.isBefore(stretch.to()));
    }

    private static Map<UUID, String> prints(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::id, Row::print));
    }
}
