package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"access_token\":\"abc\",\"expires_in\":3600}|{\"access_token\":\"***\",\"expires_in\":3600}",
                "{\"ApplicationSecret\" : \"a\\\"b\"}|{\"ApplicationSecret\" : \"***\"}",
                "{\"FullName\":\"Ann Smith\",\"TotalCharge\":3.5}|{\"FullName\":\"***\",\"TotalCharge\":3.5}",
                "{\"Address1\":\"1 Mill Yard\",\"cPostCode\":\"ZZ1\"}|{\"Address1\":\"***\",\"cPostCode\":\"***\"}",
                "{\"Token\":\"cut off in the mid|{\"Token\":\"***\"",
                "grant_type=refresh&refresh_token=xyz&a=b" + "|grant_type=refresh&refresh_token=***&a=b",
                "Authorization: Bearer ey.J-x|Authorization: ***",
                "sent Basic YWJj== twice|sent Basic *** twice",
                "no customer ann.smith@example.com here|no customer *** here",
                "{\"Message\":\"No items found\"}|{\"Message\":\"No items found\"}"
            })
    void hidesSecretsAndPersonalData(String text, String redacted) {
        assertThat(Redaction.text(text)).isEqualTo(redacted);
    }

    @Test
    void keepsOfAnAddressOnlyWhatNamesThePlace() {
        var uri = URI.create("https://user:pw@host.example:8443/a/b?code=123&realmId=9");

        assertThat(Redaction.uri(uri)).isEqualTo("https://host.example:8443/a/b?code=***&realmId=***");
    }

    /// An error text of 2.5 KB overflowed the stack once, and with it the thread that was to tell of it.
    @ParameterizedTest
    @ValueSource(ints = {2_500, 100_000, 3_000_000})
    void looksAtTextsOfAnyLength(int length) {
        var said = "{\"Message\":\"" + "a\\\"b".repeat(length / 4) + "\",\"Token\":\"" + "x".repeat(length) + "\"}";

        assertThat(Redaction.text(said).length()).isLessThanOrEqualTo(4_100);
        assertThat(Redaction.text("{\"Token\":\"" + "x".repeat(length) + "\"}"))
                .isEqualTo(length > 4_000 ? "{\"Token\":\"***\"" : "{\"Token\":\"***\"}");
    }

    @Test
    void cutsLongTexts() {
        assertThat(Redaction.excerpt("abcdef", 3)).isEqualTo("abc…");
    }
}
