package dev.cloudcart.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.cloudcart.core.trade.Reason;

class CheckedTest {

    private static final Reason NO_ITEM = Reason.other("No item", "Create it");
    private static final Reason NO_CODE = Reason.other("No code", "Name one");

    @Test
    void joinsWhatIsThere() {
        assertThat(Checked.good(2).and(Checked.good("mugs"), (number, word) -> number + " " + word))
                .isEqualTo(Checked.good("2 mugs"));
        assertThat(Checked.all(List.of(Checked.good(1), Checked.good(2)))).isEqualTo(Checked.good(List.of(1, 2)));
        assertThat(Checked.good(2).map(number -> number + 1)).isEqualTo(Checked.good(3));
    }

    @Test
    void tellsAllThatIsLackingOnceInItsOrder() {
        Checked<Integer> item = Checked.lacking(NO_ITEM);
        Checked<Integer> code = Checked.lacking(NO_CODE);

        assertThat(code.and(item, Integer::sum).and(code).reasons()).containsExactly(NO_CODE, NO_ITEM);
        assertThat(Checked.all(List.of(item, Checked.good(1), code)).reasons()).containsExactly(NO_ITEM, NO_CODE);
        assertThat(Checked.good(1).and(Checked.noneOf(List.of(NO_ITEM))).ifGood())
                .isEmpty();
    }

    @Test
    void lacksSomethingOrIsGood() {
        assertThat(Checked.noneOf(List.of()).reasons()).isEmpty();
        assertThatThrownBy(() -> new Checked.Lacking<Integer>(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnOnlyWithWhatIsThere() {
        assertThat(Checked.good(2).then(number -> Checked.good(number * 2))).isEqualTo(Checked.good(4));
        assertThat(Checked.<Integer>lacking(NO_ITEM)
                        .then(_ -> Checked.lacking(NO_CODE))
                        .reasons())
                .containsExactly(NO_ITEM);
    }
}
