package dev.cloudcart.core.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Reason;

/// What becomes of planned amendments and removals once it is known how their documents stand in the books: they go
/// on under the version that stands there, or are held, or leave what somebody made of the document. An amendment for
/// no other reason than that somebody edited the document is none where it looks as we left it.
public final class Encounters {

    static final String KEPT = "edited in QuickBooks, which is kept";

    private final Rules.Changes rules;
    private final @Nullable LocalDate closed;
    private final Set<DocumentRef> reconciled;

    /// @param closed the last day of closed books; null when none are
    /// @param reconciled those of [#onStatements] that are
    public Encounters(Rules.Changes rules, @Nullable LocalDate closed, Set<DocumentRef> reconciled) {
        this.rules = rules;
        this.closed = closed;
        this.reconciled = Set.copyOf(reconciled);
    }

    /// Where nothing is reconciled.
    public Encounters(Rules.Changes rules, @Nullable LocalDate closed) {
        this(rules, closed, Set.of());
    }

    /// Those whose documents are to be looked at.
    public static List<Position.Live> touched(Plan plan) {
        return plan.instructions().stream()
                .flatMap(instruction -> live(instruction).stream())
                .toList();
    }

    private static List<Position.Live> live(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Create _ -> List.of();
            case Instruction.Amend amend -> List.of(amend.live());
            case Instruction.Remove remove -> List.of(remove.live());
        };
    }

    /// Those that may be reconciled with a statement of the bank and would not agree with it any more, with
    /// their days in the books.
    ///
    /// @param looks at all that [#touched] named
    public static Map<DocumentRef, LocalDate> onStatements(Plan plan, Map<PostingKey, Look> looks) {
        var days = new HashMap<DocumentRef, LocalDate>();
        for (var instruction : plan.instructions()) {
            var look = looks.get(instruction.key());
            for (var live : live(instruction)) {
                if (look != null && look.isBanked() && movesMoney(instruction, live, look)) {
                    days.put(
                            live.ref(),
                            look.shows().map(Shown::day).orElse(live.intent().day()));
                }
            }
        }
        return days;
    }

    /// What somebody else made of it may be what the bank has.
    private static boolean movesMoney(Instruction instruction, Position.Live live, Look look) {
        return !(instruction instanceof Instruction.Amend(var _, var _, var document))
                || !(look instanceof Look.AsWeLeftIt)
                || !document.form().gross().equals(live.intent().gross())
                || !document.form().day().equals(live.intent().day());
    }

    /// An event of several documents goes on with all of them or with none.
    ///
    /// @param looks at all that [#touched] named
    public Plan meet(Plan plan, List<Subject> subjects, Map<PostingKey, Look> looks) {
        var subjectsById = new HashMap<UUID, Subject>();
        subjects.forEach(subject -> subjectsById.put(subject.id(), subject));
        var reasons = new HashMap<UUID, Reason>();
        var kept = new HashMap<UUID, String>();
        var met = new ArrayList<Instruction>();
        var done = new HashSet<UUID>();
        var asTheyWere = new LinkedHashSet<UUID>();
        for (var instruction : plan.instructions()) {
            var subject =
                    Objects.requireNonNull(subjectsById.get(instruction.key().source()));
            switch (met(instruction, subject, looks.get(instruction.key()))) {
                case Met.Goes(var on) -> met.add(on);
                case Met.Waits(var reason) ->
                    reasons.putIfAbsent(instruction.key().source(), reason);
                case Met.Stays(var why) -> kept.put(instruction.key().source(), why);
                case Met.Done() -> done.add(instruction.key().source());
                case Met.AsItWas() -> asTheyWere.add(instruction.key().source());
            }
        }
        met.forEach(instruction -> done.remove(instruction.key().source()));
        done.forEach(source -> kept.putIfAbsent(
                source,
                Objects.requireNonNull(subjectsById.get(source))
                        .event()
                        .standing()
                        .reason()));
        met.removeIf(instruction -> reasons.containsKey(instruction.key().source())
                || kept.containsKey(instruction.key().source()));
        asTheyWere.removeAll(reasons.keySet());
        asTheyWere.removeAll(kept.keySet());
        met.forEach(instruction -> asTheyWere.remove(instruction.key().source()));
        return plan.meeting(
                met,
                held(reasons, subjectsById),
                skipped(kept, reasons.keySet(), subjectsById),
                asTheyWere.stream().map(subjectsById::get).toList());
    }

    private sealed interface Met {

        record Goes(Instruction instruction) implements Met {}

        record Waits(Reason reason) implements Met {}

        /// @param why completes the sentence "not posted, because it is …"
        record Stays(String why) implements Met {}

        /// Somebody removed it already.
        record Done() implements Met {}

        /// Whoever edited it has put it right.
        record AsItWas() implements Met {}
    }

    private Met met(Instruction instruction, Subject subject, @Nullable Look look) {
        boolean isOver = subject.event().standing().isOver();
        return switch (instruction) {
            case Instruction.Create create
            when !subject.live().isEmpty() && isClosed(create.document()) ->
                closed(subject.live().getFirst());
            case Instruction.Create create -> new Met.Goes(create);
            case Instruction.Amend amend ->
                subject.saysTheSame() ? edited(amend, isOver, look) : met(amend, amend.live(), isOver, look);
            case Instruction.Remove remove -> met(remove, remove.live(), isOver, look);
        };
    }

    private Met edited(Instruction.Amend amend, boolean isOver, @Nullable Look look) {
        var live = amend.live();
        return switch (look) {
            case Look.AsWeLeftIt _ -> new Met.AsItWas();
            case Look.Edited moved when isWhereItIsToBe(amend, moved) -> movedAlong(amend, live, moved);
            case Look.Edited edit
            when rules.edited() == Rules.Edited.HOLD ->
                new Met.Waits(PlanCause.EDITED_AFTER_POSTING.of(
                        live.called(), edit.how(), live.intent().source()));
            case Look.Edited _ when rules.edited() == Rules.Edited.KEEP -> new Met.Stays(KEPT);
            case Look.Edited edit
            when !edit.linkedTo().isEmpty() ->
                new Met.Waits(PlanCause.EDITED_AFTER_POSTING.of(
                        live.called(),
                        "%s; and %s depends on it".formatted(edit.how(), edit.linkedTo()),
                        live.intent().source()));
            case Look.Edited edit when !isClosed(amend, live) -> written(amend, live, edit.syncToken());
            case null, default -> met(amend, live, isOver, look);
        };
    }

    /// Whether it stands there, or would come to stand there.
    private boolean isClosed(Instruction instruction, Position.Live live) {
        return isClosed(live.intent().type(), live.intent().day())
                || (instruction instanceof Instruction.Amend amend && isClosed(amend.document()));
    }

    private boolean isClosed(Document document) {
        return isClosed(document.type(), document.form().day());
    }

    /// A purchase order moves no money. Whether QuickBooks changes it in closed books is not documented, so that it is
    /// asked to: what was ordered in one year and comes in the next is to be closed then.
    private boolean isClosed(DocumentType type, LocalDate day) {
        return closed != null && type != DocumentType.PURCHASE_ORDER && !day.isAfter(closed);
    }

    private Met closed(Position.Live live) {
        return new Met.Waits(inClosedBooks(live, Objects.requireNonNull(closed)));
    }

    static Reason inClosedBooks(Position.Live live, LocalDate closed) {
        return PlanCause.IN_CLOSED_BOOKS.of(live.called(), live.intent().day(), closed.toString());
    }

    /// @param isOver whether nothing is to stand in the end
    private Met met(Instruction instruction, Position.Live live, boolean isOver, @Nullable Look look) {
        if (isClosed(instruction, live)) {
            return saysTheSame(instruction, look) ? new Met.AsItWas() : closed(live);
        }
        return switch (look) {
            case null -> throw new IllegalStateException("Nobody looked at " + live.called());
            case Look.Missing() when isOver -> new Met.Done();
            case Look.Missing() ->
                new Met.Waits(PlanCause.DELETED_IN_QUICKBOOKS.of(
                        live.called(), live.intent().source()));
            case Look.AsWeLeftIt left
            when left.isDeposited() ->
                saysMoreAlone(instruction, left.shown())
                        ? new Met.Stays(
                                "part of %s, and only its private note would say more".formatted(left.linkedTo()))
                        : deposited(live, left.linkedTo());
            case Look.AsWeLeftIt left -> goesOn(instruction, live, left.syncToken(), left.linkedTo());
            case Look.Edited edit
            when isWanted(instruction, edit) -> goesOn(instruction, live, edit.syncToken(), edit.linkedTo());
            case Look.Edited moved
            when isWhereItIsToBe(instruction, moved) && !moved.isDeposited() ->
                moved.linkedTo().isEmpty() || !isOfAnotherTotal(instruction)
                        ? written(instruction, live, moved.syncToken())
                        : linked(live, moved.linkedTo());
            // Nobody asks any more whom it is to be with.
            case Look.Edited merged
            when instruction instanceof Instruction.Remove && merged.isMerged() ->
                merged.isDeposited()
                        ? deposited(live, merged.linkedTo())
                        : goesOn(instruction, live, merged.syncToken(), merged.linkedTo());
            case Look.Edited edit ->
                switch (rules.edited()) {
                    case HOLD ->
                        new Met.Waits(PlanCause.EDITED_IN_QUICKBOOKS.of(
                                live.called(), edit.how(), live.intent().source()));
                    case KEEP -> new Met.Stays(KEPT);
                    case OVERWRITE -> overwrites(instruction, live, edit.syncToken(), edit.linkedTo());
                };
        };
    }

    /// Whether somebody moved it to the very customer or vendor that it is to be with now, and did nothing else, as
    /// happens to all documents of one that is merged into another.
    private static boolean isWhereItIsToBe(Instruction instruction, Look.Edited look) {
        return look.isMovedAlone()
                && instruction instanceof Instruction.Amend(var _, var _, var document)
                && look.shows()
                        .filter(shown -> isWith(shown, document.form().party()))
                        .isPresent();
    }

    private static boolean isWith(Shown shown, Ref<Ref.Party> wanted) {
        var party = shown.party();
        return party != null && party.id().equals(wanted.id());
    }

    /// Nothing of it becomes another, so that it is written once more only where that meets nothing.
    private Met movedAlong(Instruction.Amend amend, Position.Live live, Look.Edited moved) {
        return isClosed(amend, live) || reconciled.contains(live.ref()) || moved.isDeposited()
                ? new Met.AsItWas()
                : new Met.Goes(at(amend, moved.syncToken()));
    }

    private static boolean isOfAnotherTotal(Instruction instruction) {
        return instruction instanceof Instruction.Amend(var live, var _, var document)
                && !document.form().gross().equals(live.intent().gross());
    }

    /// Whether its lines would only stand in another order. A payment has none, and what it pays does not show.
    private static boolean saysTheSame(Instruction instruction, @Nullable Look look) {
        return look instanceof Look.AsWeLeftIt left
                && instruction instanceof Instruction.Amend(var live, var _, var document)
                && !document.type().isPayment()
                && isOfKnownLines(document, live, left.shown())
                && differences(document, live, left.shown()).isEmpty();
    }

    /// Whether nothing of it would become another but what its note says.
    private static boolean saysMoreAlone(Instruction instruction, @Nullable Shown shown) {
        return instruction instanceof Instruction.Amend(var live, var _, var document)
                && isOfKnownLines(document, live, shown)
                && isShown(document, live, shown);
    }

    private static boolean isOfKnownLines(Document document, Position.Live live, @Nullable Shown shown) {
        return shown != null
                && shown.lines() != null
                && document.type() == live.intent().type();
    }

    /// As far as what it shows is known.
    private static boolean isShown(Document document, Position.Live live, @Nullable Shown shown) {
        return differences(document, live, shown).stream()
                .allMatch(change ->
                        change instanceof Change.Word(var what, var _, var _) && what.equals(Differences.NOTE));
    }

    /// None where it is not known what stands.
    private static List<Change> differences(Document document, Position.Live live, @Nullable Shown shown) {
        return shown == null
                ? List.of()
                : Differences.between(
                        shown, Shown.inPlaceOf(live, document), document.type().party());
    }

    /// Whether it is ours already, as a database that was restored from a backup does not know. The mark stays where
    /// somebody edits the document, so that it has to look so too.
    private static boolean isWanted(Instruction instruction, Look.Edited look) {
        return !look.content().isEmpty()
                && instruction instanceof Instruction.Amend(var live, var _, var document)
                && ContentHash.of(document).hex().startsWith(look.content())
                && look.shows().filter(shown -> !isShown(document, live, shown)).isEmpty();
    }

    private Met goesOn(Instruction instruction, Position.Live live, String token, String linkedTo) {
        return linkedTo.isEmpty() || !isFelt(instruction) ? written(instruction, live, token) : linked(live, linkedTo);
    }

    /// What hangs on an edited document hangs on what it has become.
    private Met overwrites(Instruction instruction, Position.Live live, String token, String linkedTo) {
        return linkedTo.isEmpty() ? written(instruction, live, token) : linked(live, linkedTo);
    }

    private Met written(Instruction instruction, Position.Live live, String token) {
        return reconciled.contains(live.ref())
                ? new Met.Waits(PlanCause.RECONCILED_IN_QUICKBOOKS.of(
                        live.called(), live.intent().source()))
                : new Met.Goes(at(instruction, token));
    }

    private static Met deposited(Position.Live live, String linkedTo) {
        return new Met.Waits(PlanCause.DEPOSITED_IN_QUICKBOOKS.of(
                live.called(), linkedTo, live.intent().source()));
    }

    private static Met linked(Position.Live live, String linkedTo) {
        return new Met.Waits(PlanCause.LINKED_IN_QUICKBOOKS.of(
                live.called(), linkedTo, live.intent().source()));
    }

    /// Whether what hangs on a document would notice.
    private static boolean isFelt(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Create _ -> false;
            case Instruction.Remove _ -> true;
            // what is billed of a purchase order hangs on it, and is none the worse for it
            case Instruction.Amend(var live, var _, Document.PurchaseOrder _) -> false;
            case Instruction.Amend(var live, var _, var document) ->
                !document.form().gross().equals(live.intent().gross())
                        || live.intent().expected().party() == null
                        || !document.form()
                                .party()
                                .id()
                                .equals(live.intent().expected().party().id());
        };
    }

    private static Instruction at(Instruction instruction, String token) {
        return switch (instruction) {
            case Instruction.Create create -> create;
            case Instruction.Amend(var live, var origin, var document) ->
                new Instruction.Amend(live.at(token), origin, document);
            case Instruction.Remove(var live, var origin, var deed) ->
                new Instruction.Remove(live.at(token), origin, deed);
        };
    }

    private static List<Mapping.Held> held(Map<UUID, Reason> reasons, Map<UUID, Subject> subjectsById) {
        var held = new ArrayList<Mapping.Held>();
        reasons.forEach((id, reason) -> {
            var subject = subjectsById.get(id);
            if (subject != null) {
                held.add(new Mapping.Held(subject.ref(), subject.event().gross(), List.of(reason)));
            }
        });
        return held;
    }

    private static List<Mapping.Skipped> skipped(
            Map<UUID, String> kept, Set<UUID> held, Map<UUID, Subject> subjectsById) {
        var skipped = new ArrayList<Mapping.Skipped>();
        kept.forEach((id, why) -> {
            var subject = subjectsById.get(id);
            if (subject != null && !held.contains(id)) {
                skipped.add(new Mapping.Skipped(subject.ref(), why));
            }
        });
        return skipped;
    }
}
