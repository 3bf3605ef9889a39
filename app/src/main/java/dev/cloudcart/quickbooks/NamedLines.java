package dev.cloudcart.quickbooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.quickbooks.chart.FactsStore;
import dev.cloudcart.quickbooks.lists.ListKind;
import dev.cloudcart.quickbooks.lists.ListStore;
import dev.cloudcart.quickbooks.lists.Listed;

/// Gives the lines that we sent the names of what they name by ids, as far as the index has them.
record NamedLines(ListStore lists, FactsStore facts) {

    List<ShownLine> of(List<ShownLine> lines) {
        if (lines.isEmpty()) {
            return lines;
        }
        var items = names(ListKind.ITEM, lines.stream().filter(line -> !line.onAccount()));
        var accounts = names(ListKind.ACCOUNT, lines.stream().filter(ShownLine::onAccount));
        var codes = facts.taxCodes().all().stream()
                .map(TaxCode::ref)
                .collect(Collectors.toMap(Ref::id, Ref::name, (one, _) -> one));
        return lines.stream()
                .map(line -> new ShownLine(
                        named(line.item(), line.onAccount() ? accounts : items),
                        line.description(),
                        line.quantity(),
                        line.unitPrice(),
                        line.net(),
                        code(line.code(), codes),
                        line.onAccount()))
                .toList();
    }

    private Map<String, String> names(ListKind kind, Stream<ShownLine> lines) {
        var ids = lines.map(line -> line.item().id()).distinct().toList();
        return lists.withIds(kind, ids).stream().collect(Collectors.toMap(Listed::id, Listed::fullName));
    }

    private static @Nullable Ref<Ref.TaxCode> code(@Nullable Ref<Ref.TaxCode> code, Map<String, String> names) {
        return code == null ? null : named(code, names);
    }

    private static <T extends Ref.Kind> Ref<T> named(Ref<T> ref, Map<String, String> names) {
        return new Ref<>(ref.id(), Optional.ofNullable(names.get(ref.id())).orElse(ref.name()));
    }
}
