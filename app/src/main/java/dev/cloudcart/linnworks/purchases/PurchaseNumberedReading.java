package dev.cloudcart.linnworks.purchases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dev.cloudcart.linnworks.purchases.PurchaseDetails.Answer;
import dev.cloudcart.linnworks.purchases.PurchaseSearch.Wanted;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.Wording;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Reads purchase orders by their numbers, which need not be unique. Linnworks finds parts of numbers; only
/// whole ones count. What it has no purchase order for is told page by page.
public final class PurchaseNumberedReading implements Consumer<Consumer<RecordPage>> {

    private static final int PAGE_SIZE = 20;

    private final List<String> numbers;
    private final PurchaseSearch search;
    private final PurchaseDetails details;
    private final Set<UUID> seen = new HashSet<>();

    public PurchaseNumberedReading(List<String> numbers, PurchaseSearch search, PurchaseDetails details) {
        this.numbers = numbers.stream()
                .map(Wording::plain)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        this.search = search;
        this.details = details;
    }

    @Override
    public void accept(Consumer<RecordPage> pages) {
        for (int from = 0; from < numbers.size(); from += PAGE_SIZE) {
            pages.accept(page(numbers.subList(from, Math.min(numbers.size(), from + PAGE_SIZE))));
        }
    }

    private RecordPage page(List<String> batch) {
        var records = new ArrayList<RawRecord>();
        var unknown = new ArrayList<String>();
        for (var number : batch) {
            var listed = named(search, number);
            if (listed.isEmpty()) {
                unknown.add(number);
            }
            listed.stream().filter(one -> seen.add(one.id())).forEach(one -> records.addAll(read(one)));
        }
        return new RecordPage(records, 0, numbers.size(), Moments.NEVER, unknown);
    }

    /// Those of just this number.
    public static List<ListedPurchase> named(PurchaseSearch search, String number) {
        return search.list(
                        new Wanted(null, null, number),
                        listed -> listed.stream()
                                .filter(one -> one.isNumbered(number))
                                .toList())
                .listed();
    }

    private List<RawRecord> read(ListedPurchase listed) {
        return switch (details.byId(listed.id())) {
            case Answer.Found found -> found.records(listed.print());
            case Answer.None(var _, String message) ->
                List.of(PurchaseDetails.refused(listed.slice(), message, listed.print()));
        };
    }
}
