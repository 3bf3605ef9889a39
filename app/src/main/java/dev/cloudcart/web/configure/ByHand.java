package dev.cloudcart.web.configure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.Part;

/// A sync by hand as somebody wrote it on the page.
///
/// @param part what it is a sync of
/// @param wrongs what was wrong with it the last time
record ByHand(Part part, String from, String to, String numbers, String status, Map<ManualRun.Field, String> wrongs) {

    ByHand {
        wrongs = Map.copyOf(wrongs);
    }

    static ByHand empty(Part part) {
        return new ByHand(part, "", "", "", "", Map.of());
    }

    static ByHand of(
            Part part, @Nullable String from, @Nullable String to, @Nullable String numbers, @Nullable String status) {
        return new ByHand(part, text(from), text(to), text(numbers), text(status), Map.of());
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /// The status `delivered` is one of purchases, in whichever of the two forms it is written.
    ManualRun asked(boolean preview) {
        var statuses = words(status.toLowerCase(Locale.ROOT));
        return new ManualRun(parts(statuses), orNull(from), orNull(to), statuses, words(numbers), preview);
    }

    private List<Part> parts(List<String> statuses) {
        if (part == Part.PURCHASES || statuses.equals(List.of("delivered"))) {
            return List.of(Part.PURCHASES);
        }
        return statuses.contains("delivered") ? List.of(Part.ORDERS, Part.PURCHASES) : List.of(Part.ORDERS);
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,\\n\\r]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    ByHand wrong(List<ManualRun.Wrong> found) {
        return new ByHand(
                part,
                from,
                to,
                numbers,
                status,
                found.stream()
                        .collect(Collectors.toMap(
                                ManualRun.Wrong::field,
                                ManualRun.Wrong::sentence,
                                (one, other) -> one.equals(other) ? one : one + " " + other)));
    }

    Optional<String> wrong(ManualRun.Field field) {
        return Optional.ofNullable(wrongs.get(field));
    }

    /// What the names of its fields begin with.
    String name() {
        return part == Part.ORDERS ? "orders" : "purchases";
    }
}
