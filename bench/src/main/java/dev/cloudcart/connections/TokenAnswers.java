package dev.cloudcart.connections;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

import dev.cloudcart.bench.FuzzedCall;
import dev.cloudcart.bench.Keepable;
import dev.cloudcart.bench.Recording;
import dev.cloudcart.http.Wire;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// The answers of Intuit's OAuth server, with tokens to garble.
public final class TokenAnswers {

    private static final String TOKENS = "tokens";
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
            var recording = new Recording(_ -> TOKENS);
            read(
                    oauth,
                    recording.listening(Wire.open(Duration.ofSeconds(10), Duration.ofSeconds(60)), new HashSet<>()));
            return List.of(new FuzzedCall("intuit tokens", seed -> read(oauth, recording.garbling(TOKENS, seed))));
        }
    }

    private static void read(QuickBooksOAuth oauth, Wire wire) {
        switch (new TokenEndpoint(wire, oauth).refresh(QuickBooksSimulator.REFRESH_TOKEN)) {
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
