package dev.cloudcart.core.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Sale;

/// A page of orders that stand, planned as if they were posted today, against their documents. What
/// today alone would make of them counts for nothing: an order keeps its day, its exchange rate, and its
/// number where the rules would give it that one; closed books are open to it; and its private note,
/// which nobody settles, is not compared.
public final class PostedToday {

    private static final String NUMBER = "number";
    private static final String NEXT = "the next of QuickBooks";

    private final Rules rules;
    private final List<Subject> subjects;
    private final Chart chart;
    private final Plan plan;
    private final Map<UUID, List<Instruction.Create>> created;

    private PostedToday(Rules rules, List<Subject> subjects, Chart chart, Plan plan) {
        this.rules = rules;
        this.subjects = List.copyOf(subjects);
        this.chart = chart;
        this.plan = plan;
        this.created = plan.instructions().stream()
                .filter(Instruction.Create.class::isInstance)
                .map(Instruction.Create.class::cast)
                .collect(Collectors.groupingBy(create -> create.key().source()));
    }

    /// What the chart must know before [#of].
    public static Needs needs(CompanyId company, Rules rules, List<Subject> subjects) {
        var all = new Planner(company, rules).needs(asNew(subjects));
        return new Needs(all.parties(), all.items(), Set.of(), all.terms());
    }

    /// @param subjects those that wait for an answer are left out
    public static PostedToday of(CompanyId company, Rules rules, List<Subject> subjects, Chart known) {
        var standing = subjects.stream().filter(PostedToday::isKnown).toList();
        var planner = new Planner(company, rules);
        var anew = asNew(standing);
        var chart = withRates(planner.needs(anew), known).closedUntil(null);
        var wanted = planner.numbers(anew, chart);
        var numbers = new HashMap<PostingKey, String>();
        for (var subject : standing) {
            var key = planner.key(subject.asNew());
            number(subject, wanted.getOrDefault(key, List.of())).ifPresent(number -> numbers.put(key, number));
        }
        return new PostedToday(rules, standing, chart, planner.plan(anew, chart, numbers));
    }

    private static List<Subject> asNew(List<Subject> subjects) {
        return subjects.stream()
                .filter(PostedToday::isKnown)
                .map(Subject::asNew)
                .toList();
    }

    private static boolean isKnown(Subject subject) {
        return !subject.live().isEmpty() && !subject.isInDoubtItself();
    }

    /// The rate is QuickBooks' own of the day, and nothing that is compared: any will do.
    private static Chart withRates(Needs needs, Chart chart) {
        return new Chart(
                chart.country(),
                chart.home(),
                chart.multicurrency(),
                chart.customNumbers(),
                chart.taxSystem(),
                chart.taxCodes(),
                chart.purchasing(),
                chart.booksClosedUntil(),
                chart.parties(),
                chart.items(),
                needs.rates().stream()
                        .collect(Collectors.toMap(
                                Function.identity(), _ -> new Lookup.Found<BigDecimal>(BigDecimal.ONE))));
    }

    /// The one that it has, where it may have it; otherwise the one that is wanted most.
    private static Optional<String> number(Subject subject, List<String> wanted) {
        var has = Optional.ofNullable(Planner.number(subject)).filter(wanted::contains);
        return has.or(() -> wanted.stream().findFirst());
    }

    /// The documents that stand and would not be the same: how these look now [#told] has to know.
    public List<Position.Live> others() {
        var others = new ArrayList<Position.Live>();
        for (var subject : subjects) {
            var creates = creates(subject);
            if (!creates.isEmpty()) {
                subject.live().stream()
                        .filter(live -> of(live, creates)
                                .filter(create -> isTheSame(subject, live, create.document()))
                                .isEmpty())
                        .forEach(others::add);
            }
        }
        return others;
    }

    /// @param looks at all that [#others] named
    /// @return what becomes of each order, in the order of the subjects
    public List<Today> told(Map<PostingKey, Look> looks) {
        var held = plan.held().stream()
                .collect(Collectors.toMap(one -> one.source().id(), Function.identity(), (one, _) -> one));
        var skipped = plan.skipped().stream()
                .collect(Collectors.toMap(one -> one.source().id(), Function.identity(), (one, _) -> one));
        return subjects.stream()
                .map(subject -> {
                    var id = subject.id();
                    if (held.containsKey(id)) {
                        return new Today.Held(Objects.requireNonNull(held.get(id)));
                    }
                    return skipped.containsKey(id)
                            ? new Today.Skipped(Objects.requireNonNull(skipped.get(id)))
                            : compared(subject, looks);
                })
                .toList();
    }

    private Today compared(Subject subject, Map<PostingKey, Look> looks) {
        var documents = new ArrayList<Foreseen>();
        var stand = new HashSet<Integer>();
        var creates = creates(subject);
        for (var live : subject.live()) {
            stand.add(live.key().part());
            var look = Optional.ofNullable(looks.get(live.key()));
            of(live, creates)
                    .ifPresentOrElse(
                            create -> changed(subject, live, create, look).ifPresent(documents::add),
                            () -> documents.add(Foreseen.of(
                                    new Instruction.Remove(live, live.intent().origin(), Deed.DELETE), look)));
        }
        creates.stream()
                .filter(create -> !stand.contains(create.key().part()))
                .forEach(create -> documents.add(Foreseen.of(create, Optional.empty())));
        return documents.isEmpty() ? new Today.Same(subject.ref()) : new Today.Different(subject.ref(), documents);
    }

    private Optional<Foreseen> changed(
            Subject subject, Position.Live live, Instruction.Create create, Optional<Look> look) {
        if (isTheSame(subject, live, create.document())) {
            return Optional.empty();
        }
        if (look.isPresent() && look.get() instanceof Look.Missing) {
            return Optional.of(Foreseen.of(create, Optional.empty()));
        }
        var told = Foreseen.of(new Instruction.Amend(live, create.origin(), create.document()), look);
        var changes = new ArrayList<Change>();
        var stood = live.intent();
        var now = Intent.of(create);
        Differences.word(changes, "kind", live.ref().type().word(), now.type().word());
        Differences.word(
                changes,
                "currency",
                stood.gross().getCurrencyUnit().getCode(),
                now.gross().getCurrencyUnit().getCode());
        if (stood.number() != null && now.number() == null) {
            changes.add(new Change.Word(NUMBER, told.number(), NEXT));
        }
        Differences.word(
                changes,
                "tax code of the document",
                code(stood.expected().taxCode()),
                code(now.expected().taxCode()));
        told.changes().stream().filter(change -> !isOfNote(change)).forEach(changes::add);
        return changes.isEmpty() && told.linesKnown() ? Optional.empty() : Optional.of(told.of(live.ref(), changes));
    }

    private static boolean isOfNote(Change change) {
        return change instanceof Change.Word(var what, var _, var _) && what.equals(Differences.NOTE);
    }

    private String code(@Nullable String id) {
        return chart.taxCodes().stream()
                .map(code -> code.ref())
                .filter(ref -> ref.id().equals(id))
                .map(ref -> ref.name())
                .findFirst()
                .orElse(Objects.requireNonNullElse(id, ""));
    }

    private List<Instruction.Create> creates(Subject subject) {
        return created.getOrDefault(subject.id(), List.of());
    }

    private static Optional<Instruction.Create> of(Position.Live live, List<Instruction.Create> creates) {
        return creates.stream()
                .filter(create -> create.key().part() == live.key().part())
                .findFirst();
    }

    /// One that was amended tells when its order was processed, and one that was written first does not.
    private boolean isTheSame(Subject subject, Position.Live live, Document document) {
        var processed = subject.event() instanceof Sale sale ? sale.processedAt() : null;
        var alike = processed == null
                ? List.of(document)
                : Drafting.inBothWords(document, processed.atZone(rules.zone()).toLocalDate());
        return alike.stream()
                .anyMatch(one -> ContentHash.of(one).equals(live.intent().content()));
    }
}
