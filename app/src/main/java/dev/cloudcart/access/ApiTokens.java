package dev.cloudcart.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.core.books.CompanyId;

/// Tokens of programs, each with what it may do and where. Kept as digests: what was made is shown once. Thread-safe.
public final class ApiTokens implements Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;
    private static final int NAME_CHARACTERS_MAX = 100;

    /// Whoever finds one somewhere sees whose it is.
    private static final String MARK = "cloudcart_";

    private final TokenStore store;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    ApiTokens(TokenStore store, TransactionOperations transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// One as it is kept.
    ///
    /// @param caller whoever brings it
    /// @param used the last time; null for never
    public record Kept(
            long id,
            String name,
            Caller caller,
            Instant made,
            String madeBy,
            @Nullable Instant expires,
            @Nullable Instant used,
            @Nullable Instant revoked) {

        public boolean works(Instant now) {
            return revoked == null && (expires == null || expires.isAfter(now));
        }
    }

    /// One that somebody wants.
    ///
    /// @param companies where it may, unless everywhere
    /// @param expires null for never
    public record Wish(
            String name,
            Role role,
            boolean everywhere,
            Set<CompanyId> companies,
            @Nullable Instant expires) {

        public Wish {
            companies = Set.copyOf(companies);
        }
    }

    /// What came of a wish.
    public sealed interface Making {

        /// @param token shown once
        record Made(long id, String token) implements Making {

            @Override
            public String toString() {
                return "token " + id;
            }
        }

        /// @param sentence says why not, for the user
        record Refused(String sentence) implements Making {}
    }

    /// @param who makes it
    public Making make(Wish wish, String who) {
        var named = new Wish(wish.name().strip(), wish.role(), wish.everywhere(), wish.companies(), wish.expires());
        var trouble = refused(named);
        if (trouble.isPresent()) {
            return new Making.Refused(trouble.get());
        }
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var token = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return Objects.requireNonNull(transactions.execute(_ -> store.add(named, digest(token), who, clock.instant())))
                .<Making>map(id -> new Making.Made(id, token))
                .orElseGet(() -> new Making.Refused(
                        "There is a token named \"%s\" already: choose another name.".formatted(named.name())));
    }

    private Optional<String> refused(Wish wish) {
        if (wish.name().isEmpty() || wish.name().length() > NAME_CHARACTERS_MAX || !Naming.isPlain(wish.name())) {
            return Optional.of("A token's name has 1 to %d characters on one line.".formatted(NAME_CHARACTERS_MAX));
        }
        if (!wish.everywhere() && wish.companies().isEmpty()) {
            return Optional.of("Choose the companies that the token is for.");
        }
        return wish.expires() != null && !wish.expires().isAfter(clock.instant())
                ? Optional.of("That day is over: choose a later one, or none.")
                : Optional.empty();
    }

    /// Those that work first, by name.
    public List<Kept> list() {
        return store.all();
    }

    public Optional<Kept> find(long id) {
        return store.find(id);
    }

    /// From now on it is nobody's.
    ///
    /// @return false when it was revoked already, or is none
    public boolean revoke(long id) {
        return store.revoke(id, clock.instant());
    }

    @Override
    public Optional<Caller> caller(String token) {
        if (!token.startsWith(MARK)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var kept = store.working(digest(token), now);
        kept.ifPresent(one -> store.used(one.id(), now));
        return kept.map(Kept::caller);
    }

    private static byte[] digest(String token) {
        return Sha256.of(token.getBytes(UTF_8));
    }
}
