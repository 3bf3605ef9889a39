package dev.cloudcart.http;

import java.util.regex.Pattern;

/// Takes out of text from outside what would act on a terminal or a log instead of being read: escape sequences,
/// control characters, and what turns the direction of writing round. Letters and signs of all scripts stay.
public final class PlainText {
    private PlainText() {}

    /// What begins with ESC or one of its eight-bit forms, up to its end (ECMA-48, 5.4 and 8.3).
    private static final Pattern ESCAPES = Pattern.compile(
            "(?:\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]?|(?:\\x1B[\\]PX^_]|[\\x9D\\x90\\x98\\x9E\\x9F])[^\\x07\\x1B\\x9C]*"
                    + "(?:\\x07|\\x1B\\\\|\\x9C)?|\\x1B[ -/]*[0-~]?");

    /// Controls, broken halves of characters, and the marks of Unicode's bidirectional algorithm (UAX 9, 2).
    private static final String SILENT = "\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF";

    private static final Pattern IN_LINES = Pattern.compile("[" + SILENT + "[\\p{Cc}&&[^\\n\\t]]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\\u0085\\u2028\\u2029]++");
    private static final Pattern BREAK = Pattern.compile("[\\n\\r\\t\\x0B\\f\\u0085\\u2028\\u2029]");

    /// Text of several lines, which stay.
    public static String lines(String text) {
        return IN_LINES.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("");
    }

    /// Text that stands on one line: breaks, with the blanks around them, become a blank.
    public static String line(String text) {
        var inOne = BLANKS.matcher(ESCAPES.matcher(text).replaceAll(""))
                .replaceAll(blanks -> BREAK.matcher(blanks.group()).find() ? " " : blanks.group());
        return IN_LINES.matcher(inOne).replaceAll("");
    }
}
