package dev.cloudcart.quickbooks.text;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

    /// Two answers in one, or one with rubbish behind it; and numbers out of which Jackson lets something else.
    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}]", "{},", "{} null", "{} <html>", "{\"a\":1e12345678901}"})
    void takesNothingThatIsMoreThanOneValueOrBeyondAllNumbers(String body) {
        assertThatThrownBy(() -> Json.tree(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void takesNothingOfThreeMillionLevels(String level) {
        var body = level.repeat(3_000_000).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.tree(body)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> {
                    try (var json = Json.parser(body)) {
                        json.nextToken();
                        json.skipChildren();
                    }
                })
                .isInstanceOf(JacksonException.class);
    }
}
