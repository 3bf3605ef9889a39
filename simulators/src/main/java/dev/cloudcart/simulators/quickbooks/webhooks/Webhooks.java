package dev.cloudcart.simulators.quickbooks.webhooks;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Witness.Change;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// The webhooks of the one app: off until somebody asks for them, and then for every company.
///
/// `POST /_simulator/webhooks` with `{"endpoint":"http://127.0.0.1:9000/hooks"}` and, as wished, `verifier`, `form`
/// (`cloudevents` or `legacy`), `gather`, `late`, `twice`, `shuffled`, `lost`, `seed`; `{"off":true}` ends them.
/// `GET` shows what was sent.
public final class Webhooks implements AutoCloseable {

    private record Running(Subscription wanted, Outbox outbox, Courier courier) {}

    private final SimulatedClock clock;
    private volatile @Nullable Running running;

    public Webhooks(SimulatedClock clock) {
        this.clock = clock;
    }

    /// Called for every change in any books; costs nothing while off.
    public void saw(String realmId, Kind kind, String id, Change change, Instant when) {
        var now = running;
        if (now == null) {
            return;
        }
        var name = Event.name(kind);
        if (name.isPresent() && !now.courier.isInactive() && now.outbox.add(realmId, name.get(), id, change, when)) {
            now.courier.wake();
        }
    }

    /// An IllegalArgumentException carries a sentence for the user.
    public Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> Answer.json(200, shown());
            case "POST" -> {
                turn(Json.read(call.body()));
                yield Answer.json(200, shown());
            }
            default -> throw new IllegalArgumentException("Webhooks are shown by GET and turned on and off by POST.");
        };
    }

    private void turn(JsonNode wanted) {
        if (wanted.path("off").asBoolean(false)) {
            off();
            return;
        }
        var subscription = Subscription.of(wanted);
        use(subscription, new Outbox(subscription), null);
    }

    private synchronized void use(Subscription wanted, Outbox outbox, @Nullable Instant badSince) {
        off();
        var courier = new Courier(clock, wanted, outbox, badSince);
        courier.start();
        running = new Running(wanted, outbox, courier);
    }

    /// Forgets the endpoint and everything that is waiting for it.
    public synchronized void off() {
        var before = running;
        running = null;
        if (before != null) {
            before.courier.close();
        }
    }

    private ObjectNode shown() {
        var now = running;
        if (now == null) {
            return Json.object().put("on", false);
        }
        var shown = Json.object().put("on", true).setAll(now.wanted.saved());
        shown.put("bad", now.courier.badSince().isPresent()).put("inactive", now.courier.isInactive());
        shown.put("waiting", now.outbox.held()).put("lostEvents", now.outbox.lost());
        var sent = shown.putArray("sent");
        now.courier.deliveries().forEach(delivery -> sent.add(delivery.shown()));
        return shown;
    }

    /// The endpoint and everything that is waiting for it; what was sent is not kept.
    public ObjectNode saved() {
        var now = running;
        if (now == null) {
            return Json.object();
        }
        var saved = Json.object();
        saved.set("subscription", now.wanted.saved());
        saved.set("outbox", now.outbox.saved());
        now.courier.badSince().ifPresent(since -> saved.put("badSince", since.toString()));
        return saved;
    }

    /// Throws when [#restore] could not take this.
    public static void check(JsonNode saved) {
        if (saved.has("subscription")) {
            Outbox.of(Subscription.of(saved.path("subscription")), saved.path("outbox"));
            badSince(saved);
        }
    }

    public void restore(JsonNode saved) {
        off();
        if (saved.has("subscription")) {
            var wanted = Subscription.of(saved.path("subscription"));
            use(wanted, Outbox.of(wanted, saved.path("outbox")), badSince(saved));
        }
    }

    private static @Nullable Instant badSince(JsonNode saved) {
        return saved.has("badSince") ? Instant.parse(saved.path("badSince").asString()) : null;
    }

    @Override
    public void close() {
        off();
    }
}
