package dev.cloudcart.quickbooks.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Transliterator;

/// Writes what ISO-8859-1 does not have in letters that it has, close to the eye or to the ear: `Łódź` becomes
/// `Lódz`, `红杯` becomes `Hong Bei`. What it has stays as it is.
final class Latin {

    private static final int LAST = 0xFF;

    /// Where the usual rules have nothing, or something longer than wanted.
    private static final Map<Integer, String> CLOSE =
            Map.of(0x20AC, "EUR", 0x2122, "(TM)", 0x2022, "*", 0x201E, "\"", 0x201A, "'");

    private Latin() {}

    /// Its rules are large and take a moment to load, so nobody waits for them who does not need them.
    private static final class Rules {
        static final Transliterator SPOKEN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    /// @param unknown stands for each letter that has no likeness
    static String of(String text, String unknown) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var latin = new StringBuilder(composed.length());
        int start = 0;
        while (start < composed.length()) {
            int end = endOfRun(composed, start);
            var run = composed.substring(start, end);
            latin.append(isLatin(run.charAt(0)) ? run : beyond(run, unknown));
            start = end;
        }
        return latin.toString();
    }

    private static int endOfRun(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isLatin(text.charAt(end)) == isLatin(text.charAt(start))) {
            end++;
        }
        return end;
    }

    private static boolean isLatin(char letter) {
        return letter <= LAST;
    }

    private static String beyond(String run, String unknown) {
        var close = new StringBuilder();
        run.codePoints().forEach(letter -> {
            var known = CLOSE.get(letter);
            if (known == null) {
                close.appendCodePoint(letter);
            } else {
                close.append(known);
            }
        });
        var spoken = spoken(close.toString());
        var plain = new StringBuilder();
        spoken.codePoints()
                .forEach(letter ->
                        plain.append(letter <= LAST ? Character.toString(letter) : likeness(letter, unknown)));
        return plain.toString();
    }

    /// One at a time: nobody says that a transliterator may be used by several at once. Scripts without capitals
    /// get them, so that a name looks like one.
    private static String spoken(String run) {
        String spoken;
        synchronized (Rules.SPOKEN) {
            spoken = Rules.SPOKEN.transliterate(run);
        }
        return run.codePoints().anyMatch(Latin::hasCase) ? spoken : UCharacter.toTitleCase(Locale.ROOT, spoken, null);
    }

    private static boolean hasCase(int letter) {
        return Character.isUpperCase(letter) || Character.isLowerCase(letter);
    }

    private static String likeness(int letter, String unknown) {
        var parts = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD);
        var latin = parts.codePoints()
                .filter(part -> part <= LAST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        if (!latin.isEmpty()) {
            return latin.toString();
        }
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> "";
            case Character.OTHER_SYMBOL -> named(letter, unknown);
            default -> unknown;
        };
    }

    /// A picture is called by its name, such as `grinning face`.
    private static String named(int letter, String unknown) {
        var name = UCharacter.getName(letter);
        return name == null ? unknown : name.toLowerCase(Locale.ROOT);
    }
}
