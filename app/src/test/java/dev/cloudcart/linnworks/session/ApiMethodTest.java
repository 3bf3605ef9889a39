package dev.cloudcart.linnworks.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApiMethodTest {

    /// Linnworks, Purchase Order API and Inventory API: the limits of each method.
    @ParameterizedTest
    @CsvSource({"SEARCH_PURCHASES, 150", "PURCHASE_ORDER, 250", "SUPPLIERS, 150"})
    void asksForPurchasesNoMoreOftenThanIsAllowed(ApiMethod method, int perMinute) {
        assertThat(method.perMinute()).isLessThanOrEqualTo(perMinute);
    }

    /// The program works with 224 MB, and a page is read while another one is posted.
    @ParameterizedTest
    @EnumSource
    void takesNoAnswerThatFillsTheMemory(ApiMethod method) {
        assertThat(method.answerBytesMax()).isBetween(1 << 20, 32 << 20);
    }
}
