package dev.cloudcart.core.planning;

import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.mapping.Mapping;

/// What one page of events comes to. Events whose document stands already come to nothing.
public record Plan(List<Instruction> instructions, List<Mapping.Held> held, List<Mapping.Skipped> skipped) {

    public Plan {
        instructions = List.copyOf(instructions);
        held = List.copyOf(held);
        skipped = List.copyOf(skipped);
    }

    /// The same, with what was planned anew in the place of the instructions.
    public Plan planningAnew(Plan anew) {
        return new Plan(anew.instructions, both(held, anew.held), both(skipped, anew.skipped));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
