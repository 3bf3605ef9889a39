package dev.cloudcart.simulators.quickbooks.books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.ledger.DoubleEntry;
import dev.cloudcart.simulators.quickbooks.ledger.GeneralLedger.Standing;
import dev.cloudcart.simulators.quickbooks.ledger.Place;

/// Finds the account in which a booking stands, by the company's chart and items as they are now. Used under the
/// lock of its realm only.
public record Chart(Realm realm) {

    /// @param id empty when the chart has no such account
    /// @param type AccountType
    public record Account(String id, String name, String type) {}

    public Account of(Place place) {
        return switch (place) {
            case Place.Account(String id) -> byId(id).orElse(new Account("", "Account " + id, ""));
            case Place.IncomeOf(String item) ->
                of(item, "IncomeAccountRef").orElseGet(() -> named("Uncategorised Income"));
            case Place.ExpenseOf(String item) -> of(item, costs(item)).orElseGet(() -> named("Purchases"));
            case Place.Receivable(String currency) -> named(inCurrency("Accounts Receivable (A/R)", currency));
            case Place.Payable(String currency) -> named(inCurrency("Accounts Payable (A/P)", currency));
            case Place.Usual usual -> named(usual.account);
        };
    }

    /// The accounts that a document books on, one for each of its legs, in their order.
    public List<Account> bookedBy(Entry document) {
        return DoubleEntry.of(
                        document.kind.entity, document.read(), realm.settings().homeCurrency())
                .stream()
                .map(leg -> of(leg.place()))
                .toList();
    }

    /// What stands in every account.
    public Map<Account, Standing> balances() {
        var balances = new HashMap<Account, Standing>();
        realm.ledger().places().forEach((place, standing) -> balances.merge(of(place), standing, Standing::and));
        return balances;
    }

    private String inCurrency(String name, String currency) {
        return currency.equals(realm.settings().homeCurrency()) ? name : name + " - " + currency;
    }

    /// Goods that are counted stand among the assets until they are sold.
    private String costs(String item) {
        var counted = realm.table(Kind.ITEM)
                .find(item)
                .filter(entry -> "Inventory".equals(entry.type))
                .isPresent();
        return counted ? "AssetAccountRef" : "ExpenseAccountRef";
    }

    private Optional<Account> of(String item, String property) {
        return realm.table(Kind.ITEM)
                .find(item)
                .flatMap(entry -> realm.itemAccounts().of(entry, property))
                .flatMap(this::byId);
    }

    private Optional<Account> byId(String id) {
        return realm.table(Kind.ACCOUNT).find(id).map(Chart::account);
    }

    private Account named(String name) {
        return realm.named(Kind.ACCOUNT, name).map(Chart::account).orElse(new Account("", name, ""));
    }

    private static Account account(Entry entry) {
        return new Account(entry.id, entry.nameOrEmpty(), entry.type == null ? "" : entry.type);
    }
}
