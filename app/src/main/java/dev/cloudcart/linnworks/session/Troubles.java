package dev.cloudcart.linnworks.session;

import java.util.Locale;

import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.NoAnswer;
import dev.cloudcart.http.Exchange.TooLong;
import dev.cloudcart.http.Redaction;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.Wording;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.ConnectionTrouble.Side;

/// Puts into words why Linnworks cannot be read.
public final class Troubles {

    private static final int WORDS_MAX = 200;
    private static final String TRY_LATER = "Nothing to do: the next sync tries again";

    private Troubles() {}

    public static ConnectionTrouble passing(String reason) {
        return new ConnectionTrouble(Side.LINNWORKS, Kind.PASSING, reason, TRY_LATER);
    }

    public static ConnectionTrouble attention(String reason, String mend) {
        return new ConnectionTrouble(Side.LINNWORKS, Kind.NEEDS_ATTENTION, reason, mend);
    }

    static ConnectionTrouble notInstalled() {
        return attention(
                "Linnworks does not accept the installation token",
                "Install the application again in Linnworks"
                        + " and paste its token on My connections. If that does not help, check"
                        + " cloudcart.linnworks.application-id and application-secret");
    }

    /// Only the authorisation itself can say that the installation is dead.
    private static ConnectionTrouble sessionsRefused() {
        return new ConnectionTrouble(
                Side.LINNWORKS,
                Kind.PASSING,
                "Linnworks does not accept the sessions that it opens",
                TRY_LATER + ". Should it stay so for a day, install the application again in Linnworks");
    }

    static ConnectionTrouble locked(String why) {
        return attention("The Linnworks account is locked" + why, "Sign in to Linnworks and see what it asks for");
    }

    static ConnectionTrouble maintenance() {
        return passing("Linnworks is under maintenance");
    }

    /// Of a call that did not succeed.
    public static ConnectionTrouble of(ApiMethod method, Exchange exchange) {
        return switch (exchange) {
            case TooLong tooLong -> passing("Linnworks' answer to %s %s".formatted(method.path(), tooLong.words()));
            case NoAnswer noAnswer -> passing("Linnworks did not answer: %s".formatted(noAnswer.why()));
            case Answered answered -> of(method, answered);
        };
    }

    /// A 400 says both that a request is wrong and that the account is shut.
    static boolean isShut(Answered answered) {
        var message = message(answered).toLowerCase(Locale.ROOT);
        return message.contains("account is locked") || message.contains("maintenance");
    }

    /// The words of a refusal (Linnworks, `Code` and `Message`), short and without personal data.
    public static String message(Answered answered) {
        var message = words(Json.member(Slice.of(answered.body()), "Message"));
        return message.isEmpty() ? "status " + answered.status() : message;
    }

    /// Linnworks' own, as they can be shown.
    public static String words(String text) {
        return Wording.plain(Redaction.excerpt(text, WORDS_MAX));
    }

    private static ConnectionTrouble of(ApiMethod method, Answered answered) {
        if (isShut(answered)) {
            return message(answered).toLowerCase(Locale.ROOT).contains("maintenance") ? maintenance() : locked("");
        }
        return switch (answered.status()) {
            case 401 -> sessionsRefused();
            case 403 ->
                attention(
                        "Linnworks does not allow " + method.path(),
                        "Give the application the permission to view orders in Linnworks");
            case 429 -> passing("Linnworks had no calls left for us");
            default -> passing("Linnworks answered %s with %s".formatted(method.path(), message(answered)));
        };
    }
}
