package dev.cloudcart.web.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.LineBeside;

/// The lines of a document as they were written last, beside those that QuickBooks shows where somebody looked.
///
/// @param sentence what there is to say about them; empty for nothing
record Lines(List<LineBeside> all, boolean looked, Optional<String> sentence) {

    static Lines written(List<ShownLine> wanted) {
        return new Lines(
                wanted.stream().map(line -> new LineBeside(line, null, false)).toList(), false, Optional.empty());
    }

    /// @param shown empty where QuickBooks shows none
    static Lines compared(List<ShownLine> wanted, List<ShownLine> shown) {
        var all = LineBeside.of(wanted, shown);
        long others = all.stream().filter(line -> !line.isSame()).count();
        return new Lines(
                all,
                true,
                Optional.of(
                        others == 0
                                ? "QuickBooks shows each line as it was written."
                                : others == 1 ? "One line differs." : "%d lines differ.".formatted(others)));
    }

    Lines saying(String what) {
        return new Lines(all, looked, Optional.of(what));
    }

    boolean isAllSame() {
        return all.stream().allMatch(LineBeside::isSame);
    }

    /// Of its description and what stands for one of it, that which was wanted, or else that which is shown.
    static ShownLine told(LineBeside line) {
        return Objects.requireNonNullElseGet(line.wanted(), () -> Objects.requireNonNull(line.shown()));
    }

    static String called(@Nullable Ref<?> ref) {
        return ref == null ? "" : ref.name().isEmpty() ? ref.id() : ref.name();
    }

    /// Such as `3 × 4.50`; empty where none is shown.
    static String pieces(@Nullable ShownLine line) {
        return line == null || line.quantity() == null || line.unitPrice() == null
                ? ""
                : "%s × %s"
                        .formatted(
                                line.quantity().toPlainString(),
                                line.unitPrice().toPlainString());
    }

    /// What else differs than the amount, in words; empty where nothing does.
    static String otherwise(LineBeside line) {
        var wanted = line.wanted();
        var shown = line.shown();
        if (line.isSame() || wanted == null || shown == null) {
            return "";
        }
        return new Change.LineChanged(wanted, shown).words();
    }

    Optional<Money> wanted() {
        return sum(all.stream().map(LineBeside::wanted));
    }

    Optional<Money> shown() {
        return sum(all.stream().map(LineBeside::shown));
    }

    Optional<Money> difference() {
        return wanted().flatMap(wanted -> shown().filter(wanted::isSameCurrency).map(shown -> shown.minus(wanted)));
    }

    private static Optional<Money> sum(Stream<@Nullable ShownLine> lines) {
        return lines.flatMap(line -> Optional.ofNullable(line).map(ShownLine::net).stream())
                .reduce((one, other) -> one.isSameCurrency(other) ? one.plus(other) : one);
    }
}
