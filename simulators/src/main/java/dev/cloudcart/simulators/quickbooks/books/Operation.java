package dev.cloudcart.simulators.quickbooks.books;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// One write, asked for alone or inside a batch.
public record Operation(Act act, Kind kind, ObjectNode node, Wishes wishes) {

    enum Act {
        CREATE,
        UPDATE,
        DELETE,
        VOID
    }

    /// A lone POST with an id is an update; a void may also come as an update with `include=void`.
    public static Operation of(String operation, Kind kind, ObjectNode node, Wishes wishes) {
        var act = switch (operation) {
            case "delete" -> Act.DELETE;
            case "void" -> Act.VOID;
            case "create" -> Act.CREATE;
            case "update" -> wishes.voided() ? Act.VOID : Act.UPDATE;
            case "" -> wishes.voided() ? Act.VOID : Fields.given(node, "Id") ? Act.UPDATE : Act.CREATE;
            default -> throw Refusal.unsupportedOperation("Operation " + operation + " is not supported");
        };
        Abilities.check(act, kind);
        return new Operation(act, kind, node, wishes);
    }
}
