package dev.cloudcart.journal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.CompanyId;

/// Batches: what was sent, under which request id, and whether an answer came.
final class BatchStore {

    private final JdbcClient jdbc;
    private final ActStore acts;

    BatchStore(JdbcClient jdbc, ActStore acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    long next() {
        return jdbc.sql("select nextval('batch_id')").query(Long.class).single();
    }

    void add(RunId run, IntendedBatch batch) {
        jdbc.sql("""
                insert into batch (id, company_id, run_id, request_id, state, intended_at, sent_at, body)
                values (?, ?, ?, ?, 'intended', clock_timestamp(), clock_timestamp(), ?)
                """)
                .params(batch.id(), run.company().value(), run.value(), batch.requestId(), Gzip.pack(batch.body()))
                .update();
    }

    boolean sending(long batch, Optional<Instant> booksTime) {
        return jdbc.sql("""
                        update batch set sent_at = clock_timestamp(), sent_at_books = ?
                        where id = ? and state = 'intended'
                        """)
                        .param(booksTime.map(Timestamp::from).orElse(null))
                        .param(batch)
                        .update()
                > 0;
    }

    List<IntendedBatch> withoutAnswer(CompanyId company, int most) {
        return jdbc.sql("""
                        select id, request_id, extract(epoch from clock_timestamp() - sent_at) * 1000, body, answered_at is not null,
                            sent_at_books
                        from batch
                        where company_id = ? and state = 'intended' order by id limit ?
                        """)
                .params(company.value(), most)
                .query((row, _) -> new IntendedBatch(
                        row.getLong(1),
                        row.getString(2),
                        Gzip.unpack(row.getBytes(4)),
                        acts.open(company, row.getLong(1)),
                        Duration.ofMillis(row.getLong(3)),
                        instant(row.getTimestamp(6)),
                        row.getBoolean(5)))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    void close(long batch, String state, Instant now) {
        jdbc.sql("update batch set state = ?, answered_at = ? where id = ?")
                .params(state, Timestamp.from(now), batch)
                .update();
    }

    /// Some of the batch is settled, so that it must never be sent again; the rest still waits.
    void settledInPart(long batch, Instant now) {
        jdbc.sql("update batch set answered_at = ? where id = ?")
                .params(Timestamp.from(now), batch)
                .update();
    }
}
