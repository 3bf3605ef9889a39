package dev.cloudcart.simulators.quickbooks.books;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;

/// How what a caller sends and what stood before make the next state of an entity.
final class Revision {

    private Revision() {}

    /// A full update replaces everything that can be written; a sparse one only what is sent.
    static ObjectNode of(ObjectNode before, ObjectNode sent) {
        if (Fields.flag(sent, "sparse", false)) {
            return merged(before.deepCopy(), sent);
        }
        keep(before, sent, "CurrencyRef", "Active");
        return sent;
    }

    private static ObjectNode merged(ObjectNode node, ObjectNode sent) {
        for (var change : sent.properties()) {
            if (change.getValue().isNull()) {
                node.remove(change.getKey());
            } else {
                node.set(change.getKey(), change.getValue());
            }
        }
        return node;
    }

    private static void keep(ObjectNode before, ObjectNode node, String... properties) {
        for (var property : properties) {
            if (!Fields.given(node, property) && before.has(property)) {
                node.set(property, before.get(property));
            }
        }
    }
}
