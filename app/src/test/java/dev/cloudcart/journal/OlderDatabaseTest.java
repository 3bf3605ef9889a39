package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;

/// A database that an older version filled: nothing of it is lost, and what was under way goes on.
class OlderDatabaseTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    /// Since then every creation is an act, and a run has a purpose.
    private static final int WITH_ACTS = 52;

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final UUID POSTED = order(1);
    private static final UUID INTENDED = order(2);
    private static final UUID HELD = order(3);
    private static final UUID DISMISSED = order(4);
    private static final UUID DELETED = order(5);
    private static final UUID DIFFERING = order(6);

    @ParameterizedTest
    @ValueSource(strings = {"9", "15", "24", "32", "49", "52"})
    void losesNothing(String version) {
        migrate(version);
        boolean hasActs = Integer.parseInt(version) >= WITH_ACTS;
        fill(hasActs);
        var before = rows();

        migrate("latest");

        assertThat(before.values().stream().mapToInt(List::size).sum()).isEqualTo(hasActs ? 30 : 26);
        before.forEach((table, rows) -> assertThat(rows)
                .as(table)
                .allSatisfy(row -> assertThat(DATABASE.jdbc()
                                .sql("select exists (select from %s t where to_jsonb(t) @> ?::jsonb)".formatted(table))
                                .param(row)
                                .query(Boolean.class)
                                .single())
                        .as(row)
                        .isTrue()));
        var expected = sizes(before);
        if (!hasActs) {
            expected.computeIfPresent(
                    "act",
                    (_, acts) ->
                            acts + before.getOrDefault("posting", List.of()).size());
        }
        assertThat(counts(before.keySet())).isEqualTo(expected);
        goesOn();
    }

    private static void goesOn() {
        var journal = new Journal(
                DATABASE.dataSource(),
                new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())),
                () -> Instant.parse("2026-03-05T12:00:00Z"));
        var positions = journal.positions(COMPANY, SourceKind.SALE, Set.of(POSTED, INTENDED, DELETED, DIFFERING));
        assertThat(positions.get(POSTED)).singleElement().isInstanceOfSatisfying(Position.Live.class, live -> {
            assertThat(live.intent().gross()).isEqualTo(Money.parse("GBP 12.00"));
            assertThat(live.ref().id()).isEqualTo("71");
            assertThat(live.edited()).isFalse();
        });
        assertThat(positions.get(INTENDED)).singleElement().isInstanceOf(Position.InDoubt.class);
        assertThat(positions.get(DELETED)).singleElement().isInstanceOf(Position.Gone.class);
        assertThat(journal.withoutAnswer(COMPANY, 10)).singleElement().satisfies(batch -> {
            assertThat(batch.requestId()).isEqualTo("request-2");
            assertThat(new String(batch.body(), StandardCharsets.UTF_8)).isEqualTo("{\"BatchItemRequest\":[]}");
            assertThat(batch.intents().values())
                    .extracting(intent -> intent.key().source())
                    .containsExactly(INTENDED);
        });
        assertThat(journal.holds(COMPANY, Optional.empty(), 10))
                .extracting(
                        hold -> hold.source().id(),
                        hold -> hold.reasons().getFirst().what(),
                        Hold::posted)
                .containsExactlyInAnyOrder(
                        tuple(HELD, "QuickBooks has no code for Slovakia", false),
                        tuple(DIFFERING, "QuickBooks stored a total of GBP 11.99 instead of GBP 12.00", true));
        assertThat(journal.dismissed(COMPANY, SourceKind.SALE, List.of(HELD, DISMISSED)))
                .containsExactly(DISMISSED);
        assertThat(journal.raw(COMPANY, List.of(new SourceRef(SourceKind.SALE, HELD, "3"))))
                .singleElement()
                .satisfies(raw -> assertThat(raw.print()).isEqualTo("newer"));
        assertThat(journal.filed(COMPANY, SourceKind.SALE, Map.of(POSTED, "print", HELD, "newer", DISMISSED, "print")))
                .isEqualTo(
                        Map.of(POSTED, new Filed.Posted(), HELD, new Filed.Held(), DISMISSED, new Filed.Dismissed()));
        assertThat(journal.coverage(COMPANY, "processed orders").map(Coverage::upTo))
                .contains(Instant.parse("2026-03-04T10:00:00Z"));
    }

    private static void fill(boolean hasActs) {
        run("insert into company (name, currency, zone, added) values ('Acme', 'GBP', 'Europe/London', now())");
        run("insert into settings_version values (1, 1, 'Anna', now(), 'order-export: {}')");
        run("insert into settings_change values (1, 1, 1, 'order-export.start-date', '', '2026-01-01')");
        run("""
                insert into connection (company, kind, state, since, token, realm, refreshed)
                values (1, 'LINNWORKS', 'CONNECTED', now(), 'sealed', null, null),
                    (1, 'QUICKBOOKS', 'NEEDS_ATTENTION', now(), 'sealed', '9130', now())""");
        run("""
                insert into run (company_id, trigger, %s status, settings_version, started, finished, report)
                values (1, 'scheduled', %s 'complete with holds', 1, now(), now(), '{"run": 1}'),
                    (1, 'manual', %<s 'running', 1, now(), null, null)""".formatted(hasActs ? "purpose, who," : "", hasActs ? "'sync', 'schedule'," : ""));
        for (var id : List.of(POSTED, INTENDED, DISMISSED, DELETED, DIFFERING)) {
            record(id, "print", "2026-03-04T09:00:00Z");
        }
        record(HELD, "older", "2026-03-03T09:00:00Z");
        record(HELD, "newer", "2026-03-04T09:00:00Z");
        batch(1, "answered");
        batch(2, "intended");
        posting(POSTED, "posted", 1, "71", "12.00", null);
        posting(INTENDED, "intended", 2, null, null, null);
        posting(DELETED, "posted", 1, "75", "12.00", null);
        posting(DIFFERING, "posted", 1, "76", "11.99", "A total of GBP 11.99 instead of GBP 12.00");
        if (hasActs) {
            run("""
                    insert into act (company_id, kind, source_id, role, generation, part, deed, state, batch_id, bid, record_print,
                        record_content, documents, source, source_gross, source_tax, document_type, store, day, number, currency,
                        gross, tax, content, settings_version)
                    select company_id, kind, source_id, role, generation, part, 'CREATE',
                        case state when 'posted' then 'done' else state end, batch_id, bid, '', '', documents, source, source_gross,
                        source_tax, document_type, store, day, number, currency, gross, tax, content, settings_version
                    from posting""");
        }
        run("update posting set deleted = now() where source_id = '%s'".formatted(DELETED));
        hold(HELD, "open", "QuickBooks has no code for Slovakia");
        hold(DISMISSED, "dismissed", "QuickBooks has no code for Slovakia");
        hold(DIFFERING, "posted but differs", "QuickBooks stored a total of GBP 11.99 instead of GBP 12.00");
        run("""
                insert into cursor_position (company_id, stream, position, covered_from)
                values (1, 'processed orders', '2026-03-04T10:00:00Z', '2026-01-01T00:00:00Z')""");
        run("""
                insert into run_request (id, company_id, trigger, %s numbers, requested)
                values (gen_random_uuid(), 1, 'MANUAL', %s '{7}', now())""".formatted(hasActs ? "purpose, who," : "", hasActs ? "'SYNC', 'Anna'," : ""));
        run("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('sync', '1', now(), false, 1)""");
    }

    private static void record(UUID id, String print, String at) {
        DATABASE.jdbc()
                .sql("""
                insert into source_record (company_id, kind, source_id, number, print, run_id, read_at, raw)
                values (1, 'SALE', ?, ?, ?, 1, ?::timestamptz, ?)""")
                .params(id, number(id), print, at, Gzip.pack(new byte[] {1}))
                .update();
    }

    private static void batch(long id, String state) {
        DATABASE.jdbc()
                .sql("""
                insert into batch (id, company_id, run_id, request_id, state, intended_at, body)
                values (?, 1, 1, ?, ?, '2026-03-04T09:00:00Z', ?)""")
                .params(
                        id,
                        "request-" + id,
                        state,
                        Gzip.pack("{\"BatchItemRequest\":[]}".getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    private static void posting(
            UUID id,
            String state,
            long batch,
            @Nullable String document,
            @Nullable String stored,
            @Nullable String difference) {
        DATABASE.jdbc()
                .sql("""
                insert into posting (company_id, kind, source_id, role, generation, source, document_type, store, day, number,
                    currency, gross, tax, content, settings_version, state, batch_id, bid, document_id, sync_token,
                    stored_number, stored_currency, stored_gross, stored_tax, difference, source_gross, source_tax)
                values (1, 'SALE', ?, 'SALE', 1, ?, 'SALES_RECEIPT', 'Amazon', '2026-03-04', ?, 'GBP', 12.00, 2.00, ?, 1, ?, ?,
                    ?, ?, '0', ?, 'GBP', ?::numeric, 2.00, ?, 12.00, 2.00)""")
                .params(Arrays.asList(
                        id,
                        number(id),
                        number(id),
                        "ab".repeat(32),
                        state,
                        batch,
                        "b" + number(id),
                        document,
                        number(id),
                        stored,
                        difference))
                .update();
    }

    private static void hold(UUID id, String state, String reason) {
        DATABASE.jdbc().sql("""
                insert into hold (company_id, kind, source_id, source, state, reasons, mends, causes, since, run_id, currency, amount)
                values (1, 'SALE', ?, ?, ?, array[?], array['Mend it'], array['NO_TAX_CODE'], now(), 1, 'GBP', 12.00)""").params(id, number(id), state, reason).update();
    }

    /// Of all tables, each row as it is, but for the clocks' own columns that no old row has.
    private static Map<String, List<String>> rows() {
        var rows = new LinkedHashMap<String, List<String>>();
        var tables = DATABASE.jdbc().sql("""
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                order by 1""").query(String.class).list();
        for (var table : tables) {
            rows.put(
                    table,
                    DATABASE.jdbc()
                            .sql("select jsonb_strip_nulls(to_jsonb(t))::text from %s t".formatted(table))
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private static Map<String, Integer> counts(Set<String> tables) {
        var counts = new LinkedHashMap<String, Integer>();
        tables.forEach(table -> counts.put(
                table,
                DATABASE.jdbc()
                        .sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single()));
        return counts;
    }

    private static Map<String, Integer> sizes(Map<String, List<String>> rows) {
        var sizes = new LinkedHashMap<String, Integer>();
        rows.forEach((table, some) -> sizes.put(table, some.size()));
        return sizes;
    }

    private static String number(UUID id) {
        return Long.toString(id.getLeastSignificantBits());
    }

    private static UUID order(long number) {
        return new UUID(7, number);
    }

    private static void run(String sql) {
        DATABASE.jdbc().sql(sql).update();
    }

    private static void migrate(String version) {
        var flyway = Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .cleanDisabled(false)
                .target(version)
                .load();
        if (!version.equals("latest")) {
            flyway.clean();
        }
        flyway.migrate();
    }
}
