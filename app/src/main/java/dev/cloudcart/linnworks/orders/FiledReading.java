package dev.cloudcart.linnworks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Reads filed orders anew, each as it is now. What Linnworks does not hand out stays as it was filed.
///
/// @param pageSize how many orders one call asks for
public record FiledReading(Account account, OrderDetails details, int pageSize) {

    public List<RawRecord> anew(List<RawRecord> filed) {
        var byRefusal = filed.stream().collect(Collectors.partitioningBy(FiledReading::wasRefused));
        var records = new ArrayList<>(byRefusal.getOrDefault(true, List.of()).stream()
                .map(this::alone)
                .toList());
        var others = byRefusal.getOrDefault(false, List.of());
        for (int from = 0; from < others.size(); from += pageSize) {
            records.addAll(together(others.subList(from, Math.min(others.size(), from + pageSize))));
        }
        return records;
    }

    private static boolean wasRefused(RawRecord record) {
        return !Json.member(Slice.of(record.raw()), "refused").isEmpty();
    }

    private List<RawRecord> together(List<RawRecord> filed) {
        var found = details.byIds(account, filed.stream().map(FiledReading::id).toList());
        return filed.stream()
                .map(record -> now(record, found.orders().get(id(record))))
                .toList();
    }

    private static UUID id(RawRecord record) {
        return record.reading().ref().id();
    }

    /// The header row stays as it was, because Linnworks brings no rows by many ids, and so does its print; the
    /// newer content counts. What was open then has none, and may have one now.
    private RawRecord now(RawRecord filed, @Nullable Slice order) {
        if (order == null) {
            return filed;
        }
        var row = FiledOrder.row(filed.raw());
        return row.isEmpty()
                ? details.record(account, order)
                : SaleReader.record(details.file(account, row.get(), order), filed.print());
    }

    /// By its number: one that is refused spoils no call for others, and nothing but its number may be known.
    private RawRecord alone(RawRecord filed) {
        return details.byNumber(account, filed.reading().ref().number())
                .filter(Reply.Data.class::isInstance)
                .map(reply -> details.record(account, Slice.of(((Reply.Data) reply).body())))
                .orElse(filed);
    }
}
