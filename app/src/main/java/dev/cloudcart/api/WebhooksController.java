package dev.cloudcart.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Once;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.api.call.Sent;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.desk.WebhookDesk;
import dev.cloudcart.settings.Company;
import dev.cloudcart.webhooks.Delivery;
import dev.cloudcart.webhooks.Event;
import dev.cloudcart.webhooks.Webhook;
import dev.cloudcart.webhooks.Webhooks;

/// Who is told what happens.
@RestController
final class WebhooksController {

    private static final String WEBHOOKS = Address.COMPANY + "/webhooks";
    private static final int DELIVERIES_MOST = 100;

    private final Webhooks webhooks;
    private final WebhookDesk desk;

    WebhooksController(Webhooks webhooks, WebhookDesk desk) {
        this.webhooks = webhooks;
        this.desk = desk;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookView(
            long id,
            String url,

            @Says("what it is told of: `run.finished`, `hold.opened`")
            List<String> events,

            Instant added,
            String addedBy,

            @Says("since when nothing is sent to it any more") @Nullable
            Instant offSince,

            @Says("why, as a sentence; empty while it works")
            String offBecause,

            @Says("signs what is told, shown once when it is added") @Nullable
            String secret) {

        static WebhookView of(Webhook webhook, @Nullable String secret) {
            return new WebhookView(
                    webhook.id(),
                    webhook.url().toString(),
                    webhook.events().stream().map(Event::word).sorted().toList(),
                    webhook.added(),
                    webhook.addedBy(),
                    webhook.offSince(),
                    webhook.offBecause(),
                    secret);
        }
    }

    record Body(
            @Says("over https; by http only on the machine of the service") @Nullable
            String url,

            @Says("a list of \"run.finished\" and \"hold.opened\"") @Nullable
            List<String> events) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryView(
            @Says("of the message, as in its header `webhook-id`")
            String id,

            String event,
            Instant happened,
            @Says("`waiting`, `delivered` or `given up`") String state,
            long tries,
            @Says("when it was sent last") @Nullable Instant tried,
            @Says("when it is sent again") @Nullable Instant next,

            @Says("what came of the last try; empty where there was none")
            String told) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.event().word(),
                    delivery.made(),
                    delivery.state().word(),
                    delivery.attempts(),
                    delivery.tried(),
                    delivery.next(),
                    delivery.told());
        }
    }

    @GetMapping(WEBHOOKS)
    @Call(does = "Lists the webhooks of a company.", takes = Role.OPERATOR)
    List<WebhookView> list(Company company) {
        return webhooks.list(company.id()).stream()
                .map(webhook -> WebhookView.of(webhook, null))
                .toList();
    }

    @PostMapping(WEBHOOKS)
    @ResponseStatus(HttpStatus.CREATED)
    @Call(does = "Adds a webhook; the secret that signs what it is told is shown this once.", takes = Role.OPERATOR)
    WebhookView add(Company company, @Sent Body body, Actor actor, HttpServletRequest request) {
        Once.keepsNoBody(request);
        var url = Objects.requireNonNullElse(body.url(), "");
        var events = Objects.requireNonNullElse(body.events(), List.<String>of());
        return switch (desk.add(company.id(), url, events, actor)) {
            case Webhooks.Adding.Refused(var sentence) -> throw Refuse.wrong(sentence);
            case Webhooks.Adding.Added(var webhook, var secret) -> WebhookView.of(webhook, secret);
        };
    }

    @DeleteMapping(WEBHOOKS + "/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Call(does = "Removes a webhook, with all that still waits for it.", takes = Role.OPERATOR)
    void remove(Company company, @PathVariable("webhook") String id, Actor actor) {
        desk.remove(find(company, id), actor);
    }

    @PostMapping(WEBHOOKS + "/{webhook}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Call(does = "Sends it a `ping` in a moment.", takes = Role.OPERATOR)
    void test(Company company, @PathVariable("webhook") String id, Actor actor) {
        if (!desk.test(find(company, id), actor)) {
            throw Refuse.conflict("It is switched off: remove it, and add it again.");
        }
    }

    @GetMapping(WEBHOOKS + "/{webhook}/deliveries")
    @Call(does = "What it was told last, and what came of it.", takes = Role.OPERATOR)
    List<DeliveryView> deliveries(Company company, @PathVariable("webhook") String id) {
        return webhooks.deliveries(company.id(), find(company, id).id(), DELIVERIES_MOST).stream()
                .map(DeliveryView::of)
                .toList();
    }

    private Webhook find(Company company, String id) {
        return Finder.id(id)
                .flatMap(number -> webhooks.find(company.id(), number))
                .orElseThrow(() -> Refuse.notFound("%s has no webhook %s.".formatted(company.name(), id)));
    }
}
