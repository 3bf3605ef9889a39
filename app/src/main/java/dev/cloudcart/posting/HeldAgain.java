package dev.cloudcart.posting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Ends.Kind;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.Knowledge;
import dev.cloudcart.subjects.Subjects;

/// What was held before, tried again: what may be mended by now, and what the source does not have any more.
public final class HeldAgain {

    private static final String GONE = "not in Linnworks any more";

    private static final int HOLDS_A_PAGE = 200;

    private final SourceKind kind;
    private final CompanyId company;
    private final SyncRequest request;
    private final Rules rules;
    private final TradeSource source;
    private final Journal journal;
    private final Subjects subjects;
    private final Walk walk;
    private final Tally tally;

    /// @param walk where it is planned
    HeldAgain(SourceKind kind, SyncRequest request, Knowledge known, Subjects subjects, Walk walk, Tally tally) {
        this.kind = kind;
        this.company = known.company();
        this.request = request;
        this.rules = known.rules();
        this.source = known.source();
        this.journal = known.journal();
        this.subjects = subjects;
        this.walk = walk;
        this.tally = tally;
    }

    /// What was held before may be mended by now: it is planned again from the filed record. Only when a person
    /// asks, who may have mended it in the source, is the source asked for it anew. What stands may have changed
    /// again since: it is only named here, and read before its documents are touched.
    ///
    /// @return what is to be posted of the page of holds after the given one, and the last of the page
    Page page(CallMeter meter, Optional<Hold> after) {
        var holds = journal.holds(company, kind, after, HOLDS_A_PAGE);
        var open =
                holds.stream().filter(hold -> !hold.posted()).map(Hold::source).toList();
        var filed = walk.asFiled(open);
        var standing = standing(filed);
        var senseless = standingSenseless(filed);
        var kept = standing.stream().map(subject -> subject.ref()).collect(Collectors.toSet());
        kept.addAll(senseless);
        var parts = partsToRead(filed.stream()
                .filter(record -> !kept.contains(record.reading().ref()))
                .toList());
        kept.addAll(parts);
        var others = filed.stream()
                .filter(record -> !kept.contains(record.reading().ref()))
                .toList();
        var records = request.isByHand() ? readAnew(meter, others) : others;
        records.forEach(record -> tally.ends.metAgain(kind, record.id(), record.makesSense()));
        var illegible = records.stream()
                .filter(record -> !record.makesSense())
                .collect(Collectors.partitioningBy(
                        record -> source.isHandedOut(record.reading().ref().kind(), record.raw()),
                        Collectors.mapping(record -> record.reading().ref(), Collectors.toList())));
        var instructions = records.isEmpty() ? List.<Instruction>of() : walk.plan(records);
        var asked = standing.stream()
                .filter(subject -> !waitsForAnotherLook(subject))
                .map(Subject::event)
                .toList();
        return new Page(
                instructions,
                illegible.getOrDefault(false, List.of()),
                request.isByHand() ? List.of() : illegible.getOrDefault(true, List.of()),
                Stream.of(
                                senseless.stream(),
                                parts.stream(),
                                asked.stream()
                                        .filter(event -> event.standing() != Standing.GONE)
                                        .map(TradeEvent::ref))
                        .flatMap(refs -> refs)
                        .toList(),
                asked.stream()
                        .filter(event -> event.standing() == Standing.GONE)
                        .map(TradeEvent::ref)
                        .toList(),
                holds.isEmpty() ? Optional.empty() : Optional.of(holds.getLast()));
    }

    /// Where the source is asked anew, a delivery is as its purchase order is now, and what stands of that may
    /// not be yet: QuickBooks would drop a link to it in silence. So it is read with its order, and posted
    /// after it. An order is read with all that is in it where something of that stands, for what it has no
    /// more is told by what was filed of it last.
    private List<SourceRef> partsToRead(List<RawRecord> filed) {
        if (!request.isByHand()) {
            return List.of();
        }
        var begun = ofWhichSomethingStands(filed);
        var parts = filed.stream()
                .filter(record -> isPart(record) || begun.contains(record.id()))
                .map(record -> record.reading().ref())
                .toList();
        parts.forEach(part -> {
            tally.ends.metAgain(kind, part.id(), true);
            tally.ends.became(part.id(), Kind.HELD);
        });
        return parts;
    }

    private static boolean isPart(RawRecord record) {
        return record.reading() instanceof Reading.Read(Delivery delivery)
                && delivery.extent() != Extent.CORRECTION
                && !delivery.standing().isOver();
    }

    /// Purchase orders that are billed in part, or a cost of theirs is.
    private Set<UUID> ofWhichSomethingStands(List<RawRecord> filed) {
        var orders = new HashMap<UUID, UUID>();
        for (var record : filed) {
            if (record.reading() instanceof Reading.Read(PurchaseOrder order)) {
                OrderBills.of(order).all().forEach(bill -> orders.put(bill, order.id()));
                source.costs(record.raw()).forEach(cost -> orders.put(cost, order.id()));
            }
        }
        var begun = new HashSet<UUID>();
        journal.positions(company, SourceKind.DELIVERY, orders.keySet()).forEach((bill, positions) -> {
            if (!positions.stream().allMatch(Position.Gone.class::isInstance)) {
                begun.add(Objects.requireNonNull(orders.get(bill)));
            }
        });
        return begun;
    }

    /// They stay held until the source has said how they are now.
    private List<Subject> standing(List<RawRecord> filed) {
        var standing =
                subjects.of(filed).stream().filter(HeldAgain::mayBeChanged).toList();
        standing.forEach(subject -> {
            tally.ends.metAgain(kind, subject.id(), true);
            tally.ends.became(subject.id(), Kind.HELD);
        });
        return standing;
    }

    /// What stands, and could not be understood when it was read last.
    private List<SourceRef> standingSenseless(List<RawRecord> filed) {
        var senseless = filed.stream()
                .filter(record -> !record.makesSense())
                .map(record -> record.reading().ref())
                .toList();
        if (senseless.isEmpty()) {
            return List.of();
        }
        var positions = journal.positions(
                company, kind, senseless.stream().map(SourceRef::id).toList());
        var standing = senseless.stream()
                .filter(record -> positions.getOrDefault(record.id(), List.of()).stream()
                        .anyMatch(Position.Live.class::isInstance))
                .toList();
        standing.forEach(record -> {
            tally.ends.metAgain(kind, record.id(), false);
            tally.ends.became(record.id(), Kind.HELD);
        });
        return standing;
    }

    /// Whether it is held for nothing but what somebody did to its document, which is looked at once a day: until then,
    /// nobody needs to be asked.
    private boolean waitsForAnotherLook(Subject subject) {
        return !request.isByHand() && subject.isEditedAlone() && rules.changes().edited() == Rules.Edited.HOLD;
    }

    /// Whether documents of it may be amended or removed: what stands in part is only completed, unless we have
    /// begun to remove it.
    private static boolean mayBeChanged(Subject subject) {
        return subject.stands()
                && (!subject.standsInPart()
                        || subject.isBeingRemoved()
                        || subject.event().standing().isOver());
    }

    /// An order of which a part stands is completed as it was. What turns out to be known under another id was held
    /// under a stand-in for it.
    private List<RawRecord> readAnew(CallMeter meter, List<RawRecord> filed) {
        var partly = subjects.of(filed).stream()
                .filter(Subject::standsInPart)
                .map(subject -> subject.id())
                .collect(Collectors.toSet());
        var others =
                filed.stream().filter(record -> !partly.contains(record.id())).toList();
        var records = new LinkedHashMap<UUID, RawRecord>();
        filed.stream()
                .filter(record -> partly.contains(record.id()))
                .forEach(record -> records.put(record.id(), record));
        if (!others.isEmpty()) {
            source.readAnew(company, others, meter).forEach(record -> records.put(record.id(), record));
        }
        var gone = filed.stream()
                .map(RawRecord::id)
                .filter(id -> !records.containsKey(id))
                .toList();
        journal.mend(company, kind, gone);
        return List.copyOf(records.values());
    }

    /// @param missing what the source listed but did not hand out
    /// @param senseless what made no sense when it was read last, and is not in the books
    /// @param standing what is in the books already and may be amended or removed, as the source says now
    /// @param left the same of what the source did not know any more
    /// @param last empty when there are no more
    public record Page(
            List<Instruction> instructions,
            List<SourceRef> missing,
            List<SourceRef> senseless,
            List<SourceRef> standing,
            List<SourceRef> left,
            Optional<Hold> last) {}

    /// Closes the holds of what the source does not have any more. What stands in the books all the same is for a
    /// person to look at; whose document somebody edited or deleted there is planned as it was filed.
    ///
    /// @return what is to be posted
    List<Instruction> gone(Collection<SourceRef> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var ids = orders.stream().map(SourceRef::id).collect(Collectors.toSet());
        var standing = new HashSet<UUID>();
        var changed = new HashSet<UUID>();
        journal.positions(company, kind, ids).forEach((id, positions) -> {
            if (!positions.stream().allMatch(Position.Gone.class::isInstance)) {
                standing.add(id);
            }
            if (positions.stream().anyMatch(HeldAgain::isChangedByAnother)) {
                changed.add(id);
            }
        });
        var asFiled = walk.filed(changed).stream().filter(RawRecord::isFinished).toList();
        ids.removeAll(standing);
        asFiled.forEach(record -> ids.remove(record.id()));
        if (!request.isPreview()) {
            journal.mend(company, kind, ids);
            journal.finished(company, kind, ids);
        }
        ids.forEach(id -> tally.ends.skipped(id, GONE));
        asFiled.forEach(record -> tally.ends.metAgain(kind, record.id(), true));
        return asFiled.isEmpty() ? List.of() : walk.plan(asFiled);
    }

    private static boolean isChangedByAnother(Position position) {
        return switch (position) {
            case Position.Live live -> live.edited();
            case Position.Gone gone -> !gone.byUs();
            case Position.InDoubt _ -> false;
        };
    }
}
