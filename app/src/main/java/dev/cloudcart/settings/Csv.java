package dev.cloudcart.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Comma-separated values as spreadsheets write and read them (RFC 4180). A cell that a spreadsheet would take for
/// a formula gets an apostrophe before it on the way out, which is taken off on the way in.
final class Csv {

    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final char MARK = '\uFEFF';

    private Csv() {}

    /// @param line where it starts, counted from 1
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        private boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    static String line(List<String> cells) {
        return cells.stream().map(Csv::written).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String written(String cell) {
        var safe = FORMULA.matcher(cell).matches() ? "'" + cell : cell;
        return safe.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == ';' || sign < ' ')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    /// Rows without blank ones. The first line tells whether commas, semicolons or tabs stand between.
    static List<Row> rows(String text) {
        var plain = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        return new Reading(plain, separator(plain))
                .rows().stream().filter(row -> !row.isBlank()).toList();
    }

    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        if (first.indexOf(',') < 0 && first.indexOf(';') >= 0) {
            return ';';
        }
        return first.indexOf(',') < 0 && first.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static final class Reading {

        private final String text;
        private final char separator;
        private final List<Row> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private boolean quoted;
        private int line = 1;
        private int start = 1;

        Reading(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<Row> rows() {
            for (int at = 0; at < text.length(); at++) {
                at += take(text.charAt(at), at + 1 < text.length() ? text.charAt(at + 1) : '\n');
            }
            endRow();
            return rows;
        }

        /// @return how many of the signs that follow are taken with it
        private int take(char sign, char next) {
            if (sign == '\n') {
                line++;
            }
            if (quoted) {
                return takeQuoted(sign, next);
            }
            if (sign == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (sign == separator) {
                endCell();
            } else if (sign == '\n') {
                endRow();
            } else if (sign != '\r' || next != '\n') {
                cell.append(sign);
            }
            return 0;
        }

        private int takeQuoted(char sign, char next) {
            if (sign != '"') {
                cell.append(sign);
                return 0;
            }
            if (next == '"') {
                cell.append(sign);
                return 1;
            }
            quoted = false;
            return 0;
        }

        private void endCell() {
            var value = cell.toString();
            cells.add(value.startsWith("'") && FORMULA.matcher(value).matches() ? value.substring(1) : value);
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            rows.add(new Row(start, cells));
            cells = new ArrayList<>();
            start = line;
        }
    }
}
