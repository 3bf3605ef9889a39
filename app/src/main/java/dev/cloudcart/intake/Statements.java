package dev.cloudcart.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Walk;

/// Posts the payment statements of purchase orders as bill payments, where the settings say so. They go after the bills
/// that they pay, those of one order one after the other, for each pays what the ones before left open; those that
/// are gone go first.
///
/// @param orders where purchase orders walk
/// @param walk where payment statements walk
/// @param followed statements of which something is still to be done, by their purchase orders
record Statements(
        Rules rules, TradeSource source, Walk orders, Walk walk, Poster poster, Map<UUID, List<RawRecord>> followed) {

    Statements(Rules rules, TradeSource source, Walk orders, Walk walk, Poster poster) {
        this(rules, source, orders, walk, poster, new HashMap<>());
    }

    boolean areWanted() {
        return rules.purchases().hasPayments();
    }

    /// @param unfinished statements of which something is still to be done
    void follow(List<UUID> unfinished) {
        walk.legible(unfinished)
                .forEach(record -> followed.computeIfAbsent(record.orderId(), _ -> new ArrayList<>())
                        .add(record));
    }

    /// @param purchases a page of purchase orders with all that is in them
    void letGo(Collection<RawRecord> purchases) {
        if (areWanted()) {
            post(purchases.stream()
                    .filter(record -> isStatement(record) && record.isOver())
                    .toList());
            var left = left(purchases);
            poster.add(walk.gone(left.stream()
                    .filter(statement -> !statement.makesSense())
                    .map(statement -> statement.reading().ref())
                    .toList()));
            post(left.stream()
                    .filter(RawRecord::makesSense)
                    .map(source::goneStatement)
                    .toList());
        }
    }

    /// Those that were in their purchase orders when these were filed last, and are not any more; and those that were
    /// not even then, but of which something is still to be done. Where a purchase order does not tell them, none
    /// is gone. Of one that never made sense nothing stands, and it is held no longer.
    private List<RawRecord> left(Collection<RawRecord> purchases) {
        var there = purchases.stream().map(RawRecord::id).collect(Collectors.toSet());
        var ofOrders = purchases.stream()
                .filter(record -> record.reading().ref().kind() == SourceKind.PURCHASE_ORDER
                        && record.makesSense()
                        && (record.isOver() || source.tellsStatements(record.raw())))
                .map(RawRecord::id)
                .toList();
        var before = orders.filed(ofOrders).stream().flatMap(order -> source.statements(order.raw()).stream());
        var unfinished = ofOrders.stream().flatMap(order -> followed.getOrDefault(order, List.of()).stream());
        var left = new LinkedHashMap<UUID, RawRecord>();
        Stream.concat(before, unfinished)
                .filter(statement -> !there.contains(statement.id()))
                .flatMap(statement ->
                        statement.makesSense() ? Stream.of(statement) : walk.legible(List.of(statement.id())).stream())
                .forEach(statement -> left.put(statement.id(), statement));
        return List.copyOf(left.values());
    }

    void postAll(Collection<RawRecord> purchases) {
        if (!areWanted()) {
            return;
        }
        var waves = new HashMap<Integer, Map<UUID, RawRecord>>();
        var counts = new HashMap<UUID, Integer>();
        for (var record : purchases) {
            if (isStatement(record) && !record.isOver()) {
                var order = record.orderId();
                int place = counts.merge(order, 1, Integer::sum);
                waves.computeIfAbsent(place, _ -> new HashMap<>()).put(order, record);
            }
        }
        waves.keySet().stream()
                .sorted()
                .forEach(place ->
                        post(List.copyOf(waves.getOrDefault(place, Map.of()).values())));
    }

    private void post(List<RawRecord> statements) {
        if (!statements.isEmpty()) {
            poster.add(walk.page(statements));
            poster.drain();
        }
    }

    private static boolean isStatement(RawRecord record) {
        return record.reading().ref().kind() == SourceKind.PAYMENT_STATEMENT;
    }

    /// The purchase orders of these statements.
    List<SourceRef> ordersOf(Collection<UUID> statements) {
        return walk.filed(statements).stream()
                .map(RawRecord::reading)
                .filter(reading -> reading instanceof Reading.Read(SupplierPayment _))
                .map(reading -> ((SupplierPayment) ((Reading.Read) reading).event()).order())
                .distinct()
                .toList();
    }
}
