package dev.cloudcart.quickbooks.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Looks for documents that may exist though nobody said so. A document is ours by the mark in its private
/// note; where two carry it, because somebody copied one, the one with the right customer or vendor, then
/// the one with the right total, else the older.
public final class Finder {

    private static final int NUMBERS_MAX = 30;

    /// Documents of one type on one day; more is a loop.
    private static final int PAGES_MAX = 100;

    private static final Set<DocumentType> BILLED = EnumSet.of(DocumentType.BILL, DocumentType.EXPENSE);

    private final Realm realm;
    private final CompanyFacts facts;

    public Finder(Realm realm, CompanyFacts facts) {
        this.realm = realm;
        this.facts = facts;
    }

    public Map<PostingKey, Outcome> find(Collection<Intent> doubtful) {
        var found = new HashMap<PostingKey, Outcome>();
        var byType = doubtful.stream()
                .filter(intent -> intent.target() == null)
                .collect(Collectors.groupingBy(intent -> intent.type()));
        byType.forEach((type, intents) -> found.putAll(find(type, intents)));
        found.putAll(
                done(doubtful.stream().filter(intent -> intent.target() != null).toList()));
        return found;
    }

    /// Amendments carry a mark of their own, in another version than the one that they were meant for. What was removed
    /// is void or gone.
    private Map<PostingKey, Outcome> done(List<Intent> doubtful) {
        var done = new HashMap<PostingKey, Outcome>();
        var documents = new Documents(realm)
                .of(doubtful.stream()
                        .map(intent -> Objects.requireNonNull(intent.target()))
                        .toList());
        for (var intent : doubtful) {
            var target = Objects.requireNonNull(intent.target());
            var entity = documents.get(target);
            if (intent.deed().isRemoval() && (entity == null || Postings.isVoid(entity))) {
                done.put(intent.key(), new Outcome.Removed(target));
            } else if (entity != null
                    && !intent.deed().isRemoval()
                    && !entity.syncToken().equals(target.syncToken())
                    && Postings.isMarked(entity, intent)) {
                var posted = Postings.of(entity, intent, facts).orElseThrow(Realm::unreadable);
                if (isAsMeant(entity, intent, posted)) {
                    done.put(intent.key(), posted);
                }
            }
        }
        return done;
    }

    /// The mark stays where somebody edits the document: what does not look as it was meant was left so by another.
    private static boolean isAsMeant(Entity entity, Intent intent, Outcome.Posted posted) {
        return entity.text("TxnDate").equals(intent.day().toString())
                && Proof.of(intent, posted.stored()) instanceof Proof.Proven;
    }

    /// By the mark alone, among the documents of their number and of their day.
    public Map<PostingKey, Outcome> findByMark(Collection<Intent> doubtful) {
        var found = new HashMap<>(find(doubtful));
        for (var type : DocumentType.values()) {
            doubtful.stream()
                    .filter(intent -> intent.target() == null && !found.containsKey(intent.key()))
                    .filter(intent -> mayBe(intent, type))
                    .map(intent -> intent.as(type))
                    .collect(Collectors.groupingBy(Intent::day))
                    .forEach((day, some) -> found.putAll(matched(some, onDay(type, day), Postings::isOfRecord)));
        }
        return found;
    }

    /// By other settings a sale is an invoice or a receipt, and a delivery or a cost a bill or an expense; all else is
    /// nothing else.
    private static boolean mayBe(Intent intent, DocumentType type) {
        return intent.type() == type
                || (intent.type().isSale() && type.isSale())
                || (BILLED.contains(intent.type()) && BILLED.contains(type));
    }

    private Map<PostingKey, Outcome.Posted> find(DocumentType type, List<Intent> doubtful) {
        var found = new HashMap<PostingKey, Outcome.Posted>();
        var numbered = doubtful.stream().filter(this::isNumbered).toList();
        for (int start = 0; start < numbered.size(); start += NUMBERS_MAX) {
            var some = numbered.subList(start, Math.min(start + NUMBERS_MAX, numbered.size()));
            found.putAll(matched(some, numbered(type, some), Postings::isMarked));
        }
        doubtful.stream()
                .filter(intent -> !isNumbered(intent) || (mayBeCounted(intent) && !found.containsKey(intent.key())))
                .collect(Collectors.groupingBy(Intent::day))
                .forEach((day, some) -> found.putAll(matched(some, onDay(type, day), Postings::isMarked)));
        return found;
    }

    /// Only where the company keeps our numbers, as it does of bills.
    private boolean isNumbered(Intent intent) {
        return (facts.customNumbers() || intent.type().isPurchase()) && intent.number() != null;
    }

    /// Whether the company counts purchase orders by itself is a setting of its own under Expenses, which no app can
    /// read.
    private static boolean mayBeCounted(Intent intent) {
        return intent.type() == DocumentType.PURCHASE_ORDER;
    }

    private List<Entity> numbered(DocumentType type, List<Intent> intents) {
        var letters = facts.letters();
        var numbers = intents.stream()
                .map(intent -> letters.number(String.valueOf(intent.number())))
                .distinct()
                .toList();
        var entity = DocumentWriter.entity(type);
        return realm.query(Statement.where(entity, Statement.in("DocNumber", numbers)))
                .entities();
    }

    private List<Entity> onDay(DocumentType type, LocalDate day) {
        var condition = "TxnDate = %s".formatted(Statement.quoted(day.toString()));
        var found = new ArrayList<Entity>();
        boolean full = true;
        for (int pages = 0; full && pages < PAGES_MAX; pages++) {
            var page = realm.query(
                    Statement.pageWhere(DocumentWriter.entity(type), condition, pages * Statement.PAGE + 1));
            page.entities().stream()
                    .filter(entity -> !entity.text("PrivateNote").isEmpty())
                    .forEach(found::add);
            full = page.isFull();
        }
        return found;
    }

    private Map<PostingKey, Outcome.Posted> matched(
            List<Intent> intents, List<Entity> entities, BiPredicate<Entity, PostingKey> isMeant) {
        var found = new HashMap<PostingKey, Outcome.Posted>();
        for (var intent : intents) {
            entities.stream()
                    .filter(entity -> !Postings.isVoid(entity) && isMeant.test(entity, intent.key()))
                    .map(entity -> found(entity, intent))
                    .reduce((one, other) -> better(one, other, intent))
                    .ifPresent(posted -> found.put(intent.key(), posted));
        }
        return found;
    }

    private Outcome.Posted found(Entity entity, Intent intent) {
        var posted = Postings.of(entity, intent, facts).orElseThrow(Realm::unreadable);
        return new Outcome.Posted(
                posted.ref(), posted.stored(), ShownReader.day(entity).orElse(null));
    }

    private static Outcome.Posted better(Outcome.Posted one, Outcome.Posted other, Intent intent) {
        boolean oneFits = isWithTheSame(one, intent);
        if (oneFits != isWithTheSame(other, intent)) {
            return oneFits ? one : other;
        }
        boolean oneAddsUp = one.stored().gross().equals(intent.gross());
        if (oneAddsUp != other.stored().gross().equals(intent.gross())) {
            return oneAddsUp ? one : other;
        }
        return Entity.BY_AGE.compare(one.ref().id(), other.ref().id()) <= 0 ? one : other;
    }

    /// Two vendors may give their bills the same number.
    private static boolean isWithTheSame(Outcome.Posted posted, Intent intent) {
        var wanted = intent.expected().party();
        var stored = posted.stored().party();
        return wanted == null || (stored != null && stored.id().equals(wanted.id()));
    }
}
