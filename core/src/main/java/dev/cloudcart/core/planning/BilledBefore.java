package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;

/// New bills, and more on those that stand, of what is on a bill of ours already: of a delivery or a cost that its
/// purchase order does not have any more, and whose bill something keeps as it is, such as a payment. What came
/// under another number may be what was billed then, so it is held for as long as that bill stands.
public final class BilledBefore {

    private BilledBefore() {}

    /// @param looks at the documents that are to be amended
    /// @return the plan without the bills of what may be billed already
    public static Plan without(Plan plan, List<Subject> subjects, Map<PostingKey, Look> looks) {
        var newly = new NewlyBilled(looks);
        var deliveries = new HashMap<UUID, Subject>();
        for (var subject : subjects) {
            if (subject.event() instanceof Delivery) {
                deliveries.put(subject.id(), subject);
            }
        }
        var held = new ArrayList<Mapping.Held>();
        var ids = new HashSet<UUID>();
        for (var instruction : plan.instructions()) {
            var subject = deliveries.get(instruction.key().source());
            if (subject != null && isBill(instruction)) {
                before(subject, lines(newly.lines(instruction)))
                        .filter(_ -> ids.add(subject.id()))
                        .ifPresent(bill -> held.add(new Mapping.Held(
                                subject.ref(),
                                subject.event().gross(),
                                List.of(cause(subject)
                                        .of(
                                                bill.intent().source(),
                                                bill.called(),
                                                ((Delivery) subject.event())
                                                        .order()
                                                        .number())))));
            }
        }
        return plan.holding(held);
    }

    private static PlanCause cause(Subject subject) {
        return ((Delivery) subject.event()).isCost() ? PlanCause.COST_BILLED_BEFORE : PlanCause.BILLED_BEFORE;
    }

    private static boolean isBill(Instruction instruction) {
        var role = instruction.key().role();
        return role == Role.BILL || role == Role.COST_BILL;
    }

    private static Set<UUID> lines(List<DocumentLine> billed) {
        return billed.stream()
                .map(DocumentLine::link)
                .filter(Objects::nonNull)
                .map(LineLink::source)
                .collect(Collectors.toSet());
    }

    private static Optional<Position.Live> before(Subject subject, Set<UUID> lines) {
        var delivery = (Delivery) subject.event();
        var others = new HashSet<>(subject.related().keySet());
        others.remove(delivery.order().id());
        others.remove(Extent.CORRECTION.id(delivery.id()));
        others.removeAll(new OrderBills(delivery.order().id(), delivery.deliveries()).all());
        return others.stream()
                .sorted()
                .flatMap(other -> Objects.requireNonNull(subject.related().get(other)).stream())
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .filter(bill -> bill.intent().lines().stream().anyMatch(lines::contains))
                .findFirst();
    }
}
