package dev.cloudcart.core.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.mapping.Mapping;

/// What one page of events comes to.
///
/// @param unchanged those whose documents stand as they should
public record Plan(
        List<Instruction> instructions,
        List<Mapping.Held> held,
        List<Mapping.Skipped> skipped,
        List<Subject> unchanged) {

    public Plan {
        instructions = List.copyOf(instructions);
        held = List.copyOf(held);
        skipped = List.copyOf(skipped);
        unchanged = List.copyOf(unchanged);
    }

    /// The same, with what was planned anew in the place of the instructions.
    public Plan planningAnew(Plan anew) {
        return new Plan(
                anew.instructions, both(held, anew.held), both(skipped, anew.skipped), both(unchanged, anew.unchanged));
    }

    /// The same, with others in the place of the instructions, and more that is held, skipped or unchanged.
    public Plan meeting(
            List<Instruction> others,
            List<Mapping.Held> moreHeld,
            List<Mapping.Skipped> moreSkipped,
            List<Subject> moreUnchanged) {
        return new Plan(others, both(held, moreHeld), both(skipped, moreSkipped), both(unchanged, moreUnchanged));
    }

    /// The same, with those held that something speaks against, and none of their instructions.
    ///
    /// @param subjects that this is a plan of
    public Plan heeding(Objection objection, List<Subject> subjects) {
        var byId = subjects.stream().collect(Collectors.toMap(Subject::id, Function.identity()));
        var objected = new LinkedHashMap<UUID, Mapping.Held>();
        for (var planned : instructions) {
            var subject = byId.get(planned.key().source());
            if (subject != null) {
                objection
                        .to(planned, subject)
                        .ifPresent(reason -> objected.putIfAbsent(
                                subject.id(),
                                new Mapping.Held(subject.ref(), subject.event().gross(), List.of(reason))));
            }
        }
        var left = instructions.stream()
                .filter(planned -> !objected.containsKey(planned.key().source()))
                .toList();
        return meeting(left, List.copyOf(objected.values()), List.of(), List.of());
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
