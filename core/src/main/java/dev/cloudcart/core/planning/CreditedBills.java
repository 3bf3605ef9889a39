package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;

/// Bills that are to become what came, or to go, and the vendor credits that take off what did not come of them. Such a
/// credit goes first, and only with its bill: one without the other would come to what never was.
public final class CreditedBills {

    private CreditedBills() {}

    /// @return the plan without what becomes of bills whose credits stay, as those do that somebody has used
    public static Plan without(Plan plan, List<Subject> subjects) {
        var byId = new HashMap<UUID, Subject>();
        subjects.forEach(subject -> byId.put(subject.id(), subject));
        var held = new ArrayList<Mapping.Held>();
        var ids = new HashSet<UUID>();
        for (var instruction : plan.instructions()) {
            var subject = byId.get(instruction.key().source());
            if (subject != null
                    && subject.event() instanceof Delivery
                    && !(instruction instanceof Instruction.Create)
                    && ids.add(subject.id())) {
                subject.liveOf(Extent.CORRECTION.id(subject.id()))
                        .ifPresent(credit -> held.add(new Mapping.Held(
                                subject.ref(),
                                subject.event().gross(),
                                List.of(PlanCause.CREDIT_STANDS.of(
                                        subject.live().getFirst().called(),
                                        credit.called(),
                                        subject.ref().number())))));
            }
        }
        return plan.holding(held);
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
