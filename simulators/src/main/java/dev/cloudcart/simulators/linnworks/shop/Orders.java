package dev.cloudcart.simulators.linnworks.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// All orders of the account, open and processed. Safe for many threads.
public final class Orders {
    private static final int FIRST_NUMBER = 100_000;
    private static final Comparator<StoredOrder> BY_NUMBER =
            Comparator.comparingInt(order -> order.card().number());

    private final Press detailsPress = new Press(8_000);
    private final Press rowPress = new Press(1);
    private final Locations locations;

    private final Map<UUID, StoredOrder> byId = new LinkedHashMap<>();
    private final Map<Integer, UUID> byNumber = new HashMap<>();
    private final Map<String, List<UUID>> byReference = new HashMap<>();
    private final Map<DateField, List<StoredOrder>> processedBy = new EnumMap<>(DateField.class);
    private final Set<UUID> exchanges = ConcurrentHashMap.newKeySet();
    private int lastNumber = FIRST_NUMBER;

    Orders(Locations locations) {
        this.locations = locations;
    }

    /// Files an order as it is recorded: it was last updated at the latest of its dates.
    public StoredOrder put(JsonNode order) {
        return put(order, OrderCard.of(order).lastDate());
    }

    /// Files an order as it is written; one with the same id is replaced. A cancellation keeps its first date.
    public StoredOrder put(JsonNode order, Instant now) {
        var card = OrderCard.of(order);
        var before = byId(card.id()).map(StoredOrder::card).map(OrderCard::cancelledOn);
        return put(order, card.cancelled() && before.isPresent() ? card.cancelledOn(before.get()) : card, now);
    }

    public StoredOrder putCancelled(JsonNode order, Instant now) {
        return put(order, OrderCard.of(order).cancelledOn(now), now);
    }

    private StoredOrder put(JsonNode order, OrderCard card, Instant updated) {
        var row = card.processed() ? rowPress.press(Json.bytes(row(order, card))) : null;
        var stored = new StoredOrder(card, detailsPress.press(Json.bytes(order)), row, updated);
        file(stored);
        return stored;
    }

    /// The flat row of a processed order.
    public ObjectNode row(JsonNode order, OrderCard card) {
        return OrderRow.of(order, card, locations.name(card.location()), exchanges.contains(card.id()));
    }

    /// Only the row of a processed order says that it was sent in exchange.
    public void exchange(UUID id) {
        exchanges.add(id);
        byId(id).filter(order -> order.card().processed())
                .ifPresent(order -> put(order.tree(), order.card(), order.lastUpdated()));
    }

    /// Files an order as [ShopState] wrote it, with the row it had.
    void restore(JsonNode line) {
        var details = line.path("details");
        var card = OrderCard.of(details);
        if (line.has("cancelledOn")) {
            card = card.cancelledOn(Instant.parse(line.path("cancelledOn").asString()));
        }
        var row = line.has("row") ? rowPress.press(Json.bytes(line.path("row"))) : null;
        file(new StoredOrder(
                card,
                detailsPress.press(Json.bytes(details)),
                row,
                Instant.parse(line.path("lastUpdated").asString())));
    }

    synchronized int lastNumber() {
        return lastNumber;
    }

    synchronized void restoreLastNumber(int number) {
        lastNumber = number;
    }

    private synchronized void file(StoredOrder order) {
        var card = order.card();
        remove(card.id());
        byId.put(card.id(), order);
        byNumber.put(card.number(), card.id());
        card.references()
                .forEach(text -> byReference
                        .computeIfAbsent(key(text), _ -> new ArrayList<>(1))
                        .add(card.id()));
        lastNumber = Math.max(lastNumber, card.number());
        processedBy.clear();
    }

    /// Dates an order's last update without changing the order.
    public void touch(UUID id, Instant now) {
        byId(id).map(order -> order.updated(now)).ifPresent(this::file);
    }

    public synchronized void remove(UUID id) {
        var order = byId.remove(id);
        if (order == null) {
            return;
        }
        byNumber.remove(order.card().number(), id);
        order.card()
                .references()
                .forEach(text ->
                        byReference.getOrDefault(key(text), new ArrayList<>()).remove(id));
        processedBy.clear();
    }

    private static String key(String reference) {
        return reference.toLowerCase(Locale.ROOT);
    }

    public synchronized int nextNumber() {
        return ++lastNumber;
    }

    public synchronized Optional<StoredOrder> byId(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// In the order asked for; ids that nobody knows are left out.
    public synchronized List<StoredOrder> byIds(Collection<UUID> ids) {
        return ids.stream()
                .distinct()
                .map(byId::get)
                .filter(order -> order != null)
                .toList();
    }

    public synchronized Optional<StoredOrder> byNumber(int number) {
        return Optional.ofNullable(byNumber.get(number)).map(byId::get);
    }

    public synchronized List<StoredOrder> byReference(String reference) {
        return byIds(byReference.getOrDefault(key(reference), List.of()));
    }

    public synchronized List<StoredOrder> all() {
        return List.copyOf(byId.values());
    }

    /// The open orders of one location, oldest number first.
    public synchronized List<StoredOrder> open(UUID location) {
        return byId.values().stream()
                .filter(order -> order.card().open() && order.card().location().equals(location))
                .sorted(BY_NUMBER)
                .toList();
    }

    /// Those of every location.
    public synchronized List<StoredOrder> open() {
        return byId.values().stream()
                .filter(order -> order.card().open())
                .sorted(BY_NUMBER)
                .toList();
    }

    /// The processed orders that have such a date, by it, oldest first.
    public synchronized List<StoredOrder> processedBy(DateField field) {
        return processedBy.computeIfAbsent(
                field,
                _ -> byId.values().stream()
                        .filter(order -> order.card().processed() && field.of(order.card()) != null)
                        .sorted(field.order())
                        .toList());
    }

    public synchronized int size() {
        return byId.size();
    }
}
