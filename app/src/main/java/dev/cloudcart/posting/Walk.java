package dev.cloudcart.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.Encounters;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.planning.Plan;
import dev.cloudcart.core.planning.Planner;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Ends.Kind;
import dev.cloudcart.report.Tally;

/// Takes a page of records from reading to planned: look up, plan, file. What is planned goes on to the poster.
public final class Walk {

    /// Completes the sentence "not posted, because it is …".
    public static final String DISMISSED = "dismissed";

    private static final String GONE = "not in Linnworks any more";

    private static final int HOLDS_A_PAGE = 200;

    private final SourceKind kind;
    private final RunId run;
    private final SyncRequest request;
    private final Rules rules;
    private final Planner planner;
    private final Creation creation;
    private final TradeSource source;
    private final OpenBooks books;
    private final Journal journal;
    private final Drift drift;
    private final Subjects subjects;
    private final Memory memory;
    private final Tally tally;
    private final AsIfPosted foreseen;

    /// @param kind of the records that walk here
    /// @param foreseen of this run, where it is a preview
    /// @param made of the records that walk here, filed with them
    public Walk(
            SourceKind kind,
            RunId run,
            SyncRequest request,
            Rules rules,
            Creation creation,
            TradeSource source,
            OpenBooks books,
            Journal journal,
            Drift drift,
            Tally tally,
            AsIfPosted foreseen,
            MadeOfOthers made) {
        this.kind = kind;
        this.run = run;
        this.request = request;
        this.rules = rules;
        this.planner = new Planner(run.company(), rules);
        this.creation = creation;
        this.source = source;
        this.books = books;
        this.journal = journal;
        this.drift = drift;
        this.tally = tally;
        this.foreseen = foreseen;
        this.subjects = new Subjects(kind, run.company(), request, rules, source, books, journal, tally, foreseen);
        this.memory = new Memory(kind, run, rules, source, journal, tally, made);
    }

    /// A page as it was just read.
    ///
    /// @return what is to be posted
    public List<Instruction> page(List<RawRecord> records) {
        drift.look(kind, records.stream().filter(Walk::makesSense).map(Walk::id).toList());
        return plan(records);
    }

    /// What was held before may be mended by now: it is planned again from the filed record. Only when a person
    /// asks, who may have mended it in the source, is the source asked for it anew. What stands may have changed
    /// again since: it is only named here, and read before its documents are touched.
    ///
    /// @return what is to be posted of the page of holds after the given one, and the last of the page
    public HeldPage heldAgain(CallMeter meter, Optional<Hold> after) {
        var holds = journal.holds(company(), kind, after, HOLDS_A_PAGE);
        var open =
                holds.stream().filter(hold -> !hold.posted()).map(Hold::source).toList();
        var filed = asFiled(open);
        var standing = standing(filed);
        var senseless = standingSenseless(filed);
        var kept = standing.stream().map(subject -> subject.ref()).collect(Collectors.toSet());
        kept.addAll(senseless);
        var others = filed.stream()
                .filter(record -> !kept.contains(record.reading().ref()))
                .toList();
        var records = request.isByHand() ? readAnew(meter, others) : others;
        records.forEach(record -> tally.ends.metAgain(kind, id(record), makesSense(record)));
        var missing = records.stream()
                .filter(record -> !source.isHandedOut(record.reading().ref().kind(), record.raw()))
                .map(record -> record.reading().ref())
                .toList();
        var instructions = records.isEmpty() ? List.<Instruction>of() : plan(records);
        var asked = standing.stream()
                .filter(subject -> !waitsForAnotherLook(subject))
                .map(Subject::event)
                .toList();
        return new HeldPage(
                instructions,
                missing,
                Stream.concat(
                                senseless.stream(),
                                asked.stream()
                                        .filter(event -> event.standing() != Standing.GONE)
                                        .map(TradeEvent::ref))
                        .toList(),
                asked.stream()
                        .filter(event -> event.standing() == Standing.GONE)
                        .map(TradeEvent::ref)
                        .toList(),
                holds.isEmpty() ? Optional.empty() : Optional.of(holds.getLast()));
    }

    /// They stay held until the source has said how they are now.
    private List<Subject> standing(List<RawRecord> filed) {
        var standing = subjects.of(filed).stream().filter(Walk::mayBeChanged).toList();
        standing.forEach(subject -> {
            tally.ends.metAgain(kind, subject.id(), true);
            tally.ends.became(subject.id(), Kind.HELD);
        });
        return standing;
    }

    /// What stands, and could not be understood when it was read last.
    private List<SourceRef> standingSenseless(List<RawRecord> filed) {
        var senseless = filed.stream()
                .filter(record -> !makesSense(record))
                .map(record -> record.reading().ref())
                .toList();
        if (senseless.isEmpty()) {
            return List.of();
        }
        var positions = journal.positions(
                company(), kind, senseless.stream().map(SourceRef::id).toList());
        var standing = senseless.stream()
                .filter(record -> positions.getOrDefault(record.id(), List.of()).stream()
                        .anyMatch(Position.Live.class::isInstance))
                .toList();
        standing.forEach(record -> {
            tally.ends.metAgain(kind, record.id(), false);
            tally.ends.became(record.id(), Kind.HELD);
        });
        return standing;
    }

    /// Whether it is held for nothing but what somebody did to its document, which is looked at once a day: until then,
    /// nobody needs to be asked.
    private boolean waitsForAnotherLook(Subject subject) {
        return !request.isByHand() && subject.isEditedAlone() && rules.changes().edited() == Rules.Edited.HOLD;
    }

    /// Whether documents of it may be amended or removed: what stands in part is only completed, unless we have
    /// begun to remove it.
    private static boolean mayBeChanged(Subject subject) {
        return subject.stands()
                && (!subject.standsInPart()
                        || subject.isBeingRemoved()
                        || subject.event().standing().isOver());
    }

    /// The newest filed version of each of these orders.
    public List<RawRecord> filed(Collection<UUID> orders) {
        return asFiled(
                orders.stream().map(order -> new SourceRef(kind, order, "")).toList());
    }

    private List<RawRecord> asFiled(List<SourceRef> orders) {
        return journal.raw(company(), orders).stream()
                .map(raw -> new RawRecord(
                        source.reread(raw.source().kind(), raw.raw()),
                        raw.raw(),
                        raw.print(),
                        Age.UNKNOWN,
                        source.tellsPartOfCountry(raw.source().kind(), raw.raw())))
                .toList();
    }

    /// Plans orders of this run once more, now that what stood in their way is done.
    ///
    /// @return what is to be posted
    public List<Instruction> again(Collection<UUID> orders) {
        return plan(filed(orders));
    }

    /// An order of which a part stands is completed as it was. What turns out to be known under another id was held
    /// under a stand-in for it.
    private List<RawRecord> readAnew(CallMeter meter, List<RawRecord> filed) {
        var partly = subjects.of(filed).stream()
                .filter(Subject::standsInPart)
                .map(subject -> subject.id())
                .collect(Collectors.toSet());
        var others =
                filed.stream().filter(record -> !partly.contains(id(record))).toList();
        var records = new LinkedHashMap<UUID, RawRecord>();
        filed.stream().filter(record -> partly.contains(id(record))).forEach(record -> records.put(id(record), record));
        if (!others.isEmpty()) {
            source.readAnew(company(), others, meter).forEach(record -> records.put(id(record), record));
        }
        var gone = filed.stream()
                .map(Walk::id)
                .filter(id -> !records.containsKey(id))
                .toList();
        journal.mend(company(), kind, gone);
        return List.copyOf(records.values());
    }

    /// @param missing what the source listed but did not hand out
    /// @param standing what is in the books already and may be amended or removed, as the source says now
    /// @param left the same of what the source did not know any more
    /// @param last empty when there are no more
    public record HeldPage(
            List<Instruction> instructions,
            List<SourceRef> missing,
            List<SourceRef> standing,
            List<SourceRef> left,
            Optional<Hold> last) {}

    /// Closes the holds of what the source does not have any more. What stands in the books all the same is for a
    /// person to look at; whose document somebody edited or deleted there is planned as it was filed.
    ///
    /// @return what is to be posted
    public List<Instruction> gone(Collection<SourceRef> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var ids = orders.stream().map(SourceRef::id).collect(Collectors.toSet());
        var standing = new HashSet<UUID>();
        var changed = new HashSet<UUID>();
        journal.positions(company(), kind, ids).forEach((id, positions) -> {
            if (!positions.stream().allMatch(Position.Gone.class::isInstance)) {
                standing.add(id);
            }
            if (positions.stream().anyMatch(Walk::isChangedByAnother)) {
                changed.add(id);
            }
        });
        var asFiled = filed(changed).stream().filter(Walk::isFinished).toList();
        ids.removeAll(standing);
        asFiled.forEach(record -> ids.remove(id(record)));
        if (!request.isPreview()) {
            journal.mend(company(), kind, ids);
            journal.finished(company(), kind, ids);
        }
        ids.forEach(id -> tally.ends.skipped(id, GONE));
        asFiled.forEach(record -> tally.ends.metAgain(kind, id(record), true));
        return asFiled.isEmpty() ? List.of() : plan(asFiled);
    }

    private static boolean isChangedByAnother(Position position) {
        return switch (position) {
            case Position.Live live -> live.edited();
            case Position.Gone gone -> !gone.byUs();
            case Position.InDoubt _ -> false;
        };
    }

    /// Whether nothing more happens to it by itself. Such a record is asked for as what it is: that it is not handed
    /// out does not say that it has gone.
    public static boolean isFinished(RawRecord record) {
        return record.reading() instanceof Reading.Read(var event)
                && event.standing() != Standing.GONE
                && switch (event) {
                    case Sale sale -> !sale.isOpen();
                    case PurchaseOrder order -> order.isDone();
                    case Payment _, Delivery _, SupplierPayment _ -> true;
                };
    }

    /// Whether it is in the shop no more: what stands of it goes before what it hangs on.
    public static boolean isOver(RawRecord record) {
        return record.reading() instanceof Reading.Read(var event)
                && event.standing().isOver();
    }

    /// The order that it is, or belongs to.
    public static UUID order(RawRecord record) {
        return record.reading() instanceof Reading.Read(var event)
                ? switch (event) {
                    case Delivery delivery -> delivery.order().id();
                    case SupplierPayment payment -> payment.order().id();
                    case Payment payment -> payment.order().id();
                    case PurchaseOrder _, Sale _ -> event.id();
                }
                : id(record);
    }

    /// Whether more is to happen to it, as it was read.
    public static boolean isUnderWay(RawRecord record) {
        return record.reading() instanceof Reading.Read(var event)
                && !event.standing().isOver()
                && !isFinished(record);
    }

    /// Those whose documents others are to take the place of, if nothing hangs on them but what goes before them.
    ///
    /// @param going what would go
    Set<UUID> toBeReplaced(List<RawRecord> records, Collection<DocumentRef> going) {
        var some = subjects.of(records);
        return some.isEmpty() ? Set.of() : replaced(planned(some, going).plan(), some);
    }

    /// Notes which documents of these records a run could neither remove nor make less before what they hang on.
    public void foreseeWhatStays(List<RawRecord> records) {
        var some = subjects.of(records).stream().filter(Subject::stands).toList();
        if (some.isEmpty()) {
            return;
        }
        var done = planned(some, List.of()).plan().instructions().stream()
                .map(Instruction::key)
                .collect(Collectors.toSet());
        some.forEach(subject -> subject.live().stream()
                .filter(live -> !done.contains(live.key()))
                .forEach(live -> foreseen.stays(subject.id(), live.ref())));
    }

    /// What hangs on documents that are to be replaced, before they are.
    ///
    /// @return what is to be sent
    List<Instruction> letGo(List<RawRecord> records) {
        records.forEach(record -> tally.ends.metAgain(kind, id(record), makesSense(record)));
        var some = subjects.of(records).stream().filter(Subject::stands).toList();
        var nothing = new Needs(Set.of(), Set.of(), Set.of());
        var met = met(planner.letGo(some), some, books.chart(nothing, creation.lookOnly()), List.of());
        var plan = met.plan();
        replaced(plan, some).forEach(tally.ends::goesOn);
        if (request.isPreview()) {
            foresee(plan, met.looks());
            plan.instructions().stream()
                    .filter(Instruction.Remove.class::isInstance)
                    .map(Instruction.Remove.class::cast)
                    .forEach(foreseen::letGo);
            return List.of();
        }
        memory.of(records, some, plan);
        tally.sending(plan.instructions().size());
        return plan.instructions();
    }

    private List<Instruction> plan(List<RawRecord> records) {
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
        var met = planned(subjects, List.of());
        var plan = met.plan();
        // Of what waits for an answer nobody can say that it is as it was.
        plan.unchanged()
                .forEach(subject ->
                        tally.ends.became(subject.id(), subject.isInDoubt() ? Kind.UNRESOLVED : Kind.UNCHANGED));
        plan.skipped().forEach(skip -> tally.ends.skipped(skip.source().id(), skip.reason()));
        var replaced = replaced(plan, subjects);
        replaced.forEach(tally.ends::goesOn);
        if (request.isPreview()) {
            foresee(met, subjects);
            foreseeHolds(records, plan);
            return List.of();
        }
        tally.replaced.addAll(replaced);
        memory.of(records, all, plan);
        tally.sending(plan.instructions().size());
        return plan.instructions();
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

    /// Customers and items are created for what can be posted once they are there, and for nothing that is held.
    ///
    /// @param going what hangs on their documents now, and will not any more
    private Met planned(List<Subject> subjects, Collection<DocumentRef> going) {
        var known = books.chart(planner.needs(subjects), creation.lookOnly());
        var numbers = numbers(subjects, known);
        var met = met(planner.plan(subjects, known, numbers), subjects, known, going);
        var able = planner.planned(subjects, met.plan());
        if (request.isPreview() || !known.lacks(planner.needs(able))) {
            return met;
        }
        var complete = completed(able, known, numbers);
        var anew = met(planner.plan(able, complete, numbers), able, complete, going);
        return new Met(met.plan().planningAnew(anew.plan()), complete, anew.looks());
    }

    /// Items first: an order is held whose item the books refuse to create, and then it needs no customer.
    private Chart completed(List<Subject> able, Chart known, Map<PostingKey, String> numbers) {
        var all = planner.needs(able);
        var items = new Needs(Set.of(), all.items(), all.rates());
        var withItems = known.lacks(items) ? known.with(books.chart(items, creation)) : known;
        var stillAble = planner.planned(able, planner.plan(able, withItems, numbers));
        var customers = new Needs(planner.needs(stillAble).parties(), Set.of(), Set.of());
        return withItems.lacks(customers) ? withItems.with(books.chart(customers, creation)) : withItems;
    }

    /// @param plan as it is by what was seen in the books
    /// @param chart that it was made with
    private record Met(Plan plan, Chart chart, Map<PostingKey, Look> looks) {}

    /// What is to be done to documents that stand depends on how the books show them now.
    private Met met(Plan plan, List<Subject> subjects, Chart chart, Collection<DocumentRef> going) {
        var touched = Encounters.touched(plan);
        var followers = new ArrayList<>(followers(plan, subjects));
        followers.addAll(going);
        followers.addAll(foreseen.removed());
        var looks = touched.isEmpty() ? Map.<PostingKey, Look>of() : books.look(touched, followers);
        if (!request.isPreview() && !touched.isEmpty()) {
            drift.met(touched, looks);
        }
        var met = touched.isEmpty()
                ? plan
                : encounters(chart, reconciled(plan, looks)).meet(plan, subjects, looks);
        return new Met(met, chart, looks);
    }

    /// Of documents that are amended; what hangs on one that is removed has gone before, or has become less, or stays.
    private List<DocumentRef> followers(Plan plan, List<Subject> subjects) {
        var amended = plan.instructions().stream()
                .filter(Instruction.Amend.class::isInstance)
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        var following = subjects.stream()
                .filter(subject -> amended.contains(subject.id()))
                .flatMap(subject -> subject.followers(plan.instructions()).stream());
        return (request.isPreview() ? Stream.concat(following, wouldHaveGone(plan, subjects)) : following).toList();
    }

    /// What a run would have removed or made less before, as nothing kept it.
    private Stream<DocumentRef> wouldHaveGone(Plan plan, List<Subject> subjects) {
        var touched = plan.instructions().stream()
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        return subjects.stream()
                .filter(subject -> touched.contains(subject.id()))
                .flatMap(subject -> subject.followers().stream())
                .filter(document -> !foreseen.isStaying(document));
    }

    /// What takes the place of a document is planned as if that one were gone already.
    private void foresee(Met met, List<Subject> subjects) {
        foresee(met.plan(), met.looks());
        var replaced = replaced(met.plan(), subjects);
        var emptied = subjects.stream()
                .filter(subject -> replaced.contains(subject.id()))
                .map(Subject::withoutItsDocuments)
                .toList();
        if (!emptied.isEmpty()) {
            foresee(planner.plan(emptied, met.chart(), numbers(emptied, met.chart())), Map.of());
        }
    }

    private void foresee(Plan plan, Map<PostingKey, Look> looks) {
        for (var instruction : plan.instructions()) {
            tally.foresee(
                    Foreseen.of(instruction, Optional.ofNullable(looks.get(instruction.key()))),
                    Intent.of(instruction));
            if (instruction instanceof Instruction.Remove remove) {
                foreseen.removed(remove);
            }
            if (isPaidFor()) {
                foreseen.planned(instruction);
            }
        }
    }

    /// Whether payments depend on what walks here.
    private boolean isPaidFor() {
        return kind == SourceKind.SALE
                ? rules.sales().transactionType().hasPayments()
                : kind == SourceKind.DELIVERY && rules.purchases().hasPayments();
    }

    private Set<DocumentRef> reconciled(Plan plan, Map<PostingKey, Look> looks) {
        var days = Encounters.onStatements(plan, looks);
        return days.isEmpty() ? Set.of() : books.reconciled(days);
    }

    private Encounters encounters(Chart chart, Set<DocumentRef> reconciled) {
        return new Encounters(rules.changes(), chart.booksClosedUntil(), reconciled);
    }

    private Map<PostingKey, String> numbers(List<Subject> subjects, Chart chart) {
        return journal.numbers(
                company(), planner.numbers(subjects, chart), planner.sharesNumbers() && !request.isPreview());
    }

    private void foreseeHolds(List<RawRecord> records, Plan plan) {
        plan.held().forEach(one -> foreseeHold(one.source(), one.reasons(), Optional.of(one.amount())));
        unreadable(records).forEach(one -> foreseeHold(one.ref(), List.of(one.reason()), one.amount()));
    }

    private void foreseeHold(SourceRef record, List<Reason> reasons, Optional<Money> amount) {
        tally.ends.became(record.id(), Kind.HELD);
        tally.foresight.hold(new Hold(record, reasons, amount, false, Instant.EPOCH));
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

    public static UUID id(RawRecord record) {
        return record.reading().ref().id();
    }

    public static boolean makesSense(RawRecord record) {
        return record.reading() instanceof Reading.Read;
    }

    private CompanyId company() {
        return run.company();
    }
}
