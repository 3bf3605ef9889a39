package dev.cloudcart.simulators.quickbooks.forms;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Purchase orders, bills and vendor credits.
final class PurchaseForm implements Form {

    static final PurchaseForm INSTANCE = new PurchaseForm();

    private PurchaseForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        var vendor = Headers.party(draft, "VendorRef", Kind.VENDOR);
        var currency = vendor.currency == null ? draft.settings().homeCurrency() : vendor.currency;
        Currencies.settleDocument(draft, currency);
        settlePayable(draft, currency);
        if (!draft.keepsAmounts()) {
            PurchaseLinks.settle(draft, vendor);
            var sum = Lines.settle(draft);
            draft.node.put("TotalAmt", Fields.cents(sum.subtotal().add(Taxes.settle(draft, sum))));
        }
        var total = Fields.decimalOrZero(draft.node, "TotalAmt");
        Currencies.homeTotal(draft, total);
        Numbers.settle(draft);
        switch (draft.kind) {
            case PURCHASE_ORDER -> OrderReceipts.settleOrder(draft);
            case BILL -> {
                DueDates.settle(draft);
                PurchaseLinks.keepBalance(draft, total);
            }
            case VENDOR_CREDIT -> Balances.settle(draft, total);
            default -> throw new IllegalStateException(draft.kind + " is no purchase form");
        }
    }

    @Override
    public void release(Realm books, Entry entry, ObjectNode node) {
        if (entry.kind == Kind.BILL) {
            PurchaseLinks.release(books, entry, node);
        }
    }

    /// An order has to name its payables account; a bill falls back to the one in the vendor's currency.
    static void settlePayable(Draft draft, String currency) {
        var id = Fields.ref(draft.node, "APAccountRef");
        if (id.isEmpty() && draft.kind == Kind.PURCHASE_ORDER) {
            throw Refusal.missing("APAccountRef");
        }
        var account = id.map(given -> draft.books.reference(Kind.ACCOUNT, given))
                .orElseGet(() -> Currencies.ledger(
                        draft, "Accounts Payable (A/P)", "Accounts Payable", "AccountsPayable", currency));
        if (!"Accounts Payable".equals(account.type)) {
            throw Refusal.business("The account of APAccountRef is not an accounts payable account.");
        }
        if (!currency.equals(account.currency)) {
            throw Refusal.currency();
        }
        draft.node.set("APAccountRef", Fields.reference(account.id, account.nameOrEmpty()));
    }
}
