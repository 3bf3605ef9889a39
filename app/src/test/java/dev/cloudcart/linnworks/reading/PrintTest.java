package dev.cloudcart.linnworks.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;

class PrintTest {

    private static final String ROW = """
            "nStatus":1,"fTotalCharge":27.99,"cFullName":"Ann","dCancelledOn":"0001-01-01T00:00:00Z","cCurrency":"GBP"
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nStatus\":0",
                "\"fTotalCharge\":28.00",
                "\"fTax\":1",
                "\"Subtotal\":1",
                "\"fPostageCost\":1",
                "\"PostageCostExTax\":1",
                "\"TotalDiscount\":1",
                "\"HoldOrCancel\":true",
                "\"dCancelledOn\":\"2026-03-04T00:00:00Z\"",
                "\"dPaidOn\":\"2026-03-04T00:00:00Z\"",
                "\"IsResend\":true",
                "\"IsExchange\":true",
                "\"cCurrency\":\"EUR\"",
                "\"ReferenceNum\":\"MERGED\"",
                "\"SecondaryReference\":\"2\"",
                "\"ExternalReference\":\"3\"",
                "\"dProcessedOn\":\"2026-03-04T00:00:00Z\"",
                "\"dReceivedDate\":\"2026-03-04T00:00:00Z\"",
                "\"Source\":\"EBAY\"",
                "\"SubSource\":\"another account\""
            })
    void changesWithTheHeader(String member) {
        assertThat(print(ROW + "," + member)).isNotEqualTo(print(ROW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cFullName\":\"REDACTED\"",
                "\"cEmailAddress\":null",
                "\"fTotalCharge\":27.990",
                "\"dCancelledOn\":null",
                "\"IsResend\":false",
                "\"timeDiff\":3"
            })
    void staysWhateverElseChanges(String member) {
        assertThat(print(ROW + "," + member)).isEqualTo(print(ROW));
    }

    @Test
    void isShort() {
        assertThat(print(ROW)).hasSize(16);
    }

    private static String print(String members) {
        return Print.of(Json.row(Slice.of(("{" + members + "}").getBytes(StandardCharsets.UTF_8))));
    }
}
