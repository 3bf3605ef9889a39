package dev.cloudcart.connections;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;
import dev.cloudcart.connections.GrantedPairs.Pair;
import dev.cloudcart.connections.TokenAnswer.Denied;
import dev.cloudcart.connections.TokenAnswer.Failed;
import dev.cloudcart.connections.TokenAnswer.Granted;
import dev.cloudcart.connections.TokenAnswer.Refused;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Retry.Verdict;
import dev.cloudcart.http.Ticker;

/// Renews the tokens of QuickBooks, one call at a time for each company: threads of this process queue here, other
/// nodes wait for the lease. New tokens are kept on disk before anything else is done, and committed before anybody
/// uses them; whoever queued finds them without a call. No transaction of the database is open during a call.
final class Renewal {

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    /// How long Intuit may still take the refresh token before the last one (older help; newer help says not at
    /// all).
    private static final Duration EARLIER_TOKEN_LIVES = Duration.ofHours(24);

    /// Longer than one call, of ten seconds to connect and thirty to answer.
    private static final Duration LEASE = Duration.ofSeconds(45);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PAUSES_MAX = 3_000;

    private final ConnectionStore store;
    private final GrantedPairs pairs;
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
    Renewal(
            ConnectionStore store,
            GrantedPairs pairs,
            TokenEndpoint endpoint,
            TransactionOperations ownTransaction,
            InstantSource clock,
            Retry retry) {
        this.store = store;
        this.pairs = pairs;
        this.endpoint = endpoint;
        this.ownTransaction = ownTransaction;
        this.clock = clock;
        this.retry = retry;
    }

    /// The access token that is stored, unless it is stale: then a new one.
    ///
    /// @throws ConnectionProblem when no token can be had
    QuickBooksAccess access(CompanyId company, Predicate<Tokens> stale) {
        replay(company);
        var known = usable(store.tokens(company));
        return stale.test(known) ? renew(company, stale) : access(known);
    }

    /// Stores what was granted before the database went away or the program was killed. That of a company that is not
    /// there, because an older backup was restored, is left for the day when it is.
    void replay(CompanyId company) {
        var waiting = pairs.of(company);
        if (!waiting.isEmpty() && store.isThere(company)) {
            waiting.forEach(pair -> store(company, pair));
        }
    }

    /// The same for all companies.
    void replayAllOrFail() {
        pairs.companies().forEach(this::replay);
    }

    /// The same. What fails is tried again before the next use.
    void replayAll() {
        try {
            replayAllOrFail();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Renewed tokens wait in the home until the database takes them", e);
        }
    }

    /// Asks for tokens to connect with and hands them on, kept on disk before anything else is done: the one that
    /// was brought may be dead.
    ///
    /// @param ask Intuit for them
    /// @param connect what becomes of them; where it ends with an exception the next start or use connects with
    /// them
    Connecting connect(
            CompanyId company,
            Supplier<TokenAnswer> ask,
            Function<Granted, Tokens> tokens,
            Function<Tokens, Connecting> connect,
            Function<Denied, Connecting> denied) {
        pairs.mustSeal(company);
        var before = store.tokens(company);
        return switch (ask.get()) {
            case Granted granted -> connect(company, before, tokens.apply(granted), connect);
            case Denied why -> denied.apply(why);
        };
    }

    private Connecting connect(
            CompanyId company, Optional<Tokens> before, Tokens granted, Function<Tokens, Connecting> connect) {
        Optional<Pair> kept = Optional.empty();
        try {
            kept = Optional.of(pairs.keepToConnect(company, before, granted));
        } catch (IOException e) {
            LOG.warn("Tokens cannot be kept in the home: free room there, or let Cloud Cart write into it", e);
        }
        try {
            var came = connect.apply(granted);
            kept.ifPresent(pairs::drop);
            return came;
        } finally {
            kept.ifPresent(pairs::leave);
        }
    }

    /// Tells Intuit to forget the tokens, while nobody renews them.
    ///
    /// @return whether they are worth nothing any more
    boolean revoke(CompanyId company) {
        replay(company);
        try (var lease = new Lease(store, company, LEASE)) {
            for (int pauses = 0; !lease.take(); pauses++) {
                if (pauses == PAUSES_MAX) {
                    return false;
                }
                Ticker.system().pause(PAUSE);
            }
            return store.tokens(company)
                    .filter(tokens -> tokens.refused() || endpoint.revoke(tokens.refresh()))
                    .isPresent();
        }
    }

    private QuickBooksAccess renew(CompanyId company, Predicate<Tokens> stale) {
        var turnstile = turnstiles.computeIfAbsent(company, _ -> new Turnstile());
        return switch (turnstile.pass(() -> renewAlone(company, stale))) {
            case Renewed(var tokens) -> access(tokens);
            case NotRenewed(var why) -> throw why.problem();
        };
    }

    private Result renewAlone(CompanyId company, Predicate<Tokens> stale) {
        try (var lease = new Lease(store, company, LEASE)) {
            for (int pauses = 0; !lease.take(); pauses++) {
                var tokens = usable(store.tokens(company));
                if (!stale.test(tokens)) {
                    return new Renewed(tokens);
                }
                if (pauses == PAUSES_MAX) {
                    return new NotRenewed(new Failed("another node has been renewing it for minutes", true));
                }
                Ticker.system().pause(PAUSE);
            }
            var tokens = usable(store.tokens(company));
            return stale.test(tokens) ? renewLeased(company, tokens, lease) : new Renewed(tokens);
        }
    }

    private Result renewLeased(CompanyId company, Tokens tokens, Lease lease) {
        var now = clock.instant();
        pairs.mustSeal(company);
        return switch (ask(tokens, now, lease)) {
            case Granted granted -> {
                store(company, tokens, tokens.with(granted, now));
                yield newest(company);
            }
            case Refused refused -> {
                ownTransaction.executeWithoutResult(_ -> store.refuse(company, tokens, TokenAnswer.DEAD, now));
                yield new NotRenewed(refused);
            }
            case Denied denied -> new NotRenewed(denied);
        };
    }

    /// Mostly those that were just granted; others where somebody connected anew meanwhile.
    private Result newest(CompanyId company) {
        var tokens = usable(store.tokens(company));
        return tokens.access() == null
                ? new NotRenewed(new Failed("it was connected anew meanwhile", true))
                : new Renewed(tokens);
    }

    private void store(CompanyId company, Tokens before, Tokens granted) {
        store(company, kept(company, before, granted));
    }

    private void store(CompanyId company, Pair pair) {
        ownTransaction.executeWithoutResult(_ -> {
            if (pair.connects()) {
                store.connect(company, pair, clock.instant());
            } else {
                store.replace(company, pair, clock.instant());
            }
        });
        pairs.drop(pair);
    }

    /// With a home that takes nothing, the database alone has to do.
    private Pair kept(CompanyId company, Tokens before, Tokens granted) {
        try {
            return pairs.keep(company, before, granted);
        } catch (IOException e) {
            LOG.warn("Renewed tokens cannot be kept in the home: free room there, or let Cloud Cart write into it", e);
            return pairs.unkept(before, granted);
        }
    }

    private TokenAnswer ask(Tokens tokens, Instant now, Lease lease) {
        var answer = retry.run(() -> ask(tokens.refresh(), lease), Renewal::verdict);
        var earlier = tokens.earlierRefresh();
        return answer instanceof Refused
                        && earlier != null
                        && now.isBefore(tokens.refreshed().plus(EARLIER_TOKEN_LIVES))
                ? ask(earlier, lease)
                : answer;
    }

    /// With the lease, and so the database, gone there is no use in asking.
    private TokenAnswer ask(String refreshToken, Lease lease) {
        return lease.take() ? endpoint.refresh(refreshToken) : new Failed("another node renews it", false);
    }

    private static Verdict verdict(TokenAnswer answer) {
        return answer instanceof Failed failed && failed.mayPass()
                ? new Verdict.Again(Optional.empty())
                : new Verdict.Done();
    }

    private static Tokens usable(Optional<Tokens> stored) {
        var tokens = stored.orElseThrow(
                () -> new ReconnectNeeded(ConnectionKind.QUICKBOOKS, "QuickBooks is not connected for this company."));
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
