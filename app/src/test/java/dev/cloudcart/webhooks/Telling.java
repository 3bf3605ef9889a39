package dev.cloudcart.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.audit.Audit;
import dev.cloudcart.connections.Seals;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.http.OneWay;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.settings.Companies;

/// A company whose runs are told of, with a time that is set, and couriers as nodes have them.
final class Telling implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    volatile Instant now = Instant.parse("2026-03-10T12:00:00Z");
    final CompanyId company;
    final String name = "Company " + COMPANIES.incrementAndGet();
    final Journal journal;
    final Webhooks webhooks;
    final WebhookStore store;
    final JdbcClient jdbc;

    private final InstantSource clock = () -> now;
    private final ApplicationContext rooms;
    private final TransactionTemplate transactions;
    private final Messages messages = new Messages(Optional.of(URI.create("https://books.example.com/")));
    private final List<Courier> couriers = new ArrayList<>();

    Telling(TestDatabase database, ApplicationContext rooms) {
        this.rooms = rooms;
        jdbc = database.jdbc();
        transactions = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        journal = new Journal(database.dataSource(), transactions, clock);
        store = new WebhookStore(jdbc, rooms.getBean(Seals.class));
        var companies = rooms.getBean(Companies.class);
        company = ((Companies.Adding.Added) companies.add(name, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test"))
                .company()
                .id();
        webhooks = new Webhooks(store, new DeliveryStore(jdbc), messages, companies, transactions, clock);
    }

    /// One as a node has it.
    Courier courier() {
        return courier(Courier.PATIENCE);
    }

    Courier courier(Duration patience) {
        var courier = new Courier(
                journal,
                rooms.getBean(Companies.class),
                store,
                new DeliveryStore(jdbc),
                messages,
                rooms.getBean(Audit.class),
                transactions,
                clock,
                new OneWay(patience));
        couriers.add(courier);
        return courier;
    }

    Webhooks.Adding.Added added(String url, String... events) {
        return (Webhooks.Adding.Added) webhooks.add(
                company, url, events.length == 0 ? List.of("run.finished", "hold.opened") : List.of(events), "anna");
    }

    Webhook tell(ReceiverFake receiver, String... events) {
        return added(receiver.url(), events).webhook();
    }

    RunId begin() {
        tick(Duration.ofMinutes(1));
        return journal.start(company, Occasion.SCHEDULED, 1);
    }

    void end(RunId run) {
        end(run, RunStatus.COMPLETE);
    }

    void end(RunId run, RunStatus status) {
        tick(Duration.ofSeconds(10));
        journal.finish(run, status, """
                {"documents": {"posted": 3, "held": 1},
                 "proof": [{"store": "Amazon", "currency": "GBP", "difference": "0.10"},
                    {"store": "eBay", "currency": "GBP", "difference": "-0.30"},
                    {"store": "eBay", "currency": "EUR", "difference": "0.00"}]}""");
    }

    void aRun() {
        end(begin());
    }

    void hold(RunId run, int number, String cause, String gross) {
        journal.hold(
                run,
                new SourceRef(SourceKind.SALE, new UUID(company.value(), number), Integer.toString(number)),
                List.of(new Reason(cause, "Why of " + cause, "How to mend " + cause)),
                Optional.of(Money.parse(gross)));
    }

    void sealAnew() {
        transactions.executeWithoutResult(_ -> store.sealAnew());
    }

    void tick(Duration time) {
        now = now.plus(time);
    }

    List<Delivery> deliveries(Webhook webhook) {
        return webhooks.deliveries(company, webhook.id(), 100);
    }

    /// The only one.
    Delivery delivery(Webhook webhook) {
        var all = deliveries(webhook);
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.getFirst();
    }

    static JsonNode json(ReceiverFake.Got got) {
        return JSON.readTree(got.body());
    }

    @Override
    public void close() {
        couriers.forEach(Courier::close);
        jdbc.sql("delete from webhook where company_id = ?")
                .param(company.value())
                .update();
    }
}
