package dev.cloudcart.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;

/// Shows what is held for people: orders that are held for the same reason together, wrapped to the width.
final class HeldText {
    private HeldText() {}

    /// @param number of the order
    record Held(String number, String reason, String mend) {}

    private record Why(String reason, String mend) {}

    static String count(int orders) {
        return orders == 1 ? "1 order" : "%,d orders".formatted(orders);
    }

    /// @param columns of the terminal; 0 for none
    static String text(List<Held> held, int columns) {
        var numbers = new LinkedHashMap<Why, List<String>>();
        held.forEach(one -> numbers.computeIfAbsent(new Why(one.reason(), one.mend()), _ -> new ArrayList<>()).add(one
                .number()));
        var text = new StringJoiner("\n");
        numbers.forEach((why, orders) -> {
            text.add(Wrap.text(String.join(", ", orders), "  ", columns));
            text.add(Wrap.text(why.reason(), "    ", columns));
            text.add(Wrap.text(why.mend(), "    To mend: ", columns));
        });
        return text.toString();
    }
}
