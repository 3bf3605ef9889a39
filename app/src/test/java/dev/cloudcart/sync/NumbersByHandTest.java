package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Company;

/// Order numbers as people type and paste them, against an oracle that looks at one letter after the other.
class NumbersByHandTest {

    private static final int CASES = 5_000;
    private static final Company COMPANY =
            new Company(new CompanyId(1), "Demo", CurrencyUnit.GBP, ZoneId.of("Europe/London"), Instant.EPOCH);
    private static final List<String> PIECES = List.of(
            "110",
            "11O",
            "#1001",
            "206-11",
            "R/7",
            "红",
            "é",
            "\"",
            " ",
            "  ",
            "\t",
            "\n",
            "\u00A0",
            "\u2009",
            "\u3000",
            "\u2028",
            "\u0000",
            "\u0007",
            "\u200B",
            "\uFEFF",
            "\uD83D",
            "😀",
            "x".repeat(60));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void areTakenOrRefusedWithASentence(long seed) {
        var random = new Random(seed);
        var ends = new ArrayList<String>();
        for (int i = 0; i < CASES; i++) {
            var typed = new StringBuilder();
            for (int piece = random.nextInt(4); piece >= 0; piece--) {
                typed.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            var meant = meant(typed.toString());
            assertThat(read(typed.toString())).as("%s", typed).startsWith(meant);
            ends.add(meant.replaceAll("(?s)(taken|blank).*", "$1"));
        }
        assertThat(ends).contains("taken", "An order number is empty").hasSize(CASES);
    }

    @Test
    void aPastedNumberIsTakenWithoutTheSpaceBesideIt() {
        assertThat(read("\u00A0110\u00A0")).isEqualTo("taken [110]");
        assertThat(read("110\u00A0111"))
                .isEqualTo("\"110\u00A0111\" is no order number, for it has a blank inside: put commas between numbers,"
                        + " as in 110,111.");
        assertThat(read("110\u200B"))
                .isEqualTo("\"110?\" is no order number: give numbers of Linnworks such as 100035, or references of the"
                        + " channel such as #1001.");
    }

    /// The start of what is said.
    private static String meant(String typed) {
        int first = 0;
        int last = typed.length();
        while (first < last && isBlank(typed.charAt(first))) {
            first++;
        }
        while (first < last && isBlank(typed.charAt(last - 1))) {
            last--;
        }
        var left = typed.substring(first, last);
        if (left.isEmpty()) {
            return "An order number is empty";
        }
        boolean isUnseen = left.length() > 100;
        for (int i = 0; i < left.length(); i++) {
            if (isBlank(left.charAt(i))) {
                return "\"" + left + "\" is no order number, for it has a blank inside";
            }
            isUnseen |= "\u0000\u0007\u200B\uFEFF".indexOf(left.charAt(i)) >= 0 || isHalf(left, i);
        }
        return isUnseen ? "\"" : "taken [" + left + "]";
    }

    private static boolean isHalf(String text, int at) {
        return text.charAt(at) == '\uD83D' && (at + 1 == text.length() || text.charAt(at + 1) != '\uDE00');
    }

    private static boolean isBlank(char letter) {
        return " \t\n\u00A0\u2009\u3000\u2028".indexOf(letter) >= 0;
    }

    private static String read(String number) {
        var run = new ManualRun(List.of(), null, null, List.of(), List.of(number), false);
        return switch (run.read(COMPANY, LocalDate.of(2026, 1, 1), Instant.parse("2026-11-28T12:00:00Z"))) {
            case ManualRun.Reading.Understood(var request) ->
                "taken " + ((SyncRequest.Numbers) request.scope()).numbers();
            case ManualRun.Reading.Refused refused -> refused.sentence();
        };
    }
}
