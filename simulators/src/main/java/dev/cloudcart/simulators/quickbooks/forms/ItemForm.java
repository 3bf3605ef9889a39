package dev.cloudcart.simulators.quickbooks.forms;

import java.util.List;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Figures;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;

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
            case "Group" -> demandBundle(draft);
            default -> throw Refusal.invalidEnumeration("Type", type);
        }
        refuseTypeChange(draft, type);
        settleQuantity(draft);
        demandParent(draft);
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
        boolean both = draft.settings().country().equals("GB")
                || draft.settings().country().equals("CA");
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
        for (var property :
                List.of("TrackQtyOnHand", "InvStartDate", "AssetAccountRef", "IncomeAccountRef", "ExpenseAccountRef")) {
            if (!Fields.given(draft.node, property)) {
                throw Refusal.missing(property);
            }
        }
        if (!Fields.given(draft.node, "QtyOnHand")) {
            throw RuleRefusals.noQuantity();
        }
        if (!draft.settings().plan().hasStock()) {
            throw AccessRefusals.feature("Inventory");
        }
        demandAccount(draft, "AssetAccountRef", "Other Current Asset", "Inventory");
        demandAccount(draft, "IncomeAccountRef", "Income", "SalesOfProductIncome");
        demandAccount(draft, "ExpenseAccountRef", "Cost of Goods Sold", "SuppliesMaterialsCogs");
    }

    /// Inventory wants accounts of exactly these types (Intuit, Item).
    private static void demandAccount(Draft draft, String property, String type, String subType) {
        var id = Fields.ref(draft.node, property).orElseThrow(() -> Refusal.missing(property));
        var account = draft.books.reference(Kind.ACCOUNT, id);
        var own = Fields.text(account.read(), "AccountSubType").orElse(subType);
        if (!type.equals(account.type) || !own.equals(subType)) {
            throw Refusal.business(
                    "The account of %s has to be of type %s and sub-type %s.".formatted(property, type, subType));
        }
    }

    private static void settleQuantity(Draft draft) {
        if (Fields.given(draft.sent, "QtyOnHand") && draft.previous().isPresent()) {
            draft.node.put(
                    "QtyOnHand",
                    new Figures(draft.books)
                            .storedQuantity(
                                    draft.node.path("Id").asString(), Fields.decimalOrZero(draft.sent, "QtyOnHand")));
        }
    }

    /// Bundles can be read and queried only; a source file may bring them (Intuit, Item.Type).
    private static void demandBundle(Draft draft) {
        if (!draft.wishes.loaded()) {
            throw Refusal.business("A bundle cannot be written through the API.");
        }
        draft.node.remove(ACCOUNTS);
        for (var part : Fields.objects(draft.node.path("ItemGroupDetail"), "ItemGroupLine")) {
            var id = Fields.ref(part, "ItemRef").orElseThrow(() -> Refusal.missing("ItemRef"));
            Fields.name(part, "ItemRef", draft.books.reference(Kind.ITEM, id).nameOrEmpty());
        }
    }

    /// Nesting is said twice, and both have to agree (Intuit, Item.SubItem).
    private static void demandParent(Draft draft) {
        boolean nested = Fields.ref(draft.node, "ParentRef").isPresent();
        if (Fields.flag(draft.node, "SubItem", false) && !nested) {
            throw Refusal.missing("ParentRef");
        }
        draft.node.put("SubItem", nested);
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
