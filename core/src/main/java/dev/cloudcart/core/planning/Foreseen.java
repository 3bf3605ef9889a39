package dev.cloudcart.core.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.joda.money.Money;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;

/// What would be done to one document, told before it is done.
///
/// @param number empty where QuickBooks would give it
/// @param source what people call the source record
/// @param party the customer or vendor, by name; empty where it is not known
/// @param total of what would stand then; of what would be removed, the one that stands
/// @param changes of an amendment; of a removal the lines that go, where they are known; otherwise empty
/// @param linesKnown whether the lines of what stands could be compared; of anything but an amendment true
public record Foreseen(
        PostingKey key,
        Deed deed,
        DocumentType type,
        String number,
        String source,
        String store,
        String party,
        LocalDate day,
        Money total,
        List<Change> changes,
        boolean linesKnown) {

    public Foreseen {
        changes = List.copyOf(changes);
    }

    /// @param look at the document that stands, as the books show it now; empty for one that does not stand yet
    public static Foreseen of(Instruction instruction, Optional<Look> look) {
        var shown = look.flatMap(Look::shows);
        return switch (instruction) {
            case Instruction.Create create -> of(create, Shown.of(create.document(), null), List.of(), true);
            case Instruction.Amend amend -> amended(amend, shown.orElse(Shown.of(amend.live())));
            case Instruction.Remove remove -> removed(remove, shown.orElse(Shown.of(remove.live())));
        };
    }

    private static Foreseen amended(Instruction.Amend amend, Shown stands) {
        var now = Shown.inPlaceOf(amend.live(), amend.document());
        var changes = new ArrayList<>(
                Differences.between(stands, now, amend.document().type().party()));
        boolean linesKnown = stands.lines() != null;
        var count = amend.live().intent().expected().lines();
        if (!linesKnown && count != null) {
            Differences.word(
                    changes,
                    "lines",
                    count.toString(),
                    Integer.toString(amend.document().form().lines().size()));
        }
        return of(amend, now, changes, linesKnown);
    }

    private static Foreseen of(Instruction.Write write, Shown now, List<Change> changes, boolean linesKnown) {
        return new Foreseen(
                write.key(),
                write.deed(),
                write.document().type(),
                now.number(),
                write.origin().source(),
                write.document().form().store(),
                name(now),
                now.day(),
                now.gross(),
                changes,
                linesKnown);
    }

    private static Foreseen removed(Instruction.Remove remove, Shown stands) {
        var live = remove.live();
        return new Foreseen(
                live.key(),
                remove.deed(),
                live.ref().type(),
                stands.number(),
                remove.origin().source(),
                live.intent().store(),
                name(stands),
                stands.day(),
                stands.gross(),
                going(stands),
                true);
    }

    /// The same, called as it stands.
    Foreseen of(DocumentRef standing, List<Change> others) {
        return new Foreseen(
                key,
                deed,
                standing.type(),
                Objects.requireNonNullElse(standing.number(), ""),
                source,
                store,
                party,
                day,
                total,
                others,
                linesKnown);
    }

    private static List<Change> going(Shown stands) {
        return stands.lines() == null
                ? List.of()
                : stands.lines().stream().<Change>map(Change.LineRemoved::new).toList();
    }

    private static String name(Shown shown) {
        return Optional.ofNullable(shown.party()).map(Ref::name).orElse("");
    }
}
