package dev.cloudcart.core.planning;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;

/// What instructions bill that was not billed before: all of a new bill, and of one that stands what it is to have
/// more of than it shows.
///
/// @param looks at the documents that are to be amended
record NewlyBilled(Map<PostingKey, Look> looks) {

    NewlyBilled {
        looks = Map.copyOf(looks);
    }

    List<DocumentLine> lines(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Create(var _, var _, var document) ->
                document.form().lines();
            case Instruction.Amend amend -> more(amend);
            case Instruction.Remove _ -> List.of();
        };
    }

    /// Where nobody knows what it shows, all of it if it is to be of more.
    private List<DocumentLine> more(Instruction.Amend amend) {
        var form = amend.document().form();
        var shown = Optional.ofNullable(looks.get(amend.key()))
                .flatMap(Look::shows)
                .map(Shown::lines)
                .orElse(null);
        if (shown == null) {
            return isOfMore(amend) ? form.lines() : List.of();
        }
        boolean byAmount = amend.key().role() == Role.COST_BILL;
        var had = new HashMap<String, BigDecimal>();
        shown.forEach(line -> had.merge(line.item().id(), measure(line, byAmount), BigDecimal::add));
        var wanted = new HashMap<String, BigDecimal>();
        form.lines().forEach(line -> wanted.merge(line.item().id(), measure(line, byAmount), BigDecimal::add));
        return form.lines().stream()
                .filter(line -> {
                    var id = line.item().id();
                    return Objects.requireNonNull(wanted.get(id)).compareTo(had.getOrDefault(id, BigDecimal.ZERO)) > 0;
                })
                .toList();
    }

    static boolean isOfMore(Instruction.Amend amend) {
        return amend.document()
                .form()
                .gross()
                .isGreaterThan(amend.live().intent().gross());
    }

    private static BigDecimal measure(ShownLine line, boolean byAmount) {
        var pieces = line.quantity();
        return byAmount || pieces == null ? line.net().getAmount() : pieces;
    }

    /// Accounts have no pieces.
    private static BigDecimal measure(DocumentLine line, boolean byAmount) {
        return byAmount || line.onAccount() ? line.net().getAmount() : line.quantity();
    }
}
