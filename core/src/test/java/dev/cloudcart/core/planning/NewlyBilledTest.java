package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.mapping.Supply;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;

/// Of 4 nuts and 2 bolts at 10.00 each on the bill of a delivery: what a bill would have more of than stands.
class NewlyBilledTest {

    private static final Subject ORDERED = Subject.of(supply().order(), "then", List.of());

    @Test
    void isAllOfANewBill() {
        assertThat(items(new NewlyBilled(Map.of()).lines(create(bill(4, 2))))).containsExactly("NUT", "BOLT");
    }

    @Test
    void isNothingOfOneThatGoes() {
        var stands = live(bill(4, 2));
        var remove = new Instruction.Remove(stands, stands.intent().origin(), Deed.DELETE);
        assertThat(new NewlyBilled(Map.of()).lines(remove)).isEmpty();
    }

    @Test
    void isWhatOneThatStandsWouldHaveMorePiecesOf() {
        assertThat(more(bill(4, 2), bill(6, 2))).containsExactly("NUT");
        assertThat(more(bill(4, 2), bill(4, 3))).containsExactly("BOLT");
        assertThat(more(bill(4, 2), bill(4, 2))).isEmpty();
        assertThat(more(bill(4, 2), bill(3, 2))).isEmpty();
        assertThat(more(bill(4, 0), bill(3, 1)))
                .as("of a product that it does not show")
                .containsExactly("BOLT");
        assertThat(more(bill(4, 2), dearer(4))).as("at another price alone").isEmpty();
    }

    /// Somebody has billed more there already.
    @Test
    void isNothingThatTheBooksShow() {
        var stands = live(bill(4, 2));
        var shown = shown(create(bill(4, 2)).document());
        var nut = lines(shown).getFirst();
        var twice = with(shown, List.of(nut, nut, lines(shown).getLast()));

        assertThat(more(stands, twice, bill(8, 2))).as("4 of two lines are 8").isEmpty();
        assertThat(more(stands, twice, bill(9, 2))).containsExactly("NUT");
    }

    /// Where the lines tell no pieces, as those on accounts do.
    @Test
    void isWhatWouldCostMoreWhereThereAreNoPieces() {
        var stands = live(bill(4, 2));
        var shown = shown(create(bill(4, 2)).document());
        var bare = with(
                shown,
                lines(shown).stream()
                        .map(line -> new ShownLine(
                                line.item(), line.description(), null, null, line.net(), line.code(), true))
                        .toList());

        var onAccount = onAccounts(create(bill(4, 2)).document());
        var other = onAccounts(create(bill(6, 2)).document());
        assertThat(items(more(stands, bare, onAccount))).isEmpty();
        assertThat(items(more(stands, bare, other))).containsExactly("NUT");
    }

    /// One piece of freight is one, whatever it costs.
    @Test
    void isWhatWouldCostMoreOfACost() {
        assertThat(more(cost("20.00", "4.00"), cost("25.00", "5.00"))).containsExactly("Purchase costs");
        assertThat(more(cost("20.00", "4.00"), cost("20.00", "4.00"))).isEmpty();
        assertThat(more(cost("20.00", "4.00"), cost("15.00", "3.00"))).isEmpty();
    }

    @Test
    void isAllOfWhatBecomesMoreWhereNobodyKnowsWhatStands() {
        var nothingShown = Map.<PostingKey, Look>of();
        assertThat(items(new NewlyBilled(nothingShown).lines(amend(live(bill(4, 2)), bill(6, 1)))))
                .containsExactly("NUT", "BOLT");
        assertThat(items(new NewlyBilled(nothingShown).lines(amend(live(bill(4, 2)), bill(2, 3)))))
                .isEmpty();
    }

    private static List<String> more(Subject stands, Subject wanted) {
        return more(live(stands), shown(create(stands).document()), wanted);
    }

    private static List<String> more(Position.Live stands, Shown shown, Subject wanted) {
        return items(more(stands, shown, create(wanted).document()));
    }

    private static List<DocumentLine> more(Position.Live stands, Shown shown, Document wanted) {
        var looks = Map.<PostingKey, Look>of(stands.key(), new Look.AsWeLeftIt("1", "", shown));
        return new NewlyBilled(looks)
                .lines(new Instruction.Amend(stands, stands.intent().origin(), wanted));
    }

    private static List<String> items(List<DocumentLine> lines) {
        return lines.stream().map(line -> line.item().name()).toList();
    }

    private static Instruction.Amend amend(Position.Live stands, Subject wanted) {
        return new Instruction.Amend(
                stands, stands.intent().origin(), create(wanted).document());
    }

    private static Shown shown(Document document) {
        return Shown.of(document, null);
    }

    private static List<ShownLine> lines(Shown shown) {
        return Objects.requireNonNull(shown.lines());
    }

    private static Shown with(Shown shown, List<ShownLine> lines) {
        return new Shown(shown.day(), shown.number(), shown.party(), shown.note(), shown.gross(), shown.tax(), lines);
    }

    private static Document onAccounts(Document document) {
        var form = document.form();
        return document.with(form.with(
                form.lines().stream()
                        .map(line -> new DocumentLine(
                                line.item(),
                                line.description(),
                                BigDecimal.ONE,
                                line.net().getAmount(),
                                line.net(),
                                line.tax(),
                                line.taxCode(),
                                line.link(),
                                true))
                        .toList(),
                form.tax()));
    }

    private static Supply supply() {
        return anOrder()
                .that(Progress.PARTLY)
                .line("NUT", 10, "100.00", "20.00", "20")
                .line("BOLT", 4, "40.00", "8.00", "20");
    }

    private static Subject bill(int nuts, int bolts) {
        var came = came(supply(), 0, nuts);
        return subject(bolts == 0 ? came : came(came, 1, bolts));
    }

    private static Supply came(Supply supply, int line, int pieces) {
        return supply.came(line, pieces, pieces * 10 + ".00", pieces * 2 + ".00", "20");
    }

    private static Subject dearer(int nuts) {
        return subject(came(supply().came(0, nuts, nuts * 20 + ".00", nuts * 4 + ".00", "20"), 1, 2));
    }

    private static Subject subject(Supply supply) {
        return Subject.of(supply.delivery(1), "now", List.of(), Map.of(ORDERED.id(), List.<Position>of(live(ORDERED))));
    }

    private static Subject cost(String net, String tax) {
        var cost = supply().cost("Freight", net, tax, "20").delivery(1, Extent.COST);
        return Subject.of(cost, "now", List.of(), Map.of());
    }

    private static Position.Live live(Subject subject) {
        var intent = Intent.of(create(subject));
        return new Position.Live(
                intent,
                new DocumentRef(intent.type(), "52", "0", intent.number()),
                false,
                "",
                List.of("1", "2").subList(0, intent.lines().size()));
    }

    private static Instruction.Create create(Subject subject) {
        var planner = new Planner(new CompanyId(1), PurchasePlanTest.OWN_BILLS);
        var plan = planner.plan(List.of(subject), chart(planner.needs(List.of(subject))));
        return (Instruction.Create) plan.instructions().getFirst();
    }
}
