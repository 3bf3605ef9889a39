package dev.cloudcart.posting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.planning.CreditedBills;
import dev.cloudcart.core.planning.Plan;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Ends.Kind;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.Knowledge;
import dev.cloudcart.subjects.Subjects;

/// Takes a page of records from reading to planned: look up, plan, file. What is planned goes on to the poster.
public final class Walk {

    /// Completes the sentence "not posted, because it is …".
    public static final String DISMISSED = "dismissed";

    private final SourceKind kind;
    private final RunId run;
    private final SyncRequest request;
    private final Journal journal;
    private final Drift drift;
    private final FiledRecords filed;
    private final Subjects subjects;
    private final Plans plans;
    private final Memory memory;
    private final Foretelling foretelling;
    private final HeldAgain held;
    private final Tally tally;

    /// @param kind of the records that walk here
    /// @param made of the records that walk here, filed with them
    public Walk(
            SourceKind kind,
            RunId run,
            SyncRequest request,
            Knowledge known,
            Creation creation,
            OpenBooks books,
            Drift drift,
            Tally tally,
            MadeOfOthers made) {
        this.kind = kind;
        this.run = run;
        this.request = request;
        this.journal = known.journal();
        this.drift = drift;
        this.tally = tally;
        filed = new FiledRecords(kind, known);
        boolean looks = request.isPreview() && !(request.scope() instanceof SyncRequest.SinceLastTime);
        subjects = new Subjects(kind, known, looks, books, tally);
        plans = new Plans(request, known, creation, books, drift);
        memory = new Memory(kind, run, known, tally, made);
        foretelling = new Foretelling(kind, known, plans, tally);
        held = new HeldAgain(kind, request, known, subjects, this, tally);
    }

    /// A page as it was just read.
    ///
    /// @return what is to be posted
    public List<Instruction> page(List<RawRecord> records) {
        drift.look(
                kind,
                records.stream()
                        .filter(RawRecord::makesSense)
                        .map(RawRecord::id)
                        .toList());
        return plan(records);
    }

    /// What was held before, from its filed record.
    ///
    /// @return what is to be posted of the page of holds after the given one, and the last of the page
    public HeldAgain.Page heldAgain(CallMeter meter, Optional<Hold> after) {
        return held.page(meter, after);
    }

    /// The newest filed version of each of these orders.
    public List<RawRecord> filed(Collection<UUID> orders) {
        return filed.newest(orders);
    }

    /// The newest filed version of each of these records that makes sense; the newest where none does.
    public List<RawRecord> legible(Collection<UUID> records) {
        return filed.legible(records);
    }

    List<RawRecord> asFiled(List<SourceRef> orders) {
        return filed.newest(orders);
    }

    /// Plans orders of this run once more, now that what stood in their way is done.
    ///
    /// @return what is to be posted
    public List<Instruction> again(Collection<UUID> orders) {
        return plan(filed(orders));
    }

    /// Tells of records that were told already what else would be done now, nothing of which is filed.
    public void foreseeAgain(List<RawRecord> records) {
        plan(records);
    }

    /// What the source does not have any more.
    ///
    /// @return what is to be posted
    public List<Instruction> gone(Collection<SourceRef> orders) {
        return held.gone(orders);
    }

    /// Those whose documents others are to take the place of, if nothing hangs on them but what goes before them.
    ///
    /// @param going what would go
    Set<UUID> toBeReplaced(List<RawRecord> records, Collection<DocumentRef> going) {
        var some = subjects.of(records);
        return some.isEmpty() ? Set.of() : replaced(plans.planned(some, going).plan(), some);
    }

    /// Those whose documents stand, are to become others, and stay as they are for some reason of their own.
    public Set<UUID> kept(List<RawRecord> records) {
        var some = subjects.of(records);
        return some.isEmpty()
                ? Set.of()
                : CreditedBills.kept(plans.planned(some, List.of()).plan(), some);
    }

    /// Notes which documents of these records a run could neither remove nor make less before what they hang on.
    public void foreseeWhatStays(List<RawRecord> records) {
        var some = subjects.of(records).stream().filter(Subject::stands).toList();
        if (some.isEmpty()) {
            return;
        }
        foretelling.stays(plans.planned(some, List.of()), some);
    }

    /// What hangs on documents that are to be replaced, before they are.
    ///
    /// @return what is to be sent
    List<Instruction> letGo(List<RawRecord> records) {
        records.forEach(record -> tally.ends.metAgain(kind, record.id(), record.makesSense()));
        var some = subjects.of(records).stream().filter(Subject::stands).toList();
        var met = plans.letGo(some);
        var plan = met.plan();
        replaced(plan, some).forEach(tally.ends::goesOn);
        if (request.isPreview()) {
            foretelling.letGo(met);
            return List.of();
        }
        memory.of(records, some, plan);
        tally.sending(plan.instructions().size());
        return plan.instructions();
    }

    List<Instruction> plan(List<RawRecord> records) {
        var all = subjects.of(records);
        all.stream()
                .filter(subject -> subject.event().standing() == Standing.CANCELLED)
                .forEach(subject -> tally.cancelled.add(subject.id()));
        var dismissed =
                dismissed(all.stream().filter(subject -> !subject.stands()).toList());
        dismissed.forEach(id -> tally.ends.skipped(id, DISMISSED));
        var subjects = all.stream()
                .filter(subject -> !dismissed.contains(subject.id()))
                .toList();
        var met = plans.planned(subjects, List.of()).withoutCreditedBills(subjects);
        var plan = met.plan();
        // Of what waits for an answer nobody can say that it is as it was.
        plan.unchanged()
                .forEach(subject ->
                        tally.ends.became(subject.id(), subject.isInDoubt() ? Kind.UNRESOLVED : Kind.UNCHANGED));
        plan.skipped().forEach(skip -> tally.ends.skipped(skip.source().id(), skip.reason()));
        var replaced = replaced(plan, subjects);
        replaced.forEach(tally.ends::goesOn);
        if (request.isPreview()) {
            foretelling.foresee(met, records, subjects, replaced);
            return List.of();
        }
        tally.replaced.addAll(replaced);
        liftWhatIsNamed(records);
        memory.of(records, all, plan);
        tally.sending(plan.instructions().size());
        return plan.instructions();
    }

    /// What becomes of what was never posted is to be told then, though it was dismissed before.
    private void liftWhatIsNamed(List<RawRecord> records) {
        if (request.scope() instanceof SyncRequest.Numbers) {
            var ids = records.stream().map(RawRecord::id).collect(Collectors.toSet());
            ids.removeAll(journal.positions(company(), kind, ids).keySet());
            journal.lift(company(), kind, ids);
        }
    }

    /// The orders whose documents are removed though they are not over: others take the place of these.
    private static Set<UUID> replaced(Plan plan, List<Subject> subjects) {
        var over = over(subjects).keySet();
        return plan.instructions().stream()
                .filter(Instruction.Remove.class::isInstance)
                .map(instruction -> instruction.key().source())
                .filter(order -> !over.contains(order))
                .collect(Collectors.toSet());
    }

    /// Why the orders are none any more, those that are over.
    static Map<UUID, String> over(List<Subject> subjects) {
        return subjects.stream()
                .map(Subject::event)
                .filter(sale -> sale.standing().isOver())
                .collect(Collectors.toMap(
                        sale -> sale.ref().id(), sale -> sale.standing().reason()));
    }

    /// What somebody has dismissed may have been entered by hand, so that it stays away whatever becomes of it,
    /// until somebody syncs it by its number.
    private Set<UUID> dismissed(List<Subject> subjects) {
        return request.scope() instanceof SyncRequest.Numbers
                ? Set.of()
                : journal.dismissed(
                        company(),
                        kind,
                        subjects.stream().map(subject -> subject.id()).toList());
    }

    public static List<Reading.Unreadable> unreadable(List<RawRecord> records) {
        return records.stream()
                .map(RawRecord::reading)
                .filter(Reading.Unreadable.class::isInstance)
                .map(Reading.Unreadable.class::cast)
                .toList();
    }

    SourceKind kind() {
        return kind;
    }

    private CompanyId company() {
        return run.company();
    }
}
