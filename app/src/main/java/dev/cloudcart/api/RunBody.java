package dev.cloudcart.api;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.Part;

/// What a program says about the run it asks for. Everything may be left out.
record RunBody(
        @Says("\"orders\", \"purchases\" or both; otherwise as the settings say") @Nullable
        List<String> parts,

        @Says("a day such as \"2026-01-31\"") @Nullable String from,
        @Says("a day, included") @Nullable String to,

        @Says("\"processed\", \"open\", or \"delivered\", which makes the days those on which purchases came") @Nullable
        List<String> status,

        @Says("a list of order numbers, or of the channel's references") @Nullable
        List<String> numbers,

        @Says("true or false") @Nullable Boolean preview,

        @Says("an object of settings that are not saved, of a preview") @Nullable
        JsonNode settings) {

    boolean isPreview() {
        return Boolean.TRUE.equals(preview);
    }

    ManualRun asked() {
        return new ManualRun(
                orEmpty(parts).stream().map(RunBody::part).toList(),
                from,
                to,
                orEmpty(status).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList(),
                orEmpty(numbers),
                isPreview());
    }

    private static Part part(String word) {
        return switch (word) {
            case "orders" -> Part.ORDERS;
            case "purchases" -> Part.PURCHASES;
            default -> throw Refuse.wrong("There is no part \"%s\": use \"orders\" or \"purchases\".".formatted(word));
        };
    }

    private static List<String> orEmpty(@Nullable List<String> words) {
        return words == null ? List.of() : words;
    }
}
