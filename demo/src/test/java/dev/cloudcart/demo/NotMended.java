package dev.cloudcart.demo;

import java.util.Map;
import java.util.TreeMap;

/// Causes whose mend nobody carries out in the tests that mend, each with the reason.
final class NotMended {

    static final Map<String, String> REASONS = new TreeMap<>();

    static {
        say(
                "Is met only where somebody links a document between the look at it and its amendment or removal",
                "IN_A_DEPOSIT",
                "CANNOT_BE_LINKED",
                "OTHERS_DEPEND_ON_IT");
    }

    private NotMended() {}

    private static void say(String reason, String... causes) {
        for (var cause : causes) {
            REASONS.put(cause, reason);
        }
    }
}
