package dev.cloudcart.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.subjects.Knowledge;

/// Orders whose currency has changed since they were posted. A document keeps its currency, so that others take the
/// place of all: what hangs on a document goes before it, storey by storey. Where one of them has to stay, all of its
/// order do.
///
/// @param storeys from the ground up: on the documents of each hang those of the one above
public record OtherCurrencies(Knowledge known, Poster poster, List<Walk> storeys) {

    public OtherCurrencies {
        storeys = List.copyOf(storeys);
    }

    /// @param record of which something stands in another currency
    private record Changed(RawRecord record, UUID order, List<DocumentRef> standing) {}

    /// What is to be done about orders of which something has to stay.
    ///
    /// @param records what has to stay, by its order
    public record Staying(Map<UUID, Set<UUID>> records) {

        /// Whether this is neither of such an order, nor over, nor what says why.
        public boolean goesOn(RawRecord record) {
            var staying = records.get(record.orderId());
            return staying == null || record.isOver() || staying.contains(record.id());
        }

        public boolean isOf(RawRecord record) {
            return records.containsKey(record.orderId());
        }

        private void add(Changed one) {
            records.computeIfAbsent(one.order(), _ -> new HashSet<>())
                    .add(one.record().id());
        }
    }

    /// Before these are planned.
    ///
    /// @param records of orders, with all that is in them
    public Staying letGo(Collection<RawRecord> records) {
        return letGo(records, _ -> Set.of());
    }

    /// The same, where more belongs to documents than what hangs on them.
    ///
    /// @param keeping of records of which something stands in another currency, those beside whose documents stands
    ///        what cannot go with them
    public Staying letGo(Collection<RawRecord> records, Function<List<RawRecord>, Set<UUID>> keeping) {
        var staying = new Staying(new HashMap<>());
        if (known.rules().changes().changed() != Rules.Changed.AMEND) {
            return staying;
        }
        var changed = new ArrayList<List<Changed>>();
        boolean hang = false;
        for (int storey = storeys.size() - 1; storey >= 0; storey--) {
            // of the ground alone nothing goes first
            var some = storey > 0 || hang ? changed(storeys.get(storey), records) : List.<Changed>of();
            changed.addFirst(some);
            hang = hang || !some.isEmpty();
        }
        if (hang) {
            poster.drain();
            for (int storey = storeys.size() - 2; storey >= 0; storey--) {
                addStaying(storeys.get(storey), changed.get(storey), changed.get(storey + 1), staying);
            }
            addKept(changed, keeping, staying);
            for (int storey = storeys.size() - 1; storey > 0; storey--) {
                letGo(storeys.get(storey), changed.get(storey), of(changed.get(storey - 1)), staying);
            }
        }
        return staying;
    }

    private List<Changed> changed(Walk walk, Collection<RawRecord> records) {
        var some = records.stream()
                .filter(record ->
                        record.reading().ref().kind() == walk.kind() && record.makesSense() && !record.isOver())
                .toList();
        if (some.isEmpty()) {
            return List.of();
        }
        var positions = known.left(walk.kind(), some.stream().map(RawRecord::id).toList());
        var changed = new ArrayList<Changed>();
        for (var record : some) {
            var standing = standing(record, positions.getOrDefault(record.id(), List.of()));
            if (!standing.isEmpty()) {
                changed.add(new Changed(record, record.orderId(), standing));
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
        some.stream().filter(one -> !replaced.contains(one.record().id())).forEach(staying::add);
    }

    private static void addKept(
            List<List<Changed>> changed, Function<List<RawRecord>, Set<UUID>> keeping, Staying staying) {
        var all = changed.stream().flatMap(List::stream).toList();
        var kept = keeping.apply(all.stream().map(Changed::record).toList());
        all.stream().filter(one -> kept.contains(one.record().id())).forEach(staying::add);
    }

    /// What the books refuse to let go stays.
    ///
    /// @param under orders of which something is replaced that these hang on
    private void letGo(Walk walk, List<Changed> some, Set<UUID> under, Staying staying) {
        var going = some.stream()
                .filter(one -> under.contains(one.order()) && !staying.isOf(one.record()))
                .map(Changed::record)
                .toList();
        if (!going.isEmpty()) {
            poster.add(walk.letGo(going));
            poster.drain();
            changed(walk, going).forEach(staying::add);
        }
    }
}
