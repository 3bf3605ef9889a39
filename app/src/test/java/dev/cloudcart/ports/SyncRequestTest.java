package dev.cloudcart.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;

class SyncRequestTest {

    /// London is an hour ahead of UTC in June.
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    @Test
    void saysWhatItIsAboutInDaysOfTheCompany() {
        var june = new SyncWindow(Instant.parse("2026-05-31T23:00:00Z"), Instant.parse("2026-06-30T23:00:00Z"));
        var day = new SyncWindow(Instant.parse("2026-05-31T23:00:00Z"), Instant.parse("2026-06-01T23:00:00Z"));
        var since = new SyncWindow(Instant.parse("2026-05-31T23:00:00Z"), SyncWindow.EVER);

        assertThat(about(new SyncRequest.SinceLastTime())).isEqualTo("since the last time");
        assertThat(about(new SyncRequest.Within(june))).isEqualTo("2026-06-01 to 2026-06-30");
        assertThat(about(new SyncRequest.Within(day))).isEqualTo("2026-06-01");
        assertThat(about(new SyncRequest.Within(since))).isEqualTo("from 2026-06-01 on");
        assertThat(about(new SyncRequest.Numbers(List.of("1")))).isEqualTo("number 1");
        assertThat(about(new SyncRequest.Numbers(List.of("1", "2", "3", "4", "5", "6"), since)))
                .isEqualTo("numbers 1, 2, 3, 4, 5 and 1 more, from 2026-06-01 on");
    }

    private static String about(SyncRequest.Scope scope) {
        return new SyncRequest(new CompanyId(1), Occasion.byHand(Purpose.SYNC), scope).about(ZONE);
    }
}
