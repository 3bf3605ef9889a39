package dev.cloudcart.simulators.quickbooks.forms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Expenses paid at once from a bank or card account (`Purchase`).
final class ExpenseForm implements Form {

    static final ExpenseForm INSTANCE = new ExpenseForm();

    private static final List<String> PAYMENT_TYPES = List.of("Cash", "Check", "CreditCard");

    private ExpenseForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        var type = Fields.text(draft.node, "PaymentType").orElseThrow(() -> Refusal.missing("PaymentType"));
        if (!PAYMENT_TYPES.contains(type)) {
            throw Refusal.invalidEnumeration("PaymentType", type);
        }
        Currencies.settleDocument(draft, currency(draft));
        settleAccount(draft, type);
        if (!draft.keepsAmounts()) {
            vendor(draft).ifPresent(vendor -> PurchaseLinks.settle(draft, vendor));
            var sum = Lines.settle(draft);
            draft.node.put("TotalAmt", Fields.cents(sum.subtotal().add(Taxes.settle(draft, sum))));
        }
        Currencies.homeTotal(draft, Fields.decimalOrZero(draft.node, "TotalAmt"));
        Numbers.settle(draft);
    }

    /// Of the vendor, where there is one; else whatever the expense says.
    private static String currency(Draft draft) {
        if (!(draft.node.path("EntityRef") instanceof ObjectNode party)) {
            return Currencies.of(draft);
        }
        var kind = Fields.text(party, "type").orElse("Vendor").equals("Customer") ? Kind.CUSTOMER : Kind.VENDOR;
        var entry = draft.books.reference(kind, Fields.text(party, "value").orElse(""));
        party.put("name", entry.nameOrEmpty());
        return entry.currency == null ? draft.settings().homeCurrency() : entry.currency;
    }

    private static Optional<Entry> vendor(Draft draft) {
        return draft.node.path("EntityRef") instanceof ObjectNode party
                        && Fields.text(party, "type").orElse("Vendor").equals("Vendor")
                ? draft.books
                        .table(Kind.VENDOR)
                        .find(Fields.text(party, "value").orElse(""))
                : Optional.empty();
    }

    @Override
    public void release(Realm books, Entry entry, ObjectNode node) {
        PurchaseLinks.release(books, entry, node);
    }

    private static void settleAccount(Draft draft, String paymentType) {
        var id = Fields.ref(draft.node, "AccountRef").orElseThrow(() -> Refusal.missing("AccountRef"));
        var account = draft.books.reference(Kind.ACCOUNT, id);
        var wanted = paymentType.equals("CreditCard") ? "Credit Card" : "Bank";
        if (!wanted.equals(account.type)) {
            throw Refusal.business(
                    "The account of this expense has to be a %s account.".formatted(wanted.toLowerCase(Locale.ROOT)));
        }
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(draft.node, "AccountRef", account.nameOrEmpty());
    }
}
