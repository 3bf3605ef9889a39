package dev.cloudcart.api.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Problems;

/// Does a call that names itself once: what it changes and its answer are kept together or not at all, and one that
/// is sent again under the same `Idempotency-Key` gets the same answer. An answer of 500 and above is not kept, and
/// neither is what led to it. After draft-ietf-httpapi-idempotency-key-header; two at once are answered one after the
/// other, for the second waits.
public final class Once extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final String SECRET = "cloudcart.secret-answer";
    private static final int KEY_CHARACTERS_MAX = 255;
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Answers answers;
    private final TransactionTemplate transactions;

    Once(Answers answers, TransactionTemplate transactions) {
        this.answers = answers;
        this.transactions = transactions;
    }

    /// The answer to this call shows a secret: that it was given is kept, not the answer.
    public static void keepsNoBody(HttpServletRequest call) {
        call.setAttribute(SECRET, true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(Address.ROOT + "/")
                || !CHANGING.contains(request.getMethod())
                || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = caller(request);
        var key = Objects.requireNonNull(request.getHeader(HEADER)).strip();
        if (caller == null) {
            chain.doFilter(request, response);
        } else if (key.isEmpty()
                || key.length() > KEY_CHARACTERS_MAX
                || !key.chars().allMatch(Once::isPlain)) {
            Problems.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "%s is a word of your own choice, up to %d plain letters: a new one for each thing that is to be done."
                            .formatted(HEADER, KEY_CHARACTERS_MAX));
        } else {
            once(caller, key, request, response, chain);
        }
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < 127;
    }

    private static @Nullable String caller(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication known
                        && known.getPrincipal() instanceof Caller caller
                ? caller.name()
                : null;
    }

    private void once(
            String caller, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(Questions.BODY_BYTES_MAX + 1);
        if (body.length > Questions.BODY_BYTES_MAX) {
            Problems.write(response, HttpStatus.CONTENT_TOO_LARGE, Questions.TOO_LONG);
            return;
        }
        var asked = digest(request, body);
        var caching = new ContentCachingResponseWrapper(response);
        try {
            transactions.executeWithoutResult(transaction -> {
                if (!answers.begin(caller, key, asked)) {
                    again(answers.find(caller, key).orElseThrow(), asked, caching);
                    return;
                }
                done(new ReadCall(request, body), caching, chain);
                if (caching.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value() || transaction.isRollbackOnly()) {
                    transaction.setRollbackOnly();
                } else {
                    answers.keep(caller, key, kept(request, asked, caching));
                }
            });
        } catch (Broken broken) {
            throw broken.asItWas();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        caching.copyBodyToResponse();
    }

    private static void done(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (ServletException failure) {
            throw new Broken(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Carries a failure out of a transaction, which is undone.
    private static final class Broken extends RuntimeException {
        private final transient ServletException failure;

        private Broken(ServletException failure) {
            super(failure);
            this.failure = failure;
        }

        private ServletException asItWas() {
            return failure;
        }
    }

    private static Answers.Kept kept(HttpServletRequest request, byte[] asked, ContentCachingResponseWrapper response) {
        return new Answers.Kept(
                asked,
                response.getStatus(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getContentType(),
                request.getAttribute(SECRET) == null ? response.getContentAsByteArray() : null);
    }

    private static void again(Answers.Kept kept, byte[] asked, HttpServletResponse response) {
        try {
            if (!Arrays.equals(kept.asked(), asked)) {
                Problems.write(
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "Something else was asked under this %s before: choose a new one.".formatted(HEADER));
            } else if (kept.body() == null) {
                Problems.write(
                        response,
                        HttpStatus.CONFLICT,
                        "This was done before under this %s, and what it showed is shown once.".formatted(HEADER));
            } else {
                response.setStatus(kept.status());
                if (kept.location() != null) {
                    response.setHeader(HttpHeaders.LOCATION, kept.location());
                }
                if (kept.type() != null) {
                    response.setContentType(kept.type());
                }
                response.getOutputStream().write(kept.body());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] digest(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {
                request.getMethod(), request.getRequestURI(), Objects.requireNonNullElse(request.getQueryString(), "")
            }) {
                digest.update(part.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
