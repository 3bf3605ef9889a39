package dev.cloudcart.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.OtherCurrencies;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.AsIfPosted;
import dev.cloudcart.subjects.Corrections;

/// Posts purchase orders with their deliveries in waves, for nothing in one batch sees the rest of it:
/// purchase orders go first, for bills name the lines of those; those of which nothing is to come any more
/// are closed last. What is gone goes the other way round.
///
/// @param orders where purchase orders walk
/// @param deliveries where deliveries walk
/// @param statements what was paid for them
/// @param now by the services
/// @param foreseen of this run, where it is a preview
record PurchaseWaves(
        boolean isPreview,
        Walk orders,
        Walk deliveries,
        Statements statements,
        OtherCurrencies otherCurrencies,
        Corrections corrections,
        Supplier<Instant> now,
        Poster poster,
        Pulse progress,
        Tally tally,
        AsIfPosted foreseen) {

    void post(List<RawRecord> page) {
        var staying = otherCurrencies.letGo(page, this::ofCreditsThatStay);
        var records = page.stream().filter(staying::goesOn).toList();
        var byKind = records.stream()
                .collect(Collectors.groupingBy(
                        record -> record.reading().ref().kind(), LinkedHashMap::new, Collectors.toList()));
        records.stream().filter(PurchaseBills::isCost).map(RawRecord::id).forEach(tally.ends::goesOn);
        byKind.forEach((kind, some) -> some.forEach(record -> tally.ends.met(kind, record.id(), record.makesSense())));
        progress.reading(tally.ends.met(), tally.ends.met());
        progress.mayBegin();
        var ofOrders = byKind.getOrDefault(SourceKind.PURCHASE_ORDER, List.of());
        var ofDeliveries = byKind.getOrDefault(SourceKind.DELIVERY, List.of());
        var done = ofOrders.stream()
                .filter(RawRecord::isFinished)
                .map(RawRecord::id)
                .toList();
        done.forEach(tally.ends::goesOn);
        statements.letGo(page);
        var gone = ofDeliveries.stream().filter(RawRecord::isOver).toList();
        var there = ofDeliveries.stream().filter(record -> !record.isOver()).toList();
        addCorrections(gone, staying);
        add(deliveries, gone);
        add(orders, ofOrders);
        addCorrections(there, staying);
        add(deliveries, there);
        statements.postAll(records);
        if (isPreview) {
            orders.foreseeAgain(ofOrders.stream().filter(RawRecord::isFinished).toList());
        } else if (!done.isEmpty()) {
            poster.add(orders.again(done));
            poster.drain();
        }
        foreseen.forgetAll();
    }

    /// Worked out before the bills are touched that they correct: once a bill is gone, nobody would look for its
    /// credit. One whose bill stays as it is stays with it.
    private void addCorrections(List<RawRecord> all, OtherCurrencies.Staying staying) {
        var ofDeliveries = all.stream().filter(record -> !staying.isOf(record)).toList();
        var corrected = ofDeliveries.isEmpty()
                ? List.<RawRecord>of()
                : withTheirBills(corrections.of(ofDeliveries, now.get()), ofDeliveries);
        corrected.forEach(record -> tally.ends.metAgain(SourceKind.DELIVERY, record.id(), record.makesSense()));
        add(deliveries, corrected);
    }

    private List<RawRecord> withTheirBills(List<RawRecord> corrected, List<RawRecord> ofDeliveries) {
        var going = corrections.going(corrected);
        if (going.isEmpty()) {
            return corrected;
        }
        var kept = deliveries.kept(ofDeliveries.stream()
                .filter(record -> going.containsValue(record.id()))
                .toList());
        going.values().retainAll(kept);
        return corrected.stream()
                .filter(record -> !going.containsKey(record.id()))
                .toList();
    }

    /// Those of these whose credits would go with their bills, and cannot.
    private Set<UUID> ofCreditsThatStay(List<RawRecord> records) {
        var corrected = corrections.of(records, now.get());
        var going = corrections.going(corrected);
        if (!going.isEmpty()) {
            going.keySet()
                    .retainAll(deliveries.kept(corrected.stream()
                            .filter(record -> going.containsKey(record.id()))
                            .toList()));
        }
        return Set.copyOf(going.values());
    }

    private void add(Walk walk, List<RawRecord> records) {
        if (!records.isEmpty()) {
            var instructions = walk.page(records);
            poster.add(instructions);
            poster.drain();
            addWhatTakesTheirPlace(walk, records, instructions);
        }
    }

    /// What is removed though it is not gone is replaced.
    private void addWhatTakesTheirPlace(Walk walk, List<RawRecord> records, List<Instruction> instructions) {
        var replaced = instructions.stream()
                .filter(Instruction.Remove.class::isInstance)
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        records.stream().filter(RawRecord::isOver).map(RawRecord::id).forEach(replaced::remove);
        if (!replaced.isEmpty()) {
            poster.add(walk.again(replaced));
            poster.drain();
        }
    }
}
