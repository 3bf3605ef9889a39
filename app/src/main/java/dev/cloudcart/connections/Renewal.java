package dev.cloudcart.connections;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;
import dev.cloudcart.connections.TokenAnswer.Denied;
import dev.cloudcart.connections.TokenAnswer.Failed;
import dev.cloudcart.connections.TokenAnswer.Granted;
import dev.cloudcart.connections.TokenAnswer.Refused;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Retry.Verdict;

/// Renews the tokens of QuickBooks, one call at a time for each company: threads of this process queue here, other nodes at
/// the locked row. New tokens are committed before anybody uses them, and whoever queued finds them without a call.
final class Renewal {

    /// How long Intuit may still take the refresh token before the last one (older help; newer help says not at all).
    private static final Duration EARLIER_TOKEN_LIVES = Duration.ofHours(24);

    private final ConnectionStore store;
    private final TokenEndpoint endpoint;
    private final TransactionOperations ownTransaction;
    private final InstantSource clock;
    private final Retry retry;
    private final Map<CompanyId, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /// What became of one renewal.
    sealed interface Result {}

    record Renewed(Tokens tokens) implements Result {}

    record NotRenewed(Denied why) implements Result {}

    /// @param ownTransaction always a new one, so that what is stored is committed before it is used
    /// @param retry for a lost answer: the same refresh token is sent again
    Renewal(ConnectionStore store, TokenEndpoint endpoint, TransactionOperations ownTransaction, InstantSource clock,
            Retry retry) {
        this.store = store;
        this.endpoint = endpoint;
        this.ownTransaction = ownTransaction;
        this.clock = clock;
        this.retry = retry;
    }

    /// The access token that is stored, unless it is stale: then a new one.
    ///
    /// @throws ConnectionProblem when no token can be had
    QuickBooksAccess access(CompanyId company, Predicate<Tokens> stale) {
        var known = usable(store.tokens(company));
        return stale.test(known) ? renew(company, stale) : access(known);
    }

    private QuickBooksAccess renew(CompanyId company, Predicate<Tokens> stale) {
        var turnstile = turnstiles.computeIfAbsent(company, _ -> new Turnstile());
        return switch (turnstile.pass(() -> ownTransaction.execute(_ -> renewLocked(company, stale)))) {
            case Renewed(var tokens) -> access(tokens);
            case NotRenewed(var why) -> throw why.problem();
        };
    }

    private Result renewLocked(CompanyId company, Predicate<Tokens> stale) {
        var tokens = usable(store.lockedTokens(company));
        if (!stale.test(tokens)) {
            return new Renewed(tokens);
        }
        var now = clock.instant();
        return switch (ask(tokens, now)) {
            case Granted granted -> {
                var renewed = tokens.with(granted, now);
                store.renew(company, renewed);
                yield new Renewed(renewed);
            }
            case Denied denied -> {
                if (denied instanceof Refused) {
                    store.refuse(company, TokenAnswer.DEAD, now);
                }
                yield new NotRenewed(denied);
            }
        };
    }

    private TokenAnswer ask(Tokens tokens, Instant now) {
        var answer = retry.run(() -> endpoint.refresh(tokens.refresh()), Renewal::verdict);
        var earlier = tokens.earlierRefresh();
        return answer instanceof Refused && earlier != null
                && now.isBefore(tokens.refreshed().plus(EARLIER_TOKEN_LIVES)) ? endpoint.refresh(earlier) : answer;
    }

    private static Verdict verdict(TokenAnswer answer) {
        return answer instanceof Failed failed && failed.mayPass()
                ? new Verdict.Again(Optional.empty())
                : new Verdict.Done();
    }

    private static Tokens usable(Optional<Tokens> stored) {
        var tokens = stored.orElseThrow(() -> new ReconnectNeeded(ConnectionKind.QUICKBOOKS,
                "QuickBooks is not connected for this company."));
        if (tokens.refused()) {
            throw new Refused().problem();
        }
        return tokens;
    }

    private static QuickBooksAccess access(Tokens tokens) {
        var access = tokens.access();
        if (access == null) {
            throw new IllegalStateException("Renewed without an access token: " + tokens);
        }
        return new QuickBooksAccess(tokens.realm(), access.token());
    }
}
