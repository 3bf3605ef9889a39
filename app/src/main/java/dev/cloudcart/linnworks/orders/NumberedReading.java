package dev.cloudcart.linnworks.orders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;

/// Reads orders by what people call them, open or processed: digits are the number that Linnworks gave to the
/// order, or else a reference of its channel; everything else is a reference. What Linnworks has no order for is
/// told page by page.
public final class NumberedReading implements Consumer<Consumer<RecordPage>> {

    private static final int PAGE_SIZE = 20;

    /// What fits into Linnworks' own type of an order number.
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Account account;
    private final List<String> numbers;
    private final OrderDetails details;
    private final Set<UUID> seen = new HashSet<>();

    public NumberedReading(Account account, List<String> numbers, OrderDetails details) {
        this.account = account;
        this.numbers = numbers.stream()
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
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
            if (!find(number, records)) {
                unknown.add(number);
            }
        }
        return new RecordPage(records, 0, numbers.size(), Moments.NEVER, unknown);
    }

    /// @return whether Linnworks knows it
    public boolean find(String number, List<RawRecord> records) {
        var byNumber = NUMBER.matcher(number).matches()
                ? details.byNumber(account, number).orElse(null)
                : null;
        return switch (byNumber) {
            case null -> findByReference(number, records);
            case Reply.Refused(String message) ->
                records.add(refused(Map.of("nOrderId", Long.valueOf(number)), message));
            case Reply.Data(byte[] body) -> add(Slice.of(body), records);
        };
    }

    private boolean findByReference(String reference, List<RawRecord> records) {
        var orders = details.byReference(account, reference);
        orders.forEach(order -> add(order, records));
        return !orders.isEmpty();
    }

    /// An order that two of the words name is read once.
    private boolean add(Slice order, List<RawRecord> records) {
        if (seen.add(Objects.requireNonNull(OrderDetails.id(order)))) {
            records.add(details.record(account, order));
        }
        return true;
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    public static RawRecord refused(SourceRef order, String message) {
        return NUMBER.matcher(order.number()).matches()
                ? refused(Map.of("pkOrderID", order.id().toString(), "nOrderId", Long.valueOf(order.number())), message)
                : refused(Map.of("pkOrderID", order.id().toString()), message);
    }

    private static RawRecord refused(Map<String, Object> row, String message) {
        return record(FiledOrder.refused(Slice.of(Json.bytes(row)), message), Print.notHandedOut(""));
    }

    private static RawRecord record(byte[] raw, String print) {
        return SaleReader.record(raw, print);
    }
}
