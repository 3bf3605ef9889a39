package dev.cloudcart.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.settings.Settings.OrderStatus;

/// A comma list of order statuses; empty for open.
final class Statuses extends Scalar<Set<OrderStatus>> {

    @Override
    Parsed<Set<OrderStatus>> parse(String text, Place place) {
        var statuses = EnumSet.noneOf(OrderStatus.class);
        for (var part : text.split(",", -1)) {
            var word = part.strip().toLowerCase(Locale.ROOT);
            var status = Arrays.stream(OrderStatus.values())
                    .filter(one -> word(one).equals(word))
                    .findFirst();
            if (status.isEmpty() && !word.isEmpty()) {
                return notAllowed(text, place);
            }
            status.ifPresent(statuses::add);
        }
        return new Parsed.Good<>(Set.copyOf(statuses.isEmpty() ? EnumSet.of(OrderStatus.OPEN) : statuses));
    }

    /// On one line, in the order that the statuses are declared in.
    @Override
    public String write(Set<OrderStatus> value) {
        var words = value.stream().sorted().map(Statuses::word).collect(Collectors.joining(", "));
        return value.size() > 1 ? Text.quoted(words) : words;
    }

    @Override
    public Control control() {
        return new Control.Line(LINE_CHARACTERS_MAX, List.of("processed", "open", "processed, open"));
    }

    @Override
    public String allowed() {
        return "processed, open, or both with a comma between";
    }

    private static String word(OrderStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
