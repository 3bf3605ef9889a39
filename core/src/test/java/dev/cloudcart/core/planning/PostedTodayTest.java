package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Shop.aSale;
import static dev.cloudcart.core.planning.PlannerTest.beads;
import static dev.cloudcart.core.planning.PlannerTest.longSale;
import static dev.cloudcart.core.planning.PlannerTest.mug;
import static dev.cloudcart.core.planning.PlannerTest.subject;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.mapping.BookShelf;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Rules.NumberFrom;
import dev.cloudcart.core.mapping.Rules.TransactionType;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Version;

/// What orders that stand would be, were they posted today by other rules.
class PostedTodayTest {

    private static final CompanyId COMPANY = new CompanyId(1);
    private static final Rules RULES = rules();
    private static final String MUG = "AMEND sales receipt 1001, Amazon GBP, 2026-03-04, GBP 12.00";

    /// What was written, by its content.
    private final Map<ContentHash, Document> written = new HashMap<>();

    static Stream<Sale> shop() {
        return Stream.of(
                mug("10.00", "2.00"),
                longSale(),
                beads(800).withPostage("1.00", "0.20", "20").sale(),
                aSale().withLine("MUG", 3, "10.00", "2.00", "20")
                        .titled("Mug", "10")
                        .sale(),
                aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                        .withLine("BOOK", 1, "5.00", "0.00", "0")
                        .withPostage("3.33", "0.67", "20")
                        .withAllowance("1.00", "0.20", "20")
                        .sale(),
                aSale().in("EUR")
                        .to("DE")
                        .withLine("MUG", 1, "10.00", "1.90", "19")
                        .sale(),
                aSale().unpaid().withLine("MUG", 1, "10.00", "2.00", "20").sale(),
                aSale().open("2026-03-01T10:00:00Z")
                        .withLine("MUG", 1, "10.00", "2.00", "20")
                        .sale(),
                aSale().processed("2026-03-01T10:00:00Z", "2026-03-04T10:00:00Z")
                        .withLine("MUG", 1, "10.00", "2.00", "20")
                        .sale());
    }

    @ParameterizedTest
    @MethodSource("shop")
    void isTheSameUnderTheSameRules(Sale sale) {
        assertThat(told(RULES, subject(sale, live(RULES, sale)))).isEqualTo("the same\n");
    }

    @Test
    void keepsTheDayOfWhatWasPostedBeforeItWasProcessed() {
        var open = aSale().open("2026-03-01T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var now = aSale().processed("2026-03-01T10:00:00Z", "2026-03-04T10:00:00Z")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();
        var live = live(RULES, open);
        var amended = subject(now, live);
        var amends = new Planner(COMPANY, RULES)
                .plan(List.of(amended), chart(new Planner(COMPANY, RULES).needs(List.of(amended))))
                .instructions();

        assertThat(told(RULES, amended.made(Subject.Made.OPEN))).isEqualTo("the same\n");
        assertThat(told(RULES, amended)).isEqualTo("the same\n");
        var again = subject(now, live(amends)).made(Subject.Made.OPEN);
        assertThat(told(RULES, again)).isEqualTo("the same\n");
        assertThat(today(RULES, amended.made(Subject.Made.OPEN), BookShelf.BRITISH)
                        .others())
                .isEmpty();
        assertThat(today(RULES, again, BookShelf.BRITISH).others()).isEmpty();
    }

    /// Where nothing is told of it, nothing could be done about it.
    @Test
    void comparesNoPrivateNotes() {
        var stood = aSale().referredToAs("206-12")
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        var subject = subject(mug("10.00", "2.00"), live(RULES, stood));
        var unread = new Look.AsWeLeftIt("0", "");

        assertThat(told(RULES, subject)).isEqualTo("the same\n");
        assertThat(told(
                        today(RULES, subject, BookShelf.BRITISH),
                        Map.of(subject.live().getFirst().key(), unread)))
                .isEqualTo(MUG + "\n  its lines are not known\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDER_NUMBER      |    |    | the same",
                "ORDER_NUMBER      | LW | -X | number 1001 → LW1001-X",
                "CHANNEL_REFERENCE |    |    | the same",
                "CHANNEL_REFERENCE | LW |    | number 1001 → LW206-11",
                "QUICKBOOKS        |    |    | number 1001 → the next of QuickBooks"
            })
    void tellsAnotherNumberOnlyWhereTheRulesWouldNotGiveTheOneItHas(
            NumberFrom from, @Nullable String prefix, @Nullable String suffix, String told) {
        var other = selling(TransactionType.RECEIPT_IF_PAID, from, text(prefix), text(suffix));

        assertThat(told(other, subject(mug("10.00", "2.00"), live(RULES, mug("10.00", "2.00")))))
                .isEqualTo(told.equals("the same") ? "the same\n" : MUG + "\n  " + told + "\n");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The next number would be another for each of them.
    @Test
    void keepsTheNumbersThatQuickBooksGave() {
        var byQuickBooks = selling(TransactionType.RECEIPT_IF_PAID, NumberFrom.QUICKBOOKS, "", "");
        var live = live(byQuickBooks, mug("10.00", "2.00")).stream()
                .map(one -> new Position.Live(
                        one.intent(), new DocumentRef(one.intent().type(), "7", "0", "1038")))
                .toList();
        var sale = mug("10.00", "2.00");

        assertThat(told(byQuickBooks, subject(sale, live))).isEqualTo("the same\n");
        assertThat(told(selling(TransactionType.INVOICE, NumberFrom.QUICKBOOKS, "", ""), subject(sale, live)))
                .isEqualTo("""
                AMEND sales receipt 1038, Amazon GBP, 2026-03-04, GBP 12.00
                  kind sales receipt → invoice
                """);
        assertThat(told(RULES, subject(sale, live))).contains("  number 1038 → 1001\n");
    }

    @Test
    void tellsAnotherKindOfDocument() {
        var invoices = selling(TransactionType.INVOICE, NumberFrom.ORDER_NUMBER, "", "");

        assertThat(told(invoices, subject(mug("10.00", "2.00"), live(RULES, mug("10.00", "2.00")))))
                .isEqualTo(MUG + "\n  kind sales receipt → invoice\n");
    }

    /// Its order is in another by now.
    @Test
    void tellsAnotherCurrency() {
        var sale = aSale().in("EUR").withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(told(RULES, subject(sale, live(RULES, mug("10.00", "2.00")))))
                .startsWith("""
                AMEND sales receipt 1001, Amazon EUR, 2026-03-04, EUR 12.00
                  currency GBP → EUR
                  total GBP 12.00 → EUR 12.00
                """);
    }

    /// The reference of its channel stood on another order already.
    @Test
    void keepsTheNumberThatWasNotWantedMost() {
        var references = selling(TransactionType.RECEIPT_IF_PAID, NumberFrom.CHANNEL_REFERENCE, "", "");

        assertThat(told(references, subject(longSale(), live(RULES, longSale()))))
                .isEqualTo("the same\n");
    }

    @Test
    void tellsAnotherCustomer() {
        var named = rules(new Stores(List.of(new Stores.Entry("AMAZON", null, "Marketplace"))));

        assertThat(told(named, subject(mug("10.00", "2.00"), live(RULES, mug("10.00", "2.00")))))
                .isEqualTo("""
                AMEND sales receipt 1001, Marketplace GBP, 2026-03-04, GBP 12.00
                  customer Amazon GBP → Marketplace GBP
                """);
    }

    @Test
    void tellsAnotherTaxLineByLine() {
        assertThat(told(rules(Rules.TaxMode.LINE), subject(mug("10.00", "2.00"), live(RULES, mug("10.00", "2.00")))))
                .isEqualTo("""
                AMEND sales receipt 1001, Amazon GBP, 2026-03-04, GBP 12.00
                  tax GBP 2.00 → GBP 0.00
                  MUG: tax code 20.0% S → none
                  added: Sales tax, 1 × 2.00, net 2.00
                """);
    }

    @Test
    void tellsAnotherCodeOfTheWholeDocument() {
        var sale =
                aSale().to("US", "CA").withLine("MUG", 1, "10.00", "0.80", "8").sale();
        var before = List.of(american("7", "California"));
        var now = List.of(american("8", "All of it"), BookShelf.code("7", "California", "9"));
        var live = live(planned(RULES, subject(sale, List.of()), before));

        assertThat(told(RULES, subject(sale, live), before)).isEqualTo("the same\n");
        assertThat(told(RULES, subject(sale, live), now)).isEqualTo("""
                AMEND sales receipt 1001, Amazon GBP, 2026-03-04, GBP 10.80
                  tax code of the document California → All of it
                """);
    }

    private static TaxCode american(String id, String name) {
        return BookShelf.code(id, name, "8", Treatment.TAXED, "US", "CA");
    }

    @Test
    void tellsWhyItWouldBeHeldOrLeftOut() {
        var include = new Rules.Include(false, true, false, true, true);
        var paidAlone = rules(new Rules.Sales(
                TransactionType.RECEIPT_IF_PAID,
                new Rules.Numbering(NumberFrom.ORDER_NUMBER, "", ""),
                include,
                Rules.LongOrders.HOLD));
        var unpaid = aSale().unpaid().withLine("MUG", 1, "10.00", "2.00", "20").sale();
        var cancelled = aSale().standing(Standing.CANCELLED)
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .sale();

        assertThat(today(paidAlone, subject(longSale(), live(RULES, longSale())), BookShelf.BRITISH)
                        .others())
                .isEmpty();
        assertThat(told(paidAlone, subject(longSale(), live(RULES, longSale()))))
                .startsWith("held: It has 800 lines");
        assertThat(told(paidAlone, subject(unpaid, live(RULES, unpaid))))
                .isEqualTo("skipped: unpaid, and unpaid orders are switched off\n");
        assertThat(told(RULES, subject(cancelled, live(RULES, mug("10.00", "2.00")))))
                .isEqualTo("skipped: cancelled\n");
    }

    /// What is held there could not be posted, and stands all the same.
    @Test
    void isTheSameInClosedBooks() {
        var sale = mug("10.00", "2.00");
        var subject = subject(sale, live(RULES, sale));
        var closed = chart(PostedToday.needs(COMPANY, RULES, List.of(subject))).closedUntil(LocalDate.of(2026, 12, 31));

        assertThat(told(PostedToday.of(COMPANY, RULES, List.of(subject), closed), Map.of()))
                .isEqualTo("the same\n");
    }

    /// It goes by their ids there.
    @Test
    void isTheSameWhereTheBooksCallThingsOtherwise() {
        var sale = mug("10.00", "2.00");
        var subject = subject(sale, live(RULES, sale));
        var needs = PostedToday.needs(COMPANY, RULES, List.of(subject));
        var chart = chart(needs);
        var renamed = new Chart(
                chart.country(),
                chart.home(),
                true,
                true,
                chart.taxSystem(),
                chart.taxCodes(),
                null,
                renamed(chart.parties()),
                renamed(chart.items()),
                Map.of());

        assertThat(told(PostedToday.of(COMPANY, RULES, List.of(subject), renamed), Map.of()))
                .isEqualTo("the same\n");
    }

    private static <N, K extends Ref.Kind> Map<N, Lookup<Ref<K>>> renamed(Map<N, Lookup<Ref<K>>> found) {
        var renamed = new HashMap<N, Lookup<Ref<K>>>();
        found.forEach((need, one) -> {
            if (one instanceof Lookup.Found<Ref<K>>(var ref)) {
                renamed.put(need, new Lookup.Found<>(new Ref<>(ref.id(), "Renamed " + ref.name())));
            }
        });
        return renamed;
    }

    @Test
    void asksForNoRates() {
        var sale = aSale().in("EUR").withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(PostedToday.needs(COMPANY, RULES, List.of(subject(sale, live(RULES, sale))))
                        .rates())
                .isEmpty();
    }

    @Test
    void tellsPartsThatThereWouldBeBesideAndNot() {
        var whole = subject(longSale(), live(RULES, longSale()));
        var first = whole.live().getFirst();
        var fewer = aSale().withLine("BEAD-0", 400, "400.00", "80.00", "20").sale();

        assertThat(told(RULES, subject(fewer, whole.live())))
                .contains("AMEND sales receipt 1001-1,", "number 1001-1 → 1001\n", "DELETE sales receipt 1001-2, ");
        assertThat(told(RULES, subject(longSale(), List.of(first)))).contains("CREATE sales receipt 1001-2, ");
    }

    /// Only of the second part the books are asked.
    @Test
    void asksOnlyForWhatIsNotTheSame() {
        var other = beads(799).withLine("BEAD-799", 1, "2.00", "0.40", "20").sale();
        var subject = subject(other, live(RULES, longSale()));

        assertThat(today(RULES, subject, BookShelf.BRITISH).others())
                .extracting(live -> live.key().part())
                .containsExactly(2);
    }

    /// Somebody may have made it so there already, or something else.
    @Test
    void comparesWithWhatTheBooksShow() {
        var sale = mug("10.00", "2.00");
        var named = rules(new Stores(List.of(new Stores.Entry("AMAZON", null, "Marketplace"))));
        var subject = subject(sale, live(RULES, sale));
        var today = today(named, subject, BookShelf.BRITISH);
        var key = subject.live().getFirst().key();
        var wanted = document(named, sale);

        assertThat(told(today, Map.of(key, new Look.AsWeLeftIt("0", "", wanted))))
                .isEqualTo("the same\n");
        assertThat(told(today, Map.of(key, new Look.Missing())))
                .isEqualTo("CREATE sales receipt 1001, Marketplace GBP, 2026-03-04, GBP 12.00\n");
        assertThat(told(today, Map.of(key, new Look.AsWeLeftIt("0", ""))))
                .endsWith("  customer Amazon GBP → Marketplace GBP\n  its lines are not known\n");
    }

    /// Of one nobody knows how it stands, the other stands no more.
    @Test
    void leavesOutWhatWaitsForAnAnswerAndWhatStandsNoMore() {
        var sale = mug("10.00", "2.00");
        var key = new PostingKey(COMPANY, SourceKind.SALE, new UUID(0, 1001), Role.SALE, 1);
        var live = live(RULES, sale).getFirst();
        var gone = new Position.Gone(key, live.ref(), Version.UNKNOWN, LocalDate.of(2026, 3, 4), false);

        assertThat(told(RULES, subject(sale, List.of(new Position.InDoubt(key)))))
                .isEmpty();
        assertThat(told(RULES, subject(sale, List.of(live, new Position.InDoubt(key.part(2))))))
                .isEmpty();
        assertThat(told(RULES, subject(sale, List.of(gone)))).isEmpty();
        assertThat(told(
                        RULES,
                        subject(
                                sale,
                                List.of(
                                        live,
                                        new Position.Gone(
                                                key.part(2),
                                                live.ref(),
                                                Version.UNKNOWN,
                                                LocalDate.of(2026, 3, 4),
                                                false)))))
                .isEqualTo("the same\n");
    }

    private static Rules selling(TransactionType type, NumberFrom from, String prefix, String suffix) {
        return rules(new Rules.Sales(
                type,
                new Rules.Numbering(from, prefix, suffix),
                Rules.Include.USUAL,
                Rules.LongOrders.MERGE_THEN_SPLIT));
    }

    private static PostedToday today(Rules rules, Subject subject, List<TaxCode> codes) {
        var chart = books(PostedToday.needs(COMPANY, rules, List.of(subject)), codes);
        return PostedToday.of(COMPANY, rules, List.of(subject), chart);
    }

    private static Chart books(Needs needs, List<TaxCode> codes) {
        return codes.equals(BookShelf.BRITISH) ? chart(needs) : chart(needs, "US", TaxSystem.US, codes);
    }

    private String told(Rules rules, Subject subject) {
        return told(rules, subject, BookShelf.BRITISH);
    }

    /// The books show what was written.
    private String told(Rules rules, Subject subject, List<TaxCode> codes) {
        var today = today(rules, subject, codes);
        var looks = new HashMap<PostingKey, Look>();
        for (var live : today.others()) {
            var document = Objects.requireNonNull(written.get(live.intent().content()));
            looks.put(
                    live.key(),
                    new Look.AsWeLeftIt("0", "", Shown.of(document, live.ref().number())));
        }
        return told(today, looks);
    }

    private static String told(PostedToday today, Map<PostingKey, Look> looks) {
        return today.told(looks).stream().map(PostedTodayTest::told).collect(Collectors.joining());
    }

    private static String told(Today today) {
        return switch (today) {
            case Today.Same _ -> "the same\n";
            case Today.Held(var held) ->
                "held: " + held.reasons().stream().map(Reason::what).collect(Collectors.joining("; ")) + "\n";
            case Today.Skipped(var skipped) -> "skipped: " + skipped.reason() + "\n";
            case Today.Different(var _, var documents) ->
                documents.stream().map(PostedTodayTest::told).collect(Collectors.joining());
        };
    }

    private static String told(Foreseen document) {
        var told = new ArrayList<String>();
        told.add("%s %s %s, %s, %s, %s"
                .formatted(
                        document.deed(),
                        document.type().word(),
                        document.number(),
                        document.party(),
                        document.day(),
                        document.total()));
        document.changes().forEach(change -> told.add("  " + change.words()));
        if (!document.linesKnown()) {
            told.add("  its lines are not known");
        }
        return told.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Shown document(Rules rules, Sale sale) {
        return planned(rules, subject(sale, List.of()), BookShelf.BRITISH).stream()
                .map(instruction -> Shown.of(((Instruction.Create) instruction).document(), null))
                .findFirst()
                .orElseThrow();
    }

    private static List<Instruction> planned(Rules rules, Subject subject, List<TaxCode> codes) {
        var planner = new Planner(COMPANY, rules);
        return planner.plan(List.of(subject), books(planner.needs(List.of(subject)), codes))
                .instructions();
    }

    private List<Position.Live> live(Rules rules, Sale sale) {
        return live(planned(rules, subject(sale, List.of()), BookShelf.BRITISH));
    }

    private List<Position.Live> live(List<Instruction> instructions) {
        var live = new ArrayList<Position.Live>();
        for (var instruction : instructions) {
            var intent = Intent.of(instruction);
            written.put(intent.content(), ((Instruction.Write) instruction).document());
            live.add(new Position.Live(intent, new DocumentRef(intent.type(), "7", "0", intent.number())));
        }
        return live;
    }
}
