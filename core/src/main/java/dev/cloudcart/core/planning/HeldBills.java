package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.trade.SupplierPayment;

/// New payments, and those that become more, of bills that stand and are held, for they are not as they are to be,
/// mostly because somebody paid them in the books. A payment of ours would keep them so, and may be what was paid by
/// hand.
public final class HeldBills {

    private HeldBills() {}

    /// @return the deliveries and costs that the planned payments could pay the bills of
    public static Set<UUID> paid(Plan plan, List<Subject> subjects) {
        var planned = plan.instructions().stream()
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        return payments(subjects).values().stream()
                .filter(subject -> planned.contains(subject.id()))
                .flatMap(subject -> ((SupplierPayment) subject.event()).payable().stream())
                .collect(Collectors.toSet());
    }

    /// @param held those of them that are held
    /// @return the plan without the payments of their bills
    public static Plan without(Plan plan, List<Subject> subjects, Set<UUID> held) {
        var payments = payments(subjects);
        var waiting = new ArrayList<Mapping.Held>();
        for (var instruction : plan.instructions()) {
            var subject = payments.get(instruction.key().source());
            if (subject != null && PaidBefore.isOfMore(instruction)) {
                bill(subject, instruction, held)
                        .ifPresent(bill -> waiting.add(new Mapping.Held(
                                subject.ref(),
                                subject.event().gross(),
                                List.of(PlanCause.BILL_IS_HELD.of(
                                        bill.called(), bill.intent().source())))));
            }
        }
        return plan.holding(waiting);
    }

    private static Map<UUID, Subject> payments(List<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> subject.event() instanceof SupplierPayment)
                .collect(Collectors.toMap(Subject::id, Function.identity()));
    }

    private static Optional<Position.Live> bill(Subject subject, Instruction payment, Set<UUID> held) {
        var paid = PaidBefore.documents(Intent.of(payment));
        return subject.liveOf(((SupplierPayment) subject.event()).payable()).stream()
                .filter(bill -> held.contains(bill.key().source()))
                .filter(bill -> paid.contains(bill.ref().id()))
                .findFirst();
    }
}
