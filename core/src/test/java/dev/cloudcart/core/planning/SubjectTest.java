package dev.cloudcart.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.Version;

/// What a sale's remembered documents come to. An order of 800 lines stands whole as two.
class SubjectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "same    |               | ",
                "same    | live live     | stands unchanged settled",
                "same    | live          | stands in-part",
                "same    | edited live   | stands edited-alone",
                "same    | edited        | stands in-part",
                "same    | live gone     | stands in-part",
                "same    | live live gone| stands",
                "same    | edited live gone | stands",
                "same    | gone gone     | ",
                "same    | doubt gone    | stands in-part settled",
                "same    | doubt         | stands in-part settled",
                "changed | live live     | stands",
                "changed | edited live   | stands"
            })
    void standsAsItsDocumentsDo(String shop, @Nullable String positions, @Nullable String told) {
        var sale = shop.equals("same")
                ? PlannerTest.longSale()
                : PlannerTest.beads(800).referredToAs("other").sale();

        assertThat(words(PlannerTest.subject(sale, positions(positions == null ? "" : positions))))
                .isEqualTo(told == null ? "" : told);
    }

    private static String words(Subject subject) {
        return Stream.of(
                        subject.stands() ? "stands" : "",
                        subject.standsInPart() ? "in-part" : "",
                        subject.isEditedAlone() ? "edited-alone" : "",
                        subject.isUnchanged() ? "unchanged" : "",
                        subject.isSettled() ? "settled" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static List<Position> positions(String words) {
        var live = PlannerTest.live(PlannerTest.longSale());
        var positions = new ArrayList<Position>();
        for (var word : words.strip().split(" +", -1)) {
            var one = live.get(positions.size() % 2);
            switch (word) {
                case "live" -> positions.add(one);
                case "edited" -> positions.add(new Position.Live(one.intent(), one.ref(), true));
                case "doubt" -> positions.add(new Position.InDoubt(one.key()));
                case "gone" ->
                    positions.add(
                            new Position.Gone(one.key(), one.ref(), Version.UNKNOWN, LocalDate.of(2026, 3, 4), false));
                default -> assertThat(word).isEmpty();
            }
        }
        return positions;
    }
}
