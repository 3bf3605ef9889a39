package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Payments of customers, applied to invoices and from credit memos.
final class PaymentForm implements Form {

    static final PaymentForm INSTANCE = new PaymentForm();

    private static final Shares SHARES = new Shares(
            "CustomerRef",
            Set.of(Kind.INVOICE),
            Set.of(Kind.CREDIT_MEMO),
            Set.of(Kind.JOURNAL_ENTRY, Kind.DEPOSIT, Kind.PURCHASE));

    private PaymentForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        var customer = Headers.party(draft, "CustomerRef", Kind.CUSTOMER);
        Currencies.settleDocument(
                draft, customer.currency == null ? draft.settings().homeCurrency() : customer.currency);
        Headers.depositAccount(draft, false);
        var total = Fields.cents(Fields.decimal(draft.node, "TotalAmt").orElseThrow(() -> Refusal.missing("TotalAmt")));
        if (total.signum() < 0) {
            throw Refusal.business("The amount of a payment must be 0 or greater.");
        }
        var used = SHARES.settle(draft, customer, Kind.PAYMENT.entity);
        if (used.compareTo(total) > 0) {
            throw Refusal.business("The amount applied is greater than the amount of the payment.");
        }
        draft.node
                .put("TotalAmt", total)
                .put("UnappliedAmt", total.subtract(used))
                .put("ProcessPayment", false);
        Currencies.homeTotal(draft, total);
    }

    @Override
    public void release(Realm books, Entry entry, ObjectNode node) {
        SHARES.release(books, entry, node);
    }
}
