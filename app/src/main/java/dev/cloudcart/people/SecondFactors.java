package dev.cloudcart.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.access.Attempts;
import dev.cloudcart.access.Sha256;

/// What somebody has beside the password: an app that makes codes, and ten codes on paper for the day on which it is
/// lost. Thread-safe.
public final class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    /// Whoever gets here knows the password. Three codes are right at any time, of a million.
    private static final Duration ACCOUNT_WAIT_MAX = Duration.ofMinutes(5);

    private final FactorStore store;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Attempts accounts;

    SecondFactors(FactorStore store, TransactionOperations transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.accounts = new Attempts(clock, ACCOUNT_WAIT_MAX);
    }

    /// What an app has to know. Shown to its owner until the first code, and never again.
    ///
    /// @param text in groups, for typing
    /// @param address that apps open (otpauth)
    public record Begun(String text, String address) {

        static Begun of(Totp totp, Person person) {
            var label = URLEncoder.encode("Cloud Cart:" + person.email(), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            return new Begun(
                    totp.secret().replaceAll("(.{4})(?!$)", "$1 "),
                    "otpauth://totp/%s?secret=%s&issuer=Cloud%%20Cart".formatted(label, totp.secret()));
        }

        @Override
        public String toString() {
            return "a secret";
        }
    }

    /// What came of a code.
    public sealed interface Checked {

        record Right() implements Checked {}

        /// It is none, or was used before.
        record Wrong() implements Checked {}

        record Wait(Duration pause) implements Checked {}
    }

    /// Makes another secret. It counts from its first code on.
    public Begun begin(Person person) {
        var totp = Totp.made();
        transactions.executeWithoutResult(_ -> store.begin(person.id(), totp));
        return Begun.of(totp, person);
    }

    /// What was begun and not confirmed yet.
    public Optional<Begun> begun(Person person) {
        return store.find(person.id(), false).map(kept -> Begun.of(kept.totp(), person));
    }

    /// The first code: from now on one is wanted.
    ///
    /// @return codes for the day on which the app is lost, each of which works once; empty when the code is wrong
    public Optional<List<String>> confirm(Person person, String code) {
        return transactions.execute(_ -> {
            boolean right = store.find(person.id(), false)
                    .filter(kept -> uses(person, kept, code))
                    .isPresent();
            if (!right) {
                return Optional.<List<String>>empty();
            }
            store.confirm(person.id(), clock.instant());
            return Optional.of(recoveryCodes(person));
        });
    }

    /// Uses a code of the app, or one for the day on which it is lost.
    public Checked check(Person person, String typed) {
        var account = Long.toString(person.id());
        var pause = accounts.wait(account);
        if (pause.isPositive()) {
            return new Checked.Wait(pause);
        }
        boolean right = store.find(person.id(), true)
                        .filter(kept -> uses(person, kept, typed))
                        .isPresent()
                || store.useRecoveryCode(person.id(), digest(typed), clock.instant());
        if (!right) {
            accounts.wrong(account);
            return new Checked.Wrong();
        }
        accounts.right(account);
        return new Checked.Right();
    }

    private boolean uses(Person person, FactorStore.Kept kept, String typed) {
        return kept.totp()
                .step(typed, clock.instant(), kept.lastStep())
                .filter(step -> store.use(person.id(), step))
                .isPresent();
    }

    /// In place of those that there were.
    public List<String> recoveryCodes(Person person) {
        var codes = Stream.generate(Secrets::recoveryCode).limit(RECOVERY_CODES).toList();
        transactions.executeWithoutResult(_ -> store.recoveryCodes(
                person.id(), codes.stream().map(SecondFactors::digest).toList()));
        return codes;
    }

    public int recoveryCodesLeft(Person person) {
        return store.recoveryCodesLeft(person.id());
    }

    /// No code is wanted any more.
    public void drop(Person person) {
        transactions.executeWithoutResult(_ -> store.drop(person.id()));
    }

    /// Whatever the case of its letters, with its dashes or without.
    private static byte[] digest(String code) {
        return Sha256.of(
                code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").getBytes(US_ASCII));
    }
}
