package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// What all transactions share above their lines: the date, closed books, and references to lists.
final class Headers {

    /// Enumerations of the schema; the values QuickBooks itself sets are among them.
    private static final Map<String, Set<String>> STATES = Map.of(
            "PrintStatus", Set.of("NotSet", "NeedToPrint", "PrintComplete"),
            "EmailStatus", Set.of("NotSet", "NeedToSend", "EmailSent"),
            "POStatus", Set.of("Open", "Closed"));

    private Headers() {}

    static void settle(Draft draft) {
        var today = draft.books.today();
        var day = Fields.date(draft.node, "TxnDate")
                .or(() -> draft.previous().flatMap(node -> Fields.date(node, "TxnDate")))
                .orElse(today);
        draft.node.put("TxnDate", day.toString());
        draft.settings().refuseClosed(draft.kind, day);
        draft.previous()
                .flatMap(node -> Fields.date(node, "TxnDate"))
                .ifPresent(before -> draft.settings().refuseClosed(draft.kind, before));
        track(draft, draft.node, "ClassRef", Kind.CLASS);
        track(draft, draft.node, "DepartmentRef", Kind.DEPARTMENT);
        name(draft, "PaymentMethodRef", Kind.PAYMENT_METHOD);
        name(draft, "SalesTermRef", Kind.TERM);
        STATES.forEach((property, values) -> refuseOther(draft.node, property, values));
        CustomFields.settle(draft);
        Addresses.settle(draft);
    }

    /// A value outside its enumeration is refused with 2170.
    static void refuseOther(ObjectNode node, String property, Set<String> values) {
        Fields.text(node, property).filter(value -> !values.contains(value)).ifPresent(value -> {
            throw Refusal.invalidEnumeration(property, value);
        });
    }

    /// Classes and locations, where the plan has them. What happens to them in a lower plan is not known, hence the
    /// switch.
    static void track(Draft draft, ObjectNode node, String property, Kind kind) {
        var id = Fields.ref(node, property);
        if (id.isEmpty()) {
            return;
        }
        if (draft.settings().has(kind)) {
            Fields.name(node, property, draft.books.reference(kind, id.get()).nameOrEmpty());
        } else if (draft.settings().classIgnoredOutsidePlan()) {
            node.remove(property);
        } else {
            throw AccessRefusals.feature(kind.entity);
        }
    }

    /// The party of the document, which also decides its currency.
    static Entry party(Draft draft, String property, Kind kind) {
        var id = Fields.ref(draft.node, property).orElseThrow(() -> Refusal.missing(property));
        var party = draft.books.reference(kind, id);
        Fields.name(draft.node, property, party.nameOrEmpty());
        return party;
    }

    /// Takes the account given, or the usual one.
    static void depositAccount(Draft draft, boolean required) {
        var id = Fields.ref(draft.node, "DepositToAccountRef");
        if (id.isEmpty()) {
            if (required) {
                throw Refusal.missing("DepositToAccountRef");
            }
            draft.books
                    .named(Kind.ACCOUNT, "Undeposited Funds")
                    .ifPresent(usual ->
                            draft.node.set("DepositToAccountRef", Fields.reference(usual.id, usual.nameOrEmpty())));
            return;
        }
        var account = draft.books.reference(Kind.ACCOUNT, id.get());
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(draft.node, "DepositToAccountRef", account.nameOrEmpty());
    }

    private static void name(Draft draft, String property, Kind kind) {
        Fields.ref(draft.node, property)
                .map(id -> draft.books.reference(kind, id))
                .ifPresent(entry -> Fields.name(draft.node, property, entry.nameOrEmpty()));
    }
}
