package dev.cloudcart.linnworks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

    /// Jackson lets something else out of numbers with more than ten digits behind their e.
    private static final String BEYOND = "1e12345678901";

    /// Two answers in one, or one with rubbish behind it, are half read by whoever stops at the first end.
    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}]", "{},", "{} null", "{} <html>"})
    void takesNothingThatHasMoreBehindIt(String body) {
        assertThatThrownBy(() -> Json.tree(bytes(body))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.filed(bytes(body))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.filedPurchase(bytes(body))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.order(slice(body))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.row(slice(body))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.purchaseHeader(slice(body))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.supplier(slice(body))).isInstanceOf(JacksonException.class);
        assertThat(Json.isObject(slice(body))).isFalse();
    }

    @Test
    void takesANumberBeyondAllNumbersForMalformed() {
        assertThatThrownBy(() -> Json.tree(bytes("{\"a\":%s}".formatted(BEYOND))))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.row(slice("{\"fTotalCharge\":%s}".formatted(BEYOND))))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void findsNoNumberWhereOneIsBeyondAllNumbers() {
        assertThat(Json.number(slice("{\"a\":%s}".formatted(BEYOND)), "a")).isEmpty();
        assertThat(Json.number(slice("{\"a\":1.50}"), "a")).contains(new BigDecimal("1.50"));
    }

    private static Slice slice(String json) {
        var bytes = bytes(json);
        return new Slice(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
