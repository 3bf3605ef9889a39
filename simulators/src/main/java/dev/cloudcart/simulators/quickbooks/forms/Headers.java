package dev.cloudcart.simulators.quickbooks.forms;

import java.time.LocalDate;

import dev.cloudcart.simulators.quickbooks.books.CompanySettings;
import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// What all transactions share above their lines: the date, closed books, and references to lists.
final class Headers {

    private Headers() {}

    static void settle(Draft draft) {
        var today = draft.books.today();
        var day = Fields.date(draft.node, "TxnDate")
                .or(() -> draft.previous().flatMap(node -> Fields.date(node, "TxnDate")))
                .orElse(today);
        draft.node.put("TxnDate", day.toString());
        draft.settings().refuseClosed(day);
        draft.previous().flatMap(node -> Fields.date(node, "TxnDate")).ifPresent(draft.settings()::refuseClosed);
        name(draft, "ClassRef", Kind.CLASS);
        name(draft, "DepartmentRef", Kind.DEPARTMENT);
        name(draft, "PaymentMethodRef", Kind.PAYMENT_METHOD);
        name(draft, "SalesTermRef", Kind.TERM);
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
            draft.books.named(Kind.ACCOUNT, "Undeposited Funds")
                    .ifPresent(usual -> draft.node.set("DepositToAccountRef", Fields.reference(usual.id, usual
                            .nameOrEmpty())));
            return;
        }
        var account = draft.books.reference(Kind.ACCOUNT, id.get());
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(draft.node, "DepositToAccountRef", account.nameOrEmpty());
    }

    /// From the terms of the document or, without any, the day itself.
    static void dueDate(Draft draft, String termProperty) {
        if (Fields.given(draft.node, "DueDate")) {
            return;
        }
        var day = Fields.date(draft.node, "TxnDate").orElseThrow();
        long days = Fields.ref(draft.node, termProperty)
                .map(id -> draft.books.reference(Kind.TERM, id))
                .flatMap(term -> Fields.decimal(term.read(), "DueDays"))
                .map(Number::longValue)
                .orElse(0L);
        draft.node.put("DueDate", day.plusDays(days).toString());
    }

    private static void name(Draft draft, String property, Kind kind) {
        Fields.ref(draft.node, property)
                .map(id -> draft.books.reference(kind, id))
                .ifPresent(entry -> Fields.name(draft.node, property, entry.nameOrEmpty()));
    }
}
