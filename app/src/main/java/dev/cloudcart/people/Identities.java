package dev.cloudcart.people;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// As whom a provider of sign-ins knows people: the table `person_identity`. Thread-safe.
public final class Identities {

    private final JdbcClient jdbc;
    private final PersonStore people;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Identities(JdbcClient jdbc, PersonStore people, TransactionOperations transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Whom a provider means.
    public sealed interface Meant {

        record Known(Person person) implements Meant {}

        /// Nobody here has that address, or may come in.
        record Nobody() implements Meant {}

        /// The provider does not say that an address is theirs.
        record WithoutAddress() implements Meant {}

        /// Whoever has the address here is somebody else to the provider.
        record SomebodyElse() implements Meant {}
    }

    /// Who somebody is to a provider, and since when.
    public record Identity(String issuer, Instant since) {}

    /// Told by the address the first time, and by the subject alone from then on: an address may be somebody else's one
    /// day. Another provider begins anew.
    ///
    /// @param email that is theirs; null where the provider does not say so
    public Meant meant(String issuer, String subject, @Nullable String email) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            people.alone();
            var known = person(issuer, subject);
            if (known.isPresent()) {
                return letIn(known.get());
            }
            if (email == null) {
                return new Meant.WithoutAddress();
            }
            return people.withEmail(People.normal(email))
                    .map(person -> first(person, issuer, subject))
                    .orElseGet(Meant.Nobody::new);
        }));
    }

    private Meant first(Person person, String issuer, String subject) {
        if (of(person).filter(kept -> kept.issuer().equals(issuer)).isPresent()) {
            return new Meant.SomebodyElse();
        }
        var meant = letIn(person);
        if (meant instanceof Meant.Known) {
            keep(person, issuer, subject);
        }
        return meant;
    }

    private static Meant letIn(Person person) {
        return person.disabled() ? new Meant.Nobody() : new Meant.Known(person);
    }

    private Optional<Person> person(String issuer, String subject) {
        return jdbc.sql("select person from person_identity where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Long.class)
                .optional()
                .flatMap(people::find);
    }

    private void keep(Person person, String issuer, String subject) {
        jdbc.sql("""
                insert into person_identity (person, issuer, subject, since) values (:person, :issuer, :subject, :now)
                on conflict (person) do update set issuer = excluded.issuer, subject = excluded.subject, since = excluded.since""")
                .param("person", person.id())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    public Optional<Identity> of(Person person) {
        return jdbc.sql("select issuer, since from person_identity where person = :person")
                .param("person", person.id())
                .query((row, _) -> new Identity(
                        row.getString("issuer"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// The next sign-in is told by the address again.
    ///
    /// @return false when there was none
    public boolean forget(Person person) {
        return jdbc.sql("delete from person_identity where person = :person")
                        .param("person", person.id())
                        .update()
                == 1;
    }
}
