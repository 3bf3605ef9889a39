package dev.cloudcart.simulators.pages;

import dev.cloudcart.simulators.wire.Fault;

/// What each fault does, in plain words.
final class FaultWords {
    private FaultWords() {}

    static String of(Fault fault) {
        return switch (fault) {
            case TOO_MANY -> "Says \"too many calls\" and does nothing.";
            case TOO_MANY_WITH_RETRY_AFTER -> "Says \"too many calls, come back in two seconds\" and does nothing.";
            case BROKEN_BEFORE -> "Answers with an error of the server and does nothing.";
            case UNAVAILABLE_BEFORE -> "Says it is not available and does nothing.";
            case CUT_BEFORE -> "Hangs up without an answer and does nothing.";
            case CUT_AFTER_COMMIT -> "Does what was asked, then hangs up without an answer.";
            case TOO_MANY_AFTER_COMMIT -> "Does what was asked, but says \"too many calls\".";
            case BROKEN_AFTER_COMMIT -> "Does what was asked, but answers with an error of the server.";
            case SLOW -> "Waits before it does what was asked.";
            case EXPIRED_TOKEN -> "Says the token has run out, and forgets it.";
            case LOST_REFRESH -> "Renews the token, but the answer with the new one is lost.";
            case BAD_GATEWAY_BEFORE -> "Answers with an error of a gateway and does nothing.";
            case EMPTY -> "Answers as if all were well, with nothing in it, and does nothing.";
        };
    }
}
