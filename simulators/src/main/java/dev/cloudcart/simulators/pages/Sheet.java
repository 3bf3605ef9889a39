package dev.cloudcart.simulators.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/// Where one is in a long list, and the way to the pages before and after.
///
/// @param path where the list is
/// @param choices what the list is filtered by; kept from page to page
public record Sheet(int number, int pages, long total, String path, Map<String, String> choices) {

    public String address(int page) {
        var query = choices.entrySet().stream()
                .filter(choice -> !choice.getValue().isEmpty())
                .map(choice -> choice.getKey() + "=" + URLEncoder.encode(choice.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "page=" + page;
    }

    public boolean hasBefore() {
        return number > 1;
    }

    public boolean hasAfter() {
        return number < pages;
    }

    public String words() {
        return "%,d in all, page %,d of %,d".formatted(total, number, Math.max(1, pages));
    }
}
