package dev.cloudcart.core.planning;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;

/// The lines of a document before something is done to it, and after.
///
/// @param before null where they are not known
public record LinesTurned(@Nullable List<ShownLine> before, List<ShownLine> after) {

    public LinesTurned {
        before = before == null ? null : List.copyOf(before);
        after = List.copyOf(after);
    }

    /// @param look at the document that stands, as the books show it now; empty for one that does not stand yet
    public static LinesTurned of(Instruction instruction, Optional<Look> look) {
        var stands = look.flatMap(Look::shows).map(Shown::lines).orElse(null);
        return switch (instruction) {
            case Instruction.Create create -> new LinesTurned(List.of(), lines(create));
            case Instruction.Amend amend -> new LinesTurned(stands, lines(amend));
            case Instruction.Remove _ -> new LinesTurned(stands, List.of());
        };
    }

    private static List<ShownLine> lines(Instruction.Write write) {
        var lines = Shown.of(write.document(), null).lines();
        return lines == null ? List.of() : lines;
    }
}
