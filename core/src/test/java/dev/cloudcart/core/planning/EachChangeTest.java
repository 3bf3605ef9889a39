package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static dev.cloudcart.core.planning.PlannerTest.live;
import static dev.cloudcart.core.planning.PlannerTest.plan;
import static dev.cloudcart.core.planning.PlannerTest.subject;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.Cancelled;
import dev.cloudcart.core.mapping.Rules.Changed;
import dev.cloudcart.core.mapping.Rules.Edited;
import dev.cloudcart.core.mapping.Shop;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Standing;

/// What may change in a posted order, one thing at a time, and what its one document becomes: by the rules that amend,
/// hold or leave.
class EachChangeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "line added | amend 1001 of 2026-03-04, Amazon GBP, GBP 31.20 with GBP 5.20 | held: total GBP 30.00 → GBP 31.20; tax GBP 5.00 → GBP 5.20; lines 2 → 3",
                "line taken out | amend 1001 of 2026-03-04, Amazon GBP, GBP 24.00 with GBP 4.00 | held: total GBP 30.00 → GBP 24.00; tax GBP 5.00 → GBP 4.00; lines 2 → 1",
                "quantity | amend 1001 of 2026-03-04, Amazon GBP, GBP 42.00 with GBP 7.00 | held: total GBP 30.00 → GBP 42.00; tax GBP 5.00 → GBP 7.00",
                "price | amend 1001 of 2026-03-04, Amazon GBP, GBP 32.40 with GBP 5.40 | held: total GBP 30.00 → GBP 32.40; tax GBP 5.00 → GBP 5.40",
                "title | amend 1001 of 2026-03-04, Amazon GBP, GBP 30.00 with GBP 5.00 | held: what its lines or its note say",
                "item | amend 1001 of 2026-03-04, Amazon GBP, GBP 30.00 with GBP 5.00 | held: what its lines or its note say",
                "postage | amend 1001 of 2026-03-04, Amazon GBP, GBP 33.00 with GBP 5.50 | held: total GBP 30.00 → GBP 33.00; tax GBP 5.00 → GBP 5.50; lines 2 → 3",
                "discount | amend 1001 of 2026-03-04, Amazon GBP, GBP 27.00 with GBP 4.50 | held: total GBP 30.00 → GBP 27.00; tax GBP 5.00 → GBP 4.50; lines 2 → 3",
                "country | amend 1001 of 2026-03-04, Amazon GBP, GBP 25.00 with GBP 0.00 | held: total GBP 30.00 → GBP 25.00; tax GBP 5.00 → GBP 0.00",
                "store | amend 1001 of 2026-03-04, eBay GBP, GBP 30.00 with GBP 5.00 | held: customer Amazon GBP → eBay GBP",
                "currency | delete sales receipt 1001 | held: total GBP 30.00 → EUR 30.00; tax GBP 5.00 → EUR 5.00; customer Amazon GBP → Amazon EUR",
                "day | amend 1001 of 2026-03-05, Amazon GBP, GBP 30.00 with GBP 5.00 | held: day 2026-03-04 → 2026-03-05",
                "reference | amend 1001 of 2026-03-04, Amazon GBP, GBP 30.00 with GBP 5.00 | held: what its lines or its note say",
                "no longer paid | delete sales receipt 1001 | held: it is not paid any more"
            })
    void followsEachChangeAsTheRulesSay(String what, String amended, String held) {
        assertThat(told(Changed.AMEND, what)).isEqualTo(amended);
        assertThat(told(Changed.HOLD, what)).isEqualTo(held);
        assertThat(told(Changed.LEAVE, what)).isEqualTo("left: changed after it was posted, which is left as it is");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cancelled | void sales receipt 1001",
                "gone | void sales receipt 1001",
                "resend | held: It was posted as sales receipt 1001, and is a resend of goods that were paid before now",
                "nothing | unchanged"
            })
    void followsWhatIsNoChangeOfWhatItSays(String what, String told) {
        for (var changed : Changed.values()) {
            assertThat(told(changed, what)).isEqualTo(told);
        }
    }

    private static Shop before() {
        return aSale().on("AMAZON", "uk")
                .withLine("MUG", 2, "20.00", "4.00", "20")
                .withLine("CUP", 1, "5.00", "1.00", "20");
    }

    private static Shop after(String what) {
        return switch (what) {
            case "line added" -> before().withLine("PEN", 1, "1.00", "0.20", "20");
            case "line taken out" -> aSale().on("AMAZON", "uk").withLine("MUG", 2, "20.00", "4.00", "20");
            case "quantity" -> mugsAndCup(3, "30.00", "6.00", "20");
            case "price" -> mugsAndCup(2, "22.00", "4.40", "20");
            case "title" ->
                aSale().on("AMAZON", "uk")
                        .withLine("MUG", 2, "20.00", "4.00", "20")
                        .titled("A larger mug", "0")
                        .withLine("CUP", 1, "5.00", "1.00", "20");
            case "item" ->
                aSale().on("AMAZON", "uk")
                        .withLine("JUG", 2, "20.00", "4.00", "20")
                        .withLine("CUP", 1, "5.00", "1.00", "20");
            case "postage" -> before().withPostage("2.50", "0.50", "20");
            case "discount" -> before().withAllowance("2.50", "0.50", "20");
            case "country" -> mugsAndCup(2, "20.00", "0.00", "0").to("US");
            case "store" -> mugsAndCup(2, "20.00", "4.00", "20").on("EBAY", "uk");
            case "currency" -> before().in("EUR");
            case "day" -> before().processedAt("2026-03-05T10:00:00Z");
            case "reference" -> before().referredToAs("another");
            case "no longer paid" -> before().unpaid();
            case "cancelled" -> before().standing(Standing.CANCELLED);
            case "gone" -> before().standing(Standing.GONE);
            case "resend" -> before().standing(Standing.RESEND);
            case "nothing" -> before();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Shop mugsAndCup(int mugs, String net, String tax, String rate) {
        return aSale().on("AMAZON", "uk")
                .withLine("MUG", mugs, net, tax, rate)
                .withLine("CUP", 1, "5.00", rate.equals("0") ? "0.00" : "1.00", rate);
    }

    private static String told(Changed changed, String what) {
        var rules = rules(new Rules.Changes(changed, Cancelled.VOID, Rules.Deleted.HOLD, Edited.HOLD));
        var plan = plan(rules, subject(after(what).sale(), live(before().sale())));
        return Stream.of(
                        plan.instructions().stream().map(EachChangeTest::told),
                        plan.held().stream().map(EachChangeTest::told),
                        plan.skipped().stream().map(skipped -> "left: " + skipped.reason()),
                        plan.unchanged().stream().map(_ -> "unchanged"))
                .flatMap(told -> told)
                .collect(Collectors.joining("; "));
    }

    private static String told(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Write write -> {
                var form = write.document().form();
                yield "%s %s of %s, %s, %s with %s"
                        .formatted(
                                write.deed().name().toLowerCase(Locale.ROOT),
                                form.number(),
                                form.day(),
                                form.party().name(),
                                form.gross(),
                                form.tax().total());
            }
            case Instruction.Remove remove ->
                remove.deed().name().toLowerCase(Locale.ROOT) + " "
                        + remove.live().called();
        };
    }

    private static String told(Mapping.Held held) {
        return "held: "
                + held.reasons().stream()
                        .map(Reason::what)
                        .map(reason -> reason.replace("It has changed since it was posted: ", ""))
                        .collect(Collectors.joining("; "));
    }
}
