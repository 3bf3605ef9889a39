package dev.cloudcart.settings;

/// How the values of a setting are written. What is written reads back as the same value.
interface Kind<T> {

    int LINE_CHARACTERS_MAX = 200;

    Parsed<T> read(Tree tree);

    /// On one line.
    String write(T value);

    /// As it stands behind the key's colon, in a file of its own.
    default String block(T value) {
        return " " + write(value);
    }

    /// As it is filled in on a form.
    default Control control() {
        return new Control.Line(LINE_CHARACTERS_MAX);
    }

    /// Ends a comment line: what the values may be.
    String allowed();
}
