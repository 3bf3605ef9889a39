package dev.cloudcart.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class HalfInTest {

    @Test
    void thePasswordCountsForFiveMinutesWithoutItsCode() {
        var now = Instant.parse("2026-03-04T10:00:00Z");
        var request = new MockHttpServletRequest();
        assertThat(HalfIn.of(request, now)).isEmpty();

        HalfIn.begin(request, new HalfIn(7, now, "/", "signed in", "a mark"));

        assertThat(HalfIn.of(request, now.plusSeconds(299))).isPresent();
        assertThat(HalfIn.of(request, now.plusSeconds(300))).isEmpty();
    }

    /// Where the clock was set back since, nobody knows how long ago that was; clocks of nodes differ a little.
    @Test
    void aPasswordThatIsStillToComeDoesNotCount() {
        var now = Instant.parse("2026-03-04T10:00:00Z");
        var request = new MockHttpServletRequest();
        HalfIn.begin(request, new HalfIn(7, now, "/", "signed in", "a mark"));

        assertThat(HalfIn.of(request, now.minusSeconds(60))).isPresent();
        assertThat(HalfIn.of(request, now.minusSeconds(61))).isEmpty();
    }
}
