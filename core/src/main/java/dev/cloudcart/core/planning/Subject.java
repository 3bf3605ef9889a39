package dev.cloudcart.core.planning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Whereabouts;

/// An event that is to be planned, and what stands of it.
///
/// @param version of the record that the event was read from
/// @param positions of the documents of its newest generation; empty when it never had any
/// @param related the same of the events that it depends on, by their ids: of a delivery its purchase order and what
/// else its order can be billed by, of a purchase order what it is billed by, of a payment its order, of an order its
/// payment, of what was paid to a supplier its order, the bills of that and what was paid beside it
/// @param unbilled of a purchase order, how many of its bills we have removed
/// @param reopened whether more of it is to come though nothing was when its document was written last
/// @param made how an order was when its first document was made
public record Subject(
        TradeEvent event,
        Version version,
        List<Position> positions,
        Map<UUID, List<Position>> related,
        int unbilled,
        boolean reopened,
        Made made) {

    private static final int FIRST_GENERATION = 1;

    /// Documents that are made of an open order are of the day of the order, all others of that of its processing.
    public enum Made {
        OPEN,
        PROCESSED,
        NOT_KNOWN
    }

    public Subject {
        positions = List.copyOf(positions);
        related = Map.copyOf(related);
    }

    public Subject(TradeEvent event, Version version, List<Position> positions, Map<UUID, List<Position>> related) {
        this(event, version, positions, related, 0, false, Made.NOT_KNOWN);
    }

    /// Of an event that depends on no other.
    public Subject(TradeEvent event, Version version, List<Position> positions) {
        this(event, version, positions, Map.of());
    }

    public static Subject of(TradeEvent event, String print, List<? extends Position> positions) {
        return new Subject(event, Version.of(print, event), List.copyOf(positions));
    }

    /// What stands of the events that it depends on can be news of an event, as much as what the shop says of it: of
    /// a purchase order that its deliveries are billed, of a payment which invoices it pays.
    public static Subject of(
            TradeEvent event, String print, List<? extends Position> positions, Map<UUID, List<Position>> related) {
        return of(event, print, positions, related, 0);
    }

    /// The same of a purchase order so many bills of which we have removed.
    public static Subject of(
            TradeEvent event,
            String print,
            List<? extends Position> positions,
            Map<UUID, List<Position>> related,
            int unbilled) {
        var all = List.<Position>copyOf(positions);
        var subject = new Subject(event, Version.of(print, event), all, related, unbilled, false, Made.NOT_KNOWN);
        var news = subject.news();
        return news.isEmpty()
                ? subject
                : new Subject(event, subject.version.with(news), all, related, unbilled, false, Made.NOT_KNOWN);
    }

    private String news() {
        return switch (event) {
            case Payment payment ->
                wholeOf(payment.order().id()).stream()
                        .map(invoice -> " %s %s %s"
                                .formatted(
                                        invoice.ref().id(),
                                        invoice.intent().gross(),
                                        invoice.intent().expected().party()))
                        .collect(Collectors.joining());
            case PurchaseOrder _ -> isToBeClosed() ? "closed" + billsMoved() : "";
            case SupplierPayment payment ->
                liveOf(payment.payable()).stream()
                        .map(bill -> " %s %s"
                                .formatted(bill.ref().id(), bill.intent().gross()))
                        .collect(Collectors.joining());
            case Sale _, Delivery _ -> "";
        };
    }

    public SourceRef ref() {
        return event.ref();
    }

    /// Where a buyer was, as far as it was ever told: by the filed records, of which the last counts that does not
    /// merely tell less than those before, and where none told it whole, by what its documents were made from.
    ///
    /// @param filed by the versions of the record, oldest first
    public static Whereabouts buyerKnown(List<Whereabouts> filed, List<? extends Position> positions) {
        var known = filed.stream().reduce(Whereabouts.UNKNOWN, Whereabouts::then);
        if (known.whole()) {
            return known;
        }
        var place = known.place();
        for (var position : positions) {
            place = place.or(buyer(position));
        }
        return new Whereabouts(place, false);
    }

    private static Jurisdiction buyer(Position position) {
        return switch (position) {
            case Position.Live live -> live.intent().origin().version().buyer();
            case Position.Gone gone -> gone.version().buyer();
            case Position.InDoubt _ -> Jurisdiction.UNKNOWN;
        };
    }

    public UUID id() {
        return event.id();
    }

    /// What stands, in the order of its parts.
    public List<Position.Live> live() {
        return live(positions);
    }

    private static List<Position.Live> live(List<Position> positions) {
        return positions.stream()
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .sorted((one, other) ->
                        Integer.compare(one.key().part(), other.key().part()))
                .toList();
    }

    List<Position.Gone> gone() {
        return positions.stream()
                .filter(Position.Gone.class::isInstance)
                .map(Position.Gone.class::cast)
                .toList();
    }

    /// The day of the document that stands, or of the one that stood; empty when there was none.
    Optional<LocalDate> day() {
        return Stream.concat(
                        live().stream().map(one -> one.intent().day()),
                        gone().stream().map(Position.Gone::day))
                .findFirst();
    }

    /// Whether an answer is still to come: for one of its documents, or for one that hangs on an order's and goes
    /// before them.
    public boolean isInDoubt() {
        return isAnyInDoubt(positions)
                || (event instanceof Sale && related.values().stream().anyMatch(Subject::isAnyInDoubt));
    }

    /// Whether an answer is still to come for an event that this one depends on: what else depends on it may not
    /// be as it is to be.
    boolean isInDoubt(UUID other) {
        return isAnyInDoubt(related.getOrDefault(other, List.of()));
    }

    private static boolean isAnyInDoubt(List<Position> positions) {
        return positions.stream().anyMatch(Position.InDoubt.class::isInstance);
    }

    /// Whether something stands, and nothing of it is missing.
    boolean standsWhole() {
        var live = live();
        return !live.isEmpty()
                && live.size() == live.getFirst().intent().origin().documents();
    }

    /// Whether anything of it stands, or may.
    public boolean stands() {
        return positions.size() > gone().size();
    }

    /// Whether some of its documents stand, or may, and others do not.
    public boolean standsInPart() {
        return stands() && !standsWhole();
    }

    /// Whether we have removed some of its documents, and others stand still.
    public boolean isBeingRemoved() {
        return !live().isEmpty() && !gone().isEmpty() && gone().stream().allMatch(Position.Gone::byUs);
    }

    /// Whether it stands as the shop says now, whatever the rules have become since, and nobody edited it.
    boolean isUnchanged() {
        return standsWhole() && gone().isEmpty() && saysTheSame() && !isEdited();
    }

    /// Whether the shop says of it what its documents were made from.
    boolean saysTheSame() {
        return live().stream().allMatch(one -> one.intent().origin().version().saysTheSameAs(version));
    }

    /// Whether it stands as the shop says, but for what somebody edited in the books.
    public boolean isEditedAlone() {
        return standsWhole() && gone().isEmpty() && saysTheSame() && isEdited();
    }

    /// Whether somebody edited a document of it in the books.
    boolean isEdited() {
        return live().stream().anyMatch(Position.Live::edited);
    }

    /// Whether nothing is to be found out about it: it stands unchanged, or an answer is still to come.
    public boolean isSettled() {
        return isInDoubt() || isUnchanged();
    }

    /// As it is once its documents are removed.
    public Subject withoutItsDocuments() {
        return new Subject(
                event,
                version,
                positions.stream()
                        .map(position -> position instanceof Position.Live live ? gone(live) : position)
                        .toList(),
                related,
                unbilled,
                reopened,
                made);
    }

    /// As it would be if none of its documents had been written, but for the days that they have.
    Subject asNew() {
        return new Subject(
                event, version, live().stream().map(live -> gone(live)).toList(), Map.of(), 0, reopened, made);
    }

    /// Whether one of its own documents waits for an answer.
    boolean isInDoubtItself() {
        return isAnyInDoubt(positions);
    }

    /// The same, of which more is to come though nothing was when its document was written last.
    public Subject asReopened() {
        return new Subject(event, version, positions, related, unbilled, true, made);
    }

    /// The same, of an order whose first document was made so.
    public Subject made(Made how) {
        return new Subject(event, version, positions, related, unbilled, reopened, how);
    }

    private static Position gone(Position.Live live) {
        var intent = live.intent();
        return new Position.Gone(live.key(), live.ref(), intent.origin().version(), intent.day(), true);
    }

    /// The key of the document that it has, or is to have.
    PostingKey key(CompanyId company) {
        int generation = positions.stream()
                .mapToInt(position -> position.key().generation())
                .max()
                .orElse(FIRST_GENERATION);
        boolean isOver = live().isEmpty() && !gone().isEmpty() && !isInDoubtItself();
        return new PostingKey(company, event.ref().kind(), id(), Role.of(event), isOver ? generation + 1 : generation);
    }

    /// What stands of an event that this one depends on; empty where it does not stand, or waits for an answer.
    Optional<Position.Live> liveOf(UUID other) {
        var known = related.getOrDefault(other, List.of());
        return known.size() == 1 && known.getFirst() instanceof Position.Live live
                ? Optional.of(live)
                : Optional.empty();
    }

    /// Of those that stand, in the order of the events.
    List<Position.Live> liveOf(List<UUID> others) {
        return others.stream().flatMap(other -> liveOf(other).stream()).toList();
    }

    /// All that stands of those, in part or whole, always in the same order.
    List<Position.Live> allOf(Set<UUID> others) {
        return others.stream()
                .sorted()
                .flatMap(other -> live(related.getOrDefault(other, List.of())).stream())
                .toList();
    }

    /// What stands of an event that this one depends on, in the order of its parts; empty where not all of it does.
    List<Position.Live> wholeOf(UUID other) {
        var live = live(related.getOrDefault(other, List.of()));
        return !live.isEmpty()
                        && live.size() == live.getFirst().intent().origin().documents()
                        && live.size() == related.getOrDefault(other, List.of()).size()
                ? live
                : List.of();
    }

    /// The documents of other events that hang on those of this one and follow them.
    public List<DocumentRef> followers() {
        return following().map(Position.Live::ref).toList();
    }

    /// Those of them that are no more than its documents come to then: what is more was to become less before them, and
    /// something keeps it as it is.
    ///
    /// @param instructions that are to be carried out, of this and other events
    public List<DocumentRef> followers(Collection<Instruction> instructions) {
        var come = amountOf(instructions);
        return following()
                .filter(one -> come.filter(amount -> isMore(one.intent().gross(), amount))
                        .isEmpty())
                .map(Position.Live::ref)
                .toList();
    }

    private Stream<Position.Live> following() {
        return event instanceof Sale
                ? related.values().stream().flatMap(positions -> live(positions).stream())
                : Stream.empty();
    }

    private static boolean isMore(Money one, Money other) {
        return one.isSameCurrency(other) && one.isGreaterThan(other);
    }

    /// What its documents come to once these are carried out.
    private Optional<Money> amountOf(Collection<Instruction> instructions) {
        var amended = new HashMap<PostingKey, Money>();
        for (var instruction : instructions) {
            if (instruction instanceof Instruction.Amend(var one, var _, var document)) {
                amended.put(one.key(), document.form().gross());
            }
        }
        return live().stream()
                .map(one -> amended.getOrDefault(one.key(), one.intent().gross()))
                .reduce((one, other) -> one.isSameCurrency(other) ? one.plus(other) : one);
    }

    /// What the bills of its purchase order are about.
    Extent extent(Delivery delivery, Rules.Purchases rules) {
        var all = new HashMap<>(related);
        all.put(id(), positions);
        return new OrderBills(delivery.order().id(), delivery.deliveries()).extent(rules, all);
    }

    /// Whether it is a purchase order of which nothing is to come any more and all that came is on bills.
    public boolean isToBeClosed() {
        return event instanceof PurchaseOrder order
                && order.isDone()
                && related.keySet().stream().allMatch(other -> liveOf(other).isPresent());
    }

    /// What the bills of a purchase order that is to be closed have become; empty where it is not.
    Optional<String> closing() {
        return isToBeClosed() ? Optional.of(billsMoved()) : Optional.empty();
    }

    /// Whenever one of them is amended or removed, the books may open its order again.
    private String billsMoved() {
        var amended = related.keySet().stream()
                .sorted()
                .flatMap(other -> liveOf(other).stream())
                .map(Position.Live::intent)
                .filter(bill -> bill.deed() == Deed.AMEND)
                .map(bill -> " " + bill.content().hex())
                .collect(Collectors.joining());
        return unbilled == 0 ? amended : amended + " less " + unbilled;
    }
}
