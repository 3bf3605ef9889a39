package dev.cloudcart.core.planning;

import java.util.List;
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

    /// The same, with these held and none of their instructions.
    Plan holding(List<Mapping.Held> others) {
        var ids = others.stream().map(one -> one.source().id()).collect(Collectors.toSet());
        return ids.isEmpty()
                ? this
                : meeting(
                        instructions.stream()
                                .filter(instruction ->
                                        !ids.contains(instruction.key().source()))
                                .toList(),
                        others,
                        List.of(),
                        List.of());
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
