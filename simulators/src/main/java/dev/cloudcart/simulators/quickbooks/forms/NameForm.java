package dev.cloudcart.simulators.quickbooks.forms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Customers, vendors and employees.
final class NameForm implements Form {

    static final NameForm INSTANCE = new NameForm();

    private static final String NEITHER_COLON_NOR_CONTROL = ":\t\n\r";
    private static final List<String> NAME_PARTS = List.of("Title", "GivenName", "MiddleName", "FamilyName", "Suffix");
    private static final int LEVEL_MAX = 4;

    private NameForm() {}

    @Override
    public void complete(Draft draft) {
        nameFromParts(draft.node);
        Stream.concat(NAME_PARTS.stream(), Stream.of("DisplayName", "PrintOnCheckName"))
                .forEach(property -> Names.refuseCharacters(draft, property, NEITHER_COLON_NOR_CONTROL));
        refuseBadEmail(draft.node);
        Names.settle(draft);
        if (draft.kind != Kind.EMPLOYEE) {
            Currencies.settleParty(draft);
        }
        refuseJobAlone(draft);
        refuseDepth(draft);
        fillIn(draft);
        // Withdrawn in September 2025 (Intuit, Customer).
        draft.node.remove("Source");
    }

    private static void refuseJobAlone(Draft draft) {
        boolean job = draft.kind == Kind.CUSTOMER && Fields.flag(draft.node, "Job", false);
        if (job && Fields.ref(draft.node, "ParentRef").isEmpty()) {
            throw Refusal.missing("ParentRef");
        }
    }

    private static void nameFromParts(ObjectNode node) {
        if (Fields.text(node, "DisplayName").isEmpty()) {
            var name = NAME_PARTS.stream()
                    .flatMap(part -> Fields.text(node, part).stream())
                    .collect(Collectors.joining(" "));
            if (!name.isBlank()) {
                node.put("DisplayName", name);
            }
        }
    }

    private static void refuseBadEmail(ObjectNode node) {
        var address = Fields.text(node.path("PrimaryEmailAddr"), "Address").orElse("a@b.c");
        if (!address.isEmpty() && !(address.contains("@") && address.contains("."))) {
            throw Refusal.invalidEmail(address);
        }
    }

    private static void refuseDepth(Draft draft) {
        int level = 0;
        var parent = parent(draft, draft.node);
        while (parent.isPresent()) {
            level++;
            if (level > LEVEL_MAX) {
                throw Refusal.business("A customer can have at most four levels of sub-customers.");
            }
            parent = parent(draft, parent.get());
        }
        if (level > 0) {
            draft.node.put("Level", level);
        }
    }

    private static Optional<ObjectNode> parent(Draft draft, ObjectNode node) {
        return Fields.ref(node, "ParentRef")
                .map(id -> draft.books.reference(Kind.CUSTOMER, id).read());
    }

    private static void fillIn(Draft draft) {
        var node = draft.node;
        keepOr(draft, "Active", true);
        if (Fields.text(node, "PrintOnCheckName").isEmpty()) {
            node.put("PrintOnCheckName", node.path("DisplayName").asString());
        }
        if (draft.kind == Kind.CUSTOMER) {
            keepOr(draft, "Taxable", true);
            keepOr(draft, "Job", false);
            keepOr(draft, "BillWithParent", false);
            settleTaxCode(draft);
            node.put("BalanceWithJobs", 0);
            node.put("Balance", 0);
        }
        if (draft.kind == Kind.VENDOR) {
            keepOr(draft, "Vendor1099", false);
            node.put("Balance", 0);
        }
    }

    /// Under automated tax the system sets the customer's code, whatever is sent (Intuit,
    /// Customer.DefaultTaxCodeRef).
    private static void settleTaxCode(Draft draft) {
        if (draft.settings().isAmerican() && draft.settings().automatedSalesTax()) {
            draft.node.putObject("DefaultTaxCodeRef").put("value", "2");
        }
    }

    static void keepOr(Draft draft, String property, boolean otherwise) {
        if (!Fields.given(draft.node, property)) {
            boolean before = draft.previous()
                    .map(node -> Fields.flag(node, property, otherwise))
                    .orElse(otherwise);
            draft.node.put(property, before);
        }
    }
}
