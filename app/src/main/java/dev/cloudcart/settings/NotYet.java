package dev.cloudcart.settings;

/// Yes or no, where yes cannot be had yet.
final class NotYet extends Scalar<Boolean> {

    private final String sentence;
    private final Choice<Boolean> yesOrNo = Choice.yesOrNo();

    /// @param sentence says so
    NotYet(String sentence) {
        this.sentence = sentence;
    }

    @Override
    Parsed<Boolean> parse(String text, Place place) {
        return switch (yesOrNo.parse(text, place)) {
            case Parsed.Good<Boolean>(var yes) when yes -> Parsed.Bad.at(place, sentence);
            case Parsed.Good<Boolean> no -> no;
            case Parsed.Bad<Boolean> _ -> notAllowed(text, place);
        };
    }

    @Override
    public String write(Boolean value) {
        return yesOrNo.write(value);
    }

    @Override
    public String allowed() {
        return "false";
    }
}
