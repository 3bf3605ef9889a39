package dev.cloudcart.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/// What became of one call.
public sealed interface Exchange {

    /// A whole answer came, whatever its status.
    ///
    /// @param body decompressed; empty for none
    record Answered(int status, HttpHeaders headers, byte[] body) implements Exchange {

        /// Nobody who limits calls by the minute means more than this.
        private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

        private static final Pattern SECONDS = Pattern.compile("[0-9]+");
        private static final int SECONDS_DIGITS_MAX = 9;

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

        /// How long the server asks us to wait: seconds or a date (RFC 9110, 10.2.3), but never longer than some
        /// minutes. Empty when absent or senseless.
        ///
        /// @param now counts where the server does not say what time it is itself
        public Optional<Duration> retryAfter(Instant now) {
            return header("Retry-After")
                    .map(String::strip)
                    .flatMap(text -> wait(text, date().orElse(now)))
                    .filter(wait -> !wait.isNegative())
                    .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }

        private static Optional<Duration> wait(String text, Instant now) {
            return SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : until(text, now);
        }

        /// More digits than any sum of seconds has are a very long time.
        private static Duration seconds(String digits) {
            return digits.length() > SECONDS_DIGITS_MAX ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(digits));
        }

        private static Optional<Duration> until(String date, Instant now) {
            try {
                return Optional.of(Duration.between(now, moment(date)));
            } catch (DateTimeException senseless) {
                return Optional.empty();
            }
        }

        private static Instant moment(String text) {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        }

        @Override
        public String toString() {
            return "status " + status + ", " + body.length + " bytes";
        }
    }

    /// An answer came that is longer than any answer to this call can be. Its body was not kept.
    record TooLong(int status, int bytesMax) implements Exchange {

        /// What is wrong with it, to stand behind what was asked, such as "is longer than 16 MB".
        public String words() {
            return "is longer than %d MB".formatted(bytesMax >> 20);
        }
    }

    /// No answer came, or not the whole of it.
    ///
    /// @param why for people, in plain words; without a capital and a full stop
    /// @param mayHaveBeenProcessed false only when the request surely never left
    record NoAnswer(String why, boolean mayHaveBeenProcessed) implements Exchange {}
}
