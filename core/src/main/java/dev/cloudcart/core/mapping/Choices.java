package dev.cloudcart.core.mapping;

import java.util.List;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.TaxCode;

/// Names codes for a person, a few of many.
final class Choices {

    private static final int SHOWN_MAX = 6;

    private Choices() {}

    static String of(List<TaxCode> codes) {
        if (codes.isEmpty()) {
            return "none";
        }
        var shown =
                codes.stream().limit(SHOWN_MAX).map(code -> code.ref().name()).collect(Collectors.joining(", "));
        int more = codes.size() - SHOWN_MAX;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
