package dev.cloudcart.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Position;

/// How orders would stand if what a preview has planned were posted, for what depends on them. Thread-safe.
public final class AsIfPosted {

    /// Stands for the id that the books would give.
    private static final String NEW = "new";

    private final Map<UUID, List<Position>> orders = new ConcurrentHashMap<>();

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
                new Position.Live(intent, new DocumentRef(intent.type(), NEW, "", intent.number()));
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
    List<Position> over(UUID order, @Nullable List<Position> known) {
        var planned = orders.getOrDefault(order, List.of());
        if (planned.isEmpty()) {
            return known;
        }
        var keys = planned.stream().map(Position::key).toList();
        return Stream.concat(
                        known == null
                                ? Stream.empty()
                                : known.stream().filter(position -> !keys.contains(position.key())),
                        taken(planned))
                .toList();
    }

    /// Of what others take the place of nothing is told, as the journal does.
    private static Stream<Position> taken(List<Position> planned) {
        boolean stands = planned.stream().anyMatch(Position.Live.class::isInstance);
        return planned.stream().filter(position -> !(stands && position instanceof Position.Gone));
    }

    public void forget(Collection<UUID> some) {
        orders.keySet().removeAll(some);
    }
}
