package dev.cloudcart.simulators.pages;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.simulators.wire.Call;

/// A browser's request at one of our pages: the parts of its address that vary, and what was filled in. What cannot
/// be read is [Rejected] with a sentence.
///
/// @param parts the variable parts of the path, in order
public record Visit(Call call, List<String> parts) {
    private static final int TEXT_MAX = 1_000;

    public Visit {
        parts = List.copyOf(parts);
    }

    public String part(int at) {
        return parts.get(at);
    }

    /// What was filled in under that name, in the form or else in the query, without blanks around it; empty if
    /// nothing was.
    public String text(String name) {
        return values(name).stream()
                .findFirst()
                .map(String::strip)
                .filter(text -> text.length() <= TEXT_MAX)
                .orElse("");
    }

    public Optional<String> filled(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /// @param label what the field is called on the page
    public String need(String name, String label) {
        return filled(name).orElseThrow(() -> new Rejected("Fill in \"%s\".".formatted(label)));
    }

    public int whole(String name, String label, int otherwise) {
        return filled(name)
                .map(text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException _) {
                        throw new Rejected("\"%s\" takes a whole number, not \"%s\".".formatted(label, text));
                    }
                })
                .orElse(otherwise);
    }

    /// A positive whole number.
    public int count(String name, String label) {
        int count = whole(name, label, 0);
        if (count < 1) {
            throw new Rejected("\"%s\" takes a number from 1.".formatted(label));
        }
        return count;
    }

    /// Zero or more; zero when nothing is filled in.
    public BigDecimal amount(String name, String label) {
        var amount = filled(name).map(text -> decimal(text, label)).orElse(BigDecimal.ZERO);
        if (amount.signum() < 0) {
            throw new Rejected("\"%s\" cannot be below zero.".formatted(label));
        }
        return amount;
    }

    private static BigDecimal decimal(String text, String label) {
        try {
            var number = new BigDecimal(text.replace(",", ""));
            if (number.precision() <= 15 && Math.abs(number.scale()) <= 8) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below, together with numbers that nobody means
        }
        throw new Rejected("\"%s\" takes an amount such as 12.50, not \"%s\".".formatted(label, text));
    }

    public Optional<UUID> id(String name) {
        return filled(name).map(Visit::uuid);
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new Rejected("\"%s\" is no identifier.".formatted(text));
        }
    }

    /// Which page of a long list; the first unless said otherwise.
    public int page() {
        return Math.max(1, whole("page", "Page", 1));
    }

    private List<String> values(String name) {
        var form = call.method().equals("POST") ? call.form() : Map.<String, List<String>>of();
        return form.getOrDefault(name, call.query().getOrDefault(name, List.of()));
    }
}
