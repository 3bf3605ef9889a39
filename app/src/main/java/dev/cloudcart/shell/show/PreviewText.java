package dev.cloudcart.shell.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import org.joda.money.Money;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.report.LastOrders;
import dev.cloudcart.report.Preview;

/// What a preview would do, document by document: amended, removed, posted; and what it would hold, reason by reason.
///
/// @param columns of the terminal; 0 for none
/// @param each whether all documents are shown that are known one by one, with all that changes
record PreviewText(Preview preview, int columns, boolean each) {

    private static final int DOCUMENTS_SHOWN_MAX = 20;
    private static final int CHANGES_SHOWN_MAX = 20;

    /// Completes the sentence "Acme: …".
    String headline() {
        var done = new StringJoiner(", ");
        add(done, preview.created(), "posted");
        add(done, preview.amended(), "amended");
        add(done, preview.removed(), "removed");
        var held = HeldText.counts(preview.held());
        if (done.length() == 0) {
            return held.isEmpty() ? "nothing would be posted" : "nothing would be posted; %s held".formatted(held);
        }
        return done + (held.isEmpty() ? "" : "; %s held".formatted(held)) + "; nothing was written";
    }

    private static void add(StringJoiner done, long count, String word) {
        if (count > 0) {
            done.add(
                    done.length() == 0
                            ? "%s would be %s".formatted(counted(count), word)
                            : "%,d %s".formatted(count, word));
        }
    }

    /// Empty where nothing would be done.
    String text() {
        var parts = new ArrayList<String>();
        add(parts, "Would be amended", preview.amended(), of(Deed.AMEND));
        add(parts, "Would be removed", preview.removed(), of(Deed.VOID, Deed.DELETE));
        add(parts, "Would be posted", preview.created(), of(Deed.CREATE));
        if (!preview.effects().isEmpty()) {
            parts.add("What that adds up to:\n" + effects());
        }
        if (!preview.held().isEmpty()) {
            parts.add("Would be held: %s\n%s"
                    .formatted(HeldText.counts(preview.held()), HeldText.byReason(preview.held(), columns)));
        }
        if (preview.lastOrders() != null) {
            parts.add(lastOrders(preview.lastOrders()));
        }
        return String.join("\n\n", parts);
    }

    private String lastOrders(LastOrders last) {
        var lines = new ArrayList<String>();
        lines.add("The last orders, if they were posted under these settings:");
        lines.add(Wrap.text(last.sentence(), "  ", columns));
        var shown = each
                ? last.documents()
                : last.documents().stream().limit(DOCUMENTS_SHOWN_MAX).toList();
        shown.forEach(document -> add(lines, document, besides(document.deed())));
        int known = last.documents().size() - shown.size();
        if (known + last.more() > 0) {
            lines.add(Wrap.text(more(known + last.more(), known), "  ", columns));
        }
        if (!last.held().isEmpty()) {
            lines.add("  Would be held: " + HeldText.counts(last.held()));
            lines.add(HeldText.byReason(last.held(), columns));
        }
        last.skipped()
                .forEach((reason, count) -> lines.add(
                        Wrap.text("Would not be posted, because %s: %,d".formatted(reason, count), "  ", columns)));
        return String.join("\n", lines);
    }

    private static String besides(Deed deed) {
        return switch (deed) {
            case CREATE -> ": would be one more";
            case AMEND -> "";
            case VOID, DELETE -> ": would not be there";
        };
    }

    private String effects() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "", "Now", "Then", "Change"));
        for (var effect : preview.effects()) {
            rows.add(List.of(
                    "  %s, %s".formatted(effect.bought() ? "Purchases" : "Sales", effect.what()),
                    effect.after().getCurrencyUnit().getCode(),
                    ProofText.amount(effect.before().getAmount()),
                    ProofText.amount(effect.after().getAmount()),
                    ProofText.amount(effect.after().minus(effect.before()).getAmount())));
        }
        return Columns.text(rows, 2);
    }

    private List<Foreseen> of(Deed... deeds) {
        return preview.documents().stream()
                .filter(document -> List.of(deeds).contains(document.deed()))
                .toList();
    }

    private void add(List<String> parts, String head, long count, List<Foreseen> documents) {
        if (count == 0) {
            return;
        }
        var lines = new ArrayList<String>();
        lines.add(head + ": " + counted(count));
        var shown =
                each ? documents : documents.stream().limit(DOCUMENTS_SHOWN_MAX).toList();
        shown.forEach(document -> add(lines, document, did(document.deed())));
        if (count > shown.size()) {
            lines.add(Wrap.text(more(count - shown.size(), documents.size() - shown.size()), "  ", columns));
        }
        parts.add(String.join("\n", lines));
    }

    /// @param known how many of them could be shown
    private static String more(long more, long known) {
        var words = "and %,d more".formatted(more);
        if (known == 0) {
            return words;
        }
        return words + (known == more ? ", which" : ", %,d of which".formatted(known)) + " --each-document shows";
    }

    private void add(List<String> lines, Foreseen document, String end) {
        lines.add(Wrap.text(head(document) + end, "  ", columns));
        var changes = document.changes();
        var shown = each ? changes : changes.stream().limit(CHANGES_SHOWN_MAX).toList();
        shown.stream().map(Change::words).forEach(words -> lines.add(Wrap.text(words, "    ", columns)));
        if (changes.size() > shown.size()) {
            int more = changes.size() - shown.size();
            lines.add(Wrap.text(more(more, more), "    ", columns));
        }
        if (!document.linesKnown()) {
            lines.add(Wrap.text("its lines cannot be compared one by one", "    ", columns));
        } else if (changes.isEmpty() && document.deed() == Deed.AMEND) {
            lines.add(Wrap.text("only what is not shown here, such as the order of its lines", "    ", columns));
        }
    }

    /// Such as `Sales receipt 206-11 of order 1001, 2026-03-04, Amazon GBP, GBP 18.90`.
    private static String head(Foreseen document) {
        var words = new StringJoiner(", ");
        words.add(called(document));
        words.add(document.day().toString());
        words.add(document.party().isEmpty() ? document.store() : document.party());
        words.add(amount(document.total()));
        return words.toString();
    }

    private static String called(Foreseen document) {
        var kind = document.type().word();
        var name = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        var number = document.number();
        return number.equals(document.source())
                ? name + " " + number
                : "%s of order %s".formatted(number.isEmpty() ? name : name + " " + number, document.source());
    }

    private static String did(Deed deed) {
        return switch (deed) {
            case CREATE, AMEND -> "";
            case VOID -> ": voided";
            case DELETE -> ": deleted";
        };
    }

    private static String amount(Money money) {
        return money.getCurrencyUnit() + " " + ProofText.amount(money.getAmount());
    }

    private static String counted(long documents) {
        return documents == 1 ? "1 document" : "%,d documents".formatted(documents);
    }
}
