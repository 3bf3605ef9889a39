package dev.cloudcart.core.planning;

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
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Reason;

/// To new bills, and more on those that stand, of what is on a bill of ours already: of a delivery or a cost that its
/// purchase order does not have any more, and whose bill something keeps as it is, such as a payment. What came
/// under another number may be what was billed then, so it is held for as long as that bill stands.
///
/// @param looks at the documents that are to be amended
public record BilledBefore(Map<PostingKey, Look> looks) implements Objection {

    public BilledBefore {
        looks = Map.copyOf(looks);
    }

    @Override
    public Optional<Reason> to(Instruction planned, Subject subject) {
        return subject.event() instanceof Delivery delivery && isBill(planned)
                ? before(delivery, subject, lines(new NewlyBilled(looks).lines(planned)))
                        .map(bill -> cause(delivery)
                                .of(
                                        bill.intent().source(),
                                        bill.called(),
                                        delivery.order().number()))
                : Optional.empty();
    }

    private static PlanCause cause(Delivery delivery) {
        return delivery.isCost() ? PlanCause.COST_BILLED_BEFORE : PlanCause.BILLED_BEFORE;
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

    private static Optional<Position.Live> before(Delivery delivery, Subject subject, Set<UUID> lines) {
        var others = new HashSet<>(subject.related().keySet());
        others.remove(delivery.order().id());
        others.remove(Extent.CORRECTION.id(delivery.id()));
        others.removeAll(new OrderBills(delivery.order().id(), delivery.deliveries()).all());
        return subject.allOf(others).stream()
                .filter(bill -> bill.intent().lines().stream().anyMatch(lines::contains))
                .findFirst();
    }
}
