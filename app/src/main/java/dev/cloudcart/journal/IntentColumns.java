package dev.cloudcart.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Ref;

/// The columns that an intent has in each table that keeps some, and their types.
final class IntentColumns {

    private static final Map<String, String> TYPES = new LinkedHashMap<>();
    private static final Map<String, Function<Intent, @Nullable String>> VALUES = new LinkedHashMap<>();

    static {
        add("documents", "int", intent -> Integer.toString(intent.origin().documents()));
        add("source", "text", Intent::source);
        add("record_print", "text", intent -> intent.origin().version().print());
        add("record_content", "text", intent -> intent.origin().version().content());
        add("source_gross", "numeric", intent -> plain(intent.origin().gross()));
        add("source_tax", "numeric", intent -> plain(intent.origin().tax()));
        add("document_type", "text", intent -> intent.type().name());
        add("store", "text", Intent::store);
        add("day", "date", intent -> intent.day().toString());
        add("number", "text", Intent::number);
        add("currency", "text", intent -> intent.gross().getCurrencyUnit().getCode());
        add("gross", "numeric", intent -> plain(intent.gross()));
        add("tax", "numeric", intent -> plain(intent.tax()));
        add("taxes", "jsonb", intent -> TaxColumn.write(intent.expected().taxes()));
        add("tax_code", "text", intent -> intent.expected().taxCode());
        add("customer", "text", intent -> of(intent.expected().party(), Ref::id));
        add("customer_name", "text", intent -> of(intent.expected().party(), Ref::name));
        add("lines", "int", intent -> of(intent.expected().lines(), Object::toString));
        add("nets", "jsonb", intent -> NetColumn.write(intent.expected().nets()));
        add("content", "text", intent -> intent.content().toString());
        add("line_sources", "jsonb", intent -> LineColumns.sources(intent.lines()));
        add("links", "jsonb", intent -> LineColumns.links(intent.expected().links()));
        add("payable", "text", intent -> intent.expected().payable());
        add("applied", "jsonb", intent -> AppliedColumn.write(intent.expected().applied()));
    }

    /// In the order of [#of].
    static final List<String> NAMES = List.copyOf(TYPES.keySet());

    private static final int BEFORE = 6;

    private IntentColumns() {}

    private static void add(String name, String type, Function<Intent, @Nullable String> value) {
        TYPES.put(name, type);
        VALUES.put(name, value);
    }

    static String names() {
        return String.join(", ", NAMES);
    }

    /// Of a table of texts, each as what it is.
    static String cast(String table) {
        return TYPES.entrySet().stream()
                .map(column -> "%s.%s::%s".formatted(table, column.getKey(), column.getValue()))
                .collect(Collectors.joining(", "));
    }

    /// A place for each array of [#of] and some more.
    static String places(int more) {
        return IntStream.range(0, BEFORE + NAMES.size() + more)
                .mapToObj(_ -> "?")
                .collect(Collectors.joining(", "));
    }

    /// An array of texts for each column: short id, kind, record, role, generation and part, then the [#NAMES].
    static List<Object> of(List<Map.Entry<String, Intent>> rows) {
        var keys = Stream.<Object>of(
                Columns.of(rows, Map.Entry::getKey),
                Columns.of(rows, row -> row.getValue().key().kind().name()),
                Columns.of(rows, row -> row.getValue().key().source().toString()),
                Columns.of(rows, row -> row.getValue().key().role().name()),
                Columns.of(rows, row -> Integer.toString(row.getValue().key().generation())),
                Columns.of(rows, row -> Integer.toString(row.getValue().key().part())));
        return Stream.concat(
                        keys,
                        VALUES.values().stream().map(value -> Columns.of(rows, row -> value.apply(row.getValue()))))
                .toList();
    }

    private static @Nullable String plain(@Nullable Money money) {
        return of(money, some -> some.getAmount().toPlainString());
    }

    private static <T> @Nullable String of(@Nullable T value, Function<T, String> text) {
        return value == null ? null : text.apply(value);
    }
}
