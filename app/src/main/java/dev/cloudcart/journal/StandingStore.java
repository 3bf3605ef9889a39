package dev.cloudcart.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/// What somebody did to our documents in the books: deleted them, or edited them.
final class StandingStore {

    /// What another node of ours has removed meanwhile, or just changes, nobody else did.
    private static final String NOT_BY_OTHER_NODES = """
            removed is null and not exists (select from act a where a.company_id = posting.company_id
                and a.kind = posting.kind and a.source_id = posting.source_id and a.role = posting.role
                and a.generation = posting.generation and a.part = posting.part and a.state = 'intended')""";

    private final JdbcClient jdbc;

    StandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Ours among documents of the books, as far as they stand. Once a day, so that it needs no index.
    List<PostedDocument> documents(CompanyId company, DocumentType type, Collection<String> ids) {
        return jdbc.sql("""
                select * from posting
                where company_id = ? and document_type = ? and document_id = any (?) and state = 'posted'
                    and deleted is null and removed is null
                """)
                .params(company.value(), type.name(), ids.toArray(String[]::new))
                .query((row, _) -> document(company, row))
                .list();
    }

    boolean hasPosted(CompanyId company) {
        return jdbc.sql("select exists (select from posting where company_id = ? and state = 'posted')")
                .param(company.value())
                .query(Boolean.class)
                .single();
    }

    boolean hasPosted(CompanyId company, DocumentType type) {
        return jdbc.sql("select exists (select from posting where company_id = ? and document_type = ?"
                        + " and document_type in ('PAYMENT', 'BILL_PAYMENT'))")
                .params(company.value(), type.name())
                .query(Boolean.class)
                .single();
    }

    void deleted(Collection<PostingKey> documents, Instant now) {
        mark("deleted = now.at::timestamptz", "deleted is null and " + NOT_BY_OTHER_NODES, documents, now);
    }

    void edited(Collection<PostingKey> documents, Instant now) {
        mark("edited = now.at::timestamptz", "edited is null and " + NOT_BY_OTHER_NODES, documents, now);
    }

    void asTheyWere(Collection<PostingKey> documents, Instant now) {
        mark("edited = null", "edited is not null", documents, now);
    }

    private void mark(String column, String where, Collection<PostingKey> documents, Instant now) {
        var rows = List.copyOf(documents);
        jdbc.sql("""
                update posting set %s
                from (select ? as at) as now, unnest(?, ?, ?, ?, ?, ?) as k (company, kind, id, role, generation, part)
                where company_id = k.company::bigint and posting.kind = k.kind and source_id = k.id::uuid
                    and posting.role = k.role and posting.generation = k.generation::int and posting.part = k.part::int
                    and %s
                """.formatted(column, where))
                .params(
                        now.toString(),
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
}
