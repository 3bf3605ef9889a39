package dev.cloudcart.shell.show;

import java.util.EnumMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import org.joda.money.Money;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.RunReport.HoldRow;

/// Shows what is held for people, wrapped to the width: by reason, most first, or one by one.
public final class HeldText {
    private HeldText() {}

    /// Of all kinds, such as `67 orders, 1 purchase order`.
    public static String counts(List<HeldBecause> groups) {
        var counts = new EnumMap<SourceKind, Long>(SourceKind.class);
        groups.forEach(group -> counts.merge(group.kind(), group.count(), Long::sum));
        return counts.entrySet().stream()
                .map(one -> count(one.getValue(), one.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String count(long count, SourceKind kind) {
        return "%,d %s".formatted(count, count == 1 ? kind.word() : kind.words());
    }

    /// @param columns of the terminal; 0 for none
    public static String byReason(List<HeldBecause> groups, int columns) {
        return groups.stream().map(group -> whole(group, columns)).collect(Collectors.joining("\n"));
    }

    static String whole(HeldBecause group, int columns) {
        var text = new StringJoiner("\n");
        text.add(Wrap.text(head(group), "  ", columns));
        group.told().forEach(sentence -> text.add(Wrap.text(sentence, "    ", columns)));
        text.add(Wrap.text(group.mend(), "    To mend: ", columns));
        return text.toString();
    }

    /// On two lines.
    static String shortened(HeldBecause group, int columns) {
        return Wrap.line(head(group), "  ", columns) + "\n"
                + Wrap.line(group.told().getFirst(), "    ", columns);
    }

    private static String head(HeldBecause group) {
        return "%s%s: %s".formatted(count(group.count(), group.kind()), sums(group), numbers(group));
    }

    private static String sums(HeldBecause group) {
        var sums = new StringBuilder();
        group.sums().values().forEach(sum -> sums.append(", ").append(amount(sum)));
        if (group.unknownAmounts() > 0 && group.unknownAmounts() < group.count()) {
            sums.append(", %,d of no known amount".formatted(group.unknownAmounts()));
        }
        return sums.toString();
    }

    private static String numbers(HeldBecause group) {
        long more = group.count() - group.numbers().size();
        return String.join(", ", group.numbers()) + (more == 0 ? "" : " and %,d more".formatted(more));
    }

    public static String oneByOne(Hold hold, int columns) {
        var head = hold.source().number()
                + hold.amount().map(amount -> ", " + amount(amount)).orElse("");
        return one(head, HoldRow.of(hold), columns);
    }

    public static String oneByOne(HoldRow row, int columns) {
        return one(row.source(), row, columns);
    }

    private static String one(String head, HoldRow row, int columns) {
        return String.join(
                "\n",
                Wrap.text(head, "  ", columns),
                Wrap.text(row.reason(), "    ", columns),
                Wrap.text(row.mend(), "    To mend: ", columns));
    }

    private static String amount(Money money) {
        return money.getCurrencyUnit() + " " + ProofText.amount(money.getAmount());
    }
}
