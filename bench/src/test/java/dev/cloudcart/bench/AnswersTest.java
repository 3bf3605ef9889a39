package dev.cloudcart.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import dev.cloudcart.linnworks.LinnworksAnswers;
import dev.cloudcart.quickbooks.QuickBooksAnswers;

class AnswersTest {

    /// The first of those that `./cloudcart bench answers` reads.
    private static final int CASES = 12_000;

    @Test
    void garbledAnswersOfEveryCallEndAsValues() throws Exception {
        assertThat(new Fuzzing(Answers.calls()).run(0, CASES, 2)).isEmpty();
    }

    /// A new call without a reading here is found by this.
    @Test
    void everyCallOfBothServicesIsGarbled() {
        assertThat(LinnworksAnswers.calls()).extracting(FuzzedCall::name).containsAll(LinnworksAnswers.names());
        assertThat(QuickBooksAnswers.calls()).extracting(FuzzedCall::name).containsAll(QuickBooksAnswers.names());
    }

    @Test
    void whatIsFoundSaysHowItIsPlayedAgain() throws Exception {
        var odd = new FuzzedCall("service CALL", seed -> {
            if (seed == 17) {
                throw new IllegalStateException("no value");
            }
        });

        assertThat(new Fuzzing(List.of(odd)).run(0, 100, 2))
                .singleElement()
                .asString()
                .startsWith("case 17 (service CALL): java.lang.IllegalStateException: no value");
    }

    @Test
    void aCaseIsTheSameEachTime() throws Exception {
        var seeds = new CopyOnWriteArrayList<Long>();

        new Fuzzing(List.of(new FuzzedCall("one", _ -> {}), new FuzzedCall("two", seeds::add))).run(4, 4, 1);

        assertThat(seeds).containsExactly(5L, 7L);
    }

    @Test
    void tellsATextThatNoDatabaseKeeps() {
        assertThatThrownBy(() -> Keepable.text("a\u0000b")).hasMessageContaining("cannot be kept");
        assertThatThrownBy(() -> Keepable.text("x".repeat(501), 500)).hasMessageContaining("501 letters");
    }
}
