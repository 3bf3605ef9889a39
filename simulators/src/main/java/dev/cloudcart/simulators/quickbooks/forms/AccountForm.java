package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Map;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.Form;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;

/// Accounts of the chart.
final class AccountForm implements Form {

    static final AccountForm INSTANCE = new AccountForm();

    /// AccountType to Classification (schema, AccountTypeEnum and AccountClassificationEnum).
    private static final Map<String, String> CLASSIFICATIONS = Map.ofEntries(
            Map.entry("Bank", "Asset"),
            Map.entry("Accounts Receivable", "Asset"),
            Map.entry("Other Current Asset", "Asset"),
            Map.entry("Fixed Asset", "Asset"),
            Map.entry("Other Asset", "Asset"),
            Map.entry("Accounts Payable", "Liability"),
            Map.entry("Credit Card", "Liability"),
            Map.entry("Other Current Liability", "Liability"),
            Map.entry("Long Term Liability", "Liability"),
            Map.entry("Equity", "Equity"),
            Map.entry("Income", "Revenue"),
            Map.entry("Other Income", "Revenue"),
            Map.entry("Cost of Goods Sold", "Expense"),
            Map.entry("Expense", "Expense"),
            Map.entry("Other Expense", "Expense"));

    private static final String NON_POSTING = "Non-Posting";

    private AccountForm() {}

    /// A sub-type alone says the type too; one of both is needed (Intuit, code 6010).
    private static String type(Draft draft) {
        var subType = Fields.text(draft.node, "AccountSubType");
        return Fields.text(draft.node, "AccountType")
                .or(() -> subType.map(Seed::typeOf))
                .orElseThrow(RuleRefusals::accountTypeMissing);
    }

    @Override
    public void complete(Draft draft) {
        Names.refuseCharacters(draft, "Name", ":\"");
        var type = type(draft);
        draft.node.put("AccountType", type);
        var classification = CLASSIFICATIONS.get(type);
        if (classification == null && !type.equals(NON_POSTING)) {
            throw Refusal.invalidEnumeration("AccountType", type);
        }
        Names.settle(draft);
        Currencies.settleParty(draft);
        draft.node.remove("Classification");
        if (classification != null) {
            draft.node.put("Classification", classification);
        }
        draft.node.put("SubAccount", Fields.given(draft.node, "ParentRef"));
        draft.node.put("CurrentBalance", 0).put("CurrentBalanceWithSubAccounts", 0);
        NameForm.keepOr(draft, "Active", true);
    }
}
