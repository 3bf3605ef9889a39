package dev.cloudcart.simulators.linnworks.methods;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.cloudcart.simulators.linnworks.lists.OpenField;
import dev.cloudcart.simulators.linnworks.lists.OpenFilter;
import dev.cloudcart.simulators.linnworks.lists.OpenFilter.Compare;
import dev.cloudcart.simulators.linnworks.lists.OpenFilter.Match;
import dev.cloudcart.simulators.linnworks.lists.OpenList;
import dev.cloudcart.simulators.linnworks.lists.OpenList.Sorting;

/// Reads `filters` and `sorting` of the lists of open orders (Orders API, FieldsFilter and FieldSorting).
final class OpenFilters {
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Instant now;

    OpenFilters(Instant now) {
        this.now = now;
    }

    OpenList read(Arguments arguments) {
        return new OpenList(arguments.within("filters").map(this::filters).orElse(List.of()), sortings(arguments));
    }

    private List<OpenFilter> filters(Arguments filters) {
        return Stream.of(
                        read(filters, "TextFields", this::text),
                        read(filters, "BooleanFields", this::flag),
                        read(filters, "NumericFields", this::number),
                        read(filters, "DateFields", this::date),
                        read(filters, "ListFields", this::listed))
                .flatMap(Function.identity())
                .toList();
    }

    private interface Reader {
        OpenFilter read(OpenField field, Arguments filter);
    }

    private static Stream<OpenFilter> read(Arguments filters, String name, Reader reader) {
        return filters.objects(name).flatMap(filter -> field(filter).map(field -> reader.read(field, filter)).stream());
    }

    private static Optional<OpenField> field(Arguments filter) {
        return filter.text("FieldCode").flatMap(OpenField::named);
    }

    private OpenFilter text(OpenField field, Arguments filter) {
        return new OpenFilter.Text(
                field,
                choice(filter, "Type", Match.values()),
                filter.text("Text").orElse(""));
    }

    private OpenFilter flag(OpenField field, Arguments filter) {
        return new OpenFilter.Flag(field, filter.flag("Value"));
    }

    private OpenFilter number(OpenField field, Arguments filter) {
        var value = filter.text("Value").map(BigDecimal::new).orElse(BigDecimal.ZERO);
        return new OpenFilter.Amount(field, choice(filter, "Type", Compare.values()), value);
    }

    private enum Span {
        RANGE,
        OLDERTHAN,
        LASTDAYS
    }

    private OpenFilter date(OpenField field, Arguments filter) {
        var days = now.minus(Duration.ofDays(filter.whole("Value", 0)));
        return switch (choice(filter, "Type", Span.values())) {
            case RANGE ->
                new OpenFilter.Between(
                        field,
                        filter.moment("DateFrom").orElse(EVER),
                        filter.moment("DateTo").orElse(NEVER));
            case OLDERTHAN -> new OpenFilter.Between(field, EVER, days);
            case LASTDAYS -> new OpenFilter.Between(field, days, NEVER);
        };
    }

    private OpenFilter listed(OpenField field, Arguments filter) {
        var not = filter.text("Type")
                .filter(type -> type.equalsIgnoreCase("Not") || type.equals("1"))
                .isPresent();
        return new OpenFilter.Listed(field, !not, filter.text("Value").orElse(""));
    }

    private static List<Sorting> sortings(Arguments arguments) {
        return arguments
                .objects("sorting")
                .sorted(Comparator.comparingInt(sorting -> sorting.whole("Order", 0)))
                .flatMap(sorting -> field(sorting).map(field -> new Sorting(field, descending(sorting))).stream())
                .toList();
    }

    private static boolean descending(Arguments sorting) {
        return sorting.text("Direction")
                .filter(text -> text.equalsIgnoreCase("Descending") || text.equals("1"))
                .isPresent();
    }

    /// Without one, the first.
    private static <E extends Enum<E>> E choice(Arguments filter, String name, E[] choices) {
        return Arguments.choice(filter.text(name).orElse("0"), choices);
    }
}
