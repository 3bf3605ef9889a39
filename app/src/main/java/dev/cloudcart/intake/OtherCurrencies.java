package dev.cloudcart.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Walk;

/// Purchases whose currency has changed since they were posted. A document keeps its currency, so that others take
/// the place of all: what was paid goes first, then the bills, then the purchase order that they name. Where one of
/// them has to stay, all do.
///
/// @param orders where purchase orders walk
/// @param deliveries where deliveries walk
/// @param payments where payment statements walk
record OtherCurrencies(
        CompanyId company, Rules rules, Journal journal, Walk orders, Walk deliveries, Walk payments, Poster poster) {

    /// @param record of which something stands in another currency
    private record Changed(RawRecord record, UUID order, List<DocumentRef> standing) {}

    /// What is to be done about purchase orders of which something has to stay.
    ///
    /// @param records what has to stay, by its purchase order
    record Staying(Map<UUID, Set<UUID>> records) {

        /// Whether this is neither of such an order, nor gone from it, nor what says why.
        boolean goesOn(RawRecord record) {
            var staying = records.get(order(record));
            return staying == null || PurchaseWaves.isGone(record) || staying.contains(Walk.id(record));
        }

        private void add(Changed one) {
            records.computeIfAbsent(one.order(), _ -> new HashSet<>()).add(Walk.id(one.record()));
        }

        boolean isOf(RawRecord record) {
            return records.containsKey(order(record));
        }
    }

    /// @param records of purchase orders, with all that is in them
    Staying letGo(List<RawRecord> records) {
        var staying = new Staying(new HashMap<>());
        if (rules.changes().changed() != Rules.Changed.AMEND) {
            return staying;
        }
        var paid = changed(SourceKind.PAYMENT_STATEMENT, records);
        var billed = changed(SourceKind.DELIVERY, records);
        if (paid.isEmpty() && billed.isEmpty()) {
            return staying;
        }
        poster.drain();
        var ordered = changed(SourceKind.PURCHASE_ORDER, records);
        addStaying(deliveries, billed, paid, staying);
        addStaying(orders, ordered, billed, staying);
        send(SourceKind.PAYMENT_STATEMENT, payments, paid, of(billed), staying);
        send(SourceKind.DELIVERY, deliveries, billed, of(ordered), staying);
        return staying;
    }

    private List<Changed> changed(SourceKind kind, List<RawRecord> records) {
        var some = records.stream()
                .filter(record -> record.reading().ref().kind() == kind
                        && Walk.makesSense(record)
                        && !PurchaseWaves.isGone(record))
                .toList();
        var positions = some.isEmpty()
                ? null
                : journal.positions(company, kind, some.stream().map(Walk::id).toList());
        var changed = new ArrayList<Changed>();
        for (var record : some) {
            var standing = positions == null
                    ? List.<DocumentRef>of()
                    : standing(record, positions.getOrDefault(Walk.id(record), List.of()));
            if (!standing.isEmpty()) {
                changed.add(new Changed(record, order(record), standing));
            }
        }
        return changed;
    }

    private static List<DocumentRef> standing(RawRecord record, Collection<Position> positions) {
        return positions.stream()
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .filter(live -> record.reading() instanceof Reading.Read(var event)
                        && !live.intent().gross().isSameCurrency(event.gross()))
                .map(Position.Live::ref)
                .toList();
    }

    private static UUID order(RawRecord record) {
        return record.reading() instanceof Reading.Read(var event)
                ? switch (event) {
                    case Delivery delivery -> delivery.order().id();
                    case SupplierPayment payment -> payment.order().id();
                    case PurchaseOrder _, Sale _, Payment _ -> event.id();
                }
                : Walk.id(record);
    }

    private static Set<UUID> of(List<Changed> some) {
        var ofOrders = new HashSet<UUID>();
        some.forEach(one -> ofOrders.add(one.order()));
        return ofOrders;
    }

    /// Those that cannot be replaced, even if what hangs on them went.
    private static void addStaying(Walk walk, List<Changed> some, List<Changed> hanging, Staying staying) {
        var replaced = some.isEmpty()
                ? Set.<UUID>of()
                : walk.toBeReplaced(
                        some.stream().map(Changed::record).toList(),
                        hanging.stream().flatMap(one -> one.standing().stream()).toList());
        some.stream().filter(one -> !replaced.contains(Walk.id(one.record()))).forEach(staying::add);
    }

    /// What the books refuse to let go stays.
    ///
    /// @param under purchase orders of which something is replaced that these hang on
    private void send(SourceKind kind, Walk walk, List<Changed> some, Set<UUID> under, Staying staying) {
        var going = some.stream()
                .filter(one -> under.contains(one.order()) && !staying.isOf(one.record()))
                .map(Changed::record)
                .toList();
        if (!going.isEmpty()) {
            poster.add(walk.letGo(going));
            poster.drain();
            changed(kind, going).forEach(staying::add);
        }
    }
}
