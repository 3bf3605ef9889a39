package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;

/// Deposits into a bank account. What is in a deposit cannot be changed any more.
final class DepositForm implements Form {

    static final DepositForm INSTANCE = new DepositForm();

    private DepositForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        Currencies.settleDocument(draft, Currencies.of(draft));
        Headers.depositAccount(draft, true);
        var lines = Fields.objects(draft.node, "Line");
        if (lines.isEmpty()) {
            throw Refusal.missing("Line");
        }
        var total = BigDecimal.ZERO;
        int number = 0;
        for (var line : lines) {
            number++;
            line.put("Id", Integer.toString(number)).put("LineNum", number);
            checkAccount(draft, line);
            total = total.add(Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount")));
        }
        var linked = DepositLinks.settle(draft);
        draft.node.put("TotalAmt", Fields.cents(total));
        Currencies.homeTotal(draft, total);
        draft.previous().ifPresent(before -> draft.then(entry -> release(draft.books, entry, before)));
        draft.then(entry -> {
            draft.books.deposited().add(linked);
            DepositLinks.name(draft.books, linked, entry);
        });
    }

    @Override
    public void release(Realm books, Entry entry, ObjectNode node) {
        var linked = DepositLinks.of(node);
        books.deposited().remove(linked);
        DepositLinks.release(books, linked);
    }

    private static void checkAccount(Draft draft, ObjectNode line) {
        if (Fields.objects(line, "LinkedTxn").isEmpty()) {
            var detail = line.path("DepositLineDetail");
            var id = Fields.ref(detail, "AccountRef").orElseThrow(() -> Refusal.missing("AccountRef"));
            Fields.name(
                    detail,
                    "AccountRef",
                    draft.books.reference(Kind.ACCOUNT, id).nameOrEmpty());
        }
    }
}
