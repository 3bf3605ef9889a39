package dev.cloudcart.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CauseTest {

    private enum Odd implements Cause {
        TOO_DEAR;

        @Override
        public String what() {
            return "{price} is more than {limit}";
        }

        @Override
        public String mend() {
            return "Raise {limit} to {price}, or {what else}";
        }
    }

    @Test
    void fillsEachPlaceWhereverItIsNamed() {
        assertThat(Odd.TOO_DEAR.of("$5", 4, "wait"))
                .isEqualTo(new Reason("TOO_DEAR", "$5 is more than 4", "Raise 4 to $5, or wait"));
    }

    @Test
    void refusesMoreOrFewerValuesThanPlaces() {
        assertThatThrownBy(() -> Odd.TOO_DEAR.of("5", 4)).hasMessage("TOO_DEAR has 3 places, not 2");
        assertThatThrownBy(() -> Odd.TOO_DEAR.of("5", 4, "wait", "more")).hasMessage("TOO_DEAR has 3 places, not 4");
    }
}
