package dev.cloudcart.core.planning;

import java.util.List;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.mapping.Mapping;

/// What one page of events comes to.
///
/// @param unchanged how many documents stand already as they should
public record Plan(List<Instruction> instructions, List<Mapping.Held> held, List<Mapping.Skipped> skipped,
        int unchanged) {

    public Plan {
        instructions = List.copyOf(instructions);
        held = List.copyOf(held);
        skipped = List.copyOf(skipped);
    }
}
