package dev.cloudcart.settings;

/// Free text without blanks around it, always written in double quotes.
final class Text extends Scalar<String> {

    private final int charactersMin;
    private final int charactersMax;

    /// @param charactersMin 0 where it may be empty
    Text(int charactersMin, int charactersMax) {
        this.charactersMin = charactersMin;
        this.charactersMax = charactersMax;
    }

    @Override
    Parsed<String> parse(String text, Place place) {
        var characters = text.codePointCount(0, text.length());
        var fits = charactersMin <= characters && characters <= charactersMax;
        return fits && isPrintable(text) ? new Parsed.Good<>(text) : notAllowed(text, place);
    }

    /// Without line breaks, tabs and whatever else has no shape on paper, or shows what follows in another order.
    static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Text::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !turnsTheWriting(character);
        };
    }

    /// The marks of Unicode's bidirectional algorithm (UAX 9, 2).
    private static boolean turnsTheWriting(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (0x202A <= character && character <= 0x202E)
                || (0x2066 <= character && character <= 0x2069);
    }

    @Override
    public String write(String value) {
        return quoted(value);
    }

    @Override
    public Control control() {
        return new Control.Line(charactersMax);
    }

    @Override
    public String allowed() {
        return "text of %s%d characters on one line"
                .formatted(charactersMin == 0 ? "up to " : charactersMin + " to ", charactersMax);
    }

    /// In double quotes, with all but letters, digits and plain ASCII escaped.
    static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(character -> quoted.append(escaped(character)));
        return quoted.append('"').toString();
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + Character.toString(character);
        }
        var plain = (character >= ' ' && character <= '~')
                || (character <= 0xFFFF && Character.isLetterOrDigit(character))
                || Character.getType(character) == Character.CURRENCY_SYMBOL;
        return plain ? Character.toString(character) : "\\U%08x".formatted(character);
    }
}
