package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

import dev.cloudcart.http.Exchange.Answered;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "17 | PT17S",
                " 17  | PT17S",
                "299 | PT4M59S",
                "301 | PT5M",
                "3600 | PT5M",
                "9223372036854775807 | PT5M",
                "9223372036854775808 | PT5M",
                "1000000000000000000000000000000 | PT5M",
                "Wed, 4 Mar 2026 12:00:30 GMT | PT30S",
                "Thu, 5 Mar 2026 12:00:30 GMT | PT5M",
                "Fri, 31 Dec 9999 23:59:59 GMT | PT5M"
            })
    void isNeverLongerThanFiveMinutes(String header, Duration wait) {
        assertThat(answered(header).retryAfter(NOW)).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "-5",
        "''",
        "soon",
        "1e9",
        "1.5",
        "٣",
        "'Sun, 06 Nov 1994 08:49:37 GMT'",
        "'Sun, 99 Nov 1994'",
        "+5",
        "0x10"
    })
    void isNoneWhereItMakesNoSenseOrIsOver(String header) {
        assertThat(answered(header).retryAfter(NOW)).isEmpty();
    }

    private static Answered answered(String retryAfter) {
        var headers = new HttpHeaders();
        headers.add("Retry-After", retryAfter);
        return new Answered(429, headers, new byte[0]);
    }
}
