package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.BookShelf.tolerating;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.PartStanding;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;

class PlannerTest {

    private final Planner planner = new Planner(new CompanyId(1), rules());

    @Test
    void keepsWhatTheShopSaysBesideWhatIsPosted() {
        var sale = aSale().in("KWD").withLine("MUG", 3, "9.643", "0.482", "5").sale();

        var plan = plan(new Planner(new CompanyId(1), tolerating("0.005")), sale, Set.of(), List.of());

        assertThat(told(plan)).isEqualTo("1001: 10.130 for 10.125 with tax 0.482 (part 1 of 1)\n");
    }

    @Test
    void makesAnInstructionForEachPart() {
        assertThat(told(plan(longSale(), List.of()))).isEqualTo("""
                1001-1: 480.00 for 480.00 with tax 80.00 (part 1 of 2)
                1001-2: 480.00 for 480.00 with tax 80.00 (part 2 of 2)
                """);
    }

    @Test
    void makesOnlyThePartThatIsMissing() {
        assertThat(told(plan(longSale(), List.of(standing(1, 2, "480.00")))))
                .isEqualTo("1001-2: 480.00 for 480.00 with tax 80.00 (part 2 of 2)\n");
        assertThat(told(plan(longSale(), List.of(standing(2, 2, "480.00")))))
                .isEqualTo("1001-1: 480.00 for 480.00 with tax 80.00 (part 1 of 2)\n");
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 480.00", "1, 2, 479.99", "3, 3, 480.00"})
    void holdsWhatWouldNotCompleteThePartsThatStand(int part, int documents, String gross) {
        var plan = plan(longSale(), List.of(standing(part, documents, gross)));

        assertThat(plan.instructions()).isEmpty();
        assertThat(plan.held()).singleElement().satisfies(held -> assertThat(held.reasons())
                .extracting(Reason::cause).containsExactly("CHANGED_WHILE_PARTLY_POSTED"));
    }

    @Test
    void leavesAloneASaleOfWhichAllPartsStand() {
        var sale = longSale();

        var plan = plan(planner, sale, Set.of(planner.key(sale)), List.of());
        assertThat(plan.skipped()).isEmpty();
        assertThat(plan.instructions()).isEmpty();
    }

    private PartStanding standing(int part, int documents, String gross) {
        return new PartStanding(planner.key(longSale()).part(part), documents, "1001-" + part,
                Money.parse("GBP " + gross));
    }

    private Plan plan(Sale sale, List<PartStanding> parts) {
        return plan(planner, sale, Set.of(), parts);
    }

    private static Plan plan(Planner planner, Sale sale, Set<PostingKey> standing,
            List<PartStanding> parts) {
        return planner.plan(List.of(sale), standing, parts, chart(planner.needs(List.of(sale), standing)));
    }

    private static Sale longSale() {
        var shop = aSale();
        IntStream.range(0, 800).forEach(i -> shop.withLine("BEAD-" + i, 1, "1.00", "0.20", "20"));
        return shop.sale();
    }

    private static String told(Plan plan) {
        return plan.instructions().stream().map(PlannerTest::told).collect(Collectors.joining());
    }

    private static String told(Instruction instruction) {
        var origin = instruction.origin();
        var form = instruction.document().form();
        return "%s: %s for %s with tax %s (part %d of %d)\n".formatted(form.number(), form.gross().getAmount(),
                origin.gross().getAmount(), origin.tax().getAmount(), instruction.key().part(), origin.documents());
    }
}
