package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u001b[31mred\u001b[0m,red",
                "\u001b]0;owned\u0007title,title",
                "\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\,link",
                "\u009b2Jgone,gone",
                "\u001bcreset,reset",
                "bell\u0007\u0000\u007f\u0008,bell",
                "abc\u202Egpj.exe,abcgpj.exe",
                "a\u2066b\u2069,ab",
                "half\ud800,half",
                "lone\u001b,lone"
            })
    void takesOutWhatActsOnATerminal(String text, String plain) {
        assertThat(PlainText.line(text)).isEqualTo(plain);
        assertThat(PlainText.lines(text)).isEqualTo(plain);
    }

    @Test
    void keepsAllScriptsAndSigns() {
        var text = "红杯 für Zoë – ₤10 👨‍👩‍👧 שלום नमस्ते";

        assertThat(PlainText.line(text)).isEqualTo(text);
        assertThat(PlainText.lines(text)).isEqualTo(text);
    }

    @Test
    void makesOneLineOfSeveral() {
        assertThat(PlainText.line("one\r\n12:00:00 ERROR\ttwo\u2028three")).isEqualTo("one 12:00:00 ERROR two three");
        assertThat(PlainText.lines("one\r\n\ttwo")).isEqualTo("one\n\ttwo");
    }

    /// Nothing bounds the length of a text before it comes here.
    @Test
    void needsNoLongerForBlanksThanForLetters() {
        var blanks = " ".repeat(1 << 20);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PlainText.line(blanks + "x\r" + blanks)))
                .isEqualTo(blanks + "x ");
    }
}
