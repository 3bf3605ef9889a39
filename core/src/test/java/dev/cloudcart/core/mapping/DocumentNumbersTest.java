package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.mapping.Rules.NumberFrom;

/// Order 1001, whose identity ends in 03e9.
class DocumentNumbersTest {

    @Test
    void wantsTheReferenceThenTheOrderNumber() {
        assertThat(numbers(NumberFrom.CHANNEL_REFERENCE, "", "206-11")).containsExactly("206-11", "1001", "1001-03e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "MERGED", "merged", "1234567890123456789012", "红-1", "a\tb"})
    void takesTheOrderNumberWhereTheReferenceIsNone(String reference) {
        assertThat(numbers(NumberFrom.CHANNEL_REFERENCE, "", reference)).containsExactly("1001", "1001-03e9");
    }

    @Test
    void countsPrefixAndSuffix() {
        assertThat(numbers(NumberFrom.CHANNEL_REFERENCE, "LW", "12345678901234567890"))
                .first()
                .isEqualTo("LW1001");
        assertThat(numbers(NumberFrom.CHANNEL_REFERENCE, "LW", "1234567890123456789"))
                .first()
                .isEqualTo("LW1234567890123456789");
    }

    @Test
    void takesTheOrderNumberWhereThatIsWanted() {
        assertThat(numbers(NumberFrom.ORDER_NUMBER, "", "206-11")).containsExactly("1001", "1001-03e9");
    }

    @Test
    void wantsNoneWhereQuickBooksNumbers() {
        assertThat(numbers(NumberFrom.QUICKBOOKS, "", "206-11")).isEmpty();
    }

    private static List<String> numbers(NumberFrom from, String prefix, String reference) {
        return new DocumentNumbers(new Rules.Numbering(from, prefix, ""))
                .of(aSale().referredToAs(reference).sale());
    }
}
