package dev.cloudcart.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.trade.Cause;
import dev.cloudcart.quickbooks.faults.RefusalCause;
import dev.cloudcart.quickbooks.lists.ListCause;

class CausesTest {

    static Stream<Cause> causes() {
        return Stream.concat(Stream.of(ListCause.values()), Stream.of(RefusalCause.values()));
    }

    /// There are no pages yet: settings are named by their key in the settings file.
    @ParameterizedTest
    @MethodSource("causes")
    void sayWhatIsWrongAndHowToMendIt(Cause cause) {
        assertThat(cause.what()).doesNotEndWith(".").doesNotContain("Configure");
        assertThat(cause.mend()).isNotBlank().doesNotEndWith(".").doesNotContain("Configure", "My connections");
    }

    @ParameterizedTest
    @MethodSource("causes")
    void haveNamesOfTheirOwn(Cause cause) {
        assertThat(causes().filter(other -> other.name().equals(cause.name()))).hasSize(1);
    }
}
