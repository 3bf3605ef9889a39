package dev.cloudcart.webhooks;

import static java.time.ZoneOffset.UTC;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.connections.SealedElsewhere;
import dev.cloudcart.connections.Seals;
import dev.cloudcart.core.books.CompanyId;

/// Receivers, and which of them a node is just sending to.
final class WebhookStore implements SealedElsewhere {

    private final JdbcClient jdbc;
    private final Seals seals;

    WebhookStore(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    List<Webhook> list(CompanyId company) {
        return jdbc.sql("select * from webhook where company_id = ? order by id")
                .param(company.value())
                .query((row, _) -> webhook(row))
                .list();
    }

    Optional<Webhook> find(CompanyId company, long id) {
        return jdbc.sql("select * from webhook where company_id = ? and id = ?")
                .params(company.value(), id)
                .query((row, _) -> webhook(row))
                .optional();
    }

    Optional<Webhook> find(long id) {
        return jdbc.sql("select * from webhook where id = ?")
                .param(id)
                .query((row, _) -> webhook(row))
                .optional();
    }

    /// Within a transaction: nobody else counts or adds in the company until it ends.
    int count(CompanyId company) {
        jdbc.sql("select id from company where id = ? for no key update")
                .param(company.value())
                .query(Long.class)
                .optional();
        return jdbc.sql("select count(*) from webhook where company_id = ?")
                .param(company.value())
                .query(Integer.class)
                .single();
    }

    /// Within a transaction: whoever seals holds the table before he asks for the key.
    long add(CompanyId company, URI url, Set<Event> events, Secret secret, Instant now, String who) {
        jdbc.sql("lock table webhook in row exclusive mode").update();
        long id = jdbc.sql("select nextval('webhook_id')").query(Long.class).single();
        jdbc.sql("""
                insert into webhook (id, company_id, url, events, secret, added_at, added_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id)
                .param(company.value())
                .param(url.toString())
                .param(events.stream().map(Event::word).sorted().toArray(String[]::new))
                .param(seals.seal(secret.text(), name(id)))
                .param(now.atOffset(UTC))
                .param(who)
                .update();
        return id;
    }

    boolean remove(CompanyId company, long id) {
        return jdbc.sql("delete from webhook where company_id = ? and id = ?")
                        .params(company.value(), id)
                        .update()
                == 1;
    }

    Secret secret(long id) {
        var sealed = jdbc.sql("select secret from webhook where id = ?")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single();
        return new Secret(seals.open(sealed, name(id)));
    }

    /// @return false when it was off before
    boolean switchOff(long id, Instant now, String because) {
        return jdbc.sql("update webhook set off_at = ?, off_because = ? where id = ? and off_at is null")
                        .params(now.atOffset(UTC), because, id)
                        .update()
                == 1;
    }

    /// Takes receivers for which something waits, each for this node alone until it gives it up or the lease ends. By
    /// the clock of the database, for those of nodes differ.
    ///
    /// @param due when the present message must have been due
    /// @param ahead what is to be sent later than this was written by a clock that was ahead, and is due too
    List<Long> lease(Instant due, Instant ahead, Duration lease, int most) {
        return jdbc.sql("""
                update webhook set leased_until = clock_timestamp() + make_interval(secs => ?)
                where id in (select id from webhook w
                    where off_at is null
                        and (leased_until is null or leased_until < clock_timestamp()
                            or leased_until > clock_timestamp() + interval '1 hour')
                        and exists (select from webhook_delivery d where d.webhook = w.id and d.state = 'waiting'
                            and (d.next_at <= ? or d.next_at > ?))
                    order by id limit ? for update skip locked)
                returning id
                """)
                .params(lease.toSeconds(), due.atOffset(UTC), ahead.atOffset(UTC), most)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void extend(long id, Duration lease) {
        jdbc.sql("update webhook set leased_until = clock_timestamp() + make_interval(secs => ?) where id = ?")
                .params(lease.toSeconds(), id)
                .update();
    }

    void giveUpLease(long id) {
        jdbc.sql("update webhook set leased_until = null where id = ?")
                .param(id)
                .update();
    }

    @Override
    public boolean holdsSecrets() {
        return jdbc.sql("select exists (select from webhook)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void sealAnew() {
        jdbc.sql("lock table webhook in exclusive mode").update();
        jdbc.sql("select id from webhook")
                .query((row, _) -> row.getLong(1))
                .list()
                .forEach(id -> jdbc.sql("update webhook set secret = ? where id = ?")
                        .params(seals.seal(secret(id).text(), name(id)), id)
                        .update());
    }

    private static String name(long id) {
        return "webhook/%d/secret".formatted(id);
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                new CompanyId(row.getLong("company_id")),
                URI.create(row.getString("url")),
                events((String[]) row.getArray("events").getArray()),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getString("added_by"),
                instant(row.getObject("off_at", OffsetDateTime.class)),
                Optional.ofNullable(row.getString("off_because")).orElse(""));
    }

    private static Set<Event> events(String[] words) {
        return Arrays.stream(words).map(Event::named).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
