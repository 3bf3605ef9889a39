package dev.cloudcart.linnworks.wire;

import org.jspecify.annotations.Nullable;

/// The words that people and listings put into Linnworks.
public final class Wording {
    private Wording() {}

    /// Without the spaces around them, and without what no database holds: letters of number 0 and halves of
    /// letters.
    public static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.codePoints().allMatch(Wording::isLetter)
                ? text.strip()
                : spaced(text).strip();
    }

    /// The start of a text that is too long.
    public static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    private static boolean isLetter(int letter) {
        return letter != 0 && (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE);
    }

    private static String spaced(String text) {
        return text.codePoints()
                .map(letter -> isLetter(letter) ? letter : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Titles and names come from listings written in HTML, and some channels leave its entities in them: `Tom
    /// &amp; Jerry`. They are decoded once, so that `&amp;amp;` becomes `&amp;`, as its writer meant it.
    public static String decoded(@Nullable String text) {
        var plain = plain(text);
        return plain.indexOf('&') < 0 ? plain : plain(Entities.decoded(plain));
    }
}
