package dev.cloudcart.simulators.quickbooks.forms;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.ExchangeRates;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
/// Lists that need little more than a name: classes, locations, terms, payment methods, currencies, and the tax lists.
final class PlainListForm implements Form {

    static final PlainListForm INSTANCE = new PlainListForm();

    private PlainListForm() {}

    @Override
    public void complete(Draft draft) {
        if (draft.kind == Kind.COMPANY_CURRENCY) {
            var code = Fields.text(draft.node, "Code").orElseThrow(() -> Refusal.missing("Code"));
            draft.node.put("Name", ExchangeRates.name(code));
        }
        Names.settle(draft);
        if (Schema.knows(draft.kind.entity, "Active")) {
            NameForm.keepOr(draft, "Active", true);
        }
    }
}
