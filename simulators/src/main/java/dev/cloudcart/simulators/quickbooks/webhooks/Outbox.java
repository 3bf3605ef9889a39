package dev.cloudcart.simulators.quickbooks.webhooks;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Witness.Change;
import dev.cloudcart.simulators.wire.Json;

/// Events on their way into messages, and messages that wait for their time. What goes wrong with which is drawn by
/// seed and number, so that the same changes in the same order meet the same. Bounded; what does not fit any more
/// is counted as lost.
final class Outbox {

    private static final int EVENTS_IN_MESSAGE_MAX = 1_000;
    private static final int EVENTS_WAITING_MAX = 100_000;
    private static final int OVERTAKEN_BY_MAX = 3;

    private record Gathering(Instant until, List<Event> events) {}

    private final Subscription wanted;
    private final Map<String, Gathering> gatherings = new LinkedHashMap<>();
    private final PriorityQueue<Message> waiting =
            new PriorityQueue<>(Comparator.comparing(Message::due).thenComparingLong(Message::number));
    private long events;
    private long messages;
    private long lost;
    private int held;
    private @Nullable Message inHand;

    Outbox(Subscription wanted) {
        this.wanted = wanted;
    }

    /// True when somebody who waits for the next message has to look again.
    synchronized boolean add(String realmId, String entity, String id, Change change, Instant when) {
        closeBy(when);
        var event = new Event(++events, entity, id, change, when);
        if (held >= EVENTS_WAITING_MAX || isLost(event)) {
            lost++;
            return false;
        }
        held++;
        var known = gatherings.get(realmId);
        var gathering = known == null ? new Gathering(when.plus(wanted.gather()), new ArrayList<>()) : known;
        gathering.events.add(event);
        if (gathering.events.size() >= EVENTS_IN_MESSAGE_MAX) {
            gatherings.remove(realmId);
            close(realmId, gathering);
        } else if (known == null) {
            gatherings.put(realmId, gathering);
        }
        return known == null || gathering.events.size() >= EVENTS_IN_MESSAGE_MAX;
    }

    /// The next message whose time has come. It counts as waiting until it is [#done].
    synchronized Optional<Message> take(Instant now) {
        closeBy(now);
        if (waiting.isEmpty() || waiting.element().due().isAfter(now)) {
            return Optional.empty();
        }
        var taken = waiting.remove();
        held -= taken.events().size();
        inHand = taken;
        return Optional.of(taken);
    }

    synchronized void done() {
        inHand = null;
    }

    synchronized void putBack(Message message) {
        held += message.events().size();
        waiting.add(message);
    }

    /// When there is something to do next.
    synchronized Optional<Instant> next() {
        var soonest = gatherings.values().stream().map(Gathering::until).min(Comparator.naturalOrder());
        var first = Optional.ofNullable(waiting.peek()).map(Message::due);
        if (soonest.isEmpty() || (first.isPresent() && first.get().isBefore(soonest.get()))) {
            return first;
        }
        return soonest;
    }

    synchronized long lost() {
        return lost;
    }

    synchronized int held() {
        return held;
    }

    private boolean isLost(Event event) {
        if (wanted.lost().signum() == 0) {
            return false;
        }
        var drawn = BigDecimal.valueOf(drawn(event.number()).nextInt(1_000_000), 6);
        return drawn.compareTo(wanted.lost()) < 0;
    }

    private void closeBy(Instant now) {
        var open = gatherings.entrySet().iterator();
        while (open.hasNext()) {
            var gathering = open.next();
            if (!gathering.getValue().until.isAfter(now)) {
                open.remove();
                close(gathering.getKey(), gathering.getValue());
            }
        }
    }

    private void close(String realmId, Gathering gathering) {
        messages++;
        var random = drawn(-messages);
        var inside = new ArrayList<>(gathering.events);
        var due = gathering.until.plus(wanted.late());
        if (wanted.shuffled()) {
            Collections.shuffle(inside, random);
            due = due.plus(wanted.gather().multipliedBy(random.nextInt(OVERTAKEN_BY_MAX + 1)));
        }
        var message = new Message(messages, realmId, inside, due, 1);
        waiting.add(message);
        if (wanted.twice()) {
            held += inside.size();
            waiting.add(message.dueAt(due.plus(wanted.gather()).plus(Duration.ofMillis(1))));
        }
    }

    private Random drawn(long number) {
        return new Random(wanted.seed() * 1_000_003 + number * 0x9E3779B97F4A7C15L);
    }

    /// What is in hand too: its answer is not known, so it will be sent again.
    synchronized ObjectNode saved() {
        var saved =
                Json.object().put("events", events).put("messages", messages).put("lost", lost);
        var open = saved.putArray("gatherings");
        gatherings.forEach((realmId, gathering) ->
                open.add(new Message(0, realmId, gathering.events, gathering.until, 1).saved()));
        var due = saved.putArray("waiting");
        if (inHand != null) {
            due.add(inHand.saved());
        }
        waiting.stream().sorted(waiting.comparator()).forEach(message -> due.add(message.saved()));
        return saved;
    }

    static Outbox of(Subscription wanted, JsonNode saved) {
        var outbox = new Outbox(wanted);
        outbox.events = saved.path("events").asLong();
        outbox.messages = saved.path("messages").asLong();
        outbox.lost = saved.path("lost").asLong();
        for (var node : saved.path("gatherings")) {
            var open = Message.of(node);
            outbox.held += open.events().size();
            outbox.gatherings.put(open.realmId(), new Gathering(open.due(), new ArrayList<>(open.events())));
        }
        saved.path("waiting").forEach(node -> outbox.putBack(Message.of(node)));
        return outbox;
    }
}
