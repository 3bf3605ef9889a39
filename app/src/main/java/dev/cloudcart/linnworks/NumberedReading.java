package dev.cloudcart.linnworks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.cloudcart.linnworks.Client.Reply;
import dev.cloudcart.sync.TradeSource.RawRecord;
import dev.cloudcart.sync.TradeSource.SalesPage;

/// Reads orders by their numbers, open or processed. A number that Linnworks does not know is a record of its own.
record NumberedReading(Account account, List<String> numbers, OrderDetails details)
        implements
            Consumer<Consumer<SalesPage>> {

    private static final int PAGE_SIZE = 20;

    /// Numbers say nothing about how far time has been read.
    private static final Instant NEVER = Instant.EPOCH;

    /// What fits into Linnworks' own type of an order number.
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    NumberedReading {
        numbers = numbers.stream().map(String::strip).filter(number -> !number.isEmpty()).distinct().toList();
    }

    @Override
    public void accept(Consumer<SalesPage> pages) {
        for (int from = 0; from < numbers.size(); from += PAGE_SIZE) {
            var batch = numbers.subList(from, Math.min(numbers.size(), from + PAGE_SIZE));
            pages.accept(new SalesPage(batch.stream().map(this::record).toList(), 0, numbers.size(), NEVER));
        }
    }

    private RawRecord record(String number) {
        var reply = NUMBER.matcher(number).matches() ? details.byNumber(account, number).orElse(null) : null;
        return switch (reply) {
            case null -> record(FiledOrder.unknown(number), "");
            case Reply.Refused(String message) -> record(refused(number, message), "");
            case Reply.Data(byte[] body) -> record(Slice.of(body));
        };
    }

    /// Only the header row says whether a processed order is a resend or an exchange.
    private RawRecord record(Slice order) {
        var id = Objects.requireNonNull(OrderRefs.uuid(Json.member(order, "OrderId")));
        var processed = Json.member(order, "Processed").equals("true");
        var row = processed ? details.row(account, id).map(Row::of).orElse(null) : null;
        if (row != null) {
            return record(details.file(account, row.slice(), order), row.print());
        }
        return record(details.file(account, null, order), Print.ofOrder(order));
    }

    private static byte[] refused(String number, String message) {
        return FiledOrder.refused(Slice.of(Json.bytes(Map.of("nOrderId", Long.valueOf(number)))), message);
    }

    private static RawRecord record(byte[] raw, String print) {
        return new RawRecord(SaleReader.read(raw), raw, print);
    }
}
