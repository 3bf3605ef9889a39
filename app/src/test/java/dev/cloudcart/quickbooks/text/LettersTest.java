package dev.cloudcart.quickbooks.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {

    private static final Letters UNITED_STATES = new Letters(true);
    private static final Letters ELSEWHERE = new Letters(false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Café | Café",
                "Łódź | Lódz",
                "“Best” – mug… | \"Best\" - mug...",
                "茶 | Cha",
                "5 € | 5 EUR",
                "ﬁn | fin",
                "😀 cup | grinning face cup",
                "e\u0301 | é",
                "Красный | Krasnyj",
                "Ⅷ ① ½ | VIII 1 ½",
                "红杯 blue | Hong Bei blue",
                "\uE000 cup | ? cup"
            })
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
        assertThat(ELSEWHERE.displayName(" Jane:\tDoe\n & Sons ")).matches("Jane- Doe & Sons #\\w{6}");
    }

    @Test
    void onlyChangedNamesHaveATag() {
        assertThat(ELSEWHERE.displayName(" Jane Doe ")).isEqualTo("Jane Doe");
        assertThat(ELSEWHERE.itemName("Mug 12\"")).matches("Mug 12'' #\\w{6}");
        assertThat(ELSEWHERE.sku("Tools:Mug 12\"")).isEqualTo("Tools:Mug 12\"");
        assertThat(ELSEWHERE.itemName("\u0007")).matches("#\\w{6}");
    }

    @Test
    void itemNamesHaveAtMostAHundredLetters() {
        assertThat(ELSEWHERE.itemName("x".repeat(200))).hasSize(100);
    }
}
