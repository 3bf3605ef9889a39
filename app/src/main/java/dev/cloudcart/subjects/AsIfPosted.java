package dev.cloudcart.subjects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;

/// How orders would stand if what a preview has planned were posted, for what depends on them. Thread-safe.
public final class AsIfPosted {

    private final Map<UUID, List<Position>> orders = new ConcurrentHashMap<>();
    private final Map<UUID, Set<DocumentRef>> removed = new ConcurrentHashMap<>();
    private final Map<UUID, Map<PostingKey, Position>> gone = new ConcurrentHashMap<>();
    private final Map<UUID, Set<DocumentRef>> staying = new ConcurrentHashMap<>();
    private final Map<UUID, List<Position>> seen = new ConcurrentHashMap<>();
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    /// Of bills that are removed, the lines of purchase orders that they billed.
    private final Map<PostingKey, Set<UUID>> unbilled = new ConcurrentHashMap<>();

    /// What hangs on documents that are replaced goes before it is planned itself.
    public void letGo(Instruction.Remove instruction) {
        removed(instruction);
        var position = position(instruction, Intent.of(instruction));
        gone.computeIfAbsent(position.key().source(), _ -> new ConcurrentHashMap<>())
                .put(position.key(), position);
    }

    /// What is removed hangs on nothing any more.
    public void removed(Instruction.Remove instruction) {
        removed.computeIfAbsent(instruction.key().source(), _ -> ConcurrentHashMap.newKeySet())
                .add(instruction.live().ref());
        if (instruction.key().role() == Role.BILL) {
            unbilled.put(
                    instruction.key(), Set.copyOf(instruction.live().intent().lines()));
        }
    }

    /// How many bills of these lines of a purchase order are removed.
    public int billsRemoved(Set<UUID> lines) {
        return Math.toIntExact(unbilled.values().stream()
                .filter(bill -> !Collections.disjoint(bill, lines))
                .count());
    }

    /// What is to go before what it hangs on, or to become less, and is held where it is.
    ///
    /// @param record whose document it is
    public void stays(UUID record, DocumentRef document) {
        staying.computeIfAbsent(record, _ -> ConcurrentHashMap.newKeySet()).add(document);
    }

    public boolean isStaying(DocumentRef document) {
        return staying.values().stream().anyMatch(some -> some.contains(document));
    }

    public Collection<DocumentRef> removed() {
        return removed.values().stream().flatMap(Set::stream).toList();
    }

    /// @param known as they stand
    /// @return the same, without those that were let go
    public List<Position> left(List<Position> known) {
        return gone.isEmpty()
                ? known
                : known.stream()
                        .map(position -> gone.getOrDefault(position.key().source(), Map.of())
                                .getOrDefault(position.key(), position))
                        .toList();
    }

    public Map<UUID, List<Position>> left(Map<UUID, List<Position>> known) {
        return gone.isEmpty()
                ? known
                : known.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> left(one.getValue())));
    }

    /// What a run would hold.
    public void holds(UUID record) {
        held.add(record);
    }

    /// @param known as the journal has them
    /// @return those that would be held still, and those that would begin to be
    public Set<UUID> held(Set<UUID> known) {
        return Stream.concat(known.stream().filter(record -> !orders.containsKey(record)), held.stream())
                .collect(Collectors.toSet());
    }

    /// How the documents of records were seen to stand in the books, which a run would write down.
    public void seen(Map<UUID, List<Position>> positions) {
        seen.putAll(positions);
    }

    public void planned(Instruction instruction) {
        var intent = Intent.of(instruction);
        orders.merge(intent.key().source(), List.of(position(instruction, intent)), (some, more) -> {
            var all = new ArrayList<>(some);
            all.addAll(more);
            return List.copyOf(all);
        });
    }

    private static Position position(Instruction instruction, Intent intent) {
        return switch (instruction) {
            case Instruction.Create _ ->
                new Position.Live(intent, new DocumentRef(intent.type(), Ref.NEW, "", intent.number()));
            case Instruction.Amend amend ->
                new Position.Live(intent, amend.live().ref());
            case Instruction.Remove remove ->
                new Position.Gone(
                        intent.key(), remove.live().ref(), intent.origin().version(), intent.day(), true);
        };
    }

    /// @param known as they stand; null for none
    /// @return the same, with what is planned in its place; null for none
    @Nullable
    public List<Position> over(UUID order, @Nullable List<Position> known) {
        var shown = seen.get(order);
        var stands = shown == null ? known : shown;
        var planned = orders.getOrDefault(order, List.of());
        if (planned.isEmpty()) {
            return stands;
        }
        var keys = planned.stream().map(Position::key).toList();
        var all = Stream.concat(
                        stands == null
                                ? Stream.empty()
                                : stands.stream().filter(position -> !keys.contains(position.key())),
                        planned.stream())
                .toList();
        return newest(all);
    }

    /// What is planned where nothing stands, or in the place of what stands, of which no line has an id yet.
    ///
    /// @param known as they stand; null for none
    /// @return null for none
    @Nullable
    public List<Position> created(UUID order, @Nullable List<Position> known) {
        boolean stays = known != null
                && known.stream().anyMatch(Position.Live.class::isInstance)
                && orders.getOrDefault(order, List.of()).stream().noneMatch(AsIfPosted::isNew);
        return stays ? known : over(order, known);
    }

    private static boolean isNew(Position planned) {
        return planned instanceof Position.Live live && live.ref().id().equals(Ref.NEW);
    }

    /// Of what others have taken the place of nothing is told, as the journal does.
    private static List<Position> newest(List<Position> positions) {
        int newest = positions.stream()
                .mapToInt(position -> position.key().generation())
                .max()
                .orElse(0);
        return positions.stream()
                .filter(position -> position.key().generation() == newest)
                .toList();
    }

    public void forgetAll() {
        orders.clear();
        removed.clear();
        gone.clear();
        staying.clear();
        seen.clear();
        held.clear();
        unbilled.clear();
    }

    public void forget(Collection<UUID> some) {
        orders.keySet().removeAll(some);
        removed.keySet().removeAll(some);
        gone.keySet().removeAll(some);
        staying.keySet().removeAll(some);
        seen.keySet().removeAll(some);
        held.removeAll(some);
        unbilled.keySet().removeIf(bill -> some.contains(bill.source()));
    }
}
