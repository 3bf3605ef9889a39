package dev.cloudcart.shell.show;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Breaks text into lines at blanks.
final class Wrap {
    private Wrap() {}

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int WITHOUT_A_TERMINAL = 100;
    private static final int LEAST = 40;
    private static final int MOST = 120;
    private static final String DOTS = "...";

    /// @param before put before the first line; the others are indented as far
    /// @param columns of the terminal; 0 for none
    static String text(String words, String before, int columns) {
        int width = width(columns);
        var lines = new StringJoiner("\n");
        var line = new StringBuilder(before);
        boolean empty = true;
        for (var word : BLANKS.split(words.strip(), -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line);
                line = new StringBuilder(" ".repeat(before.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        return lines.add(line).toString();
    }

    /// The same on one line, which ends with dots where there was more.
    static String line(String words, String before, int columns) {
        var line = before + BLANKS.matcher(words.strip()).replaceAll(" ");
        int width = width(columns);
        return line.length() <= width
                ? line
                : line.substring(0, width - DOTS.length()).stripTrailing() + DOTS;
    }

    private static int width(int columns) {
        return Math.clamp(columns == 0 ? WITHOUT_A_TERMINAL : columns, LEAST, MOST);
    }
}
