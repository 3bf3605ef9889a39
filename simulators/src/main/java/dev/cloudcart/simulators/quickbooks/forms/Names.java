package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;

/// Names of list entities: required, unique in any case within their list, and marked when made inactive.
final class Names {

    static final String DELETED = " (deleted)";

    private Names() {}

    /// Settles the entity's name and full name, and refuses one that is taken.
    static void settle(Draft draft) {
        var property = String.valueOf(draft.kind.nameProperty);
        var name = Fields.text(draft.node, property)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Refusal.missing(property));
        var marked = marked(name, Fields.flag(draft.node, "Active", true));
        draft.node.put(property, marked);
        var full = parent(draft.books, draft.kind, draft.node)
                .map(parent -> parent + ":" + marked)
                .orElse(marked);
        if (Schema.knows(draft.kind.entity, "FullyQualifiedName")) {
            draft.node.put("FullyQualifiedName", full);
            renameNested(draft, full);
        }
        refuseTaken(draft, property, marked, full);
    }

    static void refuseCharacters(Draft draft, String property, String forbidden) {
        var text = Fields.text(draft.node, property).orElse("");
        if (text.chars().anyMatch(character -> forbidden.indexOf(character) >= 0)) {
            throw Refusal.invalidCharacters(property);
        }
    }

    /// Recorded on accounts: making one inactive gives its name away.
    private static String marked(String name, boolean active) {
        boolean isMarked = name.endsWith(DELETED);
        if (active) {
            return isMarked ? name.substring(0, name.length() - DELETED.length()) : name;
        }
        return isMarked ? name : name + DELETED;
    }

    /// The full name of the entry above.
    static Optional<String> parent(Realm books, Kind kind, ObjectNode node) {
        return Fields.ref(node, "ParentRef")
                .map(id -> books.reference(kind, id))
                .map(parent -> Fields.text(parent.read(), "FullyQualifiedName").orElse(parent.nameOrEmpty()));
    }

    /// What stands under an entry says its new name too; it keeps it when that is made inactive.
    private static void renameNested(Draft draft, String full) {
        var before = draft.previous()
                .flatMap(node -> Fields.text(node, "FullyQualifiedName"))
                .orElse(full);
        boolean stays = Fields.flag(draft.node, "Active", true) && !before.endsWith(DELETED);
        if (stays && !before.equals(full)) {
            draft.then(entry -> renameUnder(draft.books, entry, full));
        }
    }

    private static void renameUnder(Realm books, Entry above, String full) {
        var table = books.table(above.kind);
        var nested = table.parents().entrySet().stream()
                .filter(pair -> pair.getValue().equals(above.id))
                .map(Map.Entry::getKey)
                .toList();
        for (var id : nested) {
            table.find(id).ifPresent(entry -> {
                var name = full + ":" + entry.nameOrEmpty();
                books.amend(entry, node -> node.put("FullyQualifiedName", name));
                renameUnder(books, entry, name);
            });
        }
    }

    private static void refuseTaken(Draft draft, String property, String name, String full) {
        for (var kind : sharing(draft.kind)) {
            var table = draft.books.table(kind);
            var taken = draft.kind.isParty()
                    ? table.find("DisplayName", name)
                    : table.find("FullyQualifiedName", full)
                            .filter(entries -> !entries.isEmpty())
                            .or(() -> table.find(property, full));
            if (taken.orElse(List.of()).stream()
                    .anyMatch(
                            other -> !draft.isOwn(other) && other.active && isSame(draft, other.nameOrEmpty(), name))) {
                throw Refusal.duplicateName(list(draft.kind));
            }
        }
    }

    /// The tables find a name in any letter case.
    private static boolean isSame(Draft draft, String taken, String name) {
        return draft.settings().namesIgnoreCase() || taken.equals(name);
    }

    private static List<Kind> sharing(Kind kind) {
        return Arrays.stream(Kind.values())
                .filter(other -> !other.isTransaction() && other.sequence.equals(kind.sequence))
                .toList();
    }

    private static String list(Kind kind) {
        return switch (kind) {
            case CUSTOMER, VENDOR, EMPLOYEE -> "customer, vendor or employee";
            case ITEM -> "product or service";
            case TAX_RATE -> "tax rate";
            case TAX_CODE -> "tax code";
            case ACCOUNT,
                    CLASS,
                    DEPARTMENT,
                    TERM,
                    PAYMENT_METHOD,
                    TAX_AGENCY,
                    COMPANY_CURRENCY,
                    SALES_RECEIPT,
                    INVOICE,
                    CREDIT_MEMO,
                    REFUND_RECEIPT,
                    ESTIMATE,
                    PAYMENT,
                    PURCHASE_ORDER,
                    BILL,
                    BILL_PAYMENT,
                    VENDOR_CREDIT,
                    PURCHASE,
                    DEPOSIT,
                    JOURNAL_ENTRY,
                    TRANSFER,
                    ATTACHABLE -> kind.path();
        };
    }
}
