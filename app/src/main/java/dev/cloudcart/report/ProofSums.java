package dev.cloudcart.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.joda.money.Money;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Origin;

/// What the shop says of documents beside what the books hold, added up by store and currency. Thread-safe.
final class ProofSums {

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
            return new Sum(
                    documents + other.documents,
                    source.plus(other.source),
                    books.plus(other.books),
                    sourceTax.plus(other.sourceTax),
                    booksTax.plus(other.booksTax));
        }

        RunReport.ProofRow row(Group group) {
            return new RunReport.ProofRow(
                    group.store(),
                    group.currency(),
                    documents,
                    source.getAmount(),
                    books.getAmount(),
                    source.minus(books).getAmount(),
                    sourceTax.getAmount(),
                    booksTax.getAmount());
        }
    }

    /// @param books and its tax in the currency of the document
    synchronized void add(Intent intent, Money books, Money booksTax) {
        var group = new Group(intent.store(), intent.gross().getCurrencyUnit().getCode());
        sums.merge(group, Sum.of(intent.origin(), books, booksTax), Sum::plus);
    }

    synchronized List<RunReport.ProofRow> rows() {
        return sums.entrySet().stream()
                .map(sum -> sum.getValue().row(sum.getKey()))
                .toList();
    }
}
