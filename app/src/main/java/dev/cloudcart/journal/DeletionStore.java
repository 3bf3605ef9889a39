package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.SourceKind;

/// Documents that somebody deleted in the books.
final class DeletionStore {

    private final JdbcClient jdbc;

    DeletionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PostedDocument> documents(CompanyId company, SourceKind kind, Collection<UUID> records) {
        return jdbc.sql("""
                select * from posting
                where company_id = ? and kind = ? and source_id = any (?::uuid[]) and state = 'posted'
                    and deleted is null and removed is null and document_id is not null
                order by source_id, generation
                """)
                .params(company.value(), kind.name(), ids(records))
                .query((row, _) -> document(company, row))
                .list();
    }

    void mark(Collection<PostedDocument> documents, Instant now) {
        var rows = documents.stream().map(PostedDocument::key).toList();
        jdbc.sql("""
                update posting set deleted = ?
                from unnest(?, ?, ?, ?, ?, ?) as k (company, kind, id, role, generation, part)
                where company_id = k.company::bigint and posting.kind = k.kind and source_id = k.id::uuid
                    and posting.role = k.role and posting.generation = k.generation::int and posting.part = k.part::int
                    and deleted is null
                """)
                .params(
                        Timestamp.from(now),
                        Columns.of(rows, key -> Long.toString(key.company().value())),
                        Columns.of(rows, key -> key.kind().name()),
                        Columns.of(rows, key -> key.source().toString()),
                        Columns.of(rows, key -> key.role().name()),
                        Columns.of(rows, key -> Integer.toString(key.generation())),
                        Columns.of(rows, key -> Integer.toString(key.part())))
                .update();
    }

    private static PostedDocument document(CompanyId company, ResultSet row) throws SQLException {
        var key = new PostingKey(
                company,
                SourceKind.valueOf(row.getString("kind")),
                row.getObject("source_id", UUID.class),
                Role.valueOf(row.getString("role")),
                row.getInt("generation"),
                row.getInt("part"));
        var token = row.getString("sync_token");
        return new PostedDocument(
                key,
                new DocumentRef(
                        DocumentType.valueOf(row.getString("document_type")),
                        row.getString("document_id"),
                        token == null ? "" : token,
                        row.getString("stored_number")));
    }

    private static String[] ids(Collection<UUID> records) {
        return Columns.of(List.copyOf(records), UUID::toString);
    }
}
