package dev.cloudcart.quickbooks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiCallTest {

    /// The program works with 224 MB, and several batches are on their way at a time.
    @ParameterizedTest
    @EnumSource
    void takesNoAnswerThatFillsTheMemory(ApiCall call) {
        assertThat(call.answerBytesMax()).isBetween(1 << 20, 32 << 20);
    }
}
