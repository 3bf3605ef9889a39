package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import dev.cloudcart.connections.TokenAnswer.Failed;
import dev.cloudcart.connections.TokenAnswer.Granted;
import dev.cloudcart.http.Exchange.Answered;
import dev.cloudcart.http.Exchange.TooLong;
import dev.cloudcart.http.Wire;

class HostileTokensTest {

    private static final URI SERVER = URI.create("http://127.0.0.1/");
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    /// A lifetime that overflows would throw away the tokens that just came.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000000",
                "9223372036854775807",
                "1e300",
                "1e999999999",
                "-5",
                "{}",
                "\"x\"",
                "null",
                "1E99999999999"
            })
    void keepsTokensWhoseLifetimeMakesNoSenseForAnHour(String seconds) {
        var answer = answer(
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":%s,\"x_refresh_token_expires_in\":%s}"
                        .formatted(seconds, seconds));

        if (answer instanceof Granted granted) {
            var tokens = Tokens.connected("1", "old", NOW).with(granted, NOW);
            assertThat(tokens.refresh()).isEqualTo("r");
            assertThat(granted.accessFor()).isEqualTo(Duration.ofHours(1));
        } else {
            assertThat(seconds).isEqualTo("1E99999999999");
            assertThat(answer).isEqualTo(new Failed("an answer without tokens", true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "{}",
                "{\"access_token\":{}}",
                "{\"access_token\":\"two\\nlines\"}",
                "{\"access_token\":\"\\u0000\"}",
                "{\"access_token\":\"é\"}",
                "{\"access_token\":\"a"
            })
    void grantsNothingWithoutATokenThatAHeaderCarries(String body) {
        assertThat(answer(body)).isEqualTo(new Failed("an answer without tokens", true));
    }

    @Test
    void keepsTheOldRefreshTokenWhereTheNewOneIsNone() {
        var granted = (Granted) answer("{\"access_token\":\"a\",\"refresh_token\":\"two words\"}");

        assertThat(Tokens.connected("1", "old", NOW).with(granted, NOW).refresh())
                .isEqualTo("old");
    }

    @Test
    void tellsThatAnAnswerIsTooLong() {
        assertThat(endpoint(Wire.to(call -> new TooLong(200, call.answerBytesMax())))
                        .refresh("r"))
                .isEqualTo(new Failed("an answer that is longer than 1 MB", true));
    }

    private static TokenAnswer answer(String body) {
        return endpoint(Wire.to(_ -> new Answered(200, new HttpHeaders(), body.getBytes(UTF_8))))
                .refresh("r");
    }

    private static TokenEndpoint endpoint(Wire wire) {
        return new TokenEndpoint(wire, new QuickBooksOAuth(SERVER, SERVER, SERVER, "client", "secret"));
    }
}
