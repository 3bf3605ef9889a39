package dev.cloudcart.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.springframework.http.HttpHeaders;

/// What became of one call.
public sealed interface Exchange {

    /// A whole answer came, whatever its status.
    ///
    /// @param body decompressed; empty for none
    record Answered(int status, HttpHeaders headers, byte[] body) implements Exchange {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /// As UTF-8.
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.getFirst(name));
        }

        /// What time it was at the server, in whole seconds (RFC 9110, 6.6.1). Empty when absent or senseless.
        public Optional<Instant> date() {
            try {
                return header("Date").map(text -> moment(text.strip()));
            } catch (DateTimeException senseless) {
                return Optional.empty();
            }
        }

        /// How long the server asks us to wait: seconds or a date (RFC 9110, 10.2.3). Empty when absent or senseless.
        ///
        /// @param now counts where the server does not say what time it is itself
        public Optional<Duration> retryAfter(Instant now) {
            return header("Retry-After").flatMap(text -> parse(text.strip(), date().orElse(now)));
        }

        private static Optional<Duration> parse(String text, Instant now) {
            try {
                return Optional.of(text.chars().allMatch(Character::isDigit)
                        ? Duration.ofSeconds(Long.parseLong(text))
                        : Duration.between(now, moment(text))).filter(wait -> !wait.isNegative());
            } catch (DateTimeException | NumberFormatException senseless) {
                return Optional.empty();
            }
        }

        private static Instant moment(String text) {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        }

        @Override
        public String toString() {
            return "status " + status + ", " + body.length + " bytes";
        }
    }

    /// No answer came, or not the whole of it.
    ///
    /// @param why for people, in plain words; without a capital and a full stop
    /// @param mayHaveBeenProcessed false only when the request surely never left
    record NoAnswer(String why, boolean mayHaveBeenProcessed) implements Exchange {}
}
