package dev.cloudcart.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.ShownLine;

/// What was wanted beside what the books show, line by line.
class LineBesideTest {

    /// Lines are written as `item quantity net`, with slashes between lines.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            A 1 1.00           | A 1 1.00           | A 1.00 = A 1.00: 0.00
            A 1 1.00/B 2 2.00  | B 2 2.00/A 1 1.00  | A 1.00 = A 1.00: 0.00, B 2.00 = B 2.00: 0.00
            A 1 1.00/A 1 1.00  | A 1 1.00           | A 1.00 = A 1.00: 0.00, A 1.00 - nothing: -1.00
            A 1 1.00/B 2 2.00  | A 3 3.00/B 2 2.00  | A 1.00 - A 3.00: 2.00, B 2.00 = B 2.00: 0.00
            A 1 1.00           | A 1 1.00/C 1 5.00  | A 1.00 = A 1.00: 0.00, nothing - C 5.00: 5.00
            A 1 1.00           | none               | A 1.00 - nothing: -1.00
            none               | A 1 1.00           | nothing - A 1.00: 1.00
            """)
    void tellsWhichLineIsWhich(@Nullable String wanted, @Nullable String shown, String told) {
        assertThat(LineBeside.of(lines(wanted), lines(shown)).stream()
                        .map(LineBesideTest::told)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(told);
    }

    @Test
    void tellsNoDifferenceBetweenCurrencies() {
        var line = lines("A 1 1.00").getFirst();
        var euros =
                new ShownLine(line.item(), "", line.quantity(), line.unitPrice(), Money.parse("EUR 1.00"), line.code());

        assertThat(LineBeside.of(List.of(line), List.of(euros)).getFirst().difference())
                .isEmpty();
    }

    private static String told(LineBeside line) {
        return "%s %s %s: %s"
                .formatted(
                        told(line.wanted()),
                        line.isSame() ? "=" : "-",
                        told(line.shown()),
                        line.difference().orElseThrow().getAmount());
    }

    private static String told(@Nullable ShownLine line) {
        return line == null ? "nothing" : line.item().name() + " " + line.net().getAmount();
    }

    private static List<ShownLine> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("/"))
                        .map(line -> line.split(" "))
                        .map(words -> new ShownLine(
                                new Ref<>(words[0], words[0]),
                                "",
                                new BigDecimal(words[1]),
                                new BigDecimal("1.00"),
                                Money.parse("GBP " + words[2]),
                                null))
                        .toList();
    }
}
