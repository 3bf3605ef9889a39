package dev.cloudcart.linnworks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Asks once more for orders that Linnworks listed but did not hand out: its word for an order that is broken is
/// also its word for trouble of its own. One by one, so that none spoils the others.
public final class AgainReading implements Consumer<Consumer<RecordPage>> {

    private static final int PAGE_SIZE = 20;

    private final Account account;
    private final List<SourceRef> orders;
    private final OrderDetails details;
    private final NumberedReading numbered;

    public AgainReading(Account account, List<SourceRef> orders, OrderDetails details) {
        this.account = account;
        this.orders = orders;
        this.details = details;
        this.numbered = new NumberedReading(account, List.of(), details);
    }

    @Override
    public void accept(Consumer<RecordPage> pages) {
        for (int from = 0; from < orders.size(); from += PAGE_SIZE) {
            pages.accept(page(orders.subList(from, Math.min(orders.size(), from + PAGE_SIZE))));
        }
    }

    private RecordPage page(List<SourceRef> some) {
        var records = new ArrayList<RawRecord>();
        some.forEach(order -> read(order, records));
        var came = records.stream().map(record -> record.reading().ref().id()).collect(Collectors.toSet());
        var gone = some.stream()
                .map(SourceRef::id)
                .filter(id -> !came.contains(id))
                .map(UUID::toString)
                .toList();
        return new RecordPage(records, 0, orders.size(), Moments.NEVER, gone);
    }

    /// What was asked for by its number, and refused, comes back under its own id.
    private void read(SourceRef order, List<RawRecord> records) {
        if (OrderRefs.isStandIn(order)) {
            numbered.find(order.number(), records);
        } else {
            byId(order).ifPresent(records::add);
        }
    }

    /// Empty when there is no such order any more.
    private Optional<RawRecord> byId(SourceRef order) {
        var found = details.byIds(account, List.of(order.id()));
        var refusal = found.refused().get(order.id());
        if (refusal != null) {
            var row = details.row(account, order.id()).filter(Row::hasId).map(Row::of);
            return Optional.of(row.map(known -> WindowReading.refused(known, refusal))
                    .orElseGet(() -> NumberedReading.refused(order, refusal)));
        }
        return Optional.ofNullable(found.orders().get(order.id())).map(one -> details.record(account, one));
    }
}
