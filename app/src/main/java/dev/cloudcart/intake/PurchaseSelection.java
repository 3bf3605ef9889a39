package dev.cloudcart.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Which purchases a run is about, as its request and the settings say; deliveries go with their purchase
/// orders.
record PurchaseSelection(SyncRequest request, Rules rules) {

    /// Nothing that was purchased before is posted by schedule.
    Instant start() {
        var after = rules.purchases().after();
        return (after == null ? rules.startDate() : after)
                .atStartOfDay(rules.zone())
                .toInstant();
    }

    /// Of those that are done: none of which nothing is to be posted by schedule.
    ///
    /// @return empty where the settings leave no time
    Optional<SyncWindow> done(Instant from, Instant now) {
        var to = end().filter(end -> end.isBefore(now)).orElse(now);
        return from.isBefore(to) ? Optional.of(new SyncWindow(from, to)) : Optional.empty();
    }

    /// From then on nothing that was purchased is posted by schedule.
    private Optional<Instant> end() {
        return Optional.ofNullable(rules.purchases().before())
                .map(before -> before.atStartOfDay(rules.zone()).toInstant());
    }

    /// By schedule nothing is posted that was purchased before the settings say, or after; deliveries go with their
    /// purchase orders.
    List<RawRecord> wanted(PurchaseQuery query, List<RawRecord> all) {
        var records = rules.purchases().hasPayments()
                ? all
                : all.stream()
                        .filter(record -> record.reading().ref().kind() != SourceKind.PAYMENT_STATEMENT)
                        .toList();
        return switch (query) {
            case PurchaseQuery.Delivered(var window) -> deliveredWithin(window, records);
            case PurchaseQuery.Numbered _ -> named(records);
            case PurchaseQuery.UnderWay _ -> betweenTheDays(records);
            case PurchaseQuery.Done _, PurchaseQuery.Purchased _, PurchaseQuery.Known _, PurchaseQuery.Again _ ->
                records;
        };
    }

    /// Who names numbers and days wants those purchase orders only that are both.
    private List<RawRecord> named(List<RawRecord> records) {
        if (!(request.scope() instanceof SyncRequest.Numbers(var _, var within)) || within == null) {
            return records;
        }
        return request.delivered()
                ? deliveredWithin(within, records)
                : without(records, order -> !within.contains(order.purchasedAt()));
    }

    private List<RawRecord> betweenTheDays(List<RawRecord> records) {
        var start = start();
        var end = end();
        return without(
                records,
                order -> order.purchasedAt().isBefore(start)
                        || end.filter(last -> !order.purchasedAt().isBefore(last))
                                .isPresent());
    }

    private static List<RawRecord> without(List<RawRecord> records, Predicate<PurchaseOrder> unwanted) {
        var left = records.stream()
                .filter(record -> record.reading() instanceof Reading.Read(PurchaseOrder order) && unwanted.test(order))
                .map(RawRecord::id)
                .collect(Collectors.toSet());
        return records.stream()
                .filter(record -> !left.contains(orderOf(record)))
                .toList();
    }

    /// The deliveries of those days and their purchase orders, and what makes no sense: it may be of those
    /// days.
    private static List<RawRecord> deliveredWithin(SyncWindow window, List<RawRecord> records) {
        var within = records.stream()
                .filter(record -> record.reading() instanceof Reading.Read(Delivery delivery)
                        && window.contains(delivery.receivedAt()))
                .collect(Collectors.toMap(RawRecord::id, PurchaseSelection::orderOf));
        return records.stream()
                .filter(record -> !record.makesSense()
                        || within.containsKey(record.id())
                        || within.containsValue(record.id())
                        || (record.reading().ref().kind() == SourceKind.PAYMENT_STATEMENT
                                && within.containsValue(orderOf(record))))
                .toList();
    }

    private static UUID orderOf(RawRecord record) {
        return switch (record.reading()) {
            case Reading.Read(Delivery delivery) -> delivery.order().id();
            case Reading.Read(SupplierPayment payment) -> payment.order().id();
            case Reading.Read _, Reading.Unreadable _ -> record.id();
        };
    }
}
