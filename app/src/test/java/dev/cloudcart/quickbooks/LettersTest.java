package dev.cloudcart.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {

    private static final Letters UNITED_STATES = new Letters(true);
    private static final Letters ELSEWHERE = new Letters(false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Café | Café", "Łódź | Lódz", "“Best” – mug… | \"Best\" - mug...", "茶 | ?",
            "5 € | 5 EUR", "ﬁn | fin", "😀 cup | ? cup", "e\u0301 | e"})
    void findsAcloseLatinLetter(String text, String latin) {
        assertThat(UNITED_STATES.text(text, 100)).isEqualTo(latin);
    }

    @Test
    void keepsEveryLetterElsewhere() {
        assertThat(ELSEWHERE.text("Łódź 茶 😀", 100)).isEqualTo("Łódź 茶 😀");
    }

    @Test
    void takesOutControlCharactersButKeepsLines() {
        assertThat(ELSEWHERE.text("one\u0007\ntwo\tthree\u0085", 100)).isEqualTo("one \ntwo\tthree ");
    }

    @Test
    void neverCutsALetterInTwo() {
        assertThat(ELSEWHERE.text("cup 😀", 5)).isEqualTo("cup ");
    }

    @Test
    void writesAQuestionMarkForHalfALetter() {
        assertThat(ELSEWHERE.text("cup \uD83D!", 100)).isEqualTo("cup ?!");
    }

    @Test
    void namesHaveNoColonTabOrLine() {
        assertThat(ELSEWHERE.displayName(" Jane:\tDoe\n & Sons ")).isEqualTo("Jane- Doe & Sons");
    }

    @Test
    void itemNamesHaveAtMostAHundredLetters() {
        assertThat(ELSEWHERE.itemName("x".repeat(200))).hasSize(100);
    }
}
