package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.ShownLine;

/// A line that was wanted beside the one that the books show for it.
///
/// @param wanted null of a line that the books have and nobody wanted
/// @param shown null of a line that was wanted and the books do not have
/// @param isSame whether both say the same, in whatever words
public record LineBeside(
        @Nullable ShownLine wanted, @Nullable ShownLine shown, boolean isSame) {

    /// Those that were wanted, in their order, and then those that the books have more. Which line is which is found
    /// as for an amendment: what is alike, then what is of one item and says the same, then what is of one item.
    public static List<LineBeside> of(List<ShownLine> wanted, List<ShownLine> shown) {
        var changed = new IdentityHashMap<ShownLine, ShownLine>();
        var missing = Collections.newSetFromMap(new IdentityHashMap<ShownLine, Boolean>());
        var more = new ArrayList<LineBeside>();
        for (var change : Differences.lines(wanted, shown)) {
            switch (change) {
                case Change.LineChanged(var before, var after) -> changed.put(before, after);
                case Change.LineRemoved(var line) -> missing.add(line);
                case Change.LineAdded(var line) -> more.add(new LineBeside(null, line, false));
                case Change.Figure _, Change.Word _ -> {}
            }
        }
        var lines = new ArrayList<LineBeside>();
        for (var line : wanted) {
            var other = changed.get(line);
            lines.add(
                    missing.contains(line)
                            ? new LineBeside(line, null, false)
                            : new LineBeside(line, other == null ? line : other, other == null));
        }
        lines.addAll(more);
        return List.copyOf(lines);
    }

    /// What the books show less what was wanted, net; empty where the currencies are not the same.
    public Optional<Money> difference() {
        if (wanted == null || shown == null) {
            return Optional.ofNullable(shown)
                    .map(ShownLine::net)
                    .or(() -> Optional.ofNullable(wanted).map(line -> line.net().negated()));
        }
        return wanted.net().isSameCurrency(shown.net())
                ? Optional.of(shown.net().minus(wanted.net()))
                : Optional.empty();
    }
}
