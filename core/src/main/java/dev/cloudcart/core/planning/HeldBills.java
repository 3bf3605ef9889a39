package dev.cloudcart.core.planning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SupplierPayment;

/// To new payments, and those that become more, of bills that stand and are held, for they are not as they are to be,
/// mostly because somebody paid them in the books. A payment of ours would keep them so, and may be what was paid by
/// hand.
///
/// @param held deliveries and costs
public record HeldBills(Set<UUID> held) implements Objection {

    public HeldBills {
        held = Set.copyOf(held);
    }

    /// @return the deliveries and costs that the planned payments could pay the bills of
    public static Set<UUID> paid(Plan plan, List<Subject> subjects) {
        var planned = plan.instructions().stream()
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        return subjects.stream()
                .filter(subject -> planned.contains(subject.id()))
                .flatMap(subject -> subject.event() instanceof SupplierPayment payment
                        ? payment.payable().stream()
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Reason> to(Instruction planned, Subject subject) {
        return subject.event() instanceof SupplierPayment payment && PaidBefore.isOfMore(planned)
                ? bill(payment, subject, planned)
                        .map(bill -> PlanCause.BILL_IS_HELD.of(
                                bill.called(), bill.intent().source()))
                : Optional.empty();
    }

    private Optional<Position.Live> bill(SupplierPayment payment, Subject subject, Instruction planned) {
        var paid = PaidBefore.documents(Intent.of(planned));
        return subject.liveOf(payment.payable()).stream()
                .filter(bill -> held.contains(bill.key().source()))
                .filter(bill -> paid.contains(bill.ref().id()))
                .findFirst();
    }
}
