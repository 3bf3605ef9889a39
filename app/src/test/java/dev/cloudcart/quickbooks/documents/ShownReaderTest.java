package dev.cloudcart.quickbooks.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownReaderTest {

    /// The answer that it is in may have megabytes.
    @ParameterizedTest
    @ValueSource(strings = {" ", "[CC-", " [CC-x] "})
    void needsNoLongerForAnyShapeOfANote(String piece) {
        var note = piece.repeat(1_000_000 / piece.length()) + "x";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ShownReader.withoutMark(note)))
                .isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a b  [CC-SALE-1-1],a b", "[CC-SALE-1-1 x] ,''"})
    void leavesTheMarkOut(String note, String shown) {
        assertThat(ShownReader.withoutMark(note)).isEqualTo(shown);
    }

    @Test
    void leavesWhatStandsInTheMiddle() {
        assertThat(ShownReader.withoutMark("[CC-SALE-1-1] a")).isEqualTo("[CC-SALE-1-1] a");
    }
}
