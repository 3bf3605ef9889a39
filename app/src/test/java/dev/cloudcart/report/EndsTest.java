package dev.cloudcart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.report.Ends.Kind;

/// What became of a record in the end, whatever became of it first.
class EndsTest {

    private static final UUID RECORD = new UUID(0, 1);

    private final Ends ends = new Ends();

    @ParameterizedTest
    @CsvSource({
        "UNRESOLVED, UNCHANGED, UNRESOLVED",
        "UNRESOLVED, POSTED, POSTED",
        "HELD, UNCHANGED, UNCHANGED",
        "REFUSED, POSTED, POSTED",
        "POSTED, UNCHANGED, POSTED",
        "AMENDED, HELD, AMENDED",
        "REMOVED, POSTED, POSTED",
        "REMOVED, HELD, HELD",
        "REMOVED, UNCHANGED, REMOVED",
        "REMOVED, SKIPPED, REMOVED"
    })
    void isOneForEachRecord(Kind first, Kind then, Kind end) {
        ends.metAgain(SourceKind.SALE, RECORD, true);
        ends.became(RECORD, first);
        ends.became(RECORD, then);

        for (var kind : Kind.values()) {
            assertThat(ends.of(kind)).as("%s", kind).isEqualTo(kind == end ? 1 : 0);
        }
        assertThat(ends.met()).isOne();
    }

    @Test
    void countsARecordOnceThatIsMetAgain() {
        ends.metAgain(SourceKind.SALE, RECORD, true);
        ends.met(SourceKind.SALE, RECORD, true);
        ends.metAgain(SourceKind.SALE, RECORD, true);

        assertThat(ends.met()).isOne();
    }
}
