package dev.cloudcart.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.joda.money.CurrencyUnit;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.settings.Companies;

/// A journal of 200 companies: the first has 50,000 documents and 3,000 holds, the others share as much and the rest.
final class FullJournal {

    private static final int COMPANIES = 200;

    private final Companies companies;
    private final JdbcClient jdbc;

    FullJournal(ApplicationContext rooms) {
        companies = rooms.getBean(Companies.class);
        jdbc = rooms.getBean(JdbcClient.class);
    }

    void fill() throws IOException {
        for (int i = 1; i <= COMPANIES; i++) {
            companies.add("Company " + i, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "bench");
        }
        documents();
        runs();
        jdbc.sql("""
                insert into hold (company_id, kind, source_id, source, state, causes, reasons, mends, currency, amount, since, run_id)
                select case when n <= 3000 then 1 else 1 + n % 200 end, 'SALE', lpad(to_hex(900000 + n), 32, '0')::uuid,
                    (900000 + n)::text, 'open', array['COUNTRY_UNKNOWN'], array['Nobody knows where place ' || n % 40 || ' is'],
                    array['Give its store a country in the settings (order-export: stores: country), then sync again'], 'GBP', n % 90, now() - n * interval '1 minute', 1
                from generate_series(1, 5000) n
                """).update();
        jdbc.sql("""
                insert into audit (at, actor, origin, act, company, subject, done)
                select now() - n * interval '1 minute', 'anna@example.com', '127.0.0.1', 'RUN', 1 + n % 200, 'scheduled', true
                from generate_series(1, 50000) n
                """).update();
        jdbc.sql("vacuum analyze").update();
    }

    private void documents() throws IOException {
        jdbc.sql("""
                insert into posting (company_id, kind, source_id, role, generation, part, source, document_type, store, day, number,
                    currency, gross, tax, content, settings_version, state, batch_id, bid, document_id, stored_number, stored_currency,
                    stored_gross, stored_tax, customer_name, record_print)
                select case when n <= 50000 then 1 else 1 + n % 200 end, 'SALE', lpad(to_hex(n), 32, '0')::uuid, 'SALE', 1, 1,
                    (100000 + n)::text, 'SALES_RECEIPT', case n % 3 when 0 then 'Amazon' when 1 then 'eBay' else 'Shopify' end,
                    current_date - n % 365, (100000 + n)::text, 'GBP', 10 + n % 977, 2, '1:' || repeat('0', 64), 1, 'posted', n / 30,
                    'b0', n::text, (100000 + n)::text, 'GBP', 10 + n % 977, 2, 'Amazon GBP', ''
                from generate_series(1, 100000) n
                """).update();
        jdbc.sql("""
                insert into source_record (company_id, kind, source_id, number, reference, print, run_id, read_at, raw)
                select company_id, kind, source_id, source, 'ref-' || source, 'print', 1 + batch_id % 20000, now(), :raw from posting
                """).param("raw", record()).update();
        jdbc.sql("""
                insert into record_sku (company_id, kind, source_id, sku, number, filed_at)
                select company_id, kind, source_id, 'mug-' || sku, number, read_at from source_record, generate_series(0, 2) sku
                """).update();
        jdbc.sql("""
                insert into act (company_id, kind, source_id, role, generation, part, deed, state, batch_id, bid, record_print,
                    record_content, documents, source, source_gross, source_tax, document_type, store, day, currency, gross, content,
                    settings_version)
                select company_id, kind, source_id, role, generation, part, 'CREATE', 'done', batch_id, bid, '', '', 1, source, gross,
                    tax, document_type, store, day, currency, gross, content, 1 from posting
                """).update();
    }

    private void runs() throws IOException {
        jdbc.sql("""
                insert into run (company_id, purpose, trigger, who, scope, status, settings_version, started, finished, report)
                select case when n <= 10000 then 1 else 1 + n % 200 end, 'sync', 'scheduled', 'schedule', '', 'complete', 1,
                    now() - n * interval '1 minute', now(),
                    '{"calls": {"linnworks": 3}, "read": {"sales": 12}, "documents": {"posted": 12}, "proof": []}'
                from generate_series(1, 20000) n
                """).update();
        jdbc.sql("""
                insert into batch (id, company_id, run_id, request_id, state, intended_at, body)
                select n, case when n <= 1666 then 1 else 1 + n % 200 end, 1 + n, 'r' || n, 'answered', now(), :body
                from generate_series(0, 3334) n
                """).param("body", batch()).update();
    }

    /// As the shop would send it.
    private static byte[] record() throws IOException {
        var items = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            items.add("{\"SKU\":\"MUG-%d\",\"Title\":\"Mug\",\"Quantity\":2,\"PricePerUnit\":6.21,\"Tax\":2.07}"
                    .formatted(i));
        }
        var json =
                "{\"NumOrderId\":100001,\"Processed\":true,\"TotalsInfo\":{\"TotalCharge\":24.63,\"Currency\":\"GBP\"},\"Items\":[%s]}"
                        .formatted(String.join(",", items));
        return packed(json);
    }

    /// As it was sent: thirty receipts of three lines.
    private static byte[] batch() throws IOException {
        var line = """
                {"Amount":6.21,"Description":"Mug","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"7"},\
                "Qty":1,"UnitPrice":6.21,"TaxCodeRef":{"value":"8"}}}""";
        var items = IntStream.range(0, 30)
                .mapToObj(
                        "{\"bId\":\"b%d\",\"operation\":\"create\",\"SalesReceipt\":{\"Line\":[%%1$s,%%1$s,%%1$s]}}"
                                ::formatted)
                .map(item -> item.formatted(line))
                .collect(Collectors.joining(","));
        return packed("{\"BatchItemRequest\":[%s]}".formatted(items));
    }

    private static byte[] packed(String json) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /// Where there is most to show.
    List<String> pages() {
        var company = "/companies/1/";
        var record = "00000000-0000-0000-0000-000000000007";
        var hold = "00000000-0000-0000-0000-0000000dbba1";
        var group =
                jdbc.sql("select because from hold limit 1").query(String.class).single();
        return List.of(
                company + "dashboard",
                company + "runs",
                company + "runs/1",
                company + "holds",
                company + "holds/because/order/" + group,
                company + "holds/order/" + hold,
                company + "documents/order/" + record + "/sale/1",
                company + "records/order/" + record,
                company + "search?q=1000",
                company + "search?q=12.00",
                company + "search?q=mug-1",
                company + "proof",
                company + "configure",
                company + "configure/history",
                company + "connections",
                company + "audit",
                "/companies",
                "/users",
                "/tokens",
                "/system",
                "/account");
    }
}
