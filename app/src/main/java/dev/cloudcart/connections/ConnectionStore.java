package dev.cloudcart.connections;

import static dev.cloudcart.connections.ConnectionKind.LINNWORKS;
import static dev.cloudcart.connections.ConnectionKind.QUICKBOOKS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.connections.Tokens.Access;
import dev.cloudcart.core.books.CompanyId;

/// The table of connections. Secrets are sealed on the way in and opened on the way out.
final class ConnectionStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    ConnectionStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Whether something is sealed. Asks no key.
    static boolean holdsSecrets(JdbcClient jdbc) {
        return jdbc.sql("""
                select exists (select from connection
                where token is not null or earlier_token is not null or access_token is not null)""").query(Boolean.class).single();
    }

    /// Seals everything with the newest key, while nobody else seals: whoever does holds the table before he asks
    /// for the key. Within a transaction.
    ///
    /// @return how many connections have secrets
    int sealAnew() {
        jdbc.sql("lock table connection in exclusive mode").update();
        var rows = jdbc.sql("""
                select company, kind, token, earlier_token, access_token from connection
                where token is not null or earlier_token is not null or access_token is not null""").query((row, _) -> sealAnew(row)).list();
        rows.forEach(row -> jdbc.sql("""
                update connection set token = :token, earlier_token = :earlier, access_token = :access
                where company = :company and kind = :kind""")
                .param("company", row.company().value())
                .param("kind", row.kind().name())
                .param("token", row.token())
                .param("earlier", row.earlier())
                .param("access", row.access())
                .update());
        return rows.size();
    }

    private record Sealed(
            CompanyId company,
            ConnectionKind kind,
            byte @Nullable [] token,
            byte @Nullable [] earlier,
            byte @Nullable [] access) {}

    private Sealed sealAnew(ResultSet row) throws SQLException {
        var company = new CompanyId(row.getLong("company"));
        var kind = ConnectionKind.valueOf(row.getString("kind"));
        return new Sealed(
                company,
                kind,
                sealAnew(row, company, kind, "token"),
                sealAnew(row, company, kind, "earlier_token"),
                sealAnew(row, company, kind, "access_token"));
    }

    private byte @Nullable [] sealAnew(ResultSet row, CompanyId company, ConnectionKind kind, String column)
            throws SQLException {
        var sealed = row.getBytes(column);
        return sealed == null ? null : vault.seal(vault.open(sealed, company, kind, column), company, kind, column);
    }

    /// Within a transaction.
    void connectLinnworks(CompanyId company, String token, Instant now) {
        jdbc.sql("lock table connection in row exclusive mode").update();
        jdbc.sql("""
                insert into connection (company, kind, state, since, token)
                values (:company, 'LINNWORKS', 'CONNECTED', :now, :token)
                on conflict (company, kind) do update
                set state = 'CONNECTED', since = :now, attention = null, token = :token""")
                .param("company", company.value())
                .param("now", utc(now))
                .param("token", vault.seal(token, company, LINNWORKS, "token"))
                .update();
        Sights.forget(jdbc, company, LINNWORKS);
    }

    Optional<String> linnworksToken(CompanyId company) {
        return jdbc.sql(
                        "select token from connection where company = :company and kind = 'LINNWORKS' and state <> 'OFF'")
                .param("company", company.value())
                .query((row, _) -> row.getBytes("token"))
                .optional()
                .map(secret -> vault.open(secret, company, LINNWORKS, "token"));
    }

    Optional<CompanyId> companyOf(String realm) {
        return jdbc.sql("select company from connection where realm = :realm")
                .param("realm", realm)
                .query((row, _) -> new CompanyId(row.getLong("company")))
                .optional();
    }

    /// Within a transaction.
    void connectQuickBooks(CompanyId company, Tokens tokens, Instant now) {
        jdbc.sql("""
                insert into connection (company, kind, state, since) values (:company, 'QUICKBOOKS', 'OFF', :now)
                on conflict (company, kind) do nothing""").param("company", company.value()).param("now", utc(now)).update();
        renew(company, tokens);
        jdbc.sql("""
                update connection
                set state = 'CONNECTED', since = :now, attention = null, refused = false, realm = :realm
                where company = :company and kind = 'QUICKBOOKS'""")
                .param("company", company.value())
                .param("now", utc(now))
                .param("realm", tokens.realm())
                .update();
        Sights.forget(jdbc, company, QUICKBOOKS);
    }

    void renew(CompanyId company, Tokens tokens) {
        var access = tokens.access();
        jdbc.sql("""
                update connection
                set token = :token, earlier_token = :earlier, access_token = :access, access_until = :accessUntil,
                    refreshed = :refreshed, token_until = :tokenUntil, token_hard_until = :tokenHardUntil
                where company = :company and kind = 'QUICKBOOKS'""")
                .param("company", company.value())
                .param("token", sealed(tokens.refresh(), company, "token"))
                .param("earlier", sealed(tokens.earlierRefresh(), company, "earlier_token"))
                .param("access", sealed(access == null ? null : access.token(), company, "access_token"))
                .param("accessUntil", utc(access == null ? null : access.until()))
                .param("refreshed", utc(tokens.refreshed()))
                .param("tokenUntil", utc(tokens.refreshUntil()))
                .param("tokenHardUntil", utc(tokens.hardUntil()))
                .update();
    }

    boolean isThere(CompanyId company) {
        return jdbc.sql("select exists (select from company where id = ?)")
                .param(company.value())
                .query(Boolean.class)
                .single();
    }

    /// Empty when QuickBooks is not connected.
    Optional<Tokens> tokens(CompanyId company) {
        return tokens(company, "");
    }

    /// What was granted takes the place of what was there when it was asked for, and of nothing newer. A refusal
    /// that another node met meanwhile, because the token before is dead, is none.
    ///
    /// Within a transaction.
    void replace(CompanyId company, GrantedPairs.Pair pair, Instant now) {
        var stored = lockedTokens(company).filter(tokens -> pair.before().is(tokens));
        if (stored.isPresent()) {
            renew(company, pair.tokens());
            if (stored.get().refused()) {
                accept(company, now);
            }
        }
    }

    /// Connects with what was granted before the program ended, unless something newer is connected or the books
    /// belong to another company by now.
    ///
    /// Within a transaction.
    void connect(CompanyId company, GrantedPairs.Pair pair, Instant now) {
        var other = companyOf(pair.tokens().realm()).filter(owner -> !owner.equals(company));
        if (other.isEmpty() && pair.before().equals(GrantedPairs.Before.of(lockedTokens(company)))) {
            connectQuickBooks(company, pair.tokens(), now);
        }
    }

    private void accept(CompanyId company, Instant now) {
        jdbc.sql("""
                update connection set state = 'CONNECTED', since = :now, attention = null, refused = false
                where company = :company and kind = 'QUICKBOOKS'""").param("company", company.value()).param("now", utc(now)).update();
    }

    /// @return false when somebody else has the lease
    boolean lease(CompanyId company, UUID holder, Duration length) {
        return jdbc.sql("""
                update connection
                set renewing = :holder, renewing_until = clock_timestamp() + make_interval(secs => :seconds)
                where company = :company and kind = 'QUICKBOOKS'
                  and (renewing is null or renewing = :holder or renewing_until < clock_timestamp())""")
                        .param("company", company.value())
                        .param("holder", holder)
                        .param("seconds", length.toMillis() / 1000.0)
                        .update()
                > 0;
    }

    void release(CompanyId company, UUID holder) {
        jdbc.sql("""
                update connection set renewing = null, renewing_until = null
                where company = :company and kind = 'QUICKBOOKS' and renewing = :holder""").param("company", company.value()).param("holder", holder).update();
    }

    /// Held until the transaction ends; other nodes wait.
    private Optional<Tokens> lockedTokens(CompanyId company) {
        return tokens(company, " for update");
    }

    private Optional<Tokens> tokens(CompanyId company, String lock) {
        return jdbc.sql("""
                select * from connection
                where company = :company and kind = 'QUICKBOOKS' and state <> 'OFF'""" + lock)
                .param("company", company.value())
                .query((row, _) -> tokens(company, row))
                .optional();
    }

    /// Those whose refresh token has not been used since then.
    List<CompanyId> notRefreshedSince(Instant then) {
        return jdbc.sql("""
                select company from connection
                where kind = 'QUICKBOOKS' and state <> 'OFF' and not refused and refreshed < :then
                order by refreshed""")
                .param("then", utc(then))
                .query((row, _) -> new CompanyId(row.getLong("company")))
                .list();
    }

    /// QuickBooks said no to this refresh token. It says nothing about a newer one.
    ///
    /// Within a transaction.
    void refuse(CompanyId company, Tokens asked, String sentence, Instant now) {
        if (lockedTokens(company).filter(GrantedPairs.Before.of(asked)::is).isEmpty()) {
            return;
        }
        needsAttention(company, QUICKBOOKS, sentence, now);
        jdbc.sql("""
                update connection set refused = true, access_token = null, access_until = null
                where company = :company and kind = 'QUICKBOOKS'""").param("company", company.value()).update();
    }

    void needsAttention(CompanyId company, ConnectionKind kind, String sentence, Instant now) {
        jdbc.sql("""
                update connection
                set since = case state when 'NEEDS_ATTENTION' then since else :now end,
                    state = 'NEEDS_ATTENTION', attention = :sentence
                where company = :company and kind = :kind and state <> 'OFF' and not refused""")
                .param("company", company.value())
                .param("kind", kind.name())
                .param("sentence", sentence)
                .param("now", utc(now))
                .update();
    }

    void working(CompanyId company, ConnectionKind kind, Instant now) {
        jdbc.sql("""
                update connection set state = 'CONNECTED', attention = null, since = :now
                where company = :company and kind = :kind and state = 'NEEDS_ATTENTION' and not refused""")
                .param("company", company.value())
                .param("kind", kind.name())
                .param("now", utc(now))
                .update();
    }

    /// Within a transaction.
    void disconnect(CompanyId company, ConnectionKind kind, Instant now) {
        Sights.forget(jdbc, company, kind);
        jdbc.sql("""
                update connection
                set state = 'OFF', since = :now, attention = null, refused = false, realm = null, token = null,
                    earlier_token = null, access_token = null, access_until = null, refreshed = null,
                    token_until = null, token_hard_until = null
                where company = :company and kind = :kind""")
                .param("company", company.value())
                .param("kind", kind.name())
                .param("now", utc(now))
                .update();
    }

    /// Until when the tokens of QuickBooks live unless they are used; empty where that is not known.
    Optional<Instant> tokenUntil(CompanyId company) {
        return jdbc.sql("""
                select token_until from connection
                where company = :company and kind = 'QUICKBOOKS' and state <> 'OFF' and token_until is not null""")
                .param("company", company.value())
                .query((row, _) -> Objects.requireNonNull(row.getObject("token_until", OffsetDateTime.class))
                        .toInstant())
                .optional();
    }

    /// Of all companies that ever had a connection.
    Map<CompanyId, Map<ConnectionKind, ConnectionState>> states() {
        var states = new HashMap<CompanyId, Map<ConnectionKind, ConnectionState>>();
        jdbc.sql("select company, kind, state, since, coalesce(attention, '') attention from connection")
                .query(row -> {
                    states.computeIfAbsent(
                                    new CompanyId(row.getLong("company")), _ -> new EnumMap<>(ConnectionKind.class))
                            .put(ConnectionKind.valueOf(row.getString("kind")), state(row));
                });
        return states;
    }

    /// Without those that were never made.
    Map<ConnectionKind, ConnectionState> states(CompanyId company) {
        return jdbc
                .sql(
                        "select kind, state, since, coalesce(attention, '') attention from connection where company = :company")
                .param("company", company.value())
                .query((row, _) -> Map.entry(ConnectionKind.valueOf(row.getString("kind")), state(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ConnectionState state(ResultSet row) throws SQLException {
        var since = row.getObject("since", OffsetDateTime.class).toInstant();
        return switch (row.getString("state")) {
            case "CONNECTED" -> new ConnectionState.Connected(since);
            case "NEEDS_ATTENTION" -> new ConnectionState.NeedsAttention(since, row.getString("attention"));
            default -> new ConnectionState.Off();
        };
    }

    private Tokens tokens(CompanyId company, ResultSet row) throws SQLException {
        var access = opened(row, company, "access_token");
        var accessUntil = instant(row, "access_until");
        return new Tokens(
                row.getString("realm"),
                vault.open(row.getBytes("token"), company, QUICKBOOKS, "token"),
                opened(row, company, "earlier_token"),
                row.getBoolean("refused"),
                access == null || accessUntil == null ? null : new Access(access, accessUntil),
                row.getObject("refreshed", OffsetDateTime.class).toInstant(),
                instant(row, "token_until"),
                instant(row, "token_hard_until"));
    }

    private byte @Nullable [] sealed(@Nullable String secret, CompanyId company, String column) {
        return secret == null ? null : vault.seal(secret, company, QUICKBOOKS, column);
    }

    private @Nullable String opened(ResultSet row, CompanyId company, String column) throws SQLException {
        var sealed = row.getBytes(column);
        return sealed == null ? null : vault.open(sealed, company, QUICKBOOKS, column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
