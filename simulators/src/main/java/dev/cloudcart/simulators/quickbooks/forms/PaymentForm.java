package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// So much of the payment closes that document; a credit memo brings money instead.
    private record Share(Kind kind, String id, BigDecimal amount) {

        BigDecimal used() {
            return kind == Kind.CREDIT_MEMO ? amount.negate() : amount;
        }
    }

    private PaymentForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        var customer = Headers.party(draft, "CustomerRef", Kind.CUSTOMER);
        Currencies.settleDocument(draft, customer.currency == null
                ? draft.settings().homeCurrency()
                : customer.currency);
        Headers.depositAccount(draft, false);
        var total = Fields.cents(Fields.decimal(draft.node, "TotalAmt").orElseThrow(() -> Refusal.missing("TotalAmt")));
        var shares = shares(draft.node);
        shares.forEach(share -> refuseWrong(draft, customer, share));
        var used = shares.stream().map(Share::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (used.compareTo(total) > 0) {
            throw Refusal.business("The amount applied is greater than the amount of the payment.");
        }
        draft.node.put("TotalAmt", total).put("UnappliedAmt", total.subtract(used)).put("ProcessPayment", false);
        Currencies.homeTotal(draft, total);
        draft.previous().ifPresent(before -> draft.then(entry -> release(draft.books, entry, before)));
        draft.then(entry -> apply(draft.books, entry, shares));
    }

    @Override
    public void release(Realm books, Entry entry, ObjectNode node) {
        for (var share : shares(node)) {
            books.table(share.kind).find(share.id).ifPresent(paid -> Balances.unpay(books, paid, share.amount,
                    entry.id));
        }
    }

    private static void apply(Realm books, Entry payment, List<Share> shares) {
        for (var share : shares) {
            books.table(share.kind)
                    .find(share.id)
                    .ifPresent(paid -> Balances.pay(books, paid, share.amount, Kind.PAYMENT.entity, payment.id));
        }
    }

    private static List<Share> shares(ObjectNode node) {
        var shares = new ArrayList<Share>();
        for (var line : Fields.objects(node, "Line")) {
            var amount = Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount"));
            for (var link : Fields.objects(line, "LinkedTxn")) {
                share(link, Fields.cents(amount)).ifPresent(shares::add);
            }
        }
        return shares;
    }

    private static Optional<Share> share(ObjectNode link, BigDecimal amount) {
        var type = Fields.text(link, "TxnType").orElseThrow(() -> Refusal.missing("TxnType"));
        var id = Fields.text(link, "TxnId").orElseThrow(() -> Refusal.missing("TxnId"));
        return Kind.ofEntity(type)
                .filter(kind -> kind == Kind.INVOICE || kind == Kind.CREDIT_MEMO)
                .map(kind -> new Share(kind, id, amount));
    }

    private static void refuseWrong(Draft draft, Entry customer, Share share) {
        var paid = draft.books.table(share.kind)
                .find(share.id)
                .orElseThrow(() -> Refusal.unknownReference(share.kind.entity, share.id))
                .read();
        if (!Fields.ref(paid, "CustomerRef").orElse("").equals(customer.id)) {
            throw Refusal.business("The payment and the transaction it is applied to have different customers.");
        }
        var before = draft.previous()
                .stream()
                .flatMap(node -> shares(node).stream())
                .filter(own -> own.id.equals(share.id))
                .map(Share::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (share.amount.compareTo(Fields.decimalOrZero(paid, "Balance").add(before)) > 0) {
            throw Refusal.business("The amount applied is greater than the open balance of the transaction.");
        }
    }
}
