package dev.cloudcart.web.webhooks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.access.Role;
import dev.cloudcart.desk.WebhookDesk;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;
import dev.cloudcart.webhooks.Delivery;
import dev.cloudcart.webhooks.Event;
import dev.cloudcart.webhooks.Webhook;
import dev.cloudcart.webhooks.Webhooks;

@Controller
final class WebhooksPage {

    private static final String PAGE = "/companies/{company}/webhooks";
    private static final int DELIVERIES_SHOWN = 10;

    private final Webhooks webhooks;
    private final WebhookDesk desk;

    WebhooksPage(Webhooks webhooks, WebhookDesk desk) {
        this.webhooks = webhooks;
        this.desk = desk;
    }

    /// One as it was typed.
    record Form(String url, Set<String> events) {

        static final Form EMPTY = new Form("", words(Event.wanted()));
    }

    /// @param address as far as whoever looks may know it: it may be a secret
    record Row(Webhook webhook, String address, List<Delivery> deliveries) {

        String events() {
            return words(webhook.events()).stream().sorted().collect(Collectors.joining(", "));
        }
    }

    /// @param secret of one that was just added, shown now and never again
    /// @param trouble what was wrong the last time
    record View(List<Row> rows, Form form, Optional<String> secret, String trouble) {

        List<Event> wanted() {
            return Event.wanted();
        }

        boolean isFull() {
            return rows.size() >= Webhooks.OF_A_COMPANY_MAX;
        }
    }

    private static Set<String> words(Iterable<Event> events) {
        var words = new TreeSet<String>();
        events.forEach(event -> words.add(event.word()));
        return words;
    }

    @GetMapping(PAGE)
    @LetsIn(Who.VIEWER)
    Shown list(Visit visit) {
        return page(visit, Form.EMPTY, Optional.empty(), "");
    }

    private Shown.Page page(Visit visit, Form form, Optional<String> secret, String trouble) {
        var company = visit.company().id();
        var rows = webhooks.list(company).stream()
                .map(webhook -> new Row(
                        webhook,
                        visit.may(Role.OPERATOR) ? webhook.url().toString() : webhook.shown() + "/…",
                        webhooks.deliveries(company, webhook.id(), DELIVERIES_SHOWN)))
                .toList();
        return new Shown.Page(
                "web/webhooks/list.jte", Place.WEBHOOKS, "Webhooks", new View(rows, form, secret, trouble));
    }

    @PostMapping(PAGE)
    @LetsIn(Who.OPERATOR)
    Shown add(
            Visit visit,
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "event", required = false) @Nullable Set<String> events) {
        var form = new Form(url, events == null ? Set.of() : events);
        return switch (desk.add(visit.company().id(), form.url(), form.events(), visit.actor())) {
            case Webhooks.Adding.Refused(var sentence) ->
                page(visit, form, Optional.empty(), sentence).refused();
            case Webhooks.Adding.Added(var _, var secret) -> page(visit, Form.EMPTY, Optional.of(secret), "");
        };
    }

    @PostMapping(PAGE + "/{webhook}/remove")
    @LetsIn(Who.OPERATOR)
    Shown remove(Visit visit, @PathVariable("webhook") String id) {
        var webhook = webhook(visit, id);
        desk.remove(webhook, visit.actor());
        return Shown.done(visit.address("webhooks"), webhook.shown() + " is told nothing any more.");
    }

    @PostMapping(PAGE + "/{webhook}/test")
    @LetsIn(Who.OPERATOR)
    Shown test(Visit visit, @PathVariable("webhook") String id) {
        var webhook = webhook(visit, id);
        return desk.test(webhook, visit.actor())
                ? Shown.done(
                        visit.address("webhooks"),
                        "A ping goes to %s in a moment: load the page again to see what came of it."
                                .formatted(webhook.shown()))
                : Shown.refused(
                        visit.address("webhooks"), "It is switched off: remove it, and add it anew with a new secret.");
    }

    private Webhook webhook(Visit visit, String id) {
        return Optional.of(id)
                .filter(number -> number.matches("\\d{1,18}"))
                .flatMap(number -> webhooks.find(visit.company().id(), Long.parseLong(number)))
                .orElseThrow(() -> new Guard.NotHere("There is no webhook of that number."));
    }
}
