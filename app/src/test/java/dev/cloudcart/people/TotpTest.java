package dev.cloudcart.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /// The secret of RFC 6238, "12345678901234567890", in base 32.
    private static final Totp RFC = new Totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /// RFC 6238, appendix B, the rows of SHA-1.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheRfc(long seconds, String code) {
        assertThat(RFC.code(seconds / 30, 8)).isEqualTo(code);
    }

    @Test
    void aCodeIsRightForAStepBeforeAndAfter() {
        var now = Instant.ofEpochSecond(1_111_111_111);
        long step = 1_111_111_111 / 30;

        assertThat(RFC.step("050471", now, 0)).hasValue(step);
        assertThat(RFC.step("050 471", now.plusSeconds(30), 0)).hasValue(step);
        assertThat(RFC.step("050471", now.minusSeconds(30), 0)).hasValue(step);
        assertThat(RFC.step("050471", now.plusSeconds(60), 0)).isEmpty();
        assertThat(RFC.step("050471", now.minusSeconds(60), 0)).isEmpty();
        assertThat(RFC.step("050472", now, 0)).isEmpty();
    }

    @Test
    void aCodeIsNoneOnceItOrALaterOneWasUsed() {
        var now = Instant.ofEpochSecond(1_111_111_111);
        long step = 1_111_111_111 / 30;

        assertThat(RFC.step("050471", now, step - 1)).hasValue(step);
        assertThat(RFC.step("050471", now, step)).isEmpty();
        assertThat(RFC.step("050471", now, step + 1)).isEmpty();
    }

    @Test
    void secretsHave160BitsAndAreNeverShownByAccident() {
        assertThat(Totp.made().secret())
                .matches("[A-Z2-7]{32}")
                .isNotEqualTo(Totp.made().secret());
        assertThat(RFC).hasToString("a secret");
    }
}
