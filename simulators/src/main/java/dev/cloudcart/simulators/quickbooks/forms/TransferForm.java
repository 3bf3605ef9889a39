package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Set;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Money moved between two accounts of the balance sheet.
final class TransferForm implements Form {

    static final TransferForm INSTANCE = new TransferForm();

    private static final Set<String> ACCOUNT_TYPES = Set.of(
            "Bank",
            "Other Current Asset",
            "Fixed Asset",
            "Other Asset",
            "Credit Card",
            "Other Current Liability",
            "Long Term Liability",
            "Equity");

    private TransferForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        Currencies.settleDocument(draft, Currencies.of(draft));
        var amount = Fields.cents(Fields.decimal(draft.node, "Amount").orElseThrow(() -> Refusal.missing("Amount")));
        if (amount.signum() <= 0) {
            throw Refusal.business("The amount of a transfer must be greater than 0.");
        }
        var from = account(draft, "FromAccountRef");
        var to = account(draft, "ToAccountRef");
        if (from.id.equals(to.id)) {
            throw Refusal.business("A transfer needs two different accounts.");
        }
        draft.node.put("Amount", amount);
    }

    private static Entry account(Draft draft, String property) {
        var id = Fields.ref(draft.node, property).orElseThrow(() -> Refusal.missing(property));
        var account = draft.books.reference(Kind.ACCOUNT, id);
        if (account.type == null || !ACCOUNT_TYPES.contains(account.type)) {
            throw Refusal.business("The account of %s has to be on the balance sheet.".formatted(property));
        }
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(draft.node, property, account.nameOrEmpty());
        return account;
    }
}
