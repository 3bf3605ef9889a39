package dev.cloudcart.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.access.Sha256;

/// Links that let somebody in once. Thread-safe.
public final class Links {

    private final LinkStore store;
    private final PersonStore people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Links(
            LinkStore store,
            PersonStore people,
            Passwords passwords,
            Sessions sessions,
            TransactionOperations transactions,
            InstantSource clock) {
        this.store = store;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A link that works once. Whoever has it is let in, so it is shown to nobody else.
    ///
    /// @return what makes it up, of letters and figures
    public String make(Person person, LinkPurpose purpose) {
        var token = Secrets.token();
        store.add(digest(token), person.id(), purpose, clock.instant().plus(purpose.life()));
        return token;
    }

    /// Whom a link lets in, and for what; empty when it is none, was used or is too old.
    public Optional<Let> look(String token) {
        return store.find(digest(token), clock.instant())
                .flatMap(link -> people.find(link.person())
                        .filter(person -> !person.disabled())
                        .map(person -> new Let(person, link.purpose())));
    }

    /// @param purpose what the link is for
    public record Let(Person person, LinkPurpose purpose) {}

    /// Uses a link up.
    public Optional<Let> use(String token) {
        return look(token).filter(_ -> store.use(digest(token), clock.instant()));
    }

    /// Uses a link up for a first or another password.
    ///
    /// @return a sentence when the password will not do; then the link works still
    public Optional<String> choosePassword(String token, Let let, String password) {
        return passwords
                .refused(password, List.of(let.person().email(), let.person().name()))
                .or(() -> Objects.requireNonNull(transactions.execute(_ -> {
                    if (!store.use(digest(token), clock.instant())) {
                        return Optional.of("This link has been used: ask for another one.");
                    }
                    people.password(let.person().id(), passwords.encode(password));
                    store.end(let.person().id(), clock.instant());
                    sessions.endAll(let.person());
                    return Optional.<String>empty();
                })));
    }

    private static byte[] digest(String token) {
        return Sha256.of(token.getBytes(UTF_8));
    }
}
