package dev.cloudcart.quickbooks.text;

import java.util.regex.Pattern;

/// The letters and lengths a company's books take: US companies ISO-8859-1 only, all others Unicode (Intuit, Data
/// encoding).
///
/// A name that cannot stay as it is becomes another one, always the same, with a tag behind it that belongs to the
/// name it was: two names of the shop never become one in the books.
///
/// @param latinOnly true for US companies
public record Letters(boolean latinOnly) {

    private static final int DISPLAY_NAME_MAX = 500;
    private static final int ITEM_NAME_MAX = 100;
    private static final int SKU_MAX = 100;
    private static final int NUMBER_MAX = 21;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int FIRST_BEYOND_ASCII = 0x7F;

    /// Two noncharacters that no text may hold, because no XML may.
    private static final int NONCHARACTER = 0xFFFE;
    private static final int NONCHARACTER_ALSO = 0xFFFF;

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\r\\x{2028}\\x{2029}]");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    /// For descriptions and notes: line breaks and tabs stay. What has no likeness becomes a question mark.
    public String text(String text, int max) {
        return cut(fitted(text, "?"), max);
    }

    /// For document numbers.
    public String number(String number) {
        return text(number, NUMBER_MAX);
    }

    /// For the names of customers: no colon, tab or line break (Intuit, Customer `DisplayName`).
    public String displayName(String name) {
        return kept(withoutColons(oneLine(name)), name, DISPLAY_NAME_MAX);
    }

    /// For the names of items: as customers, but shorter, and without double quotes, which accounts do not take
    /// either (Intuit, Item `Name`).
    public String itemName(String name) {
        return kept(withoutColons(oneLine(name)).replace("\"", "''"), name, ITEM_NAME_MAX);
    }

    /// Intuit, Item `Sku`.
    public String sku(String sku) {
        return kept(oneLine(sku), sku, SKU_MAX);
    }

    /// A title that stands behind a name.
    public String aside(String title) {
        return SPACES.matcher(withoutColons(oneLine(title)).replace("\"", "''"))
                .replaceAll(" ")
                .strip();
    }

    /// The same name whatever happens to it: cut, and with the tag of what it stands for.
    public static String tagged(String name, String source, int max) {
        var tag = "#" + Tag.of(source);
        var words = cut(SPACES.matcher(name).replaceAll(" ").strip(), max - tag.length() - 1)
                .strip();
        return words.isEmpty() ? tag : words + " " + tag;
    }

    private static String kept(String name, String source, int max) {
        var whole = name.strip();
        boolean isKept =
                !whole.isEmpty() && whole.length() <= max && Names.key(whole).equals(Names.key(source));
        return isKept ? whole : tagged(name, source, max);
    }

    private String oneLine(String name) {
        return plain(name)
                ? name
                : BREAKS.matcher(fitted(Names.visible(name), "")).replaceAll(" ");
    }

    private static String withoutColons(String name) {
        return name.replace(':', '-');
    }

    private String fitted(String text, String unknown) {
        if (plain(text)) {
            return text;
        }
        var fitted = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> append(fitted, letter, unknown));
        return latinOnly ? Latin.of(fitted.toString(), unknown) : fitted.toString();
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

    private static void append(StringBuilder fitted, int letter, String unknown) {
        if (isForbidden(letter)) {
            fitted.append(' ');
        } else if (isNone(letter)) {
            fitted.append(unknown);
        } else {
            fitted.appendCodePoint(letter);
        }
    }

    /// Control characters give fault 2040; line breaks and tabs are none of those.
    private static boolean isForbidden(int letter) {
        return Character.isISOControl(letter) && letter != '\n' && letter != '\r' && letter != '\t';
    }

    static boolean isStorable(int letter) {
        return letter != 0 && (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE);
    }

    /// Half of a surrogate pair is no letter at all and cannot be written as UTF-8.
    private static boolean isNone(int letter) {
        boolean isHalf = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        return isHalf || letter == NONCHARACTER || letter == NONCHARACTER_ALSO;
    }

    /// Never in the middle of a letter.
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
