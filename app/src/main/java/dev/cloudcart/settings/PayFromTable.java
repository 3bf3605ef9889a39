package dev.cloudcart.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.mapping.Rules.PayFrom;

/// The accounts that suppliers are paid from, one row for each currency.
final class PayFromTable extends RowsKind<PayFrom, List<PayFrom>> {

    private static final Text CURRENCY = new Text(1, 3);
    private static final Text ACCOUNT = new Text(1, 500);

    PayFromTable() {
        super("currency", "account");
    }

    @Override
    @Nullable
    PayFrom row(Cells cells) {
        var code = cells.text("currency", CURRENCY);
        var account = cells.text("account", ACCOUNT);
        if (code.isEmpty()) {
            return null;
        }
        var currency = cells.found(currency(code), "currency: \"%s\" is none; give a code such as GBP".formatted(code));
        return currency == null ? null : new PayFrom(currency, account);
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
    Optional<String> clash(PayFrom earlier, PayFrom later) {
        return earlier.currency().equals(later.currency())
                ? Optional.of("an earlier row has the account for %s".formatted(later.currency()))
                : Optional.empty();
    }

    @Override
    List<PayFrom> table(List<PayFrom> rows) {
        return List.copyOf(rows);
    }

    @Override
    List<PayFrom> rows(List<PayFrom> table) {
        return table;
    }

    @Override
    String written(PayFrom row) {
        return "{currency: %s, account: %s}".formatted(row.currency(), Text.quoted(row.account()));
    }

    @Override
    public Control control() {
        return new Control.Rows(List.of(
                Control.Column.of("currency", "Currency", new Control.Line(3)).needed(),
                Control.Column.of("account", "Account", new Control.Line(500))
                        .needed()
                        .from(BooksList.PAYING_ACCOUNTS)));
    }

    @Override
    public String allowed() {
        return "a list such as [{currency: GBP, account: \"Current account\"}], one row for each currency";
    }
}
