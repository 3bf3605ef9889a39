package dev.cloudcart.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.quickbooks.text.Letters;
import dev.cloudcart.quickbooks.text.Names;

/// Names drawn from all of Unicode, against what QuickBooks' pages say a name may be.
class NamesStayApartTest {

    private static final int NAMES = 5_000;
    private static final long SEED = 20260304;

    /// Letters that are close to each other, so that names often become alike.
    private static final List<String> CLOSE = List.of(
            "红", "洪", "杯", "é", "e", "É", "ł", "l", ":", "-", "\"", "'", "''", "\t", " ", "\u200B", "😀", "ﬁ", "fi",
            "ß", "ss", "İ", "i", "ı", "К", "K", "\u0301", "\u0007", "\u2028", "A", "a", "…", "...", "\u00A0", "\u3000",
            "\u00AD");

    /// @param forbidden what must not stand in it, beside control characters
    record Field(String name, boolean latinOnly, int max, String forbidden, UnaryOperator<String> made) {

        @Override
        public String toString() {
            return name + (latinOnly ? " in the United States" : " elsewhere");
        }
    }

    static Stream<Field> fields() {
        return Stream.of(true, false).flatMap(latin -> {
            var letters = new Letters(latin);
            return Stream.of(
                    new Field("customer", latin, 500, ":\t\n\r", letters::displayName),
                    new Field("item", latin, 100, ":\t\n\r\"", letters::itemName),
                    new Field("SKU", latin, 100, "\t\n\r", letters::sku));
        });
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fitsAndIsAlwaysTheSameAndItsOwn(Field field) {
        var becameOf = new HashMap<String, String>();
        var random = new Random(SEED);
        for (int i = 0; i < NAMES; i++) {
            var name = i % 2 == 0 ? anything(random) : alike(random);
            if (name.isBlank()) {
                continue;
            }

            var made = field.made.apply(name);

            assertFits(field, made);
            assertThat(field.made.apply(name)).isEqualTo(made);
            if (isPlain(name, field)) {
                assertThat(made).isEqualTo(name.strip());
            }
            var other = becameOf.put(Names.key(made), Names.key(name));
            assertThat(other == null || other.equals(Names.key(name)))
                    .as("%s and %s became %s", other, name, made)
                    .isTrue();
        }
        assertThat(becameOf).hasSizeGreaterThan(NAMES / 2);
    }

    private static void assertFits(Field field, String made) {
        assertThat(made).isNotBlank().isEqualTo(made.strip());
        assertThat(made.length()).isLessThanOrEqualTo(field.max);
        assertThat(made.chars()).as(made).noneMatch(letter -> field.forbidden.indexOf(letter) >= 0 || letter < ' ');
        var charset = field.latinOnly ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        assertThat(charset.newEncoder().canEncode(made)).as(made).isTrue();
    }

    /// What nobody would want to see changed.
    private static boolean isPlain(String name, Field field) {
        return name.length() <= field.max
                && name.chars()
                        .allMatch(letter -> letter >= ' ' && letter < 0x7F && field.forbidden.indexOf(letter) < 0);
    }

    private static String anything(Random random) {
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 600 : 12);
        int top = List.of(0x7F, 0x250, 0x3000, 0xFFFF, 0x10FFFF).get(random.nextInt(5));
        return random.ints(length, 0x20, top + 1)
                .filter(letter -> letter < 0xD800 || letter > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String alike(Random random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(_ -> CLOSE.get(random.nextInt(CLOSE.size())))
                .collect(Collectors.joining());
    }
}
