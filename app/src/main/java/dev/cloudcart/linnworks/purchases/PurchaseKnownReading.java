package dev.cloudcart.linnworks.purchases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.purchases.PurchaseDetails.Answer;
import dev.cloudcart.linnworks.purchases.PurchaseSearch.Wanted;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.wire.FiledPurchase;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Asks what has become of purchase orders, by their ids: of those that were under way, or that Linnworks
/// listed but did not hand out. One that it neither hands out nor lists was deleted.
public final class PurchaseKnownReading implements Consumer<Consumer<RecordPage>> {

    private static final int PAGE_SIZE = 20;

    private final List<Asked> asked;
    private final PurchaseSearch search;
    private final PurchaseDetails details;

    /// @param filed as it was read last; empty where it is asked for once more
    private record Asked(SourceRef ref, Optional<RawRecord> filed) {}

    private PurchaseKnownReading(List<Asked> asked, PurchaseSearch search, PurchaseDetails details) {
        this.asked = asked;
        this.search = search;
        this.details = details;
    }

    /// What is gone comes as it was filed.
    public static PurchaseKnownReading known(List<RawRecord> filed, PurchaseSearch search, PurchaseDetails details) {
        var orders = filed.stream()
                .filter(record -> record.reading().ref().kind() == SourceKind.PURCHASE_ORDER)
                .map(record -> new Asked(record.reading().ref(), Optional.of(record)))
                .toList();
        return new PurchaseKnownReading(orders, search, details);
    }

    /// What is gone is told by its id.
    public static PurchaseKnownReading again(List<SourceRef> orders, PurchaseSearch search, PurchaseDetails details) {
        return new PurchaseKnownReading(
                orders.stream().map(ref -> new Asked(ref, Optional.empty())).toList(), search, details);
    }

    @Override
    public void accept(Consumer<RecordPage> pages) {
        for (int from = 0; from < asked.size(); from += PAGE_SIZE) {
            pages.accept(page(asked.subList(from, Math.min(asked.size(), from + PAGE_SIZE))));
        }
    }

    private RecordPage page(List<Asked> some) {
        var records = new ArrayList<RawRecord>();
        var unknown = new ArrayList<String>();
        var answers = details.byIds(some.stream().map(one -> one.ref().id()).toList());
        for (int i = 0; i < some.size(); i++) {
            switch (answers.get(i)) {
                case Answer.Found found -> records.addAll(found.records());
                case Answer.None(var _, String message) -> none(some.get(i), message, records, unknown);
            }
        }
        return new RecordPage(records, 0, asked.size(), Moments.NEVER, unknown);
    }

    /// A refusal could be a mishap, and what follows from its being gone is not: Linnworks is asked in another
    /// way.
    private void none(Asked one, String message, List<RawRecord> records, List<String> unknown) {
        var listed = listed(one);
        if (listed.isPresent() && one.filed().isEmpty()) {
            var header = listed.get();
            records.add(PurchaseDetails.refused(header.slice(), message, header.print()));
        } else if (listed.isEmpty()) {
            var gone = one.filed().map(PurchaseKnownReading::gone).orElse(List.of());
            records.addAll(gone);
            if (gone.isEmpty()) {
                unknown.add(one.ref().id().toString());
            }
        }
    }

    /// By its number; where it has none, among all.
    private Optional<ListedPurchase> listed(Asked one) {
        var number = one.ref().number();
        var isNumbered = !number.equals(one.ref().id().toString());
        return search.list(new Wanted(null, null, isNumbered ? number : null)).listed().stream()
                .filter(listed -> listed.id().equals(one.ref().id()))
                .findFirst();
    }

    /// The purchase order and what was in it; nothing where it made no sense even before, and none of it that made
    /// none.
    private static List<RawRecord> gone(RawRecord filed) {
        if (!(filed.reading() instanceof Read(PurchaseOrder order))) {
            return List.of();
        }
        if (order.standing().isOver()) {
            return List.of(filed);
        }
        var raw = FiledPurchase.gone(filed.raw());
        var records = new ArrayList<RawRecord>();
        records.add(PurchaseReader.record(raw, Print.gone(filed.print())));
        records.addAll(DeliveryReader.records(raw));
        records.addAll(StatementReader.records(raw));
        return records.stream().filter(RawRecord::makesSense).toList();
    }
}
