package dev.cloudcart.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.settings.Settings.OrderStatus;

/// The order status: a comma list of `processed` and `open`, where empty means `open`. Of these only `processed`
/// can be had.
final class OnlyProcessed extends Scalar<OrderStatus> {

    private static final Set<String> KNOWN = Set.of("processed", "open");

    @Override
    Parsed<OrderStatus> parse(String text, Place place) {
        var words = Stream.of(text.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        if (words.equals(Set.of("processed"))) {
            return new Parsed.Good<>(OrderStatus.PROCESSED);
        }
        return KNOWN.containsAll(words)
                ? new Parsed.Bad<>(List.of(new Problem(place, "open orders are not available yet; allowed: processed")))
                : notAllowed(text, place);
    }

    @Override
    public String write(OrderStatus value) {
        return switch (value) {
            case PROCESSED -> "processed";
        };
    }

    @Override
    public String allowed() {
        return "processed";
    }
}
