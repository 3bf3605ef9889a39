package dev.cloudcart.core.planning;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Reason;

/// To bills that become what came, or go, while the vendor credits stand that take off what did not come of them, as
/// those do that somebody has used. Such a credit goes first, and only with its bill: one without the other would
/// come to what never was.
public record CreditedBills() implements Objection {

    @Override
    public Optional<Reason> to(Instruction planned, Subject subject) {
        return subject.event() instanceof Delivery && !(planned instanceof Instruction.Create)
                ? subject.liveOf(Extent.CORRECTION.id(subject.id()))
                        .map(credit -> PlanCause.CREDIT_STANDS.of(
                                subject.live().getFirst().called(),
                                credit.called(),
                                subject.ref().number()))
                : Optional.empty();
    }

    /// Those whose documents stand and are to become others, and do not.
    public static Set<UUID> kept(Plan plan, List<Subject> subjects) {
        var kept = new HashSet<UUID>();
        plan.held().forEach(held -> kept.add(held.source().id()));
        plan.skipped().forEach(skipped -> kept.add(skipped.source().id()));
        return subjects.stream()
                .filter(subject ->
                        kept.contains(subject.id()) && !subject.live().isEmpty())
                .map(Subject::id)
                .collect(Collectors.toSet());
    }
}
