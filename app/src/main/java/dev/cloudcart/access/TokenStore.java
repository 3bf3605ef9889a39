package dev.cloudcart.access;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// The tables `api_token` and `api_token_company`.
final class TokenStore {

    private static final String TOKENS = """
            select t.id, t.name, t.role, t.everywhere, t.made_at, t.made_by, t.expires_at, t.last_used_at, t.revoked_at,
                   array(select c.company from api_token_company c where c.token = t.id order by c.company) as companies
            from api_token t
            """;

    /// Of one that is used all the time not every use is written.
    private static final long SECONDS_BETWEEN_MARKS = 60;

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ApiTokens.Kept> all() {
        return jdbc.sql(TOKENS + "order by t.revoked_at is not null, lower(t.name), t.id limit 500")
                .query((row, _) -> kept(row))
                .list();
    }

    Optional<ApiTokens.Kept> find(long id) {
        return jdbc.sql(TOKENS + "where t.id = :id")
                .param("id", id)
                .query((row, _) -> kept(row))
                .optional();
    }

    Optional<ApiTokens.Kept> working(byte[] digest, Instant now) {
        return jdbc.sql(TOKENS + """
                where t.digest = :digest and t.revoked_at is null and (t.expires_at is null or t.expires_at > :now)""")
                .param("digest", digest)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> kept(row))
                .optional();
    }

    private static ApiTokens.Kept kept(ResultSet row) throws SQLException {
        return new ApiTokens.Kept(
                row.getLong("id"),
                row.getString("name"),
                new Caller(
                        "token " + row.getString("name"),
                        row.getLong("id"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("everywhere"),
                        companies((Long[]) row.getArray("companies").getArray())),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Set<CompanyId> companies(Long[] ids) {
        return Arrays.stream(ids).map(CompanyId::new).collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// @return empty when a token that works has the name
    Optional<Long> add(ApiTokens.Wish wish, byte[] digest, String who, Instant now) {
        var id = jdbc.sql("""
                insert into api_token (name, digest, role, everywhere, made_at, made_by, expires_at)
                values (:name, :digest, :role, :everywhere, :now, :who, :expires)
                on conflict (lower(name)) where revoked_at is null do nothing returning id""")
                .param("name", wish.name())
                .param("digest", digest)
                .param("role", wish.role().name())
                .param("everywhere", wish.everywhere())
                .param("now", now.atOffset(UTC))
                .param("who", who)
                .param("expires", wish.expires() == null ? null : wish.expires().atOffset(UTC))
                .query(Long.class)
                .optional();
        id.ifPresent(token -> wish.companies()
                .forEach(company -> jdbc.sql("insert into api_token_company (token, company) values (:token, :company)")
                        .param("token", token)
                        .param("company", company.value())
                        .update()));
        return id;
    }

    void used(long id, Instant now) {
        jdbc.sql("""
                update api_token set last_used_at = :now
                where id = :id and (last_used_at is null or last_used_at < :then)""")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .param("then", now.minusSeconds(SECONDS_BETWEEN_MARKS).atOffset(UTC))
                .update();
    }

    /// @return false when it was revoked already, or is none
    boolean revoke(long id, Instant now) {
        return jdbc.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
                        .param("id", id)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }
}
