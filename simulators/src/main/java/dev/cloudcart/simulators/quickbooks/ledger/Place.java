package dev.cloudcart.simulators.quickbooks.ledger;

/// Where an amount is booked. A document names some accounts itself; the others follow from its items, its currency
/// and what it is, and are looked up in the company's chart when somebody looks.
public sealed interface Place {

    record Account(String id) implements Place {}

    record IncomeOf(String itemId) implements Place {}

    record ExpenseOf(String itemId) implements Place {}

    /// What customers owe in that currency.
    record Receivable(String currency) implements Place {}

    /// What is owed to vendors in that currency, where the document names no account for it.
    record Payable(String currency) implements Place {}

    /// The account that every company has for one purpose.
    enum Usual implements Place {
        UNDEPOSITED("Undeposited Funds"),
        TAX("Sales Tax Payable"),
        DISCOUNT("Discounts given"),
        SHIPPING("Shipping Income"),
        EXCHANGE("Exchange Gain or Loss"),
        /// A document in home currency that does not add up: this is never expected to hold anything.
        UNEXPLAINED("Unexplained difference");

        public final String account;

        Usual(String account) {
            this.account = account;
        }
    }
}
