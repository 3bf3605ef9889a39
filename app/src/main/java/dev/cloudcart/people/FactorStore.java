package dev.cloudcart.people;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.connections.SealedElsewhere;
import dev.cloudcart.connections.Seals;

/// Second factors in the table `person`, and the table `recovery_code`.
final class FactorStore implements SealedElsewhere {

    private final JdbcClient jdbc;
    private final Seals seals;

    FactorStore(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /// @param lastStep of the last code that was used
    record Kept(Totp totp, long lastStep) {}

    Optional<Kept> find(long person, boolean confirmed) {
        return jdbc.sql("""
                select second_factor, last_code_step from person
                where id = :person and second_factor is not null and (second_factor_since is not null) = :confirmed""")
                .param("person", person)
                .param("confirmed", confirmed)
                .query((row, _) -> new Kept(
                        new Totp(seals.open(row.getBytes("second_factor"), name(person))),
                        row.getLong("last_code_step")))
                .optional();
    }

    /// One that is in use stays. Within a transaction: whoever seals holds the table before he asks for the key.
    void begin(long person, Totp totp) {
        jdbc.sql("lock table person in row exclusive mode").update();
        jdbc.sql("""
                update person set second_factor = :sealed, second_factor_since = null, last_code_step = 0
                where id = :person and second_factor_since is null""")
                .param("person", person)
                .param("sealed", seals.seal(totp.secret(), name(person)))
                .update();
    }

    /// @return false when that code, or a later one, was used meanwhile
    boolean use(long person, long step) {
        return jdbc.sql("update person set last_code_step = :step where id = :person and last_code_step < :step")
                        .param("person", person)
                        .param("step", step)
                        .update()
                == 1;
    }

    void confirm(long person, Instant now) {
        jdbc.sql("update person set second_factor_since = :now where id = :person")
                .param("person", person)
                .param("now", now.atOffset(UTC))
                .update();
    }

    void drop(long person) {
        jdbc.sql("update person set second_factor = null, second_factor_since = null where id = :person")
                .param("person", person)
                .update();
        recoveryCodes(person, List.of());
    }

    /// In place of whatever there were.
    void recoveryCodes(long person, List<byte[]> digests) {
        jdbc.sql("delete from recovery_code where person = :person")
                .param("person", person)
                .update();
        digests.forEach(digest -> jdbc.sql("insert into recovery_code (digest, person) values (:digest, :person)")
                .param("digest", digest)
                .param("person", person)
                .update());
    }

    /// @return false when it is none of theirs, or was used
    boolean useRecoveryCode(long person, byte[] digest, Instant now) {
        return jdbc.sql("""
                update recovery_code set used_at = :now
                where digest = :digest and person = :person and used_at is null""")
                        .param("digest", digest)
                        .param("person", person)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    int recoveryCodesLeft(long person) {
        return jdbc.sql("select count(*) from recovery_code where person = :person and used_at is null")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean holdsSecrets() {
        return jdbc.sql("select exists (select from person where second_factor is not null)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void sealAnew() {
        jdbc.sql("lock table person in exclusive mode").update();
        jdbc.sql("select id, second_factor from person where second_factor is not null")
                .query((row, _) -> new Sealed(row.getLong("id"), row.getBytes("second_factor")))
                .list()
                .forEach(one -> jdbc.sql("update person set second_factor = :sealed where id = :person")
                        .param("person", one.person())
                        .param("sealed", seals.seal(seals.open(one.secret(), name(one.person())), name(one.person())))
                        .update());
    }

    private record Sealed(long person, byte[] secret) {}

    private static String name(long person) {
        return "person/%d/second factor".formatted(person);
    }
}
