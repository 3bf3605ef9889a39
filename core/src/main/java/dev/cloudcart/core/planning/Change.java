package dev.cloudcart.core.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.ShownLine;

/// One thing that an amendment changes in a document, before → after, or that goes with it.
public sealed interface Change {

    /// Such as `total GBP 18.90 → GBP 24.00`.
    String words();

    /// @param what such as `total`
    record Figure(String what, Money before, Money after) implements Change {
        @Override
        public String words() {
            return "%s %s → %s".formatted(what, before, after);
        }
    }

    /// @param what such as `day`
    /// @param before empty where there was none
    /// @param after empty where there is none any more
    record Word(String what, String before, String after) implements Change {
        @Override
        public String words() {
            return "%s %s → %s".formatted(what, told(before), told(after));
        }
    }

    record LineAdded(ShownLine line) implements Change {
        @Override
        public String words() {
            return "added: " + whole(line);
        }
    }

    record LineRemoved(ShownLine line) implements Change {
        @Override
        public String words() {
            return "taken out: " + whole(line);
        }
    }

    /// Another line of the same item: what of it is another is told.
    record LineChanged(ShownLine before, ShownLine after) implements Change {
        @Override
        public String words() {
            var told = new ArrayList<String>();
            add(told, "quantity", number(before.quantity()), number(after.quantity()));
            add(told, "price", number(before.unitPrice()), number(after.unitPrice()));
            boolean isOfOneCurrency = before.net().isSameCurrency(after.net());
            add(told, "net", amount(before, isOfOneCurrency), amount(after, isOfOneCurrency));
            if (!Differences.isOfTheSameCode(before, after)) {
                add(told, "tax code", code(before), code(after));
            }
            if (!Differences.sayTheSame(before.description(), after.description())) {
                add(told, "description", before.description(), after.description());
            }
            return called(after.item()) + ": " + String.join(", ", told);
        }
    }

    private static String whole(ShownLine line) {
        var words = new ArrayList<>(List.of(called(line.item())));
        if (line.quantity() != null && line.unitPrice() != null) {
            words.add("%s × %s".formatted(number(line.quantity()), number(line.unitPrice())));
        }
        words.add("net " + amount(line, true));
        if (!code(line).isEmpty()) {
            words.add(code(line));
        }
        return String.join(", ", words);
    }

    private static void add(List<String> told, String what, String before, String after) {
        if (!before.equals(after)) {
            told.add("%s %s → %s".formatted(what, told(before), told(after)));
        }
    }

    private static String called(Ref<Ref.Item> item) {
        return told(item.name().isEmpty() ? item.id() : item.name());
    }

    private static String told(String word) {
        return word.isEmpty() ? "none" : word;
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String amount(ShownLine line, boolean isCurrencyClear) {
        return isCurrencyClear
                ? line.net().getAmount().toPlainString()
                : line.net().toString();
    }

    private static String code(ShownLine line) {
        var code = Objects.requireNonNullElse(line.code(), new Ref<>("", ""));
        return code.name().isEmpty() ? code.id() : code.name();
    }
}
