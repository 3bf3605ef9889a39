package dev.cloudcart.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.mapping.Rules.AccountOf;

/// Accounts, one row for each currency.
final class AccountsTable extends RowsKind<AccountOf, List<AccountOf>> {

    private static final Text CURRENCY = new Text(1, 3);
    private static final Text ACCOUNT = new Text(1, 500);

    private final BooksList from;
    private final String example;

    AccountsTable(BooksList from, String example) {
        super("currency", "account");
        this.from = from;
        this.example = example;
    }

    @Override
    @Nullable
    AccountOf row(Cells cells) {
        var code = cells.text("currency", CURRENCY);
        var account = cells.text("account", ACCOUNT);
        if (code.isEmpty()) {
            return null;
        }
        var currency = cells.found(currency(code), "currency: \"%s\" is none; give a code such as GBP".formatted(code));
        return currency == null ? null : new AccountOf(currency, account);
    }

    private static Optional<CurrencyUnit> currency(String code) {
        try {
            return Optional.of(CurrencyUnit.of(code.toUpperCase(Locale.ROOT)))
                    .filter(currency -> !currency.isPseudoCurrency());
        } catch (IllegalCurrencyException none) {
            return Optional.empty();
        }
    }

    @Override
    Optional<String> clash(AccountOf earlier, AccountOf later) {
        return earlier.currency().equals(later.currency())
                ? Optional.of("an earlier row has the account for %s".formatted(later.currency()))
                : Optional.empty();
    }

    @Override
    List<AccountOf> table(List<AccountOf> rows) {
        return List.copyOf(rows);
    }

    @Override
    List<AccountOf> rows(List<AccountOf> table) {
        return table;
    }

    @Override
    String written(AccountOf row) {
        return "{currency: %s, account: %s}".formatted(row.currency(), Text.quoted(row.account()));
    }

    @Override
    public Control control() {
        return new Control.Rows(List.of(
                Control.Column.of("currency", "Currency", new Control.Line(3)).needed(),
                Control.Column.of("account", "Account", new Control.Line(500))
                        .needed()
                        .from(from)));
    }

    @Override
    public String allowed() {
        return "a list such as [{currency: GBP, account: \"%s\"}], one row for each currency".formatted(example);
    }
}
