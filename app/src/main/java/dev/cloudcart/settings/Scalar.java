package dev.cloudcart.settings;

/// A value that is one piece of text.
abstract class Scalar<T> implements Kind<T> {

    /// @param place where it stands, for the problem
    abstract Parsed<T> parse(String text, Place place);

    @Override
    public final Parsed<T> read(Tree tree) {
        return tree instanceof Tree.Leaf(var place, var text)
                ? parse(text.strip(), place)
                : Parsed.Bad.at(tree.place(), "is one value, not a list; allowed: " + allowed());
    }

    final Parsed<T> notAllowed(String text, Place place) {
        return Parsed.Bad.at(place, "\"%s\" is not allowed; allowed: %s".formatted(shown(text), allowed()));
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
