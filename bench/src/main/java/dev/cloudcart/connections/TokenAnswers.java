package dev.cloudcart.connections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.cloudcart.bench.FuzzedCall;
import dev.cloudcart.bench.Keepable;
import dev.cloudcart.bench.Recording;
import dev.cloudcart.http.Call;
import dev.cloudcart.http.Wire;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// The answers of Intuit's OAuth server, with tokens to garble.
public final class TokenAnswers {

    private static final int TOKEN_MAX = 4_096;
    private static final Instant NOW = Instant.parse("2026-11-16T12:00:40Z");

    private TokenAnswers() {}

    public static List<FuzzedCall> calls() {
        try (var simulator =
                QuickBooksSimulator.start(QuickBooksSimulator.Options.usual().limits(Limits.OFF))) {
            var oauth = new QuickBooksOAuth(
                    simulator.authorizeUri(),
                    simulator.tokenUri(),
                    simulator.revokeUri(),
                    QuickBooksSimulator.CLIENT_ID,
                    QuickBooksSimulator.CLIENT_SECRET);
            var wire = Wire.open(Duration.ofSeconds(10), Duration.ofSeconds(60));
            var recording = new Recording(TokenAnswers::name);
            var heard = new Recording.Heard();
            read(oauth, recording.listening(wire, heard));
            return heard.calls(
                    "intuit", "(renew and revoke)", (name, seed) -> read(oauth, recording.garbling(name, seed)));
        }
    }

    /// Such as `bearer`.
    private static String name(Call call) {
        return call.uri().getPath().replaceFirst(".*/", "");
    }

    private static void read(QuickBooksOAuth oauth, Wire wire) {
        var endpoint = new TokenEndpoint(wire, oauth);
        check(endpoint.refresh(QuickBooksSimulator.REFRESH_TOKEN));
        check(endpoint.exchange("code", oauth.tokenUri()));
        endpoint.revoke(QuickBooksSimulator.REFRESH_TOKEN);
    }

    private static void check(TokenAnswer answer) {
        switch (answer) {
            case TokenAnswer.Granted granted -> {
                var tokens = Tokens.connected(QuickBooksSimulator.REALM, QuickBooksSimulator.REFRESH_TOKEN, NOW)
                        .with(granted, NOW);
                Keepable.text(tokens.refresh(), TOKEN_MAX);
                Keepable.text(granted.accessToken(), TOKEN_MAX);
            }
            case TokenAnswer.Denied denied ->
                Keepable.text(String.valueOf(denied.problem().getMessage()));
        }
    }
}
