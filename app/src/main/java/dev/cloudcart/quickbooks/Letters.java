package dev.cloudcart.quickbooks;

import java.text.Normalizer;
import java.util.Map;

/// The letters a company's books take: US companies ISO-8859-1 only, all others Unicode (Intuit, Data encoding). What does
/// not fit becomes a close letter, or a question mark.
///
/// @param latinOnly true for US companies
record Letters(boolean latinOnly) {

    private static final int DISPLAY_NAME_MAX = 500;
    private static final int ITEM_NAME_MAX = 100;
    private static final int LAST_LATIN = 0xFF;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int FIRST_BEYOND_ASCII = 0x7F;

    private static final Map<Integer, String> CLOSE = Map.ofEntries(
            Map.entry(0x2018, "'"), // typographic quotes
            Map.entry(0x2019, "'"),
            Map.entry(0x201A, "'"),
            Map.entry(0x201C, "\""),
            Map.entry(0x201D, "\""),
            Map.entry(0x201E, "\""),
            Map.entry(0x2013, "-"), // dashes
            Map.entry(0x2014, "-"),
            Map.entry(0x2026, "..."),
            Map.entry(0x2022, "*"),
            Map.entry(0x20AC, "EUR"),
            Map.entry(0x2122, "(TM)"),
            Map.entry(0x0141, "L"), // letters that Unicode does not take apart
            Map.entry(0x0142, "l"),
            Map.entry(0x0110, "D"),
            Map.entry(0x0111, "d"),
            Map.entry(0x0131, "i"),
            Map.entry(0x0152, "OE"),
            Map.entry(0x0153, "oe"));

    /// For descriptions and notes: line breaks and tabs stay.
    String text(String text, int max) {
        return cut(plain(text) ? text : fitted(text), max);
    }

    /// For the names of customers: no colon, tab or line break (Intuit, Customer `DisplayName`).
    String displayName(String name) {
        return name(name, DISPLAY_NAME_MAX);
    }

    /// For the names of items: as customers, but shorter (Intuit, Item `Name`).
    String itemName(String name) {
        return name(name, ITEM_NAME_MAX);
    }

    private String name(String name, int max) {
        var oneLine = text(name, Integer.MAX_VALUE).replace(':', '-').replaceAll("\\s+", " ").strip();
        return cut(oneLine, max).strip();
    }

    /// Nearly all texts are plain, and then nothing is built anew.
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_PRINTABLE || c >= FIRST_BEYOND_ASCII) {
                return false;
            }
        }
        return true;
    }

    private String fitted(String text) {
        var fitted = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> append(fitted, letter));
        return fitted.toString();
    }

    private void append(StringBuilder fitted, int letter) {
        if (isForbidden(letter)) {
            fitted.append(' ');
        } else if (isHalf(letter)) {
            fitted.append('?');
        } else if (latinOnly && letter > LAST_LATIN) {
            fitted.append(close(letter));
        } else {
            fitted.appendCodePoint(letter);
        }
    }

    /// Control characters give fault 2040; line breaks and tabs are none of those.
    private static boolean isForbidden(int letter) {
        return Character.isISOControl(letter) && letter != '\n' && letter != '\r' && letter != '\t';
    }

    /// Half of a surrogate pair is no letter at all and cannot be written as UTF-8.
    private static boolean isHalf(int letter) {
        return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
    }

    private static String close(int letter) {
        var known = CLOSE.get(letter);
        if (known != null) {
            return known;
        }
        var parts = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD);
        var latin = parts.codePoints().filter(part -> part <= LAST_LATIN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        boolean isMark = Character.getType(letter) == Character.NON_SPACING_MARK;
        return latin.isEmpty() && !isMark ? "?" : latin.toString();
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
