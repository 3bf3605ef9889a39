package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
                "ann@b ann@@b.c <o'neil+x@mail.example.co.uk>.|ann@b ann@@b.c <***>.",
                "a@b@example.com.|a@***.",
                "{\"a\":\"Token\",\"Token\":\"b\"}|{\"a\":\"Token\",\"Token\":\"***\"}",
                "token: Bearer|token: ***",
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

    /// Four thousand letters of what each pattern has most work with, on the small stack of a thread that has just
    /// begun.
    @ParameterizedTest
    @MethodSource("worst")
    void needsNoStackAndLittleTimeForAnyShape(String text, String redactedStart) throws Exception {
        var redacted = new FutureTask<>(() -> Redaction.excerpt(text, 200));
        Thread.ofVirtual().start(redacted);

        assertThat(redacted.get(2, TimeUnit.SECONDS)).startsWith(redactedStart);
    }

    static Stream<Arguments> worst() {
        return Stream.of(
                arguments("x a@b" + ".c".repeat(1_998), "x ***"),
                arguments("x a@b" + ".c".repeat(1_500), "x ***"),
                arguments("a.".repeat(1_999) + "@", "a.a.a."),
                arguments("a@b".repeat(1_333), "a@ba@b"),
                arguments("a@b" + "-".repeat(3_990), "a@b---"),
                arguments("{\"Token\":\"" + "a\\\"".repeat(1_330), "{\"Token\":\"***\""),
                arguments("\"" + "token".repeat(799), "\"tokentoken"),
                arguments("\"token\"".repeat(571), "\"token\""),
                arguments("\"token\"" + " ".repeat(3_990), "\"token\" "),
                arguments("\"token\":" + " ".repeat(3_990), "\"token\": "),
                arguments(" token".repeat(666), " token token"),
                arguments("token=" + " ".repeat(3_990), "token= "),
                arguments("token".repeat(800), "tokentoken"),
                arguments("?token=Bearer".repeat(300), "?token=***"),
                arguments("Bearer" + " ".repeat(3_990), "Bearer "),
                arguments("Bearer ".repeat(570), "Bearer *** Bearer ***"));
    }

    @Test
    void cutsLongTexts() {
        assertThat(Redaction.excerpt("abcdef", 3)).isEqualTo("abc…");
    }
}
