package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.LongOrders;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Standing;

/// Plans a page of events against what stands already.
///
/// ```
/// nothing stands                             →  create
/// it stands, and the shop says the same      →  nothing
/// it stands, and the shop says otherwise     →  amend, hold or leave, as the rules say
/// an invoice stands, and the order is paid   →  remove; then, by another plan, create the receipt
/// its document is in another currency        →  the same
/// some of its documents are removed by us    →  remove the others
/// it stands, and the order is cancelled      →  void, delete or hold, as the rules say
/// somebody edited it in the books            →  amend, unless what is met there is to be held or kept
/// somebody deleted it in the books           →  hold, create the next generation or leave, as the rules say
/// ```
public final class Planner {

    private static final String DELETED = "deleted in QuickBooks, which is left so";
    private static final String LEFT = "changed after it was posted, which is left as it is";

    private final CompanyId company;
    private final Rules rules;

    public Planner(CompanyId company, Rules rules) {
        this.company = company;
        this.rules = rules;
    }

    /// The key of the document that an event has or becomes.
    public PostingKey key(Subject subject) {
        return subject.key(company);
    }

    /// What the chart must know before [#plan].
    public Needs needs(List<Subject> subjects) {
        return Drafting.needs(
                rules,
                subjects.stream()
                        .filter(subject -> !subject.isSettled() && !isHeldForDeletion(subject))
                        .toList());
    }

    /// Whether two events can ask for the same number.
    public boolean sharesNumbers() {
        return rules.sales().numbering().from() == Rules.NumberFrom.CHANNEL_REFERENCE
                || rules.purchases().billNumber() == Rules.BillNumber.SUPPLIER_REFERENCE;
    }

    /// The numbers that documents which do not stand yet may have, each in the order in which they are wanted.
    public Map<PostingKey, List<String>> numbers(List<Subject> subjects, Chart chart) {
        var drafting = Drafting.anew(rules, chart);
        var numbers = new LinkedHashMap<PostingKey, List<String>>();
        subjects.stream()
                .filter(subject -> !subject.isSettled() && subject.live().isEmpty())
                .forEach(subject -> numbers.put(key(subject), drafting.numbers(subject.event())));
        return numbers;
    }

    /// Those that the plan has an instruction for.
    public List<Subject> planned(List<Subject> subjects, Plan plan) {
        var sources = plan.instructions().stream()
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        return subjects.stream()
                .filter(subject -> sources.contains(subject.id()))
                .toList();
    }

    /// Every document under the number it wants most.
    public Plan plan(List<Subject> subjects, Chart chart) {
        var first = new HashMap<PostingKey, String>();
        numbers(subjects, chart)
                .forEach((key, numbers) -> numbers.stream().findFirst().ifPresent(number -> first.put(key, number)));
        return plan(subjects, chart, first);
    }

    /// @param numbers of the documents that do not stand yet, where they have one
    public Plan plan(List<Subject> subjects, Chart chart, Map<PostingKey, String> numbers) {
        var anew = Drafting.anew(rules, chart);
        var standing = Drafting.standing(rules, chart);
        var page = new Page();
        for (var subject : subjects) {
            var drafting = subject.live().isEmpty() ? anew : standing;
            if (subject.isSettled()) {
                page.unchanged.add(subject);
            } else if (staysDeleted(subject) && subject.event().standing().counts()) {
                page.skipped.add(new Mapping.Skipped(subject.ref(), DELETED));
            } else if (isHeldForDeletion(subject) && subject.event().standing().counts()) {
                page.hold(subject, deletion(subject));
            } else {
                switch (drafting.draft(subject, number(subject, numbers))) {
                    case Mapping.Mapped _
                    when subject.isBeingRemoved() -> remove(subject, subject.live(), Deed.DELETE, page);
                    case Mapping.Mapped(var _, var document)
                    when drafting.isToBeReplaced(subject, document) ->
                        replace(subject, drafting.fit(document), drafting.whyReplaced(subject, document), chart, page);
                    case Mapping.Mapped(var _, var document) ->
                        compare(subject, drafting.fit(drafting.asItStands(subject, document)), page);
                    case Mapping.Held held -> hold(subject, held, page);
                    case Mapping.Skipped skipped -> skip(subject, skipped, page);
                }
            }
        }
        return new Plan(page.instructions, page.held, page.skipped, page.unchanged);
    }

    /// What hangs on documents that are to be replaced goes before them, and comes again when the others stand.
    public Plan letGo(List<Subject> subjects) {
        var page = new Page();
        subjects.stream()
                .filter(subject -> !subject.isInDoubt())
                .forEach(subject -> remove(subject, subject.live(), Deed.DELETE, page));
        return new Plan(page.instructions, page.held, page.skipped, page.unchanged);
    }

    /// Gathers what the events of a page become.
    private static final class Page {

        private final List<Instruction> instructions = new ArrayList<>();
        private final List<Mapping.Held> held = new ArrayList<>();
        private final List<Mapping.Skipped> skipped = new ArrayList<>();
        private final List<Subject> unchanged = new ArrayList<>();

        private void hold(Subject subject, Reason reason) {
            held.add(new Mapping.Held(subject.ref(), subject.event().gross(), List.of(reason)));
        }
    }

    /// What stands keeps its number.
    private @Nullable String number(Subject subject, Map<PostingKey, String> numbers) {
        return subject.live().isEmpty() ? numbers.get(key(subject)) : number(subject);
    }

    /// Of what stands, as it was asked for. That of a part ends with the part's.
    static @Nullable String number(Subject subject) {
        var first = subject.live().getFirst();
        var number = first.intent().number();
        var end = "-" + first.key().part();
        return number != null && first.intent().origin().documents() > 1 && number.endsWith(end)
                ? number.substring(0, number.length() - end.length())
                : number;
    }

    /// What stands is deleted; what takes its place is planned when it is gone, as the next generation.
    private void replace(Subject subject, LongOrders.Fitted fitted, String why, Chart chart, Page page) {
        if (fitted instanceof LongOrders.Fitted.TooLong(var reason)) {
            page.hold(subject, reason);
            return;
        }
        var live = subject.live();
        var closed = chart.booksClosedUntil();
        if (closed != null
                && fitted instanceof LongOrders.Fitted.Documents(var documents)
                && documents.stream()
                        .anyMatch(document -> !document.form().day().isAfter(closed))) {
            page.hold(subject, Encounters.inClosedBooks(live.getFirst(), closed));
            return;
        }
        switch (rules.changes().changed()) {
            case AMEND -> remove(subject, live, Deed.DELETE, page);
            case LEAVE -> page.skipped.add(new Mapping.Skipped(subject.ref(), LEFT));
            case HOLD ->
                page.hold(
                        subject,
                        PlanCause.CHANGED_AFTER_POSTING.of(why, subject.ref().number()));
        }
    }

    private void compare(Subject subject, LongOrders.Fitted fitted, Page page) {
        switch (fitted) {
            case LongOrders.Fitted.TooLong(var reason) -> page.hold(subject, reason);
            case LongOrders.Fitted.Documents(var documents) ->
                compare(subject, new SubjectDocuments(subject, key(subject), documents).compared(), page);
        }
    }

    private void compare(Subject subject, SubjectDocuments.Comparison comparison, Page page) {
        switch (comparison) {
            case SubjectDocuments.Comparison.Unfit(var reason) -> page.hold(subject, reason);
            case SubjectDocuments.Comparison.Missing(var creates) -> page.instructions.addAll(creates);
            case SubjectDocuments.Comparison.Whole(var amends) -> {
                if (amends.isEmpty()) {
                    page.unchanged.add(subject);
                } else if (subject.saysTheSame()) {
                    page.instructions.addAll(amends);
                } else {
                    amend(subject, amends, page);
                }
            }
        }
    }

    private void amend(Subject subject, List<Instruction.Amend> amends, Page page) {
        switch (rules.changes().changed()) {
            case AMEND -> page.instructions.addAll(amends);
            case LEAVE -> page.skipped.add(new Mapping.Skipped(subject.ref(), LEFT));
            case HOLD ->
                page.hold(
                        subject,
                        PlanCause.CHANGED_AFTER_POSTING.of(
                                amends.stream()
                                        .map(amend ->
                                                Differences.of(amend.live().intent(), amend.document()))
                                        .collect(Collectors.joining("; ")),
                                subject.ref().number()));
        }
    }

    /// What stays as it is whatever it should be needs nothing that it would need to be written. A payment that lacks
    /// what it pays is told.
    private void hold(Subject subject, Mapping.Held held, Page page) {
        boolean stays = subject.standsWhole()
                && subject.event().standing().counts()
                && !subject.live().getFirst().intent().type().isPayment();
        if (stays && !subject.saysTheSame() && rules.changes().changed() == Rules.Changed.LEAVE) {
            page.skipped.add(new Mapping.Skipped(subject.ref(), LEFT));
        } else if (stays && subject.isEdited() && rules.changes().edited() == Rules.Edited.KEEP) {
            page.skipped.add(new Mapping.Skipped(subject.ref(), Encounters.KEPT));
        } else {
            page.held.add(held);
        }
    }

    private void skip(Subject subject, Mapping.Skipped skipped, Page page) {
        var live = subject.live();
        if (live.isEmpty()) {
            page.skipped.add(skipped);
        } else if (!subject.event().standing().isOver()) {
            page.hold(subject, PlanCause.NO_SALE_ANY_MORE.of(live.getFirst().called(), skipped.reason()));
        } else {
            switch (rules.changes().cancelled()) {
                case VOID -> remove(subject, live, Deed.VOID, page);
                case DELETE -> remove(subject, live, Deed.DELETE, page);
                case HOLD ->
                    page.hold(
                            subject,
                            cancellation(subject)
                                    .of(live.getFirst().called(), subject.ref().number()));
            }
        }
    }

    private static PlanCause cancellation(Subject subject) {
        return subject.event().standing() == Standing.TAKEN_BACK
                ? PlanCause.PAYMENT_TAKEN_BACK
                : PlanCause.CANCELLED_AFTER_POSTING;
    }

    private static void remove(Subject subject, List<Position.Live> live, Deed deed, Page page) {
        live.forEach(one -> page.instructions.add(new Instruction.Remove(
                one,
                one.intent().origin().of(subject.version()),
                one.ref().type().removal(deed))));
    }

    private boolean isHeldForDeletion(Subject subject) {
        return subject.live().isEmpty()
                ? isDeleted(subject) && rules.changes().deleted() != Rules.Deleted.POST_AGAIN
                : subject.gone().stream().anyMatch(gone -> !gone.byUs());
    }

    private boolean staysDeleted(Subject subject) {
        return isDeleted(subject) && rules.changes().deleted() == Rules.Deleted.KEEP;
    }

    private static boolean isDeleted(Subject subject) {
        return subject.live().isEmpty() && subject.gone().stream().anyMatch(gone -> !gone.byUs());
    }

    private static Reason deletion(Subject subject) {
        var gone = subject.gone().stream()
                .min(Comparator.comparing(Position.Gone::byUs))
                .orElseThrow();
        var number = gone.ref().number();
        var document = "%s %s"
                .formatted(gone.ref().type().word(), number == null ? gone.ref().id() : number);
        return (subject.live().isEmpty() ? PlanCause.DELETED_IN_QUICKBOOKS : PlanCause.PARTLY_DELETED_IN_QUICKBOOKS)
                .of(document, subject.ref().number());
    }
}
