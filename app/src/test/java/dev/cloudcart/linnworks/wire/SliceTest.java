package dev.cloudcart.linnworks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

    @Test
    void cutsObjectsOutOfAnArrayLetterByLetter() {
        assertThat(sliced("[ {\"a\":[1,{}]} , {\"b\" : \"é\"},null,{} ]"))
                .containsExactly("{\"a\":[1,{}]}", "{\"b\" : \"é\"}", "{}");
    }

    @Test
    void isNotMisledByTexts() {
        assertThat(sliced("[{\"a\":\"}]\\\"{[\"},{\"b\":\"\\\\\"}]"))
                .containsExactly("{\"a\":\"}]\\\"{[\"}", "{\"b\":\"\\\\\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ null ] "})
    void findsNothingInAnArrayWithoutObjects(String json) {
        assertThat(sliced(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[{\"a\":1}", "[{\"a\":\"", "null"})
    void refusesAnArrayThatIsCutOff(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> sliced(json));
    }

    private static List<String> sliced(String json) {
        return Slice.ofArray(json.getBytes(StandardCharsets.UTF_8), 0).stream()
                .map(SliceTest::text)
                .toList();
    }

    private static String text(Slice slice) {
        var bytes = new ByteArrayOutputStream();
        slice.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
