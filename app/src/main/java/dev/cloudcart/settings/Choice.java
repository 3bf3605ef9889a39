package dev.cloudcart.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// One of a few words. Case does not matter, and words may be joined by blanks, hyphens or underscores: `sales
/// receipt`, `Sales-Receipt`.
final class Choice<T> extends Scalar<T> {

    private final Map<String, T> words = new LinkedHashMap<>();
    private final Map<String, T> synonyms = new LinkedHashMap<>();

    static Choice<Boolean> yesOrNo() {
        return new Choice<Boolean>()
                .or("true", true)
                .or("false", false)
                .also("yes", true)
                .also("no", false)
                .also("on", true)
                .also("off", false);
    }

    Choice<T> or(String word, T value) {
        words.put(word, value);
        return also(word, value);
    }

    /// A word that is read but never written.
    Choice<T> also(String word, T value) {
        synonyms.put(normal(word), value);
        return this;
    }

    @Override
    Parsed<T> parse(String text, Place place) {
        var value = synonyms.get(normal(text));
        return value == null ? notAllowed(text, place) : new Parsed.Good<>(value);
    }

    @Override
    public String write(T value) {
        return quoted(words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .findFirst()
                .orElseThrow()
                .getKey());
    }

    @Override
    public Control control() {
        return new Control.Select(words.keySet().stream()
                .map(word -> new Control.Option(word, Labels.capital(word)))
                .toList());
    }

    @Override
    public String allowed() {
        return words.keySet().stream().map(Choice::quoted).collect(Collectors.joining(", "));
    }

    /// A comma would end the value inside braces.
    private static String quoted(String word) {
        return word.contains(",") ? Text.quoted(word) : word;
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }
}
