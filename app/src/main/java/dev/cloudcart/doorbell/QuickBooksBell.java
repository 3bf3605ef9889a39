package dev.cloudcart.doorbell;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;

import dev.cloudcart.access.Attempts;
import dev.cloudcart.access.Refused;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.journal.Journal;

/// Hears QuickBooks' webhooks. It wants an answer within three seconds (Intuit, Webhooks), so no more is done than
/// writing down whose books are to be asked.
@Controller
final class QuickBooksBell {

    static final int BYTES_MAX = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(QuickBooksBell.class);

    private final Optional<Verifier> verifier;
    private final Connections connections;
    private final Journal journal;
    private final Attempts attempts;

    QuickBooksBell(DoorbellSettings settings, Connections connections, Journal journal, InstantSource clock) {
        this.verifier = settings.verifier();
        this.connections = connections;
        this.journal = journal;
        this.attempts = new Attempts(clock);
    }

    @PostMapping("/webhooks/quickbooks")
    ResponseEntity<Void> ring(HttpServletRequest request) throws IOException {
        if (verifier.isEmpty()) {
            return answer(HttpStatus.NOT_FOUND);
        }
        var body = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (body.length > BYTES_MAX) {
            return answer(HttpStatus.CONTENT_TOO_LARGE);
        }
        return verifier.get().isSigned(body, request.getHeader("intuit-signature")) ? heard(body) : forged(request);
    }

    /// What is signed is taken whoever else guesses from the same address, as behind a proxy.
    private ResponseEntity<Void> forged(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var wait = attempts.wait(address);
        if (wait.isPositive()) {
            Refused.because("too many wrong signatures of QuickBooks", request);
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, seconds(wait))
                    .build();
        }
        attempts.wrong(address);
        Refused.because("wrong signature of QuickBooks", request);
        return answer(HttpStatus.UNAUTHORIZED);
    }

    private static String seconds(Duration wait) {
        return Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /// What nobody here knows is taken too: the same application may serve other installations.
    private ResponseEntity<Void> heard(byte[] body) {
        var realms = Realms.of(body);
        if (realms.isEmpty()) {
            LOG.warn("QuickBooks sent a message of no form that is known, of {} bytes", body.length);
            return answer(HttpStatus.BAD_REQUEST);
        }
        return note(realms.get());
    }

    /// It is told again when it hears of trouble of ours.
    private ResponseEntity<Void> note(Set<String> realms) {
        try {
            realms.stream()
                    .map(connections::companyOf)
                    .flatMap(Optional::stream)
                    .forEach(journal::toldOfChanges);
            return answer(HttpStatus.OK);
        } catch (DataAccessException | TransactionException trouble) {
            LOG.warn("What QuickBooks told could not be written down; it tells it again", trouble);
            return answer(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
