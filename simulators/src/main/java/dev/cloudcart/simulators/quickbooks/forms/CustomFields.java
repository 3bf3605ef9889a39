package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Set;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// The three text fields a company can define for its sales forms; each is meant by its DefinitionId (Intuit,
/// CustomField).
final class CustomFields {

    private static final Set<String> DEFINITIONS = Set.of("1", "2", "3");

    private CustomFields() {}

    static void settle(Draft draft) {
        for (var field : Fields.objects(draft.node, "CustomField")) {
            var id = Fields.text(field, "DefinitionId").orElseThrow(() -> Refusal.missing("DefinitionId"));
            if (!DEFINITIONS.contains(id)) {
                throw Refusal.business("There is no custom field with the DefinitionId %s.".formatted(id));
            }
            field.put("Type", "StringType");
        }
    }
}
