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

/// Payments to vendors, by check or credit card, applied to bills and from vendor credits. The bill shows them as
/// BillPaymentCheck or BillPaymentCreditCard (Intuit, Bill.LinkedTxn).
final class BillPaymentForm implements Form {

    static final BillPaymentForm INSTANCE = new BillPaymentForm();

    private static final Shares SHARES = new Shares(
            "VendorRef", Set.of(Kind.BILL), Set.of(Kind.VENDOR_CREDIT), Set.of(Kind.JOURNAL_ENTRY, Kind.DEPOSIT));

    private BillPaymentForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        var vendor = Headers.party(draft, "VendorRef", Kind.VENDOR);
        var currency = vendor.currency == null ? draft.settings().homeCurrency() : vendor.currency;
        Currencies.settleDocument(draft, currency);
        var type = Fields.text(draft.node, "PayType").orElseThrow(() -> Refusal.missing("PayType"));
        switch (type) {
            case "Check" -> settleAccount(draft, "CheckPayment", "BankAccountRef", "Bank");
            case "CreditCard" -> settleAccount(draft, "CreditCardPayment", "CCAccountRef", "Credit Card");
            default -> throw Refusal.invalidEnumeration("PayType", type);
        }
        PurchaseForm.settlePayable(draft, currency);
        settleTotal(draft, vendor, "BillPayment" + type);
        Numbers.settle(draft);
    }

    @Override
    public void release(Realm books, Entry entry, ObjectNode node) {
        SHARES.release(books, entry, node);
    }

    private static void settleTotal(Draft draft, Entry vendor, String linkType) {
        var total = Fields.cents(Fields.decimal(draft.node, "TotalAmt").orElseThrow(() -> Refusal.missing("TotalAmt")));
        if (Fields.objects(draft.node, "Line").isEmpty()) {
            throw Refusal.missing("Line");
        }
        var used = SHARES.settle(draft, vendor, linkType);
        if (used.compareTo(total) > 0) {
            throw Refusal.business("The amount applied is greater than the amount of the payment.");
        }
        draft.node.put("TotalAmt", total);
        Currencies.homeTotal(draft, total);
    }

    private static void settleAccount(Draft draft, String part, String property, String accountType) {
        if (!(draft.node.path(part) instanceof ObjectNode detail)) {
            throw Refusal.missing(part);
        }
        var id = Fields.ref(detail, property).orElseThrow(() -> Refusal.missing(property));
        var account = draft.books.reference(Kind.ACCOUNT, id);
        if (!accountType.equals(account.type)) {
            throw Refusal.business("The account of %s has to be of type %s.".formatted(property, accountType));
        }
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(detail, property, account.nameOrEmpty());
        if (part.equals("CheckPayment") && !Fields.given(detail, "PrintStatus")) {
            detail.put("PrintStatus", "NotSet");
        }
    }
}
