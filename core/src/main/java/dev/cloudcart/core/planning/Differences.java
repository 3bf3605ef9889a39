package dev.cloudcart.core.planning;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;

/// Tells a person what differs between a document as it stands and as it should be.
final class Differences {

    static final String NOTE = "private note";

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern OTHER_LETTERS = Pattern.compile("[\\p{L}\\p{N}&&[^\\x{00}-\\x{FF}]]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private Differences() {}

    /// Such as `total 18.90 GBP → 12.00 GBP; customer Amazon GBP → eBay GBP`.
    static String of(Intent stood, Document now) {
        var told = told(stood, now);
        return told.isEmpty() ? "what its lines or its note say" : String.join("; ", told);
    }

    static List<String> told(Intent stood, Document now) {
        var form = now.form();
        var told = new ArrayList<String>();
        add(told, "total", stood.gross(), form.gross());
        add(told, "tax", tax(stood.tax(), form.gross()), tax(form.tax().total(), form.gross()));
        add(told, "day", stood.day(), form.day());
        var party = stood.expected().party();
        if (party != null && !party.id().equals(form.party().id())) {
            told.add("%s %s → %s"
                    .formatted(now.type().party(), party.name(), form.party().name()));
        }
        var lines = stood.expected().lines();
        if (lines != null) {
            add(told, "lines", lines, form.lines().size());
        }
        return told;
    }

    private static Money tax(@Nullable Money tax, Money gross) {
        return Objects.requireNonNullElse(tax, Money.zero(gross.getCurrencyUnit()));
    }

    private static void add(List<String> told, String what, Object then, Object now) {
        if (!then.equals(now)) {
            told.add("%s %s → %s".formatted(what, then, now));
        }
    }

    /// Each figure that differs, and then each line, as far as those that stand are known.
    ///
    /// @param party what the one it is with is called, such as `customer`
    static List<Change> between(Shown stood, Shown now, String party) {
        var changes = new ArrayList<Change>();
        figure(changes, "total", stood.gross(), now.gross());
        figure(changes, "tax", stood.tax(), now.tax());
        word(changes, "day", stood.day().toString(), now.day().toString());
        word(changes, "number", stood.number(), now.number());
        var from = stood.party();
        var to = now.party();
        if (from != null && to != null && !from.id().equals(to.id())) {
            changes.add(new Change.Word(party, from.name(), to.name()));
        }
        var note = stood.note();
        if (note != null && now.note() != null && !sayTheSame(note, now.note())) {
            changes.add(new Change.Word(NOTE, note, now.note()));
        }
        if (stood.lines() != null && now.lines() != null) {
            changes.addAll(lines(stood.lines(), now.lines()));
        }
        return changes;
    }

    private static void figure(List<Change> changes, String what, Money then, Money now) {
        if (!then.equals(now)) {
            changes.add(new Change.Figure(what, then, now));
        }
    }

    static void word(List<Change> changes, String what, String then, String now) {
        if (!then.equals(now)) {
            changes.add(new Change.Word(what, then, now));
        }
    }

    /// Lines that are alike stand. Of the others those belong together that are of one item and say the same, then
    /// those of one item.
    static List<Change> lines(List<ShownLine> stood, List<ShownLine> now) {
        var left = new ArrayList<>(withoutThoseIn(now, stood));
        var others = withoutThoseIn(stood, now);
        var before = new IdentityHashMap<ShownLine, ShownLine>();
        pair(left, others, before, line -> line.item().id() + " " + plain(line.description()));
        pair(left, others, before, line -> line.item().id());
        var changes = new ArrayList<Change>();
        for (var line : others) {
            var stands = before.get(line);
            if (stands == null) {
                changes.add(new Change.LineAdded(line));
            } else if (!isSpelledOtherwise(stands, line)) {
                changes.add(new Change.LineChanged(stands, line));
            }
        }
        left.forEach(line -> changes.add(new Change.LineRemoved(line)));
        return changes;
    }

    /// @param left of the lines that stand; those that find one are taken out
    private static void pair(
            List<ShownLine> left,
            List<ShownLine> others,
            Map<ShownLine, ShownLine> before,
            Function<ShownLine, String> key) {
        var waiting = new HashMap<String, Deque<ShownLine>>();
        left.forEach(line -> waiting.computeIfAbsent(key.apply(line), _ -> new ArrayDeque<>())
                .add(line));
        var met = Collections.newSetFromMap(new IdentityHashMap<ShownLine, Boolean>());
        for (var line : others) {
            var stands = before.containsKey(line)
                    ? null
                    : waiting.getOrDefault(key.apply(line), new ArrayDeque<>()).poll();
            if (stands != null) {
                before.put(line, stands);
                met.add(stands);
            }
        }
        left.removeIf(met::contains);
    }

    /// Each line of the one list stands for one of the other.
    private static List<ShownLine> withoutThoseIn(List<ShownLine> these, List<ShownLine> lines) {
        var counts = new HashMap<ShownLine, Integer>();
        these.forEach(line -> counts.merge(alike(line), 1, Integer::sum));
        return lines.stream().filter(line -> !takesOne(counts, alike(line))).toList();
    }

    private static boolean takesOne(Map<ShownLine, Integer> counts, ShownLine line) {
        return counts.computeIfPresent(line, (_, count) -> count == 0 ? null : count - 1) != null;
    }

    /// What two lines have in common that say the same: names do not count where there are ids, and neither does it
    /// that some books call a line untaxed and others say nothing of it.
    private static ShownLine alike(ShownLine line) {
        return alike(line, plain(line.description()));
    }

    private static boolean isSpelledOtherwise(ShownLine one, ShownLine other) {
        return alike(one, "").equals(alike(other, "")) && sayTheSame(one.description(), other.description());
    }

    private static ShownLine alike(ShownLine line, String description) {
        var code = line.code();
        return new ShownLine(
                new Ref<>(line.item().id(), ""),
                description,
                line.quantity(),
                line.unitPrice(),
                line.net(),
                code == null || code.equals(DocumentLine.UNTAXED) ? null : new Ref<>(code.id(), ""),
                line.onAccount());
    }

    static boolean isOfTheSameCode(ShownLine one, ShownLine other) {
        return Objects.equals(alike(one).code(), alike(other).code());
    }

    /// The books do not take every letter.
    static boolean sayTheSame(String one, String other) {
        return one.equals(other)
                || plain(one).equals(plain(other))
                || (isWestern(one) && isSpelled(one, other))
                || (isWestern(other) && isSpelled(other, one));
    }

    private static boolean isWestern(String text) {
        return !OTHER_LETTERS.matcher(text).find();
    }

    /// Whether a text may be the other in Western letters, for books in the United States take no others: what needs
    /// no spelling stands in it, and something for all that does.
    private static boolean isSpelled(String western, String text) {
        var parts = OTHER_LETTERS.split(text, -1);
        var letters = plain(western);
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            var part = plain(parts[i]);
            int from = i == 0 ? 0 : at + 1;
            int found = from > letters.length() ? -1 : letters.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return parts.length > 1;
    }

    private static String plain(String text) {
        var bare =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_LETTERS.matcher(bare).replaceAll(" ").strip();
    }
}
