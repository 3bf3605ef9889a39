package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Sales receipts, invoices, credit memos, refund receipts and estimates.
final class SalesForm implements Form {

    static final SalesForm INSTANCE = new SalesForm();

    private SalesForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        settleCustomer(draft);
        var total = draft.keepsAmounts() ? Fields.decimalOrZero(draft.node, "TotalAmt") : settleAmounts(draft);
        draft.node.put("TotalAmt", total);
        Currencies.homeTotal(draft, total);
        Numbers.settle(draft);
        settleKind(draft, total);
        settleStates(draft.node);
    }

    @Override
    public void release(Realm books, Entry entry, ObjectNode node) {
        if (entry.kind == Kind.INVOICE) {
            EstimateLinks.release(books, entry, node);
        }
    }

    private static void settleCustomer(Draft draft) {
        if (draft.kind == Kind.REFUND_RECEIPT
                && Fields.ref(draft.node, "CustomerRef").isEmpty()) {
            Currencies.settleDocument(draft, Currencies.of(draft));
            return;
        }
        var customer = Headers.party(draft, "CustomerRef", Kind.CUSTOMER);
        var currency = customer.currency == null ? draft.settings().homeCurrency() : customer.currency;
        Currencies.settleDocument(draft, currency);
        if (draft.kind == Kind.INVOICE || draft.kind == Kind.CREDIT_MEMO) {
            Currencies.ledger(
                    draft, "Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable", currency);
        }
    }

    private static BigDecimal settleAmounts(Draft draft) {
        var sum = Lines.settle(draft);
        var tax = Taxes.settle(draft, sum);
        var total = sum.subtotal().subtract(sum.discount()).add(tax);
        if (total.signum() < 0) {
            throw Refusal.business("The total amount of a transaction must be 0 or greater.");
        }
        return Fields.cents(total);
    }

    private static void settleKind(Draft draft, BigDecimal total) {
        var node = draft.node;
        switch (draft.kind) {
            case SALES_RECEIPT -> {
                Headers.depositAccount(draft, false);
                node.put("Balance", 0);
            }
            case REFUND_RECEIPT -> {
                Headers.depositAccount(draft, true);
                node.put("Balance", 0);
            }
            case INVOICE -> {
                DueDates.settle(draft);
                var estimates = EstimateLinks.settleInvoice(draft);
                Balances.settle(draft, total.subtract(Fields.decimalOrZero(node, "Deposit")));
                EstimateLinks.restore(draft, estimates);
            }
            case CREDIT_MEMO -> {
                Balances.settle(draft, total);
                node.set("RemainingCredit", node.get("Balance"));
            }
            case ESTIMATE -> {
                EstimateLinks.settleEstimate(draft);
            }
            default -> throw new IllegalStateException(draft.kind + " is no sales form");
        }
    }

    private static void settleStates(ObjectNode node) {
        for (var state : List.of("PrintStatus", "EmailStatus")) {
            if (!Fields.given(node, state)) {
                node.put(state, "NotSet");
            }
        }
        if (!Fields.given(node, "ApplyTaxAfterDiscount")) {
            node.put("ApplyTaxAfterDiscount", false);
        }
    }
}
