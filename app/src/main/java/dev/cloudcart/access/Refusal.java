package dev.cloudcart.access;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Tells a program why it was not let in, as problem details (RFC 9457).
final class Refusal {
    private Refusal() {}

    static void unknown(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problems.write(
                response,
                HttpStatus.UNAUTHORIZED,
                "Send the API token in the header Authorization, after the word Bearer.");
    }

    static void tooMany(HttpServletResponse response, Duration wait) throws IOException {
        var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        Problems.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many wrong API tokens came from this address: wait %d seconds, and send the right one."
                        .formatted(seconds));
    }

    static void forbidden(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        Problems.write(response, HttpStatus.FORBIDDEN, "This token does not allow that.");
    }

    static void senseless(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        Problems.write(
                response,
                HttpStatus.BAD_REQUEST,
                "The address has signs in it that no address here has: leave out slashes, semicolons and control characters"
                        + " in names, or use the company's id.");
    }
}
