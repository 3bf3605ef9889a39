package dev.cloudcart.simulators.quickbooks.forms;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;

/// Notes and files that hang on other entities. What is known of the file stays as it was uploaded.
final class AttachableForm implements Form {

    static final AttachableForm INSTANCE = new AttachableForm();

    private static final List<String> OF_THE_FILE = List.of("FileAccessUri", "Size", "ContentType");
    /// Made anew for each answer, because it lives for a quarter of an hour only.
    private static final String DOWNLOAD = "TempDownloadUri";

    private AttachableForm() {}

    @Override
    public void complete(Draft draft) {
        draft.node.remove(DOWNLOAD);
        draft.previous()
                .ifPresent(before -> OF_THE_FILE.stream()
                        .filter(before::has)
                        .forEach(property -> draft.node.set(property, before.get(property))));
        if (!Fields.given(draft.node, "Note") && !Fields.given(draft.node, "FileName")) {
            throw Refusal.missing("Note");
        }
        Fields.objects(draft.node, "AttachableRef").forEach(link -> check(draft, link));
    }

    private static void check(Draft draft, ObjectNode link) {
        if (link.path("EntityRef") instanceof ObjectNode reference) {
            var type = Fields.text(reference, "type").orElseThrow(() -> Refusal.missing("EntityRef.type"));
            var kind = Kind.ofEntity(type)
                    .filter(known -> known != Kind.ATTACHABLE)
                    .orElseThrow(() -> RuleRefusals.attachedToUnsupported(type));
            var id = Fields.text(reference, "value").orElse("");
            if (draft.books.table(kind).find(id).isEmpty()) {
                throw Refusal.unknownReference(type, id);
            }
        }
        link.put("IncludeOnSend", Fields.flag(link, "IncludeOnSend", false));
    }
}
