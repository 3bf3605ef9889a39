package dev.cloudcart.quickbooks.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How names and SKUs are compared: whatever the case of letters, the kind of the spaces and those around them, what
/// nobody sees between the letters, and the way accents are written.
public final class Names {

    /// Seen by nobody. The two joiners shape the letters of other alphabets that are beside them.
    private static final Pattern INVISIBLE = Pattern.compile("[\\x{AD}\\x{61C}\\x{180E}\\x{200B}\\x{200E}\\x{200F}"
            + "\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}]"
            + "|(?<![^\\x{0}-\\x{7F}])[\\x{200C}\\x{200D}](?![^\\x{0}-\\x{7F}])");

    /// Spaces of other widths, and those that do not break a line.
    private static final Pattern OTHER_SPACES = Pattern.compile("[\\p{Zs}&&[^ ]]");

    private Names() {}

    public static String key(String name) {
        return Normalizer.normalize(visible(name), Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    /// What a person sees of it: two SKUs that look alike are one.
    static String visible(String name) {
        return OTHER_SPACES.matcher(INVISIBLE.matcher(name).replaceAll("")).replaceAll(" ");
    }
}
