package dev.cloudcart.web.fields;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.ports.KnownNames.Known;
import dev.cloudcart.settings.Control;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.SettingsForm.Field;

/// Finds choices that may be taken but do not fit what is known of the books.
final class Warnings {

    /// What is created when it is missing may be missing.
    private static final Set<BooksList> MUST_BE_THERE =
            Set.of(BooksList.INCOME_ACCOUNTS, BooksList.OWING_ACCOUNTS, BooksList.PAYING_ACCOUNTS, BooksList.TAX_CODES);

    private final Filled filled;
    private final Map<BooksList, Known> names;
    private final CurrencyUnit home;
    private final Map<String, String> found = new TreeMap<>();

    private Warnings(Filled filled, Map<BooksList, Known> names, CurrencyUnit home) {
        this.filled = filled;
        this.names = names;
        this.home = home;
    }

    static Map<String, String> of(List<Field> fields, Filled filled, Map<BooksList, Known> names, CurrencyUnit home) {
        var warnings = new Warnings(filled, names, home);
        fields.forEach(field -> {
            field.names().ifPresent(list -> warnings.mustBeThere(field.path(), list));
            if (field.control() instanceof Control.Rows(var columns)) {
                columns.forEach(column ->
                        column.names().ifPresent(list -> warnings.mustBeThere(field.path(), column.name(), list)));
            }
        });
        return warnings.found;
    }

    private void mustBeThere(String table, String column, BooksList list) {
        for (int row : filled.rows(table)) {
            var cell = table + "." + row + "." + column;
            mustBeThere(cell, list)
                    .ifPresent(name -> mustBeIn(cell, filled.text(table + "." + row + ".currency"), name));
        }
    }

    private Optional<KnownNames.Name> mustBeThere(String field, BooksList list) {
        var known = names.get(list);
        var text = filled.text(field).strip();
        if (known == null || known.asOf().isEmpty() || text.isEmpty() || !MUST_BE_THERE.contains(list)) {
            return Optional.empty();
        }
        var name = known.names().stream()
                .filter(one -> one.text().equalsIgnoreCase(text) || one.text().endsWith(":" + text))
                .findFirst();
        if (name.isEmpty() && known.names().size() < Fields.NAMES_MAX) {
            found.put(
                    field,
                    "QuickBooks had no such %s when it was looked at last."
                            .formatted(list == BooksList.TAX_CODES ? "tax code" : "account"));
        }
        return name;
    }

    private void mustBeIn(String field, String wanted, KnownNames.Name account) {
        var currency = account.currency().isEmpty() ? home.getCode() : account.currency();
        if (!wanted.isBlank() && !currency.equals(wanted.strip().toUpperCase(Locale.ROOT))) {
            found.put(
                    field,
                    "This account is kept in %s: what is in %s needs one in %2$s.".formatted(currency, wanted.strip()));
        }
    }
}
