package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.Shop.aSale;
import static dev.cloudcart.core.planning.PlannerTest.live;
import static dev.cloudcart.core.planning.PlannerTest.mug;
import static dev.cloudcart.core.planning.PlannerTest.plan;
import static dev.cloudcart.core.planning.PlannerTest.subject;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.mapping.BookShelf;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Standing;

/// What would be done is told before it is done: before → after.
class ForeseenTest {

    /// Lines are written as `item quantity price net code`, with slashes between lines; `-` for none.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // a line itself
                "MUG 2 6.21 12.42 S | MUG 2.000 6.2100 12.42 S | nothing",
                "MUG 2 6.21 12.42 S | MUG 3 6.21 18.63 S       | MUG: quantity 2 → 3, net 12.42 → 18.63",
                "MUG 2 6.21 12.42 S | MUG 2 6.5 13.00 S        | MUG: price 6.21 → 6.50, net 12.42 → 13.00",
                "MUG 1 10 10.00 S   | MUG 1 9.99995 10.00 S    | MUG: price 10.00 → 9.99995",
                "MUG 2 6.21 12.42 S | MUG 2 6.21 12.42 Z       | MUG: tax code S → Z",
                "MUG 1 1 1.00 -     | MUG 1 1 1.00 untaxed     | nothing",
                "MUG 1 1 1.00 -     | MUG 1 1 1.00 taxed       | MUG: tax code none → taxed",
                "MUG - - 1.00 -     | MUG 1 1 1.00 -           | MUG: quantity none → 1, price none → 1.00",
                // which line is which
                "A 1 1 1.00 S/B 1 2 2.00 S | B 1 2 2.00 S/A 1 1 1.00 S | nothing",
                "A 1 1 1.00 S | A 1 1 1.00 S/B 2 2.50 5.00 Z | added: B, 2 × 2.50, net 5.00, Z",
                "A 1 1 1.00 S/B - - 5.00 - | A 1 1 1.00 S    | taken out: B, net 5.00",
                "A 1 1 1.00 S | B 1 1 1.00 S | added: B, 1 × 1.00, net 1.00, S; taken out: A, 1 × 1.00, net 1.00, S",
                "A 1 1 1.00 S/A 1 1 1.00 S | A 1 1 1.00 S   | taken out: A, 1 × 1.00, net 1.00, S",
                "A 1 1 1.00 S/A 2 1 2.00 S | A 2 1 2.00 S/A 3 1 3.00 S | A: quantity 1 → 3, net 1.00 → 3.00"
            })
    void tellsEachLineThatChanges(String before, String after, String told) {
        assertThat(words(Differences.between(shown(lines(before)), shown(lines(after)), "customer")))
                .isEqualTo(told);
    }

    /// Lines of one item that say the same belong together, as two that were sold without a SKU.
    @Test
    void tellsLinesOfOneItemApartByWhatTheySay() {
        var before = List.of(line("SUNDRY", "Red lamp", "10.00"), line("SUNDRY", "Blue lamp", "20.00"));
        var after = List.of(line("SUNDRY", "Blue lamp", "21.00"), line("SUNDRY", "Café light", "10.00"));

        assertThat(words(Differences.between(shown(before), shown(after), "customer")))
                .isEqualTo("SUNDRY: price 20.00 → 21.00, net 20.00 → 21.00; SUNDRY: description Red lamp → Café light");
    }

    /// Books in the United States take Western letters alone, and no books take line breaks as they are.
    @Test
    void takesNoLettersThatTheBooksCannotWriteForAChange() {
        assertThat(words(Differences.between(
                        shown(List.of(line("CUP", "Cafe - cup", "10.00"))),
                        shown(List.of(line("CUP", "Café – cup", "10.00"))),
                        "customer")))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Luo Mu nut and bolt M8 | 螺母 🔩 M8   | nothing",
                "Luo Mu M8              | 螺母 M10     | CUP: description Luo Mu M8 → 螺母 M10",
                "Mug                    | Mug 杯子     | CUP: description Mug → Mug 杯子",
                "Mug Bei Zi             | Mug 杯子     | nothing",
                "Bei Zi Mug             | 杯子 Mug     | nothing",
                "杯子                    | 杯 子        | CUP: description 杯子 → 杯 子",
                "Cup                    | Mug          | CUP: description Cup → Mug"
            })
    void takesASpellingInWesternLettersForTheSame(String stood, String now, String told) {
        assertThat(words(Differences.between(
                        shown(List.of(line("CUP", stood, "10.00"))),
                        shown(List.of(line("CUP", now, "10.00"))),
                        "customer")))
                .isEqualTo(told);
    }

    @Test
    void tellsEachFigureThatChanges() {
        var before = new Shown(
                LocalDate.of(2026, 3, 4),
                "1001",
                new Ref<>("1", "Amazon GBP"),
                "Linnworks order 1001, AMAZON 206-11",
                Money.parse("GBP 18.90"),
                Money.parse("GBP 3.15"),
                List.of());
        var after = new Shown(
                LocalDate.of(2026, 3, 5),
                "LW1001",
                new Ref<>("2", "eBay EUR"),
                "Linnworks order 1001, EBAY 206-11, processed 2026-03-05",
                Money.parse("EUR 24.00"),
                Money.parse("EUR 4.00"),
                List.of());

        assertThat(words(Differences.between(before, after, "customer")).replace("; ", "\n"))
                .isEqualTo("""
                total GBP 18.90 → EUR 24.00
                tax GBP 3.15 → EUR 4.00
                day 2026-03-04 → 2026-03-05
                number 1001 → LW1001
                customer Amazon GBP → eBay EUR
                private note Linnworks order 1001, AMAZON 206-11 → Linnworks order 1001, EBAY 206-11, processed 2026-03-05""");
        assertThat(Differences.between(after, after, "customer")).isEmpty();
    }

    @Test
    void tellsAnAmendmentByWhatTheBooksShow() {
        var before = instruction(mug("10.00", "2.00"), List.of()) instanceof Instruction.Create create
                ? Shown.of(create.document(), null)
                : null;

        assertThat(told(mug("15.00", "3.00"), before)).isEqualTo("""
                AMEND sales receipt 1001 of order 1001, Amazon, Amazon GBP, 2026-03-04, GBP 18.00
                  total GBP 12.00 → GBP 18.00
                  tax GBP 2.00 → GBP 3.00
                  MUG: price 10.00 → 15.00, net 10.00 → 15.00
                """);
    }

    /// Then only the figures are known.
    @Test
    void saysNothingOfLinesThatCannotBeRead() {
        var now = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("CUP", 1, "5.00", "1.00", "20")
                .sale();

        assertThat(told(now, null)).isEqualTo("""
                AMEND sales receipt 1001 of order 1001, Amazon, Amazon GBP, 2026-03-04, GBP 18.00
                  total GBP 12.00 → GBP 18.00
                  tax GBP 2.00 → GBP 3.00
                  lines 1 → 2
                  its lines are not known
                """);
    }

    /// Of what would be removed, what stands counts: somebody may have changed it.
    @Test
    void tellsTheTotalAndTheLinesOfWhatWouldBeRemoved() {
        var cancelled = aSale().standing(Standing.CANCELLED)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(told(cancelled, null))
                .isEqualTo("VOID sales receipt 1001 of order 1001, Amazon, Amazon GBP, 2026-03-04, GBP 12.00\n");
        assertThat(told(cancelled, shown(lines("MUG 1 7 7.00 S/CUP 2 1 2.00 S"))))
                .isEqualTo("""
                VOID sales receipt 7 of order 1001, Amazon, Somebody, 2026-03-01, GBP 9.00
                  taken out: MUG, 1 × 7.00, net 7.00, S
                  taken out: CUP, 2 × 1.00, net 2.00, S
                """);
    }

    @Test
    void tellsWhatWouldBeCreated() {
        assertThat(told(Foreseen.of(instruction(mug("10.00", "2.00"), List.of()), Optional.empty())))
                .isEqualTo("CREATE sales receipt 1001 of order 1001, Amazon, Amazon GBP, 2026-03-04, GBP 12.00\n");
    }

    private static String told(Sale now, @Nullable Shown stands) {
        var instruction = instruction(now, live(mug("10.00", "2.00")));
        return told(Foreseen.of(instruction, Optional.of(new Look.AsWeLeftIt("0", "", stands))));
    }

    private static Instruction instruction(Sale now, List<? extends Position> stood) {
        return plan(BookShelf.rules(), subject(now, stood)).instructions().getFirst();
    }

    private static String told(Foreseen document) {
        var told = new ArrayList<String>();
        told.add("%s %s %s of order %s, %s, %s, %s, %s"
                .formatted(
                        document.deed(),
                        document.type().word(),
                        document.number(),
                        document.source(),
                        document.store(),
                        document.party(),
                        document.day(),
                        document.total()));
        document.changes().forEach(change -> told.add("  " + change.words()));
        if (!document.linesKnown()) {
            told.add("  its lines are not known");
        }
        return told.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String words(List<Change> changes) {
        return changes.isEmpty()
                ? "nothing"
                : changes.stream().map(Change::words).collect(Collectors.joining("; "));
    }

    private static Shown shown(List<ShownLine> lines) {
        return new Shown(
                LocalDate.of(2026, 3, 1),
                "7",
                new Ref<>("9", "Somebody"),
                "",
                Money.parse("GBP 9.00"),
                Money.parse("GBP 0.00"),
                lines);
    }

    private static List<ShownLine> lines(String text) {
        return Stream.of(text.strip().split("/", -1)).map(ForeseenTest::line).toList();
    }

    private static ShownLine line(String text) {
        var parts = text.split(" ", -1);
        return new ShownLine(
                new Ref<>("id of " + parts[0], parts[0]),
                "",
                number(parts[1]),
                number(parts[2]),
                Money.parse("GBP " + parts[3]),
                code(parts[4]));
    }

    private static ShownLine line(String item, String description, String net) {
        return new ShownLine(
                new Ref<>(item, item),
                description,
                BigDecimal.ONE,
                new BigDecimal(net),
                Money.parse("GBP " + net),
                DocumentLine.TAXED);
    }

    private static @Nullable BigDecimal number(String text) {
        return text.equals("-") ? null : new BigDecimal(text);
    }

    private static @Nullable Ref<Ref.TaxCode> code(String text) {
        return switch (text) {
            case "-" -> null;
            case "untaxed" -> DocumentLine.UNTAXED;
            case "taxed" -> DocumentLine.TAXED;
            default -> new Ref<>(text, text);
        };
    }
}
