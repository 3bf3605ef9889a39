package dev.cloudcart.simulators.quickbooks.forms;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.ExchangeRates;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;

/// Lists that need little more than a name: classes, locations, terms, payment methods, currencies, and the tax
/// lists.
final class PlainListForm implements Form {

    static final PlainListForm INSTANCE = new PlainListForm();

    private PlainListForm() {}

    @Override
    public void complete(Draft draft) {
        switch (draft.kind) {
            case COMPANY_CURRENCY -> settleCurrency(draft);
            case TERM -> settleTerm(draft);
            case PAYMENT_METHOD -> settleMethod(draft);
            case CLASS ->
                draft.node.put("SubClass", Fields.ref(draft.node, "ParentRef").isPresent());
            case DEPARTMENT ->
                draft.node.put(
                        "SubDepartment", Fields.ref(draft.node, "ParentRef").isPresent());
            default -> {}
        }
        Names.settle(draft);
        if (Schema.knows(draft.kind.entity, "Active")) {
            NameForm.keepOr(draft, "Active", true);
        }
    }

    private static void settleCurrency(Draft draft) {
        var code = Fields.text(draft.node, "Code").orElseThrow(() -> Refusal.missing("Code"));
        if (!draft.settings().multicurrency() && !code.equals(draft.settings().homeCurrency())) {
            throw Refusal.business(Currencies.OFF);
        }
        draft.node.put("Name", ExchangeRates.name(code.replace(Names.DELETED, "")));
    }

    /// Either so many days, or a day of the month; the type follows from that (Intuit, Term).
    private static void settleTerm(Draft draft) {
        boolean byDay = Fields.given(draft.node, "DayOfMonthDue");
        if (!byDay && !Fields.given(draft.node, "DueDays")) {
            throw Refusal.missing("DueDays");
        }
        draft.node.put("Type", byDay ? "DATE_DRIVEN" : "STANDARD");
    }

    private static void settleMethod(Draft draft) {
        var type = Fields.text(draft.node, "Type").orElse("NON_CREDIT_CARD");
        if (!type.equals("CREDIT_CARD") && !type.equals("NON_CREDIT_CARD")) {
            throw Refusal.invalidEnumeration("Type", type);
        }
        draft.node.put("Type", type);
    }
}
