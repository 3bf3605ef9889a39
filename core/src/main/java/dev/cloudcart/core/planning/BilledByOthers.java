package dev.cloudcart.core.planning;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.OtherBill;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.Delivery;

/// New bills, and more on those that stand, of goods that somebody may have billed in the books already, by turning
/// a purchase order of ours into a bill there: they are held, for nobody but that person knows which goods that bill
/// is about.
public final class BilledByOthers {

    private final List<Subject> subjects;
    private final Map<UUID, Position.Live> orders = new HashMap<>();
    private final Map<UUID, Set<String>> lines = new HashMap<>();

    /// @param plan of these subjects
    /// @param looks at the documents that are to be amended
    public BilledByOthers(Plan plan, List<Subject> subjects, Map<PostingKey, Look> looks) {
        var newly = new NewlyBilled(looks);
        this.subjects = List.copyOf(subjects);
        var byId = subjects.stream().collect(Collectors.toMap(Subject::id, subject -> subject));
        for (var instruction : plan.instructions()) {
            var billed = billed(newly.lines(instruction));
            if (!billed.isEmpty()) {
                var subject = Objects.requireNonNull(byId.get(instruction.key().source()));
                order(subject).ifPresent(order -> {
                    orders.put(subject.id(), order);
                    lines.put(subject.id(), billed);
                });
            }
        }
    }

    private static Set<String> billed(List<DocumentLine> lines) {
        return lines.stream()
                .map(DocumentLine::link)
                .filter(Objects::nonNull)
                .map(LineLink::billed)
                .filter(Objects::nonNull)
                .map(LineLink.OrderLine::line)
                .collect(Collectors.toSet());
    }

    private static Optional<Position.Live> order(Subject subject) {
        return subject.event() instanceof Delivery delivery
                ? subject.liveOf(delivery.order().id())
                : Optional.empty();
    }

    /// The purchase orders in the books of which lines would be billed.
    public Set<DocumentRef> orders() {
        return orders.values().stream().map(Position.Live::ref).collect(Collectors.toSet());
    }

    /// What else stands of those, by what we know.
    public Set<DocumentRef> ours() {
        return subjects.stream()
                .filter(subject -> orders.containsKey(subject.id()))
                .flatMap(subject -> subject.allOf(subject.related().keySet()).stream())
                .map(Position.Live::ref)
                .collect(Collectors.toSet());
    }

    /// @param others what was found of [#orders()]
    public Objection among(Collection<OtherBill> others) {
        return (_, subject) -> other(subject, others).map(other -> {
            var order = Objects.requireNonNull(orders.get(subject.id()));
            return PlanCause.BILLED_IN_QUICKBOOKS.of(
                    order.called(), other.called(), order.intent().source());
        });
    }

    private Optional<OtherBill> other(Subject subject, Collection<OtherBill> others) {
        var order = orders.get(subject.id());
        return order == null
                ? Optional.empty()
                : others.stream()
                        .filter(other -> other.order().equals(order.ref().id()))
                        .filter(other -> !isOfOtherLines(other, order, lines.getOrDefault(subject.id(), Set.of())))
                        .findFirst();
    }

    private static boolean isOfOtherLines(OtherBill other, Position.Live order, Set<String> ours) {
        return !other.lines().isEmpty()
                && order.lineIds().containsAll(other.lines())
                && Collections.disjoint(other.lines(), ours);
    }
}
