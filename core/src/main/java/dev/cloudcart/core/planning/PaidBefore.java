package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.trade.SupplierPayment;

/// New payments, and those that become more, of bills on which one of ours stands whose payment statement its
/// purchase order does not have any more, and which something keeps as it is, such as a reconciliation. What was
/// entered under another number may be what was paid then, so it is held for as long as that payment stands.
public final class PaidBefore {

    private PaidBefore() {}

    /// @return the plan without the payments of what may be paid already
    public static Plan without(Plan plan, List<Subject> subjects) {
        var payments = new HashMap<UUID, Subject>();
        for (var subject : subjects) {
            if (subject.event() instanceof SupplierPayment) {
                payments.put(subject.id(), subject);
            }
        }
        var held = new ArrayList<Mapping.Held>();
        for (var instruction : plan.instructions()) {
            var subject = payments.get(instruction.key().source());
            if (subject != null && isOfMore(instruction)) {
                before(subject, documents(Intent.of(instruction)))
                        .ifPresent(payment -> held.add(new Mapping.Held(
                                subject.ref(),
                                subject.event().gross(),
                                List.of(PlanCause.PAID_BEFORE.of(
                                        payment.intent().source(),
                                        payment.called(),
                                        ((SupplierPayment) subject.event())
                                                .order()
                                                .number())))));
            }
        }
        return plan.holding(held);
    }

    static boolean isOfMore(Instruction instruction) {
        return instruction instanceof Instruction.Create
                || (instruction instanceof Instruction.Amend amend && NewlyBilled.isOfMore(amend));
    }

    static Set<String> documents(Intent payment) {
        return payment.expected().applied().stream().map(Applied::document).collect(Collectors.toSet());
    }

    private static Optional<Position.Live> before(Subject subject, Set<String> bills) {
        var payment = (SupplierPayment) subject.event();
        var others = new HashSet<>(subject.related().keySet());
        others.remove(payment.order().id());
        payment.payable().forEach(others::remove);
        payment.others().forEach(others::remove);
        return others.stream()
                .sorted()
                .flatMap(other -> Objects.requireNonNull(subject.related().get(other)).stream())
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .filter(one -> documents(one.intent()).stream().anyMatch(bills::contains))
                .findFirst();
    }
}
