package dev.cloudcart.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.http.OneWay;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunEnd;
import dev.cloudcart.settings.Companies;

/// Writes messages of what has happened, and brings them to their receivers: each at least once, under one id, in no
/// promised order. A receiver has one message on its way at a time, on one node; while it lets us wait no connection to
/// the database is held, and nobody else waits with it. Thread-safe.
public final class Courier implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Longer than an attempt takes, with time to note what came of it.
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int ENDS_A_ROUND_MAX = 1_000;
    private static final int RECEIVERS_AT_ONCE_MAX = 20;
    private static final int IN_A_ROW_MAX = 100;
    private static final Actor ACTOR = new Actor("webhooks", "service");

    private final Journal journal;
    private final Companies companies;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Messages messages;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final OneWay post;
    private final Semaphore free = new Semaphore(RECEIVERS_AT_ONCE_MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Courier(
            Journal journal,
            Companies companies,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            Messages messages,
            Audit audit,
            TransactionOperations transactions,
            InstantSource clock,
            OneWay post) {
        this.journal = journal;
        this.companies = companies;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.post = post;
    }

    /// Writes what is to be told by now, and sets off whoever brings it; waits for no receiver.
    public void round() {
        write();
        setOff();
    }

    private void write() {
        var last = Optional.of(0L);
        for (int ends = 0; ends < ENDS_A_ROUND_MAX && last.isPresent(); ends++) {
            long after = last.get();
            last = Objects.requireNonNull(transactions.execute(status -> write(after, status)));
        }
    }

    /// The end is off the list when its messages are written, or neither is so.
    ///
    /// @return the run; empty when no other has ended
    private Optional<Long> write(long after, TransactionStatus status) {
        return journal.takeEnd(after).map(end -> {
            try {
                write(end);
            } catch (DataAccessException trouble) {
                throw trouble;
            } catch (RuntimeException broken) {
                LOG.error(
                        "What is to be told of run {} cannot be written; it is tried again",
                        end.run().id(),
                        broken);
                status.setRollbackOnly();
            }
            return end.run().id();
        });
    }

    /// Who was added later is told of later ones.
    private void write(RunEnd end) {
        var ended = Objects.requireNonNullElse(end.run().finished(), end.run().started());
        companies
                .find(end.run().company())
                .ifPresent(company -> webhooks.list(company.id()).stream()
                        .filter(webhook -> webhook.works() && !webhook.added().isAfter(ended))
                        .forEach(webhook -> messages.of(end, company, webhook.events())
                                .forEach(message -> deliveries.add(webhook, message, clock.instant()))));
    }

    private void setOff() {
        int most = free.availablePermits();
        if (most == 0) {
            return;
        }
        var now = clock.instant();
        for (long webhook : webhooks.lease(now, ahead(now), LEASE, most)) {
            free.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    bring(webhook);
                } finally {
                    free.release();
                }
            });
        }
    }

    private static Instant ahead(Instant now) {
        return now.plus(Retries.LONGEST).plus(Duration.ofHours(1));
    }

    /// One after the other, until nothing waits or one does not arrive: the others are tried by a later round. Who is
    /// ended meanwhile leaves what was on its way to the next node.
    private void bring(long webhook) {
        try {
            for (int sent = 0; sent < IN_A_ROW_MAX && bringNext(webhook); sent++) {
                webhooks.extend(webhook, LEASE);
            }
            webhooks.giveUpLease(webhook);
        } catch (InterruptedException _) {
            LOG.debug("The service ends while something was on its way to webhook {}", webhook);
        } catch (RuntimeException trouble) {
            LOG.warn("What waits for webhook {} could not be sent; it is tried again", webhook, trouble);
        }
    }

    /// @return whether another one may follow
    private boolean bringNext(long id) throws InterruptedException {
        var now = clock.instant();
        var webhook = webhooks.find(id).filter(Webhook::works);
        var due = deliveries.due(id, now, ahead(now));
        return webhook.isPresent() && due.isPresent() && note(webhook.get(), due.get(), sent(webhook.get(), due.get()));
    }

    private OneWay.Heard sent(Webhook webhook, DeliveryStore.Due due) throws InterruptedException {
        var message = due.message();
        var body = message.body().getBytes(UTF_8);
        long second = clock.instant().getEpochSecond();
        var headers = Map.of(
                "Content-Type", "application/json",
                "User-Agent", "Cloud-Cart",
                "webhook-id", message.id(),
                "webhook-timestamp", Long.toString(second),
                "webhook-signature", webhooks.secret(webhook.id()).signature(message.id(), second, body));
        return post.post(webhook.url(), headers, body);
    }

    private boolean note(Webhook webhook, DeliveryStore.Due due, OneWay.Heard heard) {
        return switch (heard) {
            case OneWay.Heard.Answered(var status)
            when status / 100 == 2 -> {
                deliveries.delivered(due.message().id(), clock.instant(), told(status));
                yield true;
            }
            case OneWay.Heard.Answered(var status)
            when status == HttpStatus.GONE.value() -> {
                transactions.executeWithoutResult(_ -> switchOff(webhook, due));
                yield false;
            }
            case OneWay.Heard.Answered(var status) -> {
                transactions.executeWithoutResult(_ -> notArrived(webhook, due, told(status)));
                yield false;
            }
            case OneWay.Heard.Nothing(var why) -> {
                transactions.executeWithoutResult(_ -> notArrived(webhook, due, why));
                yield false;
            }
        };
    }

    private static String told(int status) {
        return status / 100 == 3
                ? "it answered %d, and redirects are not followed".formatted(status)
                : "it answered " + status;
    }

    /// Nobody is there who wants to be told (Standard Webhooks 1.0.0: 410 Gone disables the endpoint).
    private void switchOff(Webhook webhook, DeliveryStore.Due due) {
        var now = clock.instant();
        deliveries.givenUp(due.message().id(), now, told(HttpStatus.GONE.value()));
        deliveries.giveUpAll(webhook.id(), "the receiver wants nothing more");
        if (webhooks.switchOff(webhook.id(), now, "It answered 410, which says that it wants nothing more.")) {
            audit.done(ACTOR, Act.WEBHOOK, webhook.company(), webhook + " is switched off: it answered 410");
        }
    }

    private void notArrived(Webhook webhook, DeliveryStore.Due due, String why) {
        var now = clock.instant();
        int attempts = due.attempts() + 1;
        Retries.next(attempts, now)
                .ifPresentOrElse(
                        next -> deliveries.again(due.message().id(), next, now, why),
                        () -> giveUp(webhook, due.message(), attempts, why));
    }

    private void giveUp(Webhook webhook, Message message, int attempts, String why) {
        deliveries.givenUp(message.id(), clock.instant(), why);
        var what = "%s for %s is given up after %d attempts: %s"
                .formatted(message.event().word(), webhook, attempts, why);
        LOG.warn("{}", what);
        audit.done(ACTOR, Act.WEBHOOK, webhook.company(), what);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        post.close();
    }
}
