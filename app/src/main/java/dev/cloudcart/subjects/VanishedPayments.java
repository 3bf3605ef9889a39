package dev.cloudcart.subjects;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Payments that stand of statements which their purchase orders do not have any more: what is to be paid anew may be
/// one of these.
record VanishedPayments(Knowledge known) {

    /// @param records of any orders
    /// @param positions of these records
    /// @param related what stands of the bills that they pay, among others
    /// @return by the statements
    Map<UUID, List<Position>> of(
            Collection<RawRecord> records, Map<UUID, List<Position>> positions, Map<UUID, List<Position>> related) {
        var bills = new HashSet<String>();
        var there = new HashSet<UUID>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(SupplierPayment payment)) {
                there.add(payment.id());
                there.addAll(payment.others());
                if (payment.standing().counts()
                        && VanishedBills.isNewOrChanged(
                                record.print(), positions.getOrDefault(payment.id(), List.of()))) {
                    bills.addAll(bills(payment, related));
                }
            }
        }
        var others = new HashSet<>(known.journal().paying(known.company(), bills));
        others.removeAll(there);
        var standing = new HashMap<UUID, List<Position>>();
        known.left(SourceKind.PAYMENT_STATEMENT, others).forEach((other, found) -> {
            var left = known.foreseen().over(other, found);
            standing.put(other, left == null ? List.of() : left);
        });
        return standing;
    }

    private static Set<String> bills(SupplierPayment payment, Map<UUID, List<Position>> related) {
        return payment.payable().stream()
                .flatMap(bill -> related.getOrDefault(bill, List.of()).stream())
                .filter(Position.Live.class::isInstance)
                .map(bill -> ((Position.Live) bill).ref().id())
                .collect(Collectors.toSet());
    }

    /// With those that pay what this one may pay.
    static Map<UUID, List<Position>> with(
            Map<UUID, List<Position>> related, Map<UUID, List<Position>> vanished, SupplierPayment payment) {
        if (vanished.isEmpty()) {
            return related;
        }
        var bills = bills(payment, related);
        var all = new HashMap<>(related);
        vanished.forEach((other, positions) -> {
            if (positions.stream()
                    .anyMatch(position -> position instanceof Position.Live live
                            && live.intent().expected().applied().stream()
                                    .anyMatch(one -> bills.contains(one.document())))) {
                all.putIfAbsent(other, positions);
            }
        });
        return all;
    }
}
