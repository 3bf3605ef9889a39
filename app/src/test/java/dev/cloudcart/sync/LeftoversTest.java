package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.intake.ServiceTime;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.posting.Pulse;

/// What may stand in the books after a restore though the journal does not know it.
class LeftoversTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Instant RESTORED = Instant.parse("2026-03-10T12:00:00Z");

    LeftoversTest() {
        super(DATABASE);
    }

    @BeforeEach
    void restore() {
        DATABASE.jdbc()
                .sql("insert into restoration (taken_at, restored_at) values (?, ?)")
                .params(Timestamp.from(RESTORED), Timestamp.from(RESTORED))
                .update();
    }

    @AfterEach
    void forgetTheRestore() {
        DATABASE.jdbc().sql("delete from restoration").update();
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, 2026-03-10, true",
        "INVOICE, 2026-03-11, false",
        "PAYMENT, 2026-03-12, false",
        "SALES_RECEIPT, 2026-03-20, false",
        "SALES_RECEIPT, 2026-03-21, true",
        "BILL_PAYMENT, 2026-03-12, true",
        "BILL_PAYMENT, 2026-12-06, true",
        "BILL, 2027-03-10, true",
        "PURCHASE_ORDER, 2027-03-11, true",
        "VENDOR_CREDIT, 2026-03-12, true"
    })
    void mayBeDatedAheadOfTheRestore(DocumentType type, LocalDate day, boolean may) {
        leftovers(RESTORED);

        assertThat(leftovers(RESTORED.plus(Duration.ofDays(10))).mayStand(type, day))
                .isEqualTo(may);
    }

    @Test
    void isNotDoubtedForEver() {
        leftovers(RESTORED);

        var muchLater = leftovers(Instant.parse("2027-04-01T12:00:00Z"));

        assertThat(DocumentType.values()).noneMatch(type -> muchLater.mayStand(type, LocalDate.of(2027, 3, 31)));
    }

    /// In a run at this time by the services.
    private Leftovers leftovers(Instant time) {
        var leftovers = new Leftovers(
                company,
                ZoneOffset.UTC,
                false,
                journal,
                new SyncSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                this::pause,
                new Pulse(Progress.SILENT, () -> {}));
        leftovers.endTheDoubtAfterARestore(new ServiceTime.Told(time, time, Duration.ZERO, time, List.of()));
        return leftovers;
    }
}
