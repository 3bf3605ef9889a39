package dev.cloudcart.connections;

import static dev.cloudcart.connections.ConnectionKind.LINNWORKS;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.connections.ConnectionProblem.ReconnectNeeded;
import dev.cloudcart.connections.TokenAnswer.ClientRefused;
import dev.cloudcart.connections.TokenAnswer.Denied;
import dev.cloudcart.connections.TokenAnswer.Failed;
import dev.cloudcart.connections.TokenAnswer.Granted;
import dev.cloudcart.connections.TokenAnswer.Refused;
import dev.cloudcart.core.books.CompanyId;

/// The connections of all companies: how they stand, and tokens that work. Thread-safe, also across nodes.
public final class Connections {

    private static final Pattern REALM = Pattern.compile("\\d{1,30}");
    private static final int TOKEN_CHARACTERS_MAX = 4096;

    private final ConnectionStore store;
    private final Renewal renewal;
    private final TokenEndpoint endpoint;
    private final IntuitPage page;
    private final TransactionOperations ownTransaction;
    private final InstantSource clock;

    Connections(
            ConnectionStore store,
            Renewal renewal,
            TokenEndpoint endpoint,
            IntuitPage page,
            TransactionOperations ownTransaction,
            InstantSource clock) {
        this.store = store;
        this.renewal = renewal;
        this.endpoint = endpoint;
        this.page = page;
        this.ownTransaction = ownTransaction;
        this.clock = clock;
    }

    /// @param token the installation token that Linnworks shows after the installation
    public Connecting connectLinnworks(CompanyId company, String token) {
        var stripped = token.strip();
        if (!isToken(stripped)) {
            return new Connecting.Refused("This is not a Linnworks token: it is one word, as Linnworks shows it.");
        }
        ownTransaction.executeWithoutResult(_ -> store.connectLinnworks(company, stripped, clock.instant()));
        return new Connecting.Connected();
    }

    /// The same with a token that is tried at once.
    ///
    /// @param look is given the token and tells what is wrong with it, for the user; empty when it works
    public Connecting connectLinnworks(CompanyId company, String token, Function<String, Optional<Connecting>> look) {
        var stripped = token.strip();
        return isToken(stripped)
                ? kept(look.apply(stripped), () -> connectLinnworks(company, stripped))
                : connectLinnworks(company, stripped);
    }

    /// @param realm QuickBooks' own id of the company, a number; it may be connected to one company here only
    public Connecting connectQuickBooks(CompanyId company, String realm, String refreshToken) {
        if (!REALM.matcher(realm.strip()).matches()) {
            return new Connecting.Refused("A realm is QuickBooks' own number of a company, such as 9130347957983546.");
        }
        if (!isToken(refreshToken.strip())) {
            return new Connecting.Refused("This is not a refresh token: it is one word, as Intuit shows it.");
        }
        return connect(company, Tokens.connected(realm.strip(), refreshToken.strip(), clock.instant()));
    }

    /// The same with tokens that are tried at once: refreshed, and used to look at the books.
    ///
    /// @param look what is wrong with the books, for the user; empty when they may be connected
    /// @throws ConnectionProblem when this installation does not know itself to Intuit
    public Connecting connectQuickBooks(
            CompanyId company,
            String realm,
            String refreshToken,
            Function<QuickBooksAccess, Optional<Connecting>> look) {
        var number = realm.strip();
        var token = refreshToken.strip();
        var other = store.companyOf(number).filter(owner -> !owner.equals(company));
        if (!REALM.matcher(number).matches() || !isToken(token) || other.isPresent()) {
            return connectQuickBooks(company, realm, refreshToken);
        }
        var now = clock.instant();
        var tokens = Tokens.connected(number, token, now);
        return renewal.connect(
                company,
                () -> endpoint.refresh(token),
                granted -> tokens.with(granted, now),
                granted -> kept(look.apply(access(granted)), () -> connect(company, granted)),
                denied -> denied(company, tokens, denied));
    }

    private static QuickBooksAccess access(Tokens granted) {
        return new QuickBooksAccess(
                granted.realm(), Objects.requireNonNull(granted.access()).token());
    }

    private Connecting denied(CompanyId company, Tokens tokens, Denied why) {
        return switch (why) {
            case Refused() ->
                new Connecting.NotLetIn(
                        "QuickBooks does not accept this refresh token: it is mistyped, has been used up or has run out."
                                + " Get a new one.");
            case Failed failed ->
                kept(
                        Optional.of(
                                new Connecting.Unchecked(failed.problem().getMessage() + " The next sync tries it.")),
                        () -> connect(company, tokens));
            case ClientRefused refused -> throw refused.problem();
        };
    }

    /// A warning does not keep tokens from being stored; a refusal does.
    private static Connecting kept(Optional<Connecting> found, Supplier<Connecting> connect) {
        if (found.isPresent() && !(found.get() instanceof Connecting.Unchecked)) {
            return found.get();
        }
        return connect.get() instanceof Connecting.Refused refused
                ? refused
                : found.orElseGet(Connecting.Connected::new);
    }

    /// Where to send the browser, so that a person lets us into QuickBooks. Intuit sends it back to the given
    /// address with a code, the realm and our state.
    ///
    /// @param redirect as registered with Intuit, letter by letter
    /// @param state random; the answer must carry the same
    /// @throws ConnectionProblem when this installation has no Intuit app
    public URI quickBooksPage(URI redirect, String state) {
        return page.address(redirect, state);
    }

    /// Of that page, as browsers compare it: scheme, host and port.
    public String quickBooksPageOrigin() {
        return page.origin();
    }

    /// Connects with what came back from [#quickBooksPage].
    ///
    /// @param look what is wrong with the books, for the user; empty when they may be connected
    /// @throws ConnectionProblem when Intuit gives no tokens for other reasons than the code
    public Connecting connectQuickBooks(
            CompanyId company,
            String realm,
            String code,
            URI redirect,
            Function<QuickBooksAccess, Optional<Connecting>> look) {
        var now = clock.instant();
        if (!REALM.matcher(realm).matches() || !isToken(code)) {
            return unconfirmed();
        }
        return renewal.connect(
                company,
                () -> withRefreshToken(endpoint.exchange(code, redirect)),
                granted -> Tokens.connected(realm, granted.refreshToken().orElseThrow(), now)
                        .with(granted, now),
                granted -> kept(look.apply(access(granted)), () -> connect(company, granted)),
                denied -> {
                    if (denied instanceof Refused) {
                        return unconfirmed();
                    }
                    throw denied.problem();
                });
    }

    /// What cannot be renewed is no connection.
    private static TokenAnswer withRefreshToken(TokenAnswer answer) {
        return answer instanceof Granted granted && granted.refreshToken().isEmpty() ? new Refused() : answer;
    }

    private static Connecting unconfirmed() {
        return new Connecting.Refused("QuickBooks did not confirm this connection. Start it again on My connections.");
    }

    private Connecting connect(CompanyId company, Tokens tokens) {
        try {
            return ownTransaction.execute(_ -> connectUnlessTaken(company, tokens));
        } catch (DuplicateKeyException _) {
            return taken(tokens);
        }
    }

    private Connecting connectUnlessTaken(CompanyId company, Tokens tokens) {
        if (store.companyOf(tokens.realm())
                .filter(other -> !other.equals(company))
                .isPresent()) {
            return taken(tokens);
        }
        store.connectQuickBooks(company, tokens, clock.instant());
        return new Connecting.Connected();
    }

    private static Connecting taken(Tokens tokens) {
        return new Connecting.Refused(
                "The QuickBooks company with realm %s is already connected to another company here."
                        .formatted(tokens.realm()));
    }

    /// Which company here these books are connected to.
    public Optional<CompanyId> companyOf(String realm) {
        return REALM.matcher(realm).matches() ? store.companyOf(realm) : Optional.empty();
    }

    /// @throws ConnectionProblem when there is none
    public String linnworksToken(CompanyId company) {
        return store.linnworksToken(company)
                .orElseThrow(() -> new ReconnectNeeded(LINNWORKS, "Linnworks is not connected for this company."));
    }

    /// Access that lives some minutes more; renewed first where it must be, once, however many ask.
    ///
    /// @throws ConnectionProblem when it cannot be had
    public QuickBooksAccess quickBooks(CompanyId company) {
        return renewal.access(company, tokens -> !tokens.hasAccess(clock.instant()));
    }

    /// Access other than the one that QuickBooks answered 401 to.
    ///
    /// @throws ConnectionProblem when it cannot be had
    public QuickBooksAccess renewed(CompanyId company, String rejectedAccessToken) {
        return renewal.access(
                company, tokens -> !tokens.hasAccess(clock.instant()) || tokens.hasAccess(rejectedAccessToken));
    }

    /// Stores tokens that were granted before the database went away or the program was killed.
    void replay() {
        renewal.replayAll();
    }

    /// The same before a key is given up that they are sealed with.
    void replayOrFail() {
        renewal.replayAllOrFail();
    }

    /// Renews every connection whose refresh token has not been used for so long, so that none dies of disuse. One
    /// that fails does not stop the others.
    ///
    /// @return how many were renewed
    public int refreshStale(Duration age) {
        var then = clock.instant().minus(age);
        return (int) store.notRefreshedSince(then).stream()
                .filter(company ->
                        isRenewed(company, tokens -> tokens.refreshed().isBefore(then)))
                .count();
    }

    /// What the connection needs is told by its state; the next call meets the trouble again.
    private boolean isRenewed(CompanyId company, Predicate<Tokens> stale) {
        try {
            renewal.access(company, stale);
            return true;
        } catch (ConnectionProblem _) {
            return false;
        }
    }

    /// A person must do something about this connection. Says nothing about one that is off.
    ///
    /// @param sentence says what, for the user
    public void needsAttention(CompanyId company, ConnectionKind kind, String sentence) {
        store.needsAttention(company, kind, sentence, clock.instant());
    }

    /// A call went well: what needed attention no longer does. Cheap to say again.
    public void working(CompanyId company, ConnectionKind kind) {
        store.working(company, kind, clock.instant());
    }

    /// What came of disconnecting.
    public enum Disconnecting {
        /// The tokens are forgotten, and those of QuickBooks are worth nothing any more.
        DONE,
        /// They are forgotten, but QuickBooks did not say that it forgot them too.
        NOT_REVOKED,
        /// There was nothing to disconnect.
        WAS_OFF
    }

    /// Forgets the tokens, and tells Intuit to forget them where that can be done. Nobody renews them meanwhile.
    public Disconnecting disconnect(CompanyId company, ConnectionKind kind) {
        if (states(company).get(kind) instanceof ConnectionState.Off) {
            return Disconnecting.WAS_OFF;
        }
        var revoked = kind == LINNWORKS || revoke(company);
        ownTransaction.executeWithoutResult(_ -> store.disconnect(company, kind, clock.instant()));
        return revoked ? Disconnecting.DONE : Disconnecting.NOT_REVOKED;
    }

    /// With another master key or without an Intuit app nobody can be told; forgetting works all the same.
    private boolean revoke(CompanyId company) {
        try {
            return renewal.revoke(company);
        } catch (InstallationTrouble _) {
            return false;
        }
    }

    /// Every kind has one.
    public Map<ConnectionKind, ConnectionState> states(CompanyId company) {
        var states = new EnumMap<ConnectionKind, ConnectionState>(ConnectionKind.class);
        for (var kind : ConnectionKind.values()) {
            states.put(kind, new ConnectionState.Off());
        }
        states.putAll(store.states(company));
        return Collections.unmodifiableMap(states);
    }

    /// The same of all companies that ever had a connection; a kind that is not there is off.
    public Map<CompanyId, Map<ConnectionKind, ConnectionState>> states() {
        return store.states();
    }

    /// Until when QuickBooks lets us in even if nobody calls; each call puts it off. Empty where that is not known.
    public Optional<Instant> quickBooksUntil(CompanyId company) {
        return store.tokenUntil(company);
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= TOKEN_CHARACTERS_MAX
                && text.chars().allMatch(character -> character > ' ' && character < 127);
    }
}
