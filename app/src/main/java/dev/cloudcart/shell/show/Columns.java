package dev.cloudcart.shell.show;

import java.util.List;
import java.util.StringJoiner;

import dev.cloudcart.http.PlainText;

/// Sets rows of words in columns.
public final class Columns {
    private Columns() {}

    private static final String GAP = "  ";

    /// @param rows all of the same length
    /// @param left how many columns are aligned at their left; the others, figures, at their right
    public static String text(List<List<String>> rows, int left) {
        var plain = rows.stream()
                .map(row -> row.stream().map(PlainText::line).toList())
                .toList();
        var text = new StringJoiner("\n");
        plain.forEach(row -> text.add(line(row, plain, left)));
        return text.toString();
    }

    private static String line(List<String> row, List<List<String>> rows, int left) {
        var line = new StringJoiner(GAP);
        for (int i = 0; i < row.size(); i++) {
            line.add(padded(row.get(i), width(rows, i), i < left));
        }
        return line.toString().stripTrailing();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static String padded(String word, int width, boolean left) {
        var blanks = " ".repeat(width - length(word));
        return left ? word + blanks : blanks + word;
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
