package dev.cloudcart.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;

import dev.cloudcart.access.Attempts;

/// Slows down whoever guesses passwords: by account, by machine, and by both together. Thread-safe.
final class Tries {

    /// Somebody else's wrong tries must not lock anybody out of an account.
    private static final Duration ACCOUNT_WAIT_MAX = Duration.ofSeconds(20);

    /// More than any address has that somebody signs in with.
    private static final int EMAIL_CHARACTERS_MAX = 320;

    private final Attempts machines;
    private final Attempts accounts;
    private final Attempts pairs;

    Tries(InstantSource clock) {
        this(clock, ACCOUNT_WAIT_MAX);
    }

    /// @param accountWait the longest that an account waits whoever asks
    Tries(InstantSource clock, Duration accountWait) {
        machines = new Attempts(clock);
        accounts = new Attempts(clock, accountWait);
        pairs = new Attempts(clock);
    }

    /// How long to wait; zero when one may try.
    ///
    /// @param email of the account, as it is kept
    /// @param origin the address of the machine
    Duration pause(String email, String origin) {
        return Stream.of(machines.wait(origin), accounts.wait(cut(email)), pairs.wait(pair(email, origin)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    void wrong(String email, String origin) {
        machines.wrong(origin);
        accounts.wrong(cut(email));
        pairs.wrong(pair(email, origin));
    }

    /// Of the machine's tries nothing is forgotten: somebody's own right password would buy more for the accounts of
    /// others.
    void right(String email, String origin) {
        accounts.right(cut(email));
        pairs.right(pair(email, origin));
    }

    private static String pair(String email, String origin) {
        return cut(email) + " from " + origin;
    }

    /// What is remembered of a stranger must not fill the memory.
    private static String cut(String email) {
        return email.length() <= EMAIL_CHARACTERS_MAX ? email : email.substring(0, EMAIL_CHARACTERS_MAX);
    }
}
