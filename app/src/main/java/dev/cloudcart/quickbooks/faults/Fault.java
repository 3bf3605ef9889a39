package dev.cloudcart.quickbooks.faults;

import java.util.List;

import dev.cloudcart.quickbooks.text.Letters;

/// A refusal in QuickBooks' own words, for [Refusals] to put into ours.
///
/// @param type such as `ValidationFault`
public record Fault(String type, List<Problem> problems) {

    /// @param detail may be empty
    public record Problem(String code, String message, String detail) {

        private static final int WORDS_MAX = 500;

        /// The longer of QuickBooks' two texts, on one line.
        public String words() {
            var words = (detail.isBlank() ? message : detail)
                    .replaceAll("\\s+", " ")
                    .strip();
            return words.length() <= WORDS_MAX ? words : Letters.cut(words, WORDS_MAX) + "…";
        }
    }

    /// The code of a fault that names none.
    public static final String UNKNOWN = "unknown";

    private static final Problem NAMELESS = new Problem(UNKNOWN, "", "");

    public Fault {
        problems = List.copyOf(problems);
    }

    /// A refusal that came without a body we can read.
    public static Fault ofStatus(int status) {
        return new Fault("HTTP", List.of(new Problem("HTTP " + status, "", "")));
    }

    /// The one that decides; QuickBooks lists it first.
    public Problem first() {
        return problems.isEmpty() ? NAMELESS : problems.getFirst();
    }

    public String code() {
        return first().code();
    }
}
