package dev.cloudcart.posting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.joda.money.Money;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.planning.LinesTurned;
import dev.cloudcart.core.planning.Plan;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Ends.Kind;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.AsIfPosted;
import dev.cloudcart.subjects.Knowledge;

/// Tells what a preview would do, and what it would hold.
final class Foretelling {

    private final SourceKind kind;
    private final Rules rules;
    private final Plans plans;
    private final Tally tally;
    private final AsIfPosted foreseen;

    /// @param kind of the records that walk here
    Foretelling(SourceKind kind, Knowledge known, Plans plans, Tally tally) {
        this.kind = kind;
        this.rules = known.rules();
        this.plans = plans;
        this.tally = tally;
        this.foreseen = known.foreseen();
    }

    /// What takes the place of a document is planned as if that one were gone already.
    ///
    /// @param records as they were read
    /// @param subjects those of them that were planned
    /// @param replaced those whose documents others take the place of
    void foresee(Plans.Met met, List<RawRecord> records, List<Subject> subjects, Set<UUID> replaced) {
        foresee(met.plan(), met.looks());
        var emptied = subjects.stream()
                .filter(subject -> replaced.contains(subject.id()))
                .toList();
        if (!emptied.isEmpty()) {
            foresee(plans.withoutDocuments(emptied, met.chart()), Map.of());
        }
        foreseeHolds(records, met.plan());
    }

    /// What hangs on documents that are to be replaced goes before it is planned itself.
    void letGo(Plans.Met met) {
        foresee(met.plan(), met.looks());
        met.plan().instructions().stream()
                .filter(Instruction.Remove.class::isInstance)
                .map(Instruction.Remove.class::cast)
                .forEach(foreseen::letGo);
    }

    /// Notes which documents a run could neither remove nor make less before what they hang on.
    void stays(Plans.Met met, List<Subject> subjects) {
        var done = met.plan().instructions().stream().map(Instruction::key).collect(Collectors.toSet());
        subjects.forEach(subject -> subject.live().stream()
                .filter(live -> !done.contains(live.key()))
                .forEach(live -> foreseen.stays(subject.id(), live.ref())));
    }

    private void foresee(Plan plan, Map<PostingKey, Look> looks) {
        for (var instruction : plan.instructions()) {
            var look = Optional.ofNullable(looks.get(instruction.key()));
            tally.foresee(
                    Foreseen.of(instruction, look),
                    Intent.of(instruction),
                    stood(instruction),
                    LinesTurned.of(instruction, look));
            if (instruction instanceof Instruction.Remove remove) {
                foreseen.removed(remove);
            }
            if (isDependedOn()) {
                foreseen.planned(instruction);
            }
        }
    }

    private static Optional<Intent> stood(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Create _ -> Optional.empty();
            case Instruction.Amend amend -> Optional.of(amend.live().intent());
            case Instruction.Remove remove -> Optional.of(remove.live().intent());
        };
    }

    /// Whether payments depend on what walks here, bills, or whether purchase orders are closed.
    private boolean isDependedOn() {
        return switch (kind) {
            case SALE -> rules.sales().transactionType().hasPayments();
            case PURCHASE_ORDER, DELIVERY -> true;
            case REFUND, PAYMENT, PAYMENT_STATEMENT -> false;
        };
    }

    private void foreseeHolds(List<RawRecord> records, Plan plan) {
        plan.held().forEach(one -> foreseeHold(one.source(), one.reasons(), Optional.of(one.amount())));
        Walk.unreadable(records).forEach(one -> foreseeHold(one.ref(), List.of(one.reason()), one.amount()));
    }

    private void foreseeHold(SourceRef record, List<Reason> reasons, Optional<Money> amount) {
        tally.ends.became(record.id(), Kind.HELD);
        foreseen.holds(record.id());
        tally.foresight.hold(new Hold(record, reasons, amount, false, Instant.EPOCH));
    }
}
