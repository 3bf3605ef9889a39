package dev.cloudcart.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

import org.joda.money.Money;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Outcome;

/// Counts what a run does, in a memory that does not grow with it. Thread-safe.
final class Tally {

    final LongAdder sales = new LongAdder();
    final LongAdder unreadable = new LongAdder();
    final LongAdder unchanged = new LongAdder();
    final LongAdder heldEchoes = new LongAdder();
    final LongAdder held = new LongAdder();
    final LongAdder posted = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unresolved = new LongAdder();
    final LongAdder planned = new LongAdder();
    final LongAdder stale = new LongAdder();

    private final Map<String, LongAdder> skipped = new ConcurrentSkipListMap<>();
    private final Map<Group, Sum> sums = new TreeMap<>();

    private record Group(String store, String currency) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byStore = store.compareTo(other.store);
            return byStore != 0 ? byStore : currency.compareTo(other.currency);
        }
    }

    /// @param source what the shop says; @param books what the books hold
    private record Sum(long documents, Money source, Money books, Money sourceTax, Money booksTax) {

        static Sum of(Origin origin, Money books, Money booksTax) {
            return new Sum(1, origin.gross(), books, origin.tax(), booksTax);
        }

        Sum plus(Sum other) {
            return new Sum(documents + other.documents, source.plus(other.source), books.plus(other.books),
                    sourceTax.plus(other.sourceTax), booksTax.plus(other.booksTax));
        }

        RunReport.ProofRow row(Group group) {
            return new RunReport.ProofRow(group.store(), group.currency(), documents, source.getAmount(),
                    books.getAmount(), source.minus(books).getAmount(), sourceTax.getAmount(), booksTax.getAmount());
        }
    }

    void skipped(String reason) {
        skipped.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    void outcome(Intent intent, Outcome outcome) {
        switch (outcome) {
            case Outcome.Posted document -> posted(intent, document);
            case Outcome.Refused fault -> {
                refused.increment();
                if (fault.stale()) {
                    stale.increment();
                }
            }
            case Outcome.Unresolved _ -> unresolved.increment();
        }
    }

    /// A document that is only planned counts as not stored yet.
    void planned(Intent intent) {
        planned.increment();
        var nothing = Money.zero(intent.gross().getCurrencyUnit());
        add(intent, nothing, nothing);
    }

    private void posted(Intent intent, Outcome.Posted document) {
        posted.increment();
        var stored = document.stored();
        add(intent, comparable(stored.gross(), intent), comparable(stored.tax(), intent));
    }

    /// What is stored in another currency counts as nothing.
    private static Money comparable(Money stored, Intent intent) {
        return stored.isSameCurrency(intent.gross()) ? stored : Money.zero(intent.gross().getCurrencyUnit());
    }

    private void add(Intent intent, Money books, Money booksTax) {
        var group = new Group(intent.store(), intent.gross().getCurrencyUnit().getCode());
        synchronized (sums) {
            sums.merge(group, Sum.of(intent.origin(), books, booksTax), Sum::plus);
        }
    }

    List<RunReport.ProofRow> proof() {
        var rows = new ArrayList<RunReport.ProofRow>();
        synchronized (sums) {
            sums.forEach((group, sum) -> rows.add(sum.row(group)));
        }
        return rows;
    }

    Map<String, Long> skippedBecause() {
        var counts = new TreeMap<String, Long>();
        skipped.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    RunReport.Read read() {
        var skips = skipped.values().stream().mapToLong(LongAdder::sum).sum();
        return new RunReport.Read(sales.sum(), 0, 0, 0, skips, unreadable.sum());
    }

    /// @param stillHeld what the run met and could not post, in the end
    RunReport.Documents documents(long stillHeld) {
        return new RunReport.Documents(posted.sum(), 0, 0, unchanged.sum() - heldEchoes.sum(), stillHeld,
                refused.sum(), unresolved.sum());
    }
}
