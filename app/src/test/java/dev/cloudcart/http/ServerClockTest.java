package dev.cloudcart.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import dev.cloudcart.http.Exchange.Answered;

class ServerClockTest {

    private final SetTicker ticker = new SetTicker();
    private Instant own = Instant.parse("2026-04-09T12:00:00Z");
    private final ServerClock clock = new ServerClock(ticker, () -> own);

    @Test
    void goesOnFromWhatTheServerSaidWhateverTheOwnClockSays() {
        clock.hear(answer("Tue, 10 Mar 2026 12:00:00 GMT"));

        pass(Duration.ofMinutes(10));

        assertThat(clock.now()).contains(Instant.parse("2026-03-10T12:10:00Z"));
    }

    @Test
    void knowsNothingBeforeAnAnswerNorFromOneWithoutADate() {
        clock.hear(new Exchange.NoAnswer("cut", true));
        clock.hear(answer("yesterday"));
        clock.hear(new Answered(200, new HttpHeaders(), new byte[0]));

        assertThat(clock.now()).isEmpty();
    }

    @Test
    void knowsNothingAfterTheOwnClockWasSetOrTheComputerSlept() {
        clock.hear(answer("Tue, 10 Mar 2026 12:00:00 GMT"));

        own = own.minus(Duration.ofHours(2));

        assertThat(clock.now()).isEmpty();
    }

    @Test
    void forgetsWhatWasSaidMoreThanAnHourAgo() {
        clock.hear(answer("Tue, 10 Mar 2026 12:00:00 GMT"));

        pass(Duration.ofMinutes(61));

        assertThat(clock.now()).isEmpty();
    }

    private void pass(Duration time) {
        ticker.pass(time);
        own = own.plus(time);
    }

    private static Answered answer(String date) {
        var headers = new HttpHeaders();
        headers.set("Date", date);
        return new Answered(200, headers, new byte[0]);
    }
}
