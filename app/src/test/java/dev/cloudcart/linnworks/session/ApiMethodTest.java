package dev.cloudcart.linnworks.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiMethodTest {

    /// The program works with 224 MB, and a page is read while another one is posted.
    @ParameterizedTest
    @EnumSource
    void takesNoAnswerThatFillsTheMemory(ApiMethod method) {
        assertThat(method.answerBytesMax()).isBetween(1 << 20, 32 << 20);
    }
}
