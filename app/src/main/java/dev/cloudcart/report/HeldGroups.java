package dev.cloudcart.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.joda.money.Money;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.HeldSentence;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;

/// Brings holds of one kind of records together by what holds them, in a memory that does not grow with
/// their number.
public final class HeldGroups {

    private static final int HOLDS_A_PAGE = 500;
    private static final int NUMBERS_MAX = 5;
    private static final int SENTENCES_MAX = 100;
    private static final int SENTENCES_SHOWN_MAX = 3;

    private final Map<String, Group> groups = new LinkedHashMap<>();

    private static final class Group {
        private final SourceKind kind;
        private final String cause;
        private final Map<String, HeldSentence> sentences = new LinkedHashMap<>();
        private final TreeMap<String, Money> sums = new TreeMap<>();
        private final List<String> numbers = new ArrayList<>();
        private long count;
        private long unknownAmounts;

        private Group(SourceKind kind, String cause) {
            this.kind = kind;
            this.cause = cause;
        }

        private void add(Hold hold) {
            count++;
            var text = joined(hold, Reason::what);
            if (sentences.size() < SENTENCES_MAX || sentences.containsKey(text)) {
                var sentence = new HeldSentence(text, joined(hold, Reason::mend), 1);
                sentences.merge(
                        text, sentence, (before, _) -> new HeldSentence(text, before.mend(), before.count() + 1));
            }
            if (numbers.size() < NUMBERS_MAX) {
                numbers.add(hold.source().number());
            }
            hold.amount()
                    .ifPresentOrElse(
                            amount -> sums.merge(amount.getCurrencyUnit().getCode(), amount, Money::plus),
                            () -> unknownAmounts++);
        }

        private HeldBecause told() {
            var most = sentences.values().stream()
                    .sorted(Comparator.comparingLong(HeldSentence::count).reversed())
                    .limit(SENTENCES_SHOWN_MAX)
                    .toList();
            return new HeldBecause(kind, cause, most, count, new TreeMap<>(sums), unknownAmounts, numbers);
        }
    }

    /// Everything that is held for a company, most first.
    public static List<HeldBecause> of(Journal journal, CompanyId company) {
        var groups = new HeldGroups();
        var page = journal.holds(company, Optional.empty(), HOLDS_A_PAGE);
        while (!page.isEmpty()) {
            page.forEach(groups::add);
            page = journal.holds(company, Optional.of(page.getLast()), HOLDS_A_PAGE);
        }
        return groups.told();
    }

    public static List<HeldBecause> of(List<Hold> holds) {
        var groups = new HeldGroups();
        holds.forEach(groups::add);
        return groups.told();
    }

    public void add(Hold hold) {
        var source = hold.source().kind();
        groups.computeIfAbsent(source + " " + kind(hold), _ -> new Group(source, joined(hold, Reason::cause)))
                .add(hold);
    }

    public List<HeldBecause> told() {
        return groups.values().stream()
                .map(Group::told)
                .sorted(Comparator.comparingLong(HeldBecause::count).reversed())
                .toList();
    }

    /// Reasons that no catalogue lists are of one kind when the same mends them.
    private static String kind(Hold hold) {
        return hold.reasons().stream()
                .map(reason -> reason.cause().equals(Reason.OTHER) ? reason.mend() : reason.cause())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /// One part of all its reasons.
    public static String joined(Hold hold, Function<Reason, String> part) {
        return hold.reasons().stream().map(part).distinct().collect(Collectors.joining("; "));
    }
}
