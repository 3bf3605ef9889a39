package dev.cloudcart.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Companies;

/// Who is told what happens in a company, and what became of what was told. Whoever changes something here notes it in
/// the audit. Thread-safe.
public final class Webhooks {

    public static final int OF_A_COMPANY_MAX = 10;
    private static final Duration KEPT = Duration.ofDays(30);

    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Messages messages;
    private final Companies companies;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Webhooks(
            WebhookStore webhooks,
            DeliveryStore deliveries,
            Messages messages,
            Companies companies,
            TransactionOperations transactions,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What came of adding one.
    public sealed interface Adding {

        /// @param secret `whsec_…`, told here and never again
        record Added(Webhook webhook, String secret) implements Adding {

            @Override
            public String toString() {
                return webhook.toString();
            }
        }

        record Refused(String sentence) implements Adding {}
    }

    /// In the order in which they were added.
    public List<Webhook> list(CompanyId company) {
        return webhooks.list(company);
    }

    public Optional<Webhook> find(CompanyId company, long id) {
        return webhooks.find(company, id);
    }

    /// What happens from now on is told.
    ///
    /// @param url where to, over https; by http only on this machine
    /// @param events the words of those that are wanted, such as `run.finished`
    /// @param who adds it
    public Adding add(CompanyId company, String url, Collection<String> events, String who) {
        var unknown = events.stream().filter(word -> !isWanted(word)).findFirst();
        if (events.isEmpty() || unknown.isPresent()) {
            return new Adding.Refused(
                    unknown.map(word -> "There is no event %s: choose among %s.".formatted(word, words()))
                            .orElse("Choose at least one event: %s.".formatted(words())));
        }
        return switch (Receiver.of(url)) {
            case Receiver.Unfit(var sentence) -> new Adding.Refused(sentence);
            case Receiver.At(var address) ->
                Objects.requireNonNull(transactions.execute(_ -> add(company, address, wanted(events), who)));
        };
    }

    private Adding add(CompanyId company, URI url, Set<Event> events, String who) {
        if (webhooks.count(company) >= OF_A_COMPANY_MAX) {
            return new Adding.Refused(
                    "A company has %d webhooks at most: remove one first.".formatted(OF_A_COMPANY_MAX));
        }
        var secret = Secret.made();
        long id = webhooks.add(company, url, events, secret, clock.instant(), who);
        return new Adding.Added(webhooks.find(company, id).orElseThrow(), secret.text());
    }

    private static boolean isWanted(String word) {
        return Event.named(word).filter(Event.wanted()::contains).isPresent();
    }

    private static Set<Event> wanted(Collection<String> words) {
        var events = EnumSet.noneOf(Event.class);
        words.stream().map(Event::named).flatMap(Optional::stream).forEach(events::add);
        return events;
    }

    private static String words() {
        return Event.wanted().stream().map(Event::word).collect(Collectors.joining(", "));
    }

    /// With all that still waits for it.
    ///
    /// @return false when there is none of that id
    public boolean remove(CompanyId company, long id) {
        return webhooks.remove(company, id);
    }

    /// Sends a `ping` in a moment.
    ///
    /// @return the id of the message; empty when there is no such receiver, or it is switched off
    public Optional<String> test(CompanyId company, long id) {
        return webhooks.find(company, id).filter(Webhook::works).map(webhook -> {
            var message = messages.ping(companies.find(company).orElseThrow(), clock.instant());
            deliveries.add(webhook, message, clock.instant());
            return message.id();
        });
    }

    /// Newest first; empty when there is none of that id.
    public List<Delivery> deliveries(CompanyId company, long id, int most) {
        return webhooks.find(company, id).isEmpty() ? List.of() : deliveries.latest(id, most);
    }

    /// What was delivered or given up long ago.
    public void forgetOld() {
        deliveries.forget(clock.instant().minus(KEPT));
    }
}
