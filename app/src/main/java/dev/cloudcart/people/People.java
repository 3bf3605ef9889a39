package dev.cloudcart.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.access.Naming;
import dev.cloudcart.access.Role;
import dev.cloudcart.access.Sha256;

/// The people of this installation. Thread-safe.
public final class People {

    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int EMAIL_CHARACTERS_MAX = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{C}]{1,64}@[^\\s@\\p{C}]+");

    private final PersonStore store;
    private final LinkStore links;
    private final Passwords passwords;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Sessions sessions;
    private final Tries tries;

    People(
            PersonStore store,
            LinkStore links,
            Passwords passwords,
            Sessions sessions,
            TransactionOperations transactions,
            InstantSource clock) {
        this.store = store;
        this.links = links;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
        this.tries = new Tries(clock);
    }

    /// What came of adding somebody.
    public sealed interface Adding {

        record Added(Person person) implements Adding {}

        /// @param sentence says why not, for the user
        record Refused(String sentence) implements Adding {}
    }

    /// Whether somebody can run this installation.
    public boolean hasOwner() {
        return store.hasOwner();
    }

    /// The first owner of an installation that has none.
    ///
    /// @param password as it was typed
    public Adding setUp(String email, String name, String password) {
        return inOne(() -> {
            store.alone();
            return store.hasOwner()
                    ? new Adding.Refused("This installation has an owner already: sign in.")
                    : add(email, name, Optional.of(password), Roles.everywhere(Role.OWNER));
        });
    }

    /// Somebody who chooses a password by the link of an invitation.
    public Adding invite(String email, String name, Roles roles) {
        return inOne(() -> add(email, name, Optional.empty(), roles));
    }

    private Adding add(String email, String name, Optional<String> password, Roles roles) {
        var address = normal(email);
        var called = name.strip();
        var refused = refused(address, called);
        if (refused.isPresent()) {
            return new Adding.Refused(refused.get());
        }
        var trouble = password.flatMap(typed -> passwords.refused(typed, List.of(address, called)));
        if (trouble.isPresent()) {
            return new Adding.Refused(trouble.get());
        }
        return store.add(address, called, password.map(passwords::encode).orElse(null), clock.instant())
                .<Adding>map(id -> {
                    store.give(id, roles);
                    return new Adding.Added(store.find(id).orElseThrow());
                })
                .orElseGet(() -> new Adding.Refused(taken(address)));
    }

    private static String taken(String address) {
        return "Somebody has the address %s already.".formatted(address);
    }

    private static Optional<String> refused(String address, String called) {
        if (address.length() > EMAIL_CHARACTERS_MAX || !EMAIL.matcher(address).matches()) {
            return Optional.of(
                    "\"%s\" is no e-mail address: write one such as anna@example.com.".formatted(shown(address)));
        }
        return called.isEmpty() || called.length() > NAME_CHARACTERS_MAX || !Naming.isPlain(called)
                ? Optional.of("A name has 1 to %d characters on one line.".formatted(NAME_CHARACTERS_MAX))
                : Optional.empty();
    }

    /// Another name, another address to sign in with. Whoever signed in with the old one has to again.
    ///
    /// @param keep the session in which it is done
    /// @return a sentence when one of them will not do
    public Optional<String> change(Person person, String email, String name, String keep) {
        var address = normal(email);
        var called = name.strip();
        return refused(address, called)
                .or(() -> inOne(() -> {
                    store.alone();
                    if (!store.change(person.id(), address, called)) {
                        return Optional.of(taken(address));
                    }
                    if (!address.equals(person.email())) {
                        links.end(person.id(), clock.instant());
                        sessions.endOthers(person, keep);
                    }
                    return Optional.<String>empty();
                }));
    }

    private static String shown(String text) {
        return text.codePoints()
                .filter(sign -> !Character.isISOControl(sign))
                .limit(NAME_CHARACTERS_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /// By name.
    public List<Person> list() {
        return store.all();
    }

    public Optional<Person> find(long id) {
        return store.find(id);
    }

    public Optional<Person> withEmail(String email) {
        return store.withEmail(normal(email));
    }

    /// @param origin the address of the caller's machine
    public SigningIn signIn(String email, String password, String origin) {
        var came = compare(email, password, origin);
        if (came instanceof SigningIn.Right(var known) && known.secondFactor()) {
            return new SigningIn.CodeWanted(known);
        }
        if (came instanceof SigningIn.Right) {
            tries.right(normal(email), origin);
        }
        return came;
    }

    private SigningIn compare(String email, String password, String origin) {
        var address = normal(email);
        var pause = tries.pause(address, origin);
        if (pause.isPositive()) {
            return new SigningIn.Wait(pause);
        }
        var person = store.withEmail(address);
        var kept = person.flatMap(known -> store.password(known.id())).orElse(null);
        boolean right = passwords.matches(password, kept)
                && person.filter(known -> !known.disabled()).isPresent();
        if (!right) {
            tries.wrong(address, origin);
            return new SigningIn.Wrong();
        }
        return new SigningIn.Right(person.orElseThrow());
    }

    /// Keeps that somebody came in.
    ///
    /// @param origin the address of their machine, whose wrong tries are forgotten
    public void signedIn(Person person, String origin) {
        tries.right(person.email(), origin);
        store.signedIn(person.id(), clock.instant());
    }

    /// Whether there is one that can be asked for: whoever only ever came by a link has none.
    public boolean hasPassword(Person person) {
        return store.password(person.id()).isPresent();
    }

    /// Another one with each password that is chosen; tells nothing of it.
    public String passwordMark(Person person) {
        return store.password(person.id())
                .map(kept -> HexFormat.of().formatHex(Sha256.of(kept.getBytes(UTF_8))))
                .orElse("none");
    }

    /// Whether that is the person's password, for what wants it once more.
    public boolean isPassword(Person person, String password, String origin) {
        return whyNotPassword(person, password, origin).isEmpty();
    }

    /// Why that is not the person's password, in a sentence; empty when it is.
    public Optional<String> whyNotPassword(Person person, String password, String origin) {
        if (person.invited()) {
            return Optional.of("You have no password yet: choose one on Your account first.");
        }
        return switch (compare(person.email(), password, origin)) {
            case SigningIn.Right(var same) when same.id() == person.id() -> Optional.empty();
            case SigningIn.Wait(var pause) ->
                Optional.of("There were too many wrong tries: wait %d seconds.".formatted(pause.toSeconds() + 1));
            default -> Optional.of("That is not your password: nothing was changed.");
        };
    }

    /// Ends whatever other sessions there are.
    ///
    /// @param keep the session in which it is done
    /// @return a sentence when it will not do
    public Optional<String> changePassword(Person person, String password, String keep) {
        var trouble = passwords.refused(password, List.of(person.email(), person.name()));
        if (trouble.isEmpty()) {
            inOne(() -> {
                store.password(person.id(), passwords.encode(password));
                links.end(person.id(), clock.instant());
                sessions.endOthers(person, keep);
                return true;
            });
        }
        return trouble;
    }

    /// Whoever was let in, or could still come in by a link that was made before.
    private void end(Person person) {
        links.end(person.id(), clock.instant());
        sessions.endAll(person);
    }

    /// Links that were made before end: whoever made one may not be meant to have what the person may do from now on.
    ///
    /// @return a sentence when nobody would be left to run the installation
    public Optional<String> giveRoles(Person person, Roles roles) {
        return changeRoles(person, _ -> roles);
    }

    /// The same of what the person may do by now, for somebody else may have changed another part of it meanwhile.
    ///
    /// @param change of the roles that there are
    /// @return a sentence when nobody would be left to run the installation
    public Optional<String> changeRoles(Person person, UnaryOperator<Roles> change) {
        return alone(() -> {
            var now = again(person);
            var roles = change.apply(now.roles());
            return unlessLastOwner(now, !roles.isOwner(), () -> {
                store.give(now.id(), roles);
                end(now);
            });
        });
    }

    /// @return a sentence when nobody would be left to run the installation
    public Optional<String> disable(Person person, boolean disabled) {
        return alone(() -> unlessLastOwner(again(person), disabled, () -> {
            store.disabled(person.id(), disabled);
            end(person);
        }));
    }

    /// @return a sentence when nobody would be left to run the installation
    public Optional<String> remove(Person person) {
        return alone(() -> unlessLastOwner(again(person), true, () -> {
            sessions.endAll(person);
            store.remove(person.id());
        }));
    }

    /// Nobody else makes, changes or removes anybody meanwhile.
    public <T> T alone(Supplier<T> work) {
        return inOne(() -> {
            store.alone();
            return work.get();
        });
    }

    /// Whoever looked at the person before may have waited for others.
    private Person again(Person person) {
        return store.find(person.id()).orElse(person);
    }

    private Optional<String> unlessLastOwner(Person person, boolean leaves, Runnable work) {
        if (leaves && person.roles().isOwner() && store.ownersBeside(person.id()) == 0) {
            return Optional.of("%s is the last owner: make somebody else one first.".formatted(person.name()));
        }
        work.run();
        return Optional.empty();
    }

    private <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
