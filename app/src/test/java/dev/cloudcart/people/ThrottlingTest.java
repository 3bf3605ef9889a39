package dev.cloudcart.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.access.Role;
import dev.cloudcart.database.TestDatabase;

class ThrottlingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String GUESSER = "10.0.0.1";
    private static final String OWNER = "10.0.0.2";
    private static final String PASSWORD = "lorry puddle anthem";

    private Instant now = Instant.parse("2026-03-04T10:00:00Z");
    private final Counting hashes = new Counting();
    private People people = people();

    /// Counts how often a password is compared, which is what takes time.
    private static final class Counting implements PasswordEncoder {

        private int compared;

        @Override
        public String encode(@Nullable CharSequence raw) {
            return "kept:" + raw;
        }

        @Override
        public boolean matches(@Nullable CharSequence raw, @Nullable String kept) {
            compared++;
            return ("kept:" + raw).equals(kept);
        }
    }

    private People people() {
        var jdbc = DATABASE.jdbc();
        InstantSource clock = () -> now;
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(DATABASE.dataSource()));
        return new People(
                new PersonStore(jdbc),
                new LinkStore(jdbc),
                new Passwords(hashes),
                new Sessions(new SessionStore(jdbc), clock),
                transactions,
                clock);
    }

    @BeforeEach
    void anOwner() {
        DATABASE.jdbc().sql("delete from person").update();
        people = people();
        people.setUp("anna@example.com", "Anna", PASSWORD);
        people.invite("ben@example.com", "Ben", Roles.everywhere(Role.VIEWER));
        hashes.compared = 0;
    }

    @Test
    void aGuesserFromOneAddressDoesNotLockOutAnother() {
        guess("anna@example.com", 50);

        assertThat(people.signIn("anna@example.com", PASSWORD, GUESSER)).isInstanceOf(SigningIn.Wait.class);
        now = now.plusSeconds(20);
        assertThat(people.signIn("anna@example.com", PASSWORD, OWNER)).isInstanceOf(SigningIn.Right.class);
        assertThat(people.signIn("anna@example.com", PASSWORD, GUESSER)).isInstanceOf(SigningIn.Wait.class);
    }

    @Test
    void theWaitGrowsUpToFifteenMinutes() {
        var waits = guess("anna@example.com", 17);

        assertThat(waits.subList(0, 5)).containsOnly(Duration.ZERO);
        assertThat(waits.subList(5, 10)).containsExactly(seconds(1), seconds(2), seconds(4), seconds(8), seconds(16));
        assertThat(waits.getLast()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void guessingOneOwnsPasswordBetweenBuysNoTriesForOthers() {
        people.invite("guesser@example.com", "Guesser", Roles.everywhere(Role.VIEWER));
        var guesser = people.withEmail("guesser@example.com").orElseThrow();
        people.changePassword(guesser, PASSWORD, "");
        for (int guess = 0; guess < 5; guess++) {
            people.signIn("anna@example.com", "guess " + guess, GUESSER);
            people.signIn("guesser@example.com", PASSWORD, GUESSER);
        }

        assertThat(people.signIn("ben@example.com", "guess", GUESSER)).isInstanceOf(SigningIn.Wait.class);
    }

    /// Of what a stranger types no more is remembered than an address has, so that nobody fills the memory.
    @Test
    void whatIsLongerThanAnyAddressIsRememberedByItsBeginning() {
        for (int guess = 0; guess < 5; guess++) {
            people.signIn("x".repeat(100_000) + guess, "guess", "10.0.1." + guess);
        }

        assertThat(people.signIn("x".repeat(100_000), "guess", "10.0.2.1")).isInstanceOf(SigningIn.Wait.class);
    }

    @Test
    void unknownPeopleBehaveAndCostTheSame() {
        var known = guess("anna@example.com", 8);
        int compared = hashes.compared;
        people = people();
        hashes.compared = 0;

        var unknown = guess("nobody@example.com", 8);

        assertThat(unknown).isEqualTo(known);
        assertThat(hashes.compared).isEqualTo(compared).isEqualTo(8);
    }

    @Test
    void whoeverHasNoPasswordYetIsComparedToo() {
        assertThat(people.signIn("ben@example.com", "nobody's password", OWNER)).isEqualTo(new SigningIn.Wrong());
        assertThat(hashes.compared).isEqualTo(1);
    }

    /// Waits as long as it has to before each guess.
    private List<Duration> guess(String email, int times) {
        var waits = new ArrayList<Duration>();
        while (waits.size() < times) {
            var wait =
                    people.signIn(email, "guess", GUESSER) instanceof SigningIn.Wait(var pause) ? pause : Duration.ZERO;
            if (!wait.isZero()) {
                now = now.plus(wait);
                people.signIn(email, "guess", GUESSER);
            }
            waits.add(wait);
        }
        return waits;
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
