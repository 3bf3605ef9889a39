package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.joda.money.Money;

import dev.cloudcart.core.books.DocumentLine;

/// Deals lines out to as few parts as hold them, one to each in turn: so the pennies that rounding gave to the
/// first of many like lines are spread evenly, and the tax of each part is in proportion to its lines. Allowances
/// go last, each to the part that can bear it best, because QuickBooks takes no document below zero.
final class LineParts {
    private LineParts() {}

    /// @param most lines in a part
    static List<List<DocumentLine>> of(List<DocumentLine> lines, int most) {
        var allowances = lines.stream()
                .filter(LineParts::isAllowance)
                .sorted(Comparator.comparing(LineParts::gross))
                .toList();
        var others = lines.stream().filter(line -> !isAllowance(line)).toList();
        var parts = dealt(others, Math.ceilDiv(lines.size(), most));
        for (var allowance : allowances) {
            parts.stream()
                    .filter(part -> part.size() < most)
                    .max(Comparator.comparing(LineParts::sum))
                    .orElseThrow()
                    .add(allowance);
        }
        return parts;
    }

    private static List<List<DocumentLine>> dealt(List<DocumentLine> lines, int count) {
        var parts = new ArrayList<List<DocumentLine>>();
        IntStream.range(0, count).forEach(_ -> parts.add(new ArrayList<>()));
        IntStream.range(0, lines.size()).forEach(i -> parts.get(i % count).add(lines.get(i)));
        return parts;
    }

    private static boolean isAllowance(DocumentLine line) {
        return gross(line).isNegative();
    }

    private static Money gross(DocumentLine line) {
        return line.net().plus(line.tax());
    }

    private static BigDecimal sum(List<DocumentLine> part) {
        return part.stream().map(line -> gross(line).getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
