package dev.cloudcart.settings;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// A value that is one piece of text.
abstract class Scalar<T> implements Kind<T> {

    /// @param line where it stands, for the problem
    abstract Parsed<T> parse(String text, int line);

    @Override
    public final Parsed<T> read(Node node) {
        return node instanceof ScalarNode scalar
                ? parse(scalar.getValue().strip(), Lines.of(node))
                : Parsed.Bad.at(Lines.of(node), "is one value, not a list; allowed: " + allowed());
    }

    final Parsed<T> notAllowed(String text, int line) {
        return Parsed.Bad.at(line, "\"%s\" is not allowed; allowed: %s".formatted(shown(text), allowed()));
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
