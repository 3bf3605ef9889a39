package dev.cloudcart.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Company;

class ManualRunTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Company MUGS =
            new Company(new CompanyId(1), "Mugs", CurrencyUnit.GBP, ZoneId.of("Europe/London"), NOW);

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

    private static ManualRun.Reading read(String number) {
        return new ManualRun(List.of(), null, null, List.of(), List.of(number), true)
                .read(MUGS, LocalDate.of(2026, 1, 1), NOW);
    }
}
