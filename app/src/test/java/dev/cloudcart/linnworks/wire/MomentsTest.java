package dev.cloudcart.linnworks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "2022-05-23T00:09:35Z,2022-05-23T00:09:35Z",
        "2022-05-23T07:25:47.19Z,2022-05-23T07:25:47.190Z",
        "2022-05-23T07:25:47.1234567Z,2022-05-23T07:25:47.123456700Z",
        "2022-05-23T00:09:35,2022-05-23T00:09:35Z",
        "2022-05-23T01:09:35+01:00,2022-05-23T00:09:35Z",
        "2022-05-23T00:09:35.5-00:00,2022-05-23T00:09:35.500Z"
    })
    void readsAllFormsOfAMoment(String text, String moment) {
        assertThat(Moments.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00",
                "2022-13-45T00:00:00Z",
                "2022-05-23",
                "yesterday in the evening",
                "1899-12-30T00:00:00Z"
            })
    void findsNoneWhereThereIsNone(String text) {
        assertThat(Moments.parse(text)).isNull();
    }
}
