package dev.cloudcart.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.Settings.OrderStatus;

class ManualRunTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Company MUGS =
            new Company(new CompanyId(1), "Mugs", CurrencyUnit.GBP, ZoneId.of("Europe/London"), NOW);
    private static final Company MUGS_OVERSEAS =
            new Company(new CompanyId(1), "Mugs", CurrencyUnit.USD, ZoneId.of("America/New_York"), NOW);
    private static final LocalDate START = LocalDate.of(2026, 1, 15);

    /// As many as a call may hold.
    @Test
    void needsNoLongerForBlanksThanForLetters() {
        var number = "1" + " ".repeat(1_000_000) + "2";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(number)))
                .isInstanceOfSatisfying(
                        ManualRun.Reading.Refused.class,
                        refused -> assertThat(refused.sentence()).endsWith("as in 1,2."));
        assertThat(read("  \u00a01001\t\u2003 ")).isInstanceOf(ManualRun.Reading.Understood.class);
    }

    /// In the company's zone, the last day whole. Without a first one a run begins with the company, and one of
    /// numbers with the first order that there can be.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-02-01, 2026-02-02, 2026-02-01T05:00:00Z, 2026-02-03T05:00:00Z, 2026-02-01T05:00:00Z",
                "2026-02-01, -, 2026-02-01T05:00:00Z, -, 2026-02-01T05:00:00Z",
                "-, 2026-02-02, 2026-01-15T05:00:00Z, 2026-02-03T05:00:00Z, 2000-01-01T05:00:00Z"
            })
    void namesDays(
            @Nullable String first, @Nullable String last, Instant from, @Nullable Instant to, Instant ofNumbers) {
        var end = to == null ? SyncWindow.EVER : to;

        assertThat(request(first, last, List.of(), List.of()).scope())
                .isEqualTo(new SyncRequest.Within(new SyncWindow(from, end)));
        assertThat(request(first, last, List.of(), List.of("1001")).scope())
                .isEqualTo(new SyncRequest.Numbers(List.of("1001"), new SyncWindow(ofNumbers, end)));
    }

    @Test
    void namesNoDays() {
        assertThat(request(null, null, List.of(), List.of()).scope()).isEqualTo(new SyncRequest.SinceLastTime());
        assertThat(request(null, null, List.of(), List.of("1001", " #7 ")).scope())
                .isEqualTo(new SyncRequest.Numbers(List.of("1001", "#7")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05, 2026-03-06, FROM",
        "2026-03-02, 2026-03-01, TO",
        "yesterday, 2026-03-01, FROM",
        "2026-03-01, 1999-12-31, TO"
    })
    void refusesDaysThatMakeNoSense(String first, String last, ManualRun.Field field) {
        assertThat(new ManualRun(List.of(), first, last, List.of(), List.of(), false).read(MUGS, START, NOW))
                .isInstanceOfSatisfying(
                        ManualRun.Reading.Refused.class,
                        refused -> assertThat(refused.wrongs())
                                .extracting(ManualRun.Wrong::field)
                                .containsExactly(field));
    }

    /// Before the first day that is synced, but of orders that were named.
    @Test
    void takesNumbersOfDaysBeforeTheStart() {
        assertThat(request(null, "2026-01-14", List.of(), List.of("1001")).scope())
                .isInstanceOf(SyncRequest.Numbers.class);
        assertThat(new ManualRun(List.of(), null, "2026-01-14", List.of(), List.of(), false).read(MUGS, START, NOW))
                .isInstanceOfSatisfying(
                        ManualRun.Reading.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("as the company starts on that one"));
    }

    /// `delivered` is a status of purchases, and alone means them.
    @Test
    void namesStatuses() {
        assertThat(request(null, null, List.of("open"), List.of()).statuses()).containsExactly(OrderStatus.OPEN);
        assertThat(request(null, null, List.of("open", "processed"), List.of("1"))
                        .statuses())
                .containsExactlyInAnyOrder(OrderStatus.OPEN, OrderStatus.PROCESSED);

        var delivered = request(null, null, List.of("delivered"), List.of());
        assertThat(delivered.parts()).containsExactly(Part.PURCHASES);
        assertThat(delivered.delivered()).isTrue();
        assertThat(delivered.statuses()).isEmpty();
        assertThat(request(null, null, List.of("delivered", "open"), List.of()).parts())
                .isEmpty();
        assertThat(new ManualRun(List.of(), null, null, List.of("closed"), List.of(), false).read(MUGS, START, NOW))
                .isInstanceOfSatisfying(
                        ManualRun.Reading.Refused.class,
                        refused -> assertThat(refused.sentence()).startsWith("There is no order status \"closed\""));
    }

    private static SyncRequest request(
            @Nullable String first, @Nullable String last, List<String> statuses, List<String> numbers) {
        var reading = new ManualRun(List.of(), first, last, statuses, numbers, false).read(MUGS_OVERSEAS, START, NOW);
        return ((ManualRun.Reading.Understood) reading).request();
    }

    private static ManualRun.Reading read(String number) {
        return new ManualRun(List.of(), null, null, List.of(), List.of(number), true)
                .read(MUGS, LocalDate.of(2026, 1, 1), NOW);
    }
}
