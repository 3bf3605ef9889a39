package dev.cloudcart.api.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Problems;
import dev.cloudcart.api.call.Answers.Attempt;
import dev.cloudcart.api.call.Answers.Beginning;

/// Does a call that names itself once, and answers one that is sent again under the same `Idempotency-Key` as the first
/// was answered. After draft-ietf-httpapi-idempotency-key-header. That a call is under way is committed before it is
/// done, and what it changes is committed with the word that it did ([UnderWay]); so no connection is held while it is
/// done, and whoever is killed leaves behind what can be done anew, or what is known to be done. An answer of 500 and
/// above is not kept.
public final class Once extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Once.class);

    static final String HEADER = "Idempotency-Key";

    private static final String SECRET = "cloudcart.secret-answer";
    private static final int KEY_CHARACTERS_MAX = 255;
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final long PAUSE_BETWEEN_DROPS = Duration.ofHours(1).toNanos();

    private final Answers answers;
    private final UnderWay underWay;
    private final AtomicLong nextDrop = new AtomicLong(System.nanoTime());

    Once(Answers answers, UnderWay underWay) {
        this.answers = answers;
        this.underWay = underWay;
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

    private static @Nullable Caller caller(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication known
                        && known.getPrincipal() instanceof Caller caller
                ? caller
                : null;
    }

    private void once(
            Caller caller, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(Questions.BODY_BYTES_MAX + 1);
        if (body.length > Questions.BODY_BYTES_MAX) {
            Problems.write(response, HttpStatus.CONTENT_TOO_LARGE, Questions.TOO_LONG);
            return;
        }
        dropOld();
        switch (answers.begin(new Answers.Question(caller.name(), key, digest(caller, request, body)))) {
            case Beginning.Ours(var attempt) -> attempt(attempt, new ReadCall(request, body), response, chain);
            case Beginning.Answered(var answer) -> again(answer, response);
            case Beginning.Another() ->
                Problems.write(
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "Something else was asked under this %s before: choose a new one.".formatted(HEADER));
            case Beginning.UnderWay() -> underWay(response);
            case Beginning.Lost() ->
                Problems.write(
                        response,
                        HttpStatus.CONFLICT,
                        "This was done before under this %s, and what was answered is not known: look at what it changed, and choose a new one for what is still to be done."
                                .formatted(HEADER));
        }
    }

    private void dropOld() {
        long now = System.nanoTime();
        long due = nextDrop.get();
        if (now - due >= 0 && nextDrop.compareAndSet(due, now + PAUSE_BETWEEN_DROPS)) {
            answers.dropOld();
        }
    }

    private void attempt(Attempt attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        underWay.begin(attempt);
        try {
            chain.doFilter(request, caching);
            answered = caching.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value();
        } finally {
            underWay.end();
            if (!answered) {
                giveUp(attempt);
            }
        }
        if (answered) {
            answers.keep(attempt, kept(request, caching));
        }
        caching.copyBodyToResponse();
    }

    /// Where it cannot, the attempt is over when it has taken longer than any call takes.
    private void giveUp(Attempt attempt) {
        try {
            answers.giveUp(attempt);
        } catch (DataAccessException trouble) {
            LOG.debug("A call that failed could not be given up", trouble);
        }
    }

    private static void underWay(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        Problems.write(
                response,
                HttpStatus.CONFLICT,
                "This is just being done under this %s: send it again in a moment, and you get its answer."
                        .formatted(HEADER));
    }

    /// Only what succeeds shows a secret.
    private static Answers.Kept kept(HttpServletRequest request, ContentCachingResponseWrapper response) {
        boolean secret = request.getAttribute(SECRET) != null
                && !HttpStatusCode.valueOf(response.getStatus()).isError();
        return new Answers.Kept(
                response.getStatus(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getContentType(),
                secret ? null : response.getContentAsByteArray());
    }

    private static void again(Answers.Kept kept, HttpServletResponse response) throws IOException {
        if (kept.body() == null) {
            Problems.write(
                    response,
                    HttpStatus.CONFLICT,
                    "This was done before under this %s, and what it showed is shown once.".formatted(HEADER));
            return;
        }
        response.setStatus(kept.status());
        if (kept.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, kept.location());
        }
        if (kept.type() != null) {
            response.setContentType(kept.type());
        }
        response.getOutputStream().write(kept.body());
    }

    /// Whoever has the name of a token that was revoked asks something else, whatever it is: what that one was answered
    /// is none of theirs.
    private static byte[] digest(Caller caller, HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (caller.token() > 0) {
                digest.update(Long.toString(caller.token()).getBytes(UTF_8));
            }
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
