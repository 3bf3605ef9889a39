package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;

/// How a payment is spread over documents: what it closes, and the credits that bring money instead.
///
/// @param partyProperty CustomerRef or VendorRef, which both sides have to share
/// @param tolerated kinds that may be named as well; nothing is done to them here
record Shares(String partyProperty, Set<Kind> closes, Set<Kind> brings, Set<Kind> tolerated) {

    /// So much of the payment for that document.
    private record Share(Kind kind, String id, BigDecimal amount) {}

    /// Checks every share, and has the open balances changed once the payment is in. Returns what is used of the
    /// payment.
    BigDecimal settle(Draft draft, Entry party, String linkType) {
        var shares = of(draft.node);
        shares.forEach(share -> refuseWrong(draft, party, share));
        draft.previous().ifPresent(before -> draft.then(entry -> release(draft.books, entry, before)));
        draft.then(entry -> shares.forEach(share -> draft.books
                .table(share.kind)
                .find(share.id)
                .ifPresent(paid -> Balances.pay(draft.books, paid, share.amount, linkType, entry.id))));
        return shares.stream().map(this::used).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void release(Realm books, Entry payment, ObjectNode node) {
        for (var share : of(node)) {
            books.table(share.kind)
                    .find(share.id)
                    .ifPresent(paid -> Balances.unpay(books, paid, share.amount, payment.id));
        }
    }

    private BigDecimal used(Share share) {
        return brings.contains(share.kind) ? share.amount.negate() : share.amount;
    }

    private List<Share> of(ObjectNode node) {
        var shares = new ArrayList<Share>();
        for (var line : Fields.objects(node, "Line")) {
            var amount = Fields.cents(Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount")));
            if (amount.signum() < 0) {
                throw RuleRefusals.negativeLine(amount.toPlainString());
            }
            for (var link : Fields.objects(line, "LinkedTxn")) {
                share(link, amount).ifPresent(shares::add);
            }
        }
        return shares;
    }

    private Optional<Share> share(ObjectNode link, BigDecimal amount) {
        var type = Fields.text(link, "TxnType").orElseThrow(() -> Refusal.missing("TxnType"));
        var id = Fields.text(link, "TxnId").orElseThrow(() -> Refusal.missing("TxnId"));
        var kind = Kind.ofEntity(type).orElseThrow(() -> Refusal.invalidEnumeration("TxnType", type));
        if (tolerated.contains(kind)) {
            return Optional.empty();
        }
        if (!closes.contains(kind) && !brings.contains(kind)) {
            throw RuleRefusals.cannotBeLinked(id);
        }
        return Optional.of(new Share(kind, id, amount));
    }

    private void refuseWrong(Draft draft, Entry party, Share share) {
        var paid = draft.books
                .table(share.kind)
                .find(share.id)
                .orElseThrow(() -> Refusal.unknownReference(share.kind.entity, share.id))
                .read();
        if (!Fields.ref(paid, partyProperty).orElse("").equals(party.id)) {
            throw Refusal.business("The payment and the transaction it is applied to have different %ss."
                    .formatted(partyProperty.equals("VendorRef") ? "vendor" : "customer"));
        }
        var before = draft.previous().stream()
                .flatMap(node -> of(node).stream())
                .filter(own -> own.id.equals(share.id))
                .map(Share::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (share.amount.compareTo(Fields.decimalOrZero(paid, "Balance").add(before)) > 0) {
            throw Refusal.business("The amount applied is greater than the open balance of the transaction.");
        }
    }
}
