package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;

/// Journal entries: balanced, with a customer on a receivable line and a vendor on a payable one.
final class JournalEntryForm implements Form {

    static final JournalEntryForm INSTANCE = new JournalEntryForm();

    private JournalEntryForm() {}

    @Override
    public void complete(Draft draft) {
        Headers.settle(draft);
        Currencies.settleDocument(draft, Currencies.of(draft));
        var lines = Fields.objects(draft.node, "Line");
        if (lines.isEmpty()) {
            throw Refusal.missing("Line");
        }
        var balance = BigDecimal.ZERO;
        var debits = BigDecimal.ZERO;
        int number = 0;
        int ledgers = 0;
        for (var line : lines) {
            line.put("Id", Integer.toString(number));
            number++;
            var amount = signed(line);
            balance = balance.add(amount);
            debits = debits.add(amount.max(BigDecimal.ZERO));
            ledgers += checkAccount(
                    draft, line.path("JournalEntryLineDetail") instanceof ObjectNode detail ? detail : line);
        }
        if (ledgers > 1) {
            throw Refusal.business(
                    "A journal entry can have one line for Accounts Receivable or Accounts Payable only.");
        }
        if (balance.signum() != 0) {
            throw Refusal.unbalanced();
        }
        draft.node.put("TotalAmt", Fields.cents(debits));
        Currencies.homeTotal(draft, debits);
        Numbers.settle(draft);
    }

    private static BigDecimal signed(ObjectNode line) {
        var amount = Fields.cents(Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount")));
        if (amount.signum() < 0) {
            throw RuleRefusals.negativeLine(amount.toPlainString());
        }
        var side = Fields.text(line.path("JournalEntryLineDetail"), "PostingType")
                .orElseThrow(() -> Refusal.missing("PostingType"));
        return switch (side) {
            case "Debit" -> amount;
            case "Credit" -> amount.negate();
            default -> throw Refusal.invalidEnumeration("PostingType", side);
        };
    }

    /// Returns 1 for a line on receivables or payables.
    private static int checkAccount(Draft draft, ObjectNode detail) {
        var id = Fields.ref(detail, "AccountRef").orElseThrow(() -> Refusal.missing("AccountRef"));
        var account = draft.books.reference(Kind.ACCOUNT, id);
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(detail, "AccountRef", account.nameOrEmpty());
        var party = Fields.text(detail.path("Entity"), "Type");
        if ("Accounts Receivable".equals(account.type) && !party.equals(Optional.of("Customer"))) {
            throw Refusal.business("When you use Accounts Receivable, you must choose a customer in the Name field.");
        }
        if ("Accounts Payable".equals(account.type) && !party.equals(Optional.of("Vendor"))) {
            throw Refusal.business("When you use Accounts Payable, you must choose a vendor in the Name field.");
        }
        party.flatMap(Kind::ofEntity).ifPresent(kind -> nameParty(draft, detail, kind));
        Headers.track(draft, detail, "ClassRef", Kind.CLASS);
        Headers.track(draft, detail, "DepartmentRef", Kind.DEPARTMENT);
        return "Accounts Receivable".equals(account.type) || "Accounts Payable".equals(account.type) ? 1 : 0;
    }

    private static void nameParty(Draft draft, ObjectNode detail, Kind kind) {
        var id = Fields.ref(detail.path("Entity"), "EntityRef").orElseThrow(() -> Refusal.missing("EntityRef"));
        Fields.name(
                detail.path("Entity"),
                "EntityRef",
                draft.books.reference(kind, id).nameOrEmpty());
    }
}
