package dev.cloudcart.simulators.quickbooks;

import tools.jackson.databind.node.ObjectNode;

/// One write, asked for alone or inside a batch.
record Operation(Act act, Kind kind, ObjectNode node, Wishes wishes) {

    enum Act {
        CREATE, UPDATE, DELETE, VOID
    }

    /// A POST with an id is an update, whatever it is called; a void may also come as an update with `include=void`.
    static Operation of(String operation, Kind kind, ObjectNode node, Wishes wishes) {
        var act = switch (operation) {
            case "delete" -> Act.DELETE;
            case "void" -> Act.VOID;
            case "", "create", "update" -> wishes.voided()
                    ? Act.VOID
                    : Fields.given(node, "Id") ? Act.UPDATE : Act.CREATE;
            default -> throw Refusal.unsupportedOperation("Operation " + operation + " is not supported");
        };
        return new Operation(act, kind, node, wishes);
    }
}
