package dev.cloudcart.linnworks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.Echo;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Reads the open orders: their ids first, then each of them whole, for nothing that Linnworks lists tells what has
/// changed in one. What is known as it is goes no further.
public final class OpenReading implements Consumer<Consumer<RecordPage>> {

    private final Account account;
    private final SyncWindow window;
    private final Echo echo;
    private final OpenListing listing;
    private final OrderDetails details;
    private final int pageSize;

    public OpenReading(
            Account account, SyncWindow window, Echo echo, Client client, OrderDetails details, int pageSize) {
        this.account = account;
        this.window = window;
        this.echo = echo;
        this.listing = new OpenListing(client, account);
        this.details = details;
        this.pageSize = pageSize;
    }

    @Override
    public void accept(Consumer<RecordPage> pages) {
        var ids = List.copyOf(listing.ids(window));
        for (int from = 0; from < ids.size(); from += pageSize) {
            pages.accept(page(ids.subList(from, Math.min(ids.size(), from + pageSize)), ids.size()));
        }
    }

    private RecordPage page(List<UUID> ids, int total) {
        var found = details.byIds(account, ids);
        var records = new ArrayList<RawRecord>();
        for (var id : ids) {
            var order = found.orders().get(id);
            var refusal = found.refused().get(id);
            if (order != null) {
                records.add(details.record(account, order));
            } else if (refusal != null) {
                records.add(NumberedReading.refused(new SourceRef(SourceKind.SALE, id, ""), refusal));
            }
        }
        return unknown(records.stream().filter(this::isWithin).toList(), echo, total);
    }

    /// Without those that are known as they are.
    public static RecordPage unknown(List<RawRecord> records, Echo echo, int total) {
        var known = records.isEmpty() ? List.<UUID>of() : List.copyOf(echo.known(prints(records)));
        return new RecordPage(
                records.stream()
                        .filter(record -> !known.contains(record.reading().ref().id()))
                        .toList(),
                known.size(),
                total,
                Moments.NEVER);
    }

    private static Map<UUID, String> prints(List<RawRecord> records) {
        return records.stream()
                .collect(Collectors.toMap(record -> record.reading().ref().id(), RawRecord::print, (_, next) -> next));
    }

    /// What makes no sense is ours: better held than never seen.
    private boolean isWithin(RawRecord record) {
        return !(record.reading() instanceof Read(Sale sale)) || window.contains(sale.receivedAt());
    }
}
