package dev.cloudcart.subjects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Correction;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.RawSource;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Deliveries of which less came than was billed. Where a vendor credit makes up the difference, the bill goes on as
/// what it was made from; both are worked out from the same two records, so that they always come to what came.
public record Corrections(Knowledge known) {

    /// A delivery as it was billed.
    public record Billed(Delivery event, RawSource filed) {}

    /// Those whose bills stay as they were made.
    ///
    /// @param positions of the deliveries
    public Map<UUID, Billed> staying(Collection<Delivery> deliveries, Map<UUID, List<Position>> positions) {
        var billed = billed(deliveries, positions);
        var credited = filed(billed.keySet());
        var staying = new HashMap<UUID, Billed>();
        for (var delivery : deliveries) {
            var then = billed.get(delivery.id());
            if (then != null
                    && delivery.standing().counts()
                    && (credits() || credited.containsKey(delivery.id()))
                    && Correction.isOnlyLess(then.event(), delivery)) {
                staying.put(delivery.id(), then);
            }
        }
        return staying;
    }

    /// The records of what was billed and did not come, and of what came after all of it.
    ///
    /// @param records of deliveries as they are now
    /// @param at by the services
    public List<RawRecord> of(List<RawRecord> records, Instant at) {
        var now = new HashMap<UUID, RawRecord>();
        var deliveries = new ArrayList<Delivery>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(Delivery delivery) && isCorrectable(delivery)) {
                now.put(delivery.id(), record);
                deliveries.add(delivery);
            }
        }
        var positions = known.left(SourceKind.DELIVERY, now.keySet());
        var billed = billed(deliveries, positions);
        var credited = filed(now.keySet());
        var corrections = new ArrayList<RawRecord>();
        for (var delivery : deliveries) {
            var before = credited.get(delivery.id());
            var then = billed.get(delivery.id());
            var raw = now.get(delivery.id());
            if (raw != null && then != null && credits() && before == null) {
                if (delivery.standing().counts() && Correction.isOnlyLess(then.event(), delivery)) {
                    corrections.add(known.source().correction(then.filed().raw(), raw.raw(), at));
                }
            } else if (raw != null && before != null) {
                var billedAs = then == null ? raw.raw() : then.filed().raw();
                corrections.add(known.source().correction(billedAs, raw.raw(), before.receivedAt()));
            }
        }
        return corrections;
    }

    /// Of those that are over and whose credits stand, what they correct.
    ///
    /// @param corrections of [#of]
    public Map<UUID, UUID> going(List<RawRecord> corrections) {
        var over = new HashMap<UUID, UUID>();
        for (var record : corrections) {
            if (record.isOver() && record.reading() instanceof Reading.Read(Delivery correction)) {
                over.put(record.id(), correction.deliveries().getFirst());
            }
        }
        var going = new HashMap<UUID, UUID>();
        known.left(SourceKind.DELIVERY, over.keySet()).forEach((credit, positions) -> {
            if (positions.stream().anyMatch(Position.Live.class::isInstance)) {
                going.put(credit, Objects.requireNonNull(over.get(credit)));
            }
        });
        return going;
    }

    /// What is paid with it is owed by nobody.
    private boolean credits() {
        return known.rules().purchases().billing().corrected() == Rules.Corrected.VENDOR_CREDIT
                && known.rules().purchases().as() != Rules.PurchasesAs.EXPENSES;
    }

    /// A bill of all that was ordered follows the order.
    static boolean isCorrectable(Delivery delivery) {
        return delivery.extent() == Extent.DELIVERY || delivery.extent() == Extent.ALL_THAT_CAME;
    }

    private Map<UUID, Billed> billed(Collection<Delivery> deliveries, Map<UUID, List<Position>> positions) {
        var prints = new HashMap<UUID, String>();
        deliveries.stream().filter(Corrections::isCorrectable).forEach(delivery -> {
            var standing = positions.getOrDefault(delivery.id(), List.of());
            if (standing.size() == 1 && standing.getFirst() instanceof Position.Live live) {
                prints.put(delivery.id(), live.intent().origin().version().madeFrom());
            }
        });
        var billed = new HashMap<UUID, Billed>();
        for (var filed : known.journal().raw(known.company(), SourceKind.DELIVERY, prints)) {
            if (known.source().reread(SourceKind.DELIVERY, filed.raw()) instanceof Reading.Read(Delivery then)) {
                billed.put(filed.source().id(), new Billed(then, filed));
            }
        }
        return billed;
    }

    /// The corrections that were met before, by what they correct.
    private Map<UUID, Delivery> filed(Collection<UUID> deliveries) {
        var ids = deliveries.stream().collect(Collectors.toMap(Extent.CORRECTION::id, id -> id));
        var filed = new HashMap<UUID, Delivery>();
        known.journal()
                .raw(
                        known.company(),
                        ids.keySet().stream()
                                .map(id -> new SourceRef(SourceKind.DELIVERY, id, ""))
                                .toList())
                .forEach(raw -> {
                    var of = ids.get(raw.source().id());
                    if (of != null
                            && known.source().reread(SourceKind.DELIVERY, raw.raw())
                                    instanceof Reading.Read(Delivery before)) {
                        filed.put(of, before);
                    }
                });
        return filed;
    }
}
