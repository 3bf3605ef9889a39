package dev.cloudcart.core.planning;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SupplierPayment;

/// To new payments, and those that become more, of bills on which one of ours stands whose payment statement its
/// purchase order does not have any more, and which something keeps as it is, such as a reconciliation. What was
/// entered under another number may be what was paid then, so it is held for as long as that payment stands.
public record PaidBefore() implements Objection {

    @Override
    public Optional<Reason> to(Instruction planned, Subject subject) {
        return subject.event() instanceof SupplierPayment payment && isOfMore(planned)
                ? before(payment, subject, documents(Intent.of(planned)))
                        .map(before -> PlanCause.PAID_BEFORE.of(
                                before.intent().source(),
                                before.called(),
                                payment.order().number()))
                : Optional.empty();
    }

    static boolean isOfMore(Instruction instruction) {
        return instruction instanceof Instruction.Create
                || (instruction instanceof Instruction.Amend amend && NewlyBilled.isOfMore(amend));
    }

    static Set<String> documents(Intent payment) {
        return payment.expected().applied().stream().map(Applied::document).collect(Collectors.toSet());
    }

    private static Optional<Position.Live> before(SupplierPayment payment, Subject subject, Set<String> bills) {
        var others = new HashSet<>(subject.related().keySet());
        payment.others().forEach(others::remove);
        return subject.allOf(others).stream()
                .filter(one -> documents(one.intent()).stream().anyMatch(bills::contains))
                .findFirst();
    }
}
