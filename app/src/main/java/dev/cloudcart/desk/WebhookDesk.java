package dev.cloudcart.desk;

import java.util.Collection;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.webhooks.Webhook;
import dev.cloudcart.webhooks.Webhooks;

/// Says who is told what happens.
public final class WebhookDesk {

    private final Webhooks webhooks;
    private final Together together;

    WebhookDesk(Webhooks webhooks, Together together) {
        this.webhooks = webhooks;
        this.together = together;
    }

    public Webhooks.Adding add(CompanyId company, String url, Collection<String> events, Actor actor) {
        return together.doing(() -> {
            var adding = webhooks.add(company, url, events, actor.name());
            if (adding instanceof Webhooks.Adding.Added(var webhook, var _)) {
                note(webhook, "is added", actor);
            }
            return adding;
        });
    }

    public void remove(Webhook webhook, Actor actor) {
        together.doing(() -> {
            boolean removed = webhooks.remove(webhook.company(), webhook.id());
            if (removed) {
                note(webhook, "is removed", actor);
            }
            return removed;
        });
    }

    /// Sends it a `ping` in a moment.
    ///
    /// @return false when it is switched off
    public boolean test(Webhook webhook, Actor actor) {
        return together.doing(() -> {
            boolean sent = webhooks.test(webhook.company(), webhook.id()).isPresent();
            if (sent) {
                note(webhook, "is sent a test", actor);
            }
            return sent;
        });
    }

    private void note(Webhook webhook, String what, Actor actor) {
        together.note(actor, Act.WEBHOOK, webhook.company(), webhook + " " + what);
    }
}
