package dev.cloudcart.linnworks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.TradeSource.Echo;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Asks what has become of orders that were open, by their ids. One that Linnworks knows neither by its id nor by
/// its number was deleted, or merged into another.
///
/// @param pageSize how many orders one call asks for
public record KnownReading(Account account, List<RawRecord> filed, Echo echo, OrderDetails details, int pageSize)
        implements Consumer<Consumer<RecordPage>> {

    @Override
    public void accept(Consumer<RecordPage> pages) {
        for (int from = 0; from < filed.size(); from += pageSize) {
            pages.accept(page(filed.subList(from, Math.min(filed.size(), from + pageSize))));
        }
    }

    private RecordPage page(List<RawRecord> some) {
        var found = details.byIds(account, some.stream().map(KnownReading::id).toList());
        var records = new ArrayList<RawRecord>();
        var unknown = new ArrayList<String>();
        for (var record : some) {
            var order = found.orders().get(id(record));
            if (order != null) {
                records.add(details.record(account, order));
            } else if (!found.refused().containsKey(id(record))
                    && isGone(record.reading().ref())) {
                gone(record)
                        .ifPresentOrElse(
                                records::add, () -> unknown.add(id(record).toString()));
            }
        }
        var page = OpenReading.unknown(records, echo, filed.size());
        return new RecordPage(page.records(), page.echoes(), page.total(), page.readThrough(), unknown);
    }

    /// An answer without the order could be a mishap, and what follows is not: Linnworks is asked in another way.
    private boolean isGone(SourceRef order) {
        return !NumberedReading.isNumber(order.number())
                || details.byNumber(account, order.number())
                        .filter(reply -> !(reply instanceof Reply.Data(byte[] body))
                                || order.id().equals(OrderDetails.id(Slice.of(body))))
                        .isEmpty();
    }

    /// Empty where it made no sense even before.
    private static Optional<RawRecord> gone(RawRecord record) {
        if (record.reading() instanceof Read(Sale sale) && sale.standing().isOver()) {
            return Optional.of(record);
        }
        return record.reading() instanceof Read
                ? Optional.of(SaleReader.record(FiledOrder.gone(record.raw()), Print.gone(record.print())))
                : Optional.empty();
    }

    private static UUID id(RawRecord record) {
        return record.reading().ref().id();
    }
}
