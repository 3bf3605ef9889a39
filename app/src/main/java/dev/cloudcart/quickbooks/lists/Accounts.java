package dev.cloudcart.quickbooks.lists;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.PayAccount;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.text.Names;

/// Chooses accounts of the chart: those of items that have to be created, and those in which purchases are
/// owed.
public final class Accounts {

    private static final List<String> INCOME = List.of("Income");
    private static final List<String> COST_OF_GOODS = List.of("Cost of Goods Sold");
    private static final List<String> PAYABLE = List.of("Accounts Payable");
    private static final String BANK = "Bank";
    private static final String CREDIT_CARD = "Credit Card";
    private static final String UNDEPOSITED = "Other Current Asset";
    private static final List<String> STOCK = List.of("Other Current Asset");
    private static final List<String> EXPENSE = List.of("Expense", "Other Expense");

    /// Usual first; what is not named comes after (Intuit, Account `AccountSubType`).
    private static final List<String> INCOME_PREFERRED =
            List.of("SalesOfProductIncome", "SalesRetail", "SalesWholesale", "OtherPrimaryIncome", "ServiceFeeIncome");

    /// They take off from income, or are kept by QuickBooks itself.
    private static final List<String> INCOME_NEVER = List.of("DiscountsRefundsGiven", "UnappliedCashPaymentIncome");

    private static final List<String> EXPENSE_PREFERRED =
            List.of("SuppliesMaterialsCogs", "SuppliesMaterials", "OtherCostsOfServiceCos");

    private final ListIndex index;

    public Accounts(ListIndex index) {
        this.index = index;
    }

    /// @param name empty for the usual one
    public Lookup<Ref<Ref.Account>> income(String name) {
        var accounts = index.accounts(INCOME);
        return name.isBlank() ? usualIncome(accounts) : namedIncome(accounts, name);
    }

    private static Lookup<Ref<Ref.Account>> usualIncome(List<Listed> accounts) {
        return accounts.stream()
                .filter(account -> !INCOME_NEVER.contains(account.subtype()))
                .min(usual(INCOME_PREFERRED))
                .<Lookup<Ref<Ref.Account>>>map(account -> new Lookup.Found<>(account.ref()))
                .orElseGet(() -> new Lookup.Unavailable<>(ListCause.NO_INCOME_ACCOUNT.of()));
    }

    private static Lookup<Ref<Ref.Account>> namedIncome(List<Listed> accounts, String name) {
        var key = Names.key(name);
        return accounts.stream()
                .filter(account -> account.nameKey().equals(key)
                        || Names.key(account.fullName()).equals(key))
                .min(Listed.OLDEST_FIRST)
                .<Lookup<Ref<Ref.Account>>>map(account -> new Lookup.Found<>(account.ref()))
                .orElseGet(() -> new Lookup.Unavailable<>(ListCause.NO_SUCH_INCOME_ACCOUNT.of(name)));
    }

    /// The oldest of each currency. One that names no currency is kept in the home currency (Intuit, Account
    /// `CurrencyRef`).
    public Map<CurrencyUnit, Ref<Ref.Account>> payables() {
        var payables = new HashMap<CurrencyUnit, Ref<Ref.Account>>();
        index.accounts(PAYABLE).stream()
                .sorted(Listed.OLDEST_FIRST)
                .forEach(account -> currency(account).ifPresent(code -> payables.putIfAbsent(code, account.ref())));
        return payables;
    }

    /// All that purchases can be owed on, the oldest first.
    public List<PayAccount> owedOn() {
        return index.accounts(PAYABLE).stream()
                .sorted(Listed.OLDEST_FIRST)
                .flatMap(
                        account -> currency(account)
                                .map(currency -> new PayAccount(account.ref(), account.fullName(), currency, false))
                                .stream())
                .toList();
    }

    /// Ids of those in which money waits for the bank.
    public Set<String> undeposited() {
        return index.accounts(List.of(UNDEPOSITED)).stream().map(Listed::id).collect(Collectors.toSet());
    }

    /// Of banks and credit cards.
    public List<PayAccount> payFrom() {
        return index.accounts(List.of(BANK, CREDIT_CARD)).stream()
                .sorted(Listed.OLDEST_FIRST)
                .flatMap(account -> currency(account)
                        .map(currency -> new PayAccount(
                                account.ref(),
                                account.fullName(),
                                currency,
                                account.type().equals(CREDIT_CARD)))
                        .stream())
                .toList();
    }

    /// That purchases can go on, the usual one first: what goods cost, other expenses, and at last stock.
    public List<PayAccount> expenses() {
        return Stream.of(COST_OF_GOODS, EXPENSE, STOCK)
                .flatMap(types -> index.accounts(types).stream().sorted(usual(EXPENSE_PREFERRED)))
                .flatMap(
                        account -> currency(account)
                                .map(currency -> new PayAccount(account.ref(), account.fullName(), currency, false))
                                .stream())
                .toList();
    }

    private Optional<CurrencyUnit> currency(Listed account) {
        return account.currency().isEmpty()
                ? Optional.of(index.facts().home())
                : CurrencyUnit.registeredCurrencies().stream()
                        .filter(currency -> currency.getCode().equals(account.currency()))
                        .findFirst();
    }

    /// Whether no account that purchases can go on has this name.
    public boolean lackPurchasesAccount(String name) {
        return !name.isEmpty() && expenses().stream().noneMatch(account -> account.isCalled(name));
    }

    /// Outside the US every item needs one; inside, only to be bought (Intuit, Item `ExpenseAccountRef`). Goods
    /// that are not counted go on no account of stock, also where lines of purchases do.
    ///
    /// @param name empty for the usual one
    public Optional<Ref<Ref.Account>> expense(String name) {
        return named(COST_OF_GOODS, name)
                .or(() -> named(EXPENSE, name))
                .or(() -> usualExpense(COST_OF_GOODS))
                .or(() -> usualExpense(EXPENSE));
    }

    private Optional<Ref<Ref.Account>> named(List<String> types, String name) {
        var key = Names.key(name);
        return index.accounts(types).stream()
                .filter(account -> account.nameKey().equals(key)
                        || Names.key(account.fullName()).equals(key))
                .min(Listed.OLDEST_FIRST)
                .map(Listed::ref);
    }

    private Optional<Ref<Ref.Account>> usualExpense(List<String> types) {
        return index.accounts(types).stream().min(usual(EXPENSE_PREFERRED)).map(Listed::ref);
    }

    private static Comparator<Listed> usual(List<String> preferred) {
        return Comparator.<Listed>comparingInt(account -> {
                    int place = preferred.indexOf(account.subtype());
                    return place < 0 ? preferred.size() : place;
                })
                .thenComparing(Listed.OLDEST_FIRST);
    }
}
