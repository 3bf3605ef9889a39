package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.books.ExchangeRates;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// Which currency a party or a document is in, and at what rate.
final class Currencies {

    static final String OFF = "Multicurrency is off in this company: only its home currency can be used.";

    private Currencies() {}

    /// A party's currency is chosen once; one that the company did not have is added to its list (Intuit,
    /// Customer.CurrencyRef).
    static void settleParty(Draft draft) {
        var before = draft.previous().flatMap(node -> Fields.ref(node, "CurrencyRef"));
        var home = draft.settings().homeCurrency();
        var wanted = Fields.ref(draft.node, "CurrencyRef").or(() -> before).orElse(home);
        if (before.isPresent() && !before.get().equals(wanted)) {
            throw Refusal.business("The currency of a customer, vendor or account cannot be changed.");
        }
        refuseForeignWhenOff(draft, wanted);
        draft.node.set("CurrencyRef", Fields.reference(wanted, ExchangeRates.name(wanted)));
        draft.then(_ -> draft.books.addCurrency(wanted));
    }

    /// Gives a document the currency of its party, and a rate when that is foreign. A missing rate counts as 1.
    static void settleDocument(Draft draft, String ofParty) {
        var wanted = Fields.ref(draft.node, "CurrencyRef").orElse(ofParty);
        refuseForeignWhenOff(draft, wanted);
        if (!wanted.equals(ofParty)) {
            throw Refusal.currency();
        }
        refuseAnother(draft, wanted);
        draft.node.set("CurrencyRef", Fields.reference(wanted, ExchangeRates.name(wanted)));
        if (!draft.settings().multicurrency()) {
            draft.node.remove("ExchangeRate");
        } else if (wanted.equals(draft.settings().homeCurrency())) {
            draft.node.put("ExchangeRate", 1);
        } else {
            settleRate(draft);
        }
    }

    private static void refuseAnother(Draft draft, String wanted) {
        var before = draft.previous().flatMap(node -> Fields.ref(node, "CurrencyRef"));
        if (draft.settings().documentCurrencyFixed()
                && before.isPresent()
                && !before.get().equals(wanted)) {
            throw Refusal.business("The currency of a transaction cannot be changed.");
        }
    }

    /// An account takes a document of its own currency; one in home currency takes all.
    static void refuseAccount(Draft draft, Entry account, String currency) {
        var own = account.currency == null ? draft.settings().homeCurrency() : account.currency;
        if (!own.equals(currency) && !own.equals(draft.settings().homeCurrency())) {
            throw Refusal.currency();
        }
    }

    /// The account of this name in the document's currency; the foreign one is made on first use.
    static Entry ledger(Draft draft, String name, String type, String subType, String currency) {
        boolean home = currency.equals(draft.settings().homeCurrency());
        var full = home ? name : name + " - " + currency;
        return draft.books.named(Kind.ACCOUNT, full).orElseGet(() -> {
            var account =
                    Json.object().put("Name", full).put("AccountType", type).put("AccountSubType", subType);
            account.set("CurrencyRef", Fields.reference(currency, ExchangeRates.name(currency)));
            return draft.books.create(Kind.ACCOUNT, account, Wishes.NONE);
        });
    }

    static String of(Draft draft) {
        return Fields.ref(draft.node, "CurrencyRef").orElse(draft.settings().homeCurrency());
    }

    /// Only where Intuit's schema has it: on sales, deposits and journal entries, not on payments and purchases.
    static void homeTotal(Draft draft, BigDecimal total) {
        if (draft.settings().multicurrency() && Schema.knows(draft.kind.entity, "HomeTotalAmt")) {
            draft.node.put(
                    "HomeTotalAmt",
                    Fields.cents(total.multiply(
                            Fields.decimal(draft.node, "ExchangeRate").orElse(BigDecimal.ONE))));
        }
    }

    private static void settleRate(Draft draft) {
        var rate = Fields.decimal(draft.node, "ExchangeRate").orElseGet(() -> missingRate(draft));
        if (rate.signum() <= 0) {
            throw Refusal.business("The exchange rate has to be greater than zero.");
        }
        draft.node.put("ExchangeRate", rate);
    }

    /// One page says 1; the other reading is the company's rate of the day.
    private static BigDecimal missingRate(Draft draft) {
        if (!draft.settings().missingRateFromList()) {
            return BigDecimal.ONE;
        }
        var day = Fields.date(draft.node, "TxnDate").orElseGet(draft.books::today);
        return draft.books.rate(of(draft), day).orElse(BigDecimal.ONE);
    }

    private static void refuseForeignWhenOff(Draft draft, String wanted) {
        if (!draft.settings().multicurrency() && !wanted.equals(draft.settings().homeCurrency())) {
            throw Refusal.business(OFF);
        }
    }
}
