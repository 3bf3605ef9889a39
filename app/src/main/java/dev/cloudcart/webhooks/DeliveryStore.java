package dev.cloudcart.webhooks;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is to be told to whom, until it is.
final class DeliveryStore {

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attempts so far
    record Due(Message message, int attempts) {}

    void add(Webhook webhook, Message message, Instant now) {
        jdbc.sql("""
                insert into webhook_delivery (id, webhook, company_id, event, body, made_at, state, next_at)
                values (?, ?, ?, ?, ?, ?, 'waiting', ?)
                """)
                .params(
                        message.id(),
                        webhook.id(),
                        webhook.company().value(),
                        message.event().word(),
                        message.body(),
                        now.atOffset(UTC),
                        now.atOffset(UTC))
                .update();
    }

    /// Newest first.
    List<Delivery> latest(long webhook, int most) {
        return jdbc.sql("""
                select id, webhook, event, made_at, state, attempts, tried_at, next_at, told from webhook_delivery
                where webhook = ? order by made_at desc, id limit ?
                """)
                .params(webhook, most)
                .query((row, _) -> delivery(row))
                .list();
    }

    /// The one that waited longest.
    Optional<Due> due(long webhook, Instant due, Instant ahead) {
        return jdbc.sql("""
                select id, event, body, attempts from webhook_delivery
                where webhook = ? and state = 'waiting' and (next_at <= ? or next_at > ?)
                order by next_at, id limit 1
                """)
                .params(webhook, due.atOffset(UTC), ahead.atOffset(UTC))
                .query((row, _) -> new Due(
                        new Message(
                                row.getString("id"),
                                Event.named(row.getString("event")).orElseThrow(),
                                row.getString("body")),
                        row.getInt("attempts")))
                .optional();
    }

    void delivered(String id, Instant now, String told) {
        tried(id, Delivery.State.DELIVERED, null, now, told);
    }

    void again(String id, Instant next, Instant now, String told) {
        tried(id, Delivery.State.WAITING, next, now, told);
    }

    void givenUp(String id, Instant now, String told) {
        tried(id, Delivery.State.GIVEN_UP, null, now, told);
    }

    private void tried(String id, Delivery.State state, @Nullable Instant next, Instant now, String told) {
        jdbc.sql("""
                update webhook_delivery set state = ?, next_at = ?, tried_at = ?, told = ?, attempts = attempts + 1
                where id = ? and state = 'waiting'
                """)
                .param(state.word())
                .param(next == null ? null : next.atOffset(UTC))
                .param(now.atOffset(UTC))
                .param(told)
                .param(id)
                .update();
    }

    /// What waits for a receiver that was switched off.
    void giveUpAll(long webhook, String told) {
        jdbc.sql("""
                update webhook_delivery set state = 'given up', next_at = null, told = ?
                where webhook = ? and state = 'waiting'
                """).params(told, webhook).update();
    }

    int forget(Instant before) {
        return jdbc.sql("delete from webhook_delivery where made_at < ? and state <> 'waiting'")
                .param(before.atOffset(UTC))
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return new Delivery(
                row.getString("id"),
                row.getLong("webhook"),
                Event.named(row.getString("event")).orElseThrow(),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Arrays.stream(Delivery.State.values())
                        .filter(one -> one.word().equals(state))
                        .findFirst()
                        .orElseThrow(),
                row.getInt("attempts"),
                instant(row.getObject("tried_at", OffsetDateTime.class)),
                instant(row.getObject("next_at", OffsetDateTime.class)),
                row.getString("told"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
