package dev.cloudcart.quickbooks;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.SalesForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Looks for documents that may exist though nobody said so. A document is ours by the mark in its private note; where two
/// carry it, because somebody copied one, the one with the right total, else the older.
final class Finder {

    private static final int NUMBERS_MAX = 30;

    /// Sales of one customer on one day; more is a loop.
    private static final int PAGES_MAX = 100;

    private final Realm realm;
    private final CompanyFacts facts;

    Finder(Realm realm, CompanyFacts facts) {
        this.realm = realm;
        this.facts = facts;
    }

    Map<PostingKey, Outcome.Posted> find(Collection<Instruction> doubtful) {
        var found = new HashMap<PostingKey, Outcome.Posted>();
        var byType = doubtful.stream().collect(Collectors.groupingBy(instruction -> instruction.document().type()));
        byType.forEach((type, instructions) -> found.putAll(find(type, instructions)));
        return found;
    }

    private Map<PostingKey, Outcome.Posted> find(DocumentType type, List<Instruction> doubtful) {
        var found = new HashMap<PostingKey, Outcome.Posted>();
        var numbered = doubtful.stream().filter(this::isNumbered).toList();
        for (int start = 0; start < numbered.size(); start += NUMBERS_MAX) {
            var some = numbered.subList(start, Math.min(start + NUMBERS_MAX, numbered.size()));
            found.putAll(matched(some, numbered(type, some)));
        }
        doubtful.stream().filter(instruction -> !isNumbered(instruction))
                .collect(Collectors.groupingBy(instruction -> new Day(instruction.document().form())))
                .forEach((day, some) -> found.putAll(matched(some, onDay(type, day))));
        return found;
    }

    /// Only where the company keeps our numbers.
    private boolean isNumbered(Instruction instruction) {
        return facts.customNumbers() && instruction.document().form().number() != null;
    }

    private List<Entity> numbered(DocumentType type, List<Instruction> instructions) {
        var numbers = instructions.stream().map(instruction -> String.valueOf(instruction.document().form().number()))
                .distinct().toList();
        var entity = DocumentWriter.entity(type);
        return realm.query(Statement.where(entity, Statement.in("DocNumber", numbers))).entities();
    }

    private record Day(String customer, String day) {

        Day(SalesForm form) {
            this(form.customer().id(), form.day().toString());
        }
    }

    private List<Entity> onDay(DocumentType type, Day day) {
        var condition = "TxnDate = %s and CustomerRef = %s".formatted(Statement.quoted(day.day), Statement.quoted(
                day.customer));
        var found = new ArrayList<Entity>();
        boolean full = true;
        for (int pages = 0; full && pages < PAGES_MAX; pages++) {
            var page = realm.query(Statement.pageWhere(DocumentWriter.entity(type), condition, pages * Statement.PAGE
                    + 1));
            page.entities().stream().filter(entity -> !entity.text("PrivateNote").isEmpty()).forEach(found::add);
            full = page.isFull();
        }
        return found;
    }

    private Map<PostingKey, Outcome.Posted> matched(List<Instruction> instructions, List<Entity> entities) {
        var found = new HashMap<PostingKey, Outcome.Posted>();
        for (var instruction : instructions) {
            entities.stream().filter(entity -> Postings.isMarked(entity, instruction.key()))
                    .map(entity -> Postings.of(entity, instruction.document(), facts))
                    .reduce((one, other) -> better(one, other, instruction))
                    .ifPresent(posted -> found.put(instruction.key(), posted));
        }
        return found;
    }

    private static Outcome.Posted better(Outcome.Posted one, Outcome.Posted other, Instruction instruction) {
        var gross = instruction.document().form().gross();
        boolean oneFits = one.stored().gross().equals(gross);
        boolean otherFits = other.stored().gross().equals(gross);
        if (oneFits != otherFits) {
            return oneFits ? one : other;
        }
        return Entity.BY_AGE.compare(one.ref().id(), other.ref().id()) <= 0 ? one : other;
    }
}
