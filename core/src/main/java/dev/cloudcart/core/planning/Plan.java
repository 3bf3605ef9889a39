package dev.cloudcart.core.planning;

import java.util.List;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.mapping.Mapping;

/// What one page of events comes to. Events whose document stands already come to nothing.
public record Plan(List<Instruction> instructions, List<Mapping.Held> held, List<Mapping.Skipped> skipped) {

    public Plan {
        instructions = List.copyOf(instructions);
        held = List.copyOf(held);
        skipped = List.copyOf(skipped);
    }
}
