package dev.cloudcart.simulators.quickbooks.forms;

import java.util.List;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Products and services.
final class ItemForm implements Form {

    static final ItemForm INSTANCE = new ItemForm();

    private static final List<String> ACCOUNTS = List.of("IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef");

    private ItemForm() {}

    @Override
    public void complete(Draft draft) {
        var type = Fields.text(draft.node, "Type").orElse("NonInventory");
        draft.node.put("Type", type);
        Names.refuseCharacters(draft, "Name", ":\t\n\r");
        switch (type) {
            case "Service", "NonInventory" -> demandAccounts(draft);
            case "Inventory" -> demandInventory(draft);
            case "Category" -> draft.node.remove(ACCOUNTS);
            case "Group" -> throw Refusal.business("A bundle cannot be created through the API.");
            default -> throw Refusal.invalidEnumeration("Type", type);
        }
        refuseTypeChange(draft, type);
        nameAccounts(draft);
        Names.settle(draft);
        NameForm.keepOr(draft, "Active", true);
        NameForm.keepOr(draft, "Taxable", true);
        NameForm.keepOr(draft, "TrackQtyOnHand", type.equals("Inventory"));
        if (!Fields.given(draft.node, "UnitPrice")) {
            draft.node.put("UnitPrice", 0);
        }
        if (!Fields.given(draft.node, "PurchaseCost")) {
            draft.node.put("PurchaseCost", 0);
        }
    }

    /// In the United Kingdom and Canada both accounts always; elsewhere at least one (Intuit, Item).
    private static void demandAccounts(Draft draft) {
        boolean both = draft.settings().country().equals("GB") || draft.settings().country().equals("CA");
        boolean sold = Fields.ref(draft.node, "IncomeAccountRef").isPresent();
        boolean bought = Fields.ref(draft.node, "ExpenseAccountRef").isPresent();
        if (!sold && (both || !bought)) {
            throw Refusal.missing("IncomeAccountRef");
        }
        if (!bought && both) {
            throw Refusal.missing("ExpenseAccountRef");
        }
    }

    private static void demandInventory(Draft draft) {
        for (var property : List.of("TrackQtyOnHand", "QtyOnHand", "InvStartDate", "AssetAccountRef",
                "IncomeAccountRef", "ExpenseAccountRef")) {
            if (!Fields.given(draft.node, property)) {
                throw Refusal.missing(property);
            }
        }
    }

    private static void refuseTypeChange(Draft draft, String type) {
        var before = draft.previous().flatMap(node -> Fields.text(node, "Type")).orElse(type);
        if (before.equals("Inventory") && !type.equals("Inventory")) {
            throw Refusal.business("An inventory item cannot be changed to another type.");
        }
    }

    private static void nameAccounts(Draft draft) {
        for (var property : ACCOUNTS) {
            Fields.ref(draft.node, property)
                    .map(id -> draft.books.reference(Kind.ACCOUNT, id))
                    .ifPresent(account -> Fields.name(draft.node, property, account.nameOrEmpty()));
        }
    }
}
