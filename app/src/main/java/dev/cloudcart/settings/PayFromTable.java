package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.core.mapping.Rules.PayFrom;

/// The accounts that suppliers are paid from, one row for each currency.
record PayFromTable() implements Kind<List<PayFrom>> {

    private static final Set<String> COLUMNS = Set.of("currency", "account");
    private static final Text CURRENCY = new Text(1, 3);
    private static final Text ACCOUNT = new Text(1, 500);

    @Override
    public Parsed<List<PayFrom>> read(Tree tree) {
        if (tree.isBlank()) {
            return new Parsed.Good<>(List.of());
        }
        return tree instanceof Tree.Rows(var _, var rows) ? read(rows) : Parsed.Bad.at(tree.place(), "is " + allowed());
    }

    private Parsed<List<PayFrom>> read(List<Tree> rows) {
        var table = new ArrayList<PayFrom>();
        var problems = new ArrayList<Problem>();
        for (var row : rows) {
            switch (row(row)) {
                case Parsed.Good<PayFrom>(var entry) -> {
                    if (table.stream().anyMatch(earlier -> earlier.currency().equals(entry.currency()))) {
                        problems.add(new Problem(
                                row.place(), "an earlier row has the account for %s".formatted(entry.currency())));
                    }
                    table.add(entry);
                }
                case Parsed.Bad<PayFrom>(var bad) -> problems.addAll(bad);
            }
        }
        return problems.isEmpty() ? new Parsed.Good<>(List.copyOf(table)) : new Parsed.Bad<>(problems);
    }

    private Parsed<PayFrom> row(Tree tree) {
        if (!(tree instanceof Tree.Table table)) {
            return Parsed.Bad.at(tree.place(), "is " + allowed());
        }
        var entries = Entries.of(table);
        var problems = new ArrayList<>(entries.problems());
        entries.byKey().forEach((column, entry) -> {
            if (!COLUMNS.contains(column)) {
                problems.add(new Problem(
                        entry.place(), "a row has no \"%s\"; it has currency and account".formatted(column)));
            }
        });
        var code = cell(table, entries, "currency", CURRENCY, problems);
        var account = cell(table, entries, "account", ACCOUNT, problems);
        var currency = currency(code);
        if (currency.isEmpty() && !code.isEmpty()) {
            problems.add(
                    new Problem(tree.place(), "currency: \"%s\" is none; give a code such as GBP".formatted(code)));
        }
        return problems.isEmpty()
                ? new Parsed.Good<>(new PayFrom(currency.orElseThrow(), account))
                : new Parsed.Bad<>(problems);
    }

    private static Optional<CurrencyUnit> currency(String code) {
        try {
            return Optional.of(CurrencyUnit.of(code.toUpperCase(Locale.ROOT)))
                    .filter(currency -> !currency.isPseudoCurrency());
        } catch (IllegalCurrencyException none) {
            return Optional.empty();
        }
    }

    private static String cell(Tree row, Entries entries, String column, Text kind, List<Problem> problems) {
        var entry = entries.byKey().get(column);
        var parsed = entry == null ? kind.parse("", row.place()) : kind.read(entry.value());
        return switch (parsed) {
            case Parsed.Good<String>(var value) -> value;
            case Parsed.Bad<String>(var bad) -> {
                bad.forEach(problem -> problems.add(new Problem(problem.place(), column + ": " + problem.sentence())));
                yield "";
            }
        };
    }

    @Override
    public String write(List<PayFrom> value) {
        return value.stream().map(PayFromTable::row).collect(joining(", ", "[", "]"));
    }

    @Override
    public String block(List<PayFrom> value) {
        return value.isEmpty()
                ? " []"
                : value.stream().map(entry -> "\n    - " + row(entry)).collect(joining());
    }

    private static String row(PayFrom entry) {
        return "{currency: %s, account: %s}".formatted(entry.currency(), Text.quoted(entry.account()));
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
