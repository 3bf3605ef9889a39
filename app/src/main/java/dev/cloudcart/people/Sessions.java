package dev.cloudcart.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.access.Sha256;

/// Where people are signed in, and how that ends. Thread-safe.
public final class Sessions {

    private static final String NONE = "";
    private static final int BROWSER_CHARACTERS_MAX = 200;

    private final SessionStore store;
    private final InstantSource clock;

    Sessions(SessionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// @param origin the address of their machine
    /// @param browser as it calls itself
    /// @param mine whether it is the one that asks
    public record Open(long id, Instant since, Instant seen, String origin, String browser, boolean mine) {}

    /// Somebody has signed in.
    public void begin(Person person, String session, String origin, @Nullable String browser) {
        var called = browser == null ? "" : browser.replaceAll("\\p{C}", "");
        var shortly = called.substring(0, Math.min(called.length(), BROWSER_CHARACTERS_MAX));
        store.begin(digest(session), person.id(), origin, shortly, clock.instant());
    }

    /// The one that was used last first.
    ///
    /// @param mine the id of the session that asks
    public List<Open> open(Person person, String mine) {
        return store.open(person.id(), digest(mine), clock.instant());
    }

    /// @return whether it was one of theirs
    public boolean end(Person person, long session) {
        return store.end(person.id(), session) > 0;
    }

    /// @return how many that were
    public int endOthers(Person person, String mine) {
        return store.endAllBut(person.id(), digest(mine));
    }

    public void endAll(Person person) {
        store.endAllBut(person.id(), NONE);
    }

    private static String digest(String session) {
        return HexFormat.of().formatHex(Sha256.of(session.getBytes(UTF_8)));
    }
}
