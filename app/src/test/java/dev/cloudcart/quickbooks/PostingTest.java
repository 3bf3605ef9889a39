package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Instruction.Write;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.mapping.LongOrders;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;

class PostingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void postsReceiptsAndInvoicesToThePenny() {
        var open = books.open();
        var chart = chart(open, "GBP");
        var receipt = sale(chart, 1001)
                .line("Mug", 3, "6.21", "3.73")
                .line("Post", 1, "3.33", "0.67")
                .receipt();
        var invoice = sale(chart, 1002).line("Mug", 7, "1.66333", "2.33").invoice();
        var calls = books.meter.calls();

        var outcomes = send(open, Map.of("a", receipt, "b", invoice));

        assertProven(receipt, outcomes.get("a"));
        assertProven(invoice, outcomes.get("b"));
        assertThat(books.meter.calls().quickbooksReads()).isEqualTo(calls.quickbooksReads());
        assertThat(books.meter.calls().quickbooksWrites()).isEqualTo(calls.quickbooksWrites() + 1);
    }

    @Test
    void postsInAForeignCurrency() {
        var open = books.open();
        var receipt = sale(chart(open, "JPY"), 1001)
                .in("JPY")
                .rated("0.0051")
                .line("Mug", 1, "1500", "300")
                .receipt();

        var outcomes = send(open, Map.of("a", receipt));

        assertProven(receipt, outcomes.get("a"));
        var stored = books.read("select * from SalesReceipt");
        assertThat(stored.path("ExchangeRate").asString()).isEqualTo("0.0051");
        assertThat(stored.path("CurrencyRef").path("value").asString()).isEqualTo("JPY");
    }

    @Test
    void postsTaxOfTheUnitedStates() {
        books = restarted(Options.usual().profile(CompanyProfile.US));
        var open = books.open();
        var chart = chart(open, "USD");
        var california = chart.taxCodes().stream()
                .filter(code -> code.ref().name().equals("California"))
                .findFirst()
                .orElseThrow();
        var receipt = sale(chart, 1001)
                .in("USD")
                .taxed(new TaxStatement.UnitedStates(california.ref(), Money.parse("USD 0.83"), false))
                .line("Mug", 1, "10.00", "0.83")
                .line("Book", 1, "5.00", "0.00")
                .receipt();

        var outcomes = send(open, Map.of("a", receipt));

        assertProven(receipt, outcomes.get("a"));
    }

    @Test
    void readsAllThatADocumentIsProvenBy() {
        var open = books.open();
        var chart = chart(open, "GBP");
        var reduced = code(chart, "5.0% R");
        var receipt = sale(chart, 1001)
                .line("Mug", 3, "6.21", "3.73")
                .at(reduced)
                .line("Book", 1, "3.33", "0.17")
                .taxed(taxes(code(chart, "20.0% S"), "18.63", "3.73", reduced, "3.33", "0.17"))
                .receipt();

        var stored = posted(send(open, Map.of("a", receipt)).get("a")).stored();

        var expected = Intent.of(receipt).expected();
        assertThat(stored)
                .isEqualTo(new Stored(
                        Money.parse("GBP 25.86"),
                        Money.parse("GBP 3.90"),
                        expected.taxes(),
                        null,
                        expected.party(),
                        2,
                        expected.nets(),
                        stored.lineDigest()));
        assertThat(stored.nets())
                .extracting(net -> net.code().name() + " " + net.net())
                .containsExactly("20.0% S GBP 18.63", "5.0% R GBP 3.33");
    }

    @Test
    void tellsEveryDifferenceBetweenWhatWasWantedAndWhatQuickBooksStored() {
        var open = books.open();
        var chart = chart(open, "GBP");
        var standard = code(chart, "20.0% S");
        var reduced = code(chart, "5.0% R");
        var sent = sale(chart, 1001)
                .line("Mug", 3, "6.21", "3.73")
                .at(reduced)
                .line("Book", 1, "3.33", "0.17")
                .taxed(taxes(standard, "18.63", "3.73", reduced, "3.33", "0.17"))
                .receipt();
        var wanted = sale(chart, 1001)
                .to(new Ref<>("999", "eBay GBP"))
                .line("Mug", 3, "6.21", "3.73")
                .taxed(taxes(standard, "18.63", "3.75", reduced, "3.33", "0.16"))
                .receipt();

        var outcome = open.send(batch(open, Map.of("a", sent)), Map.of("a", Intent.of(wanted)), () -> {})
                .get("a");

        var proof = Proof.of(Intent.of(wanted), posted(outcome).stored());
        assertThat(((Proof.Differs) proof).reasons())
                .extracting(Reason::what)
                .satisfiesExactly(
                        total -> assertThat(total)
                                .isEqualTo("QuickBooks stored a total of GBP 25.86 instead of GBP 22.54"),
                        tax -> assertThat(tax).isEqualTo("QuickBooks stored a tax of GBP 3.90 instead of GBP 3.91"),
                        rate -> assertThat(rate)
                                .isEqualTo("QuickBooks stored GBP 3.73 of tax at 20 % instead of GBP 3.75"),
                        rate -> assertThat(rate)
                                .isEqualTo("QuickBooks stored GBP 0.17 of tax at 5 % instead of GBP 0.16"),
                        customer -> assertThat(customer)
                                .startsWith("QuickBooks stored it under Amazon GBP (")
                                .endsWith(") instead of eBay GBP (999)"),
                        lines -> assertThat(lines).isEqualTo("QuickBooks stored 2 lines with products instead of 1"));
    }

    @Test
    void tellsALineUnderAnotherTaxCode() {
        var open = books.open();
        var chart = chart(open, "GBP");
        var standard = code(chart, "20.0% S");
        var reduced = code(chart, "5.0% R");
        var statement = taxes(standard, "10.00", "2.00", reduced, "10.00", "0.50");
        var sent = sale(chart, 1001)
                .line("Mug", 1, "10.00", "2.00")
                .at(reduced)
                .line("Book", 1, "10.00", "0.50")
                .taxed(statement)
                .receipt();
        var wanted = sale(chart, 1001)
                .line("Mug", 1, "10.00", "2.00")
                .line("Book", 1, "10.00", "0.50")
                .taxed(statement)
                .receipt();

        var outcome = open.send(batch(open, Map.of("a", sent)), Map.of("a", Intent.of(wanted)), () -> {})
                .get("a");

        var proof = Proof.of(Intent.of(wanted), posted(outcome).stored());
        assertThat(((Proof.Differs) proof).reasons())
                .extracting(Reason::what)
                .singleElement()
                .asString()
                .startsWith("QuickBooks stored the tax code 20.0% S on GBP 10.00, ")
                .endsWith(" on GBP 10.00 instead of 20.0% S on GBP 20.00");
    }

    @Test
    void provesWhatIsStatedWhereNoTaxIs() {
        var open = books.open();
        var receipt = sale(chart(open, "GBP"), 1001)
                .taxed(new TaxStatement.None())
                .line("Mug", 1, "10.00", "0")
                .receipt();

        var outcomes = send(open, Map.of("a", receipt));

        assertProven(receipt, outcomes.get("a"));
        assertThat(posted(outcomes.get("a")).stored().taxes()).isEmpty();
    }

    @Test
    void postsDinarsOfTwoDecimalsAndNotOfThree() {
        var open = books.open();
        var chart = chart(open, "KWD");
        var three = sale(chart, 1001)
                .in("KWD")
                .rated("2.55")
                .line("Mug", 3, "3.377", "0.00")
                .receipt();
        var two = sale(chart, 1002)
                .in("KWD")
                .rated("2.55")
                .line("Mug", 1, "10.13", "0.00")
                .receipt();

        var outcomes = send(open, Map.of("a", three, "b", two));

        assertThat(three.document().form().gross()).isEqualTo(Money.parse("KWD 10.131"));
        assertThat(refused(outcomes.get("a")).code()).isEqualTo("6070");
        assertProven(two, outcomes.get("b"));
    }

    @Test
    void postsALongOrderInPartsThatAreFoundOneByOne() {
        var open = books.open();
        var chart = chart(open, "GBP");
        var parts = parts(differing(sale(chart, 170), 800), chart);

        var outcomes = send(open, parts);
        var found = open.find(parts.values().stream().map(Intent::of).toList());

        assertThat(parts).hasSize(2);
        parts.forEach((id, part) -> assertProven(part, outcomes.get(id)));
        parts.forEach((id, part) -> assertThat(found.get(part.key())).isEqualTo(found(part, posted(outcomes.get(id)))));
        assertThat(outcomes.values().stream()
                        .map(outcome -> posted(outcome).stored().gross())
                        .reduce(Money::plus))
                .contains(differing(sale(chart, 170), 800).document().form().gross());
        assertThat(outcomes.values())
                .extracting(outcome -> posted(outcome).ref().number())
                .containsExactlyInAnyOrder("170-1", "170-2");
    }

    @Test
    void postsTenThousandLinesWithoutTaxInOneDocument() {
        books = restarted(Options.usual().profile(CompanyProfile.US));
        var open = books.open();
        var chart = chart(open, "USD");
        var sale =
                sale(chart, 171).in("USD").taxed(new TaxStatement.UnitedStates(null, Money.parse("USD 0.00"), false));
        var parts = parts(differing(sale, 751), chart);

        var outcomes = send(open, parts);

        assertThat(parts).hasSize(1);
        parts.forEach((id, part) -> assertProven(part, outcomes.get(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-after-commit:1", "429-after-commit:1", "500-after-commit:1", "200-empty:1"})
    void postsOnceThoughEveryAnswerWasLost(String faults) {
        var open = books.open();
        var receipt =
                sale(chart(open, "GBP"), 1001).line("Mug", 1, "10.00", "2.00").receipt();
        var batch = batch(open, Map.of("a", receipt));
        books.faults(faults, 1);

        var lost = open.send(batch, Map.of("a", Intent.of(receipt)), () -> {});
        books.faults("none", 1);
        var outcomes = open.send(batch, Map.of("a", Intent.of(receipt)), () -> {});

        assertThat(lost.get("a")).isInstanceOf(Outcome.Unresolved.class);
        assertProven(receipt, outcomes.get("a"));
        assertThat(books.count("SalesReceipt")).isOne();
    }

    @Test
    void postsOnceThroughRoughTimes() {
        var open = books.open();
        var chart = chart(open, "GBP");
        books.faults("rough", 7);

        for (int order = 1; order <= 40; order++) {
            var receipt = sale(chart, order).line("Mug", 1, "10.00", "2.00").receipt();
            assertProven(receipt, sent(open, receipt));
        }

        assertThat(books.count("SalesReceipt")).isEqualTo(40);
    }

    @Test
    void findsWhatWasPostedThoughNobodySaidSo() {
        var open = books.open();
        var chart = chart(open, "GBP");
        var posted = sale(chart, 1001).line("Mug", 1, "10.00", "2.00").receipt();
        var lost = sale(chart, 1002).line("Mug", 1, "10.00", "2.00").receipt();
        send(open, Map.of("a", posted));
        var reads = books.meter.calls().quickbooksReads();

        var found = open.find(List.of(Intent.of(posted), Intent.of(lost)));

        assertThat(found).containsOnlyKeys(posted.key());
        assertProven(posted, found.get(posted.key()));
        assertThat(books.meter.calls().quickbooksReads()).isEqualTo(reads + 1);
    }

    @Test
    void findsADocumentThatQuickBooksNumbered() {
        books = restarted(Options.usual().customNumbers(false));
        var open = books.open();
        var receipt =
                sale(chart(open, "GBP"), 4711).line("Mug", 1, "10.00", "2.00").receipt();
        var outcome = posted(send(open, Map.of("a", receipt)).get("a"));

        var found = open.find(List.of(Intent.of(receipt)));

        assertThat(outcome.ref().number()).isNotEqualTo("4711");
        assertThat(found.get(receipt.key())).isEqualTo(found(receipt, outcome));
    }

    /// What is found tells its day, which need not be the one that was meant.
    private static Outcome.Posted found(Instruction meant, Outcome.Posted sent) {
        return new Outcome.Posted(sent.ref(), sent.stored(), Intent.of(meant).day());
    }

    /// On the third page of its day.
    @Test
    void findsAnUnnumberedDocumentAmongTwoThousandFiveHundred() {
        books = restarted(Options.usual().customNumbers(false));
        var open = books.open();
        var chart = chart(open, "GBP");
        for (int first = 1; first <= 2_490; first += 30) {
            send(
                    open,
                    IntStream.range(first, first + 30)
                            .boxed()
                            .collect(Collectors.toMap(
                                    String::valueOf,
                                    number -> sale(chart, number)
                                            .line("Mug", 1, "10.00", "2.00")
                                            .receipt())));
        }
        var last = sale(chart, 2_491).line("Mug", 1, "10.00", "2.00").receipt();
        var outcome = posted(send(open, Map.of("a", last)).get("a"));

        assertThat(open.find(List.of(Intent.of(last))).get(last.key())).isEqualTo(found(last, outcome));
    }

    @Test
    void adoptsItsOwnDocumentSentUnderANewRequest() {
        var open = books.open();
        var receipt =
                sale(chart(open, "GBP"), 1001).line("Mug", 1, "10.00", "2.00").receipt();
        var first = send(open, Map.of("a", receipt)).get("a");

        var second = send(open, Map.of("a", receipt)).get("a");

        assertThat(second).isEqualTo(first);
        assertThat(books.count("SalesReceipt")).isOne();
    }

    @Test
    void refusesANumberThatSomebodyElseUsed() {
        var open = books.open();
        var chart = chart(open, "GBP");
        send(open, Map.of("a", sale(chart, 1001).line("Mug", 1, "10.00", "2.00").receipt()));
        var other = sale(chart, 2002)
                .numbered("1001")
                .line("Mug", 1, "10.00", "2.00")
                .receipt();

        var outcomes = send(open, Map.of("a", other));

        assertThat(outcomes.get("a"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason().what())
                                .startsWith("Number 1001 is taken by sales receipt ")
                                .contains("which Cloud Cart made for another record"));
    }

    @Test
    void oneRefusedDocumentStopsNoneOfItsNeighbours() {
        books = restarted(Options.usual().bookCloseDate(LocalDate.of(2025, 12, 31)));
        var open = books.open();
        var chart = chart(open, "GBP");
        var closed =
                sale(chart, 1).on("2025-12-31").line("Mug", 1, "10.00", "2.00").receipt();
        var unknown = sale(chart, 2)
                .of(new Ref<>("99999", "Gone"))
                .line("Mug", 1, "10.00", "2.00")
                .receipt();
        var good = sale(chart, 3).line("Mug", 1, "10.00", "2.00").receipt();

        var outcomes = send(open, Map.of("a", closed, "b", unknown, "c", good));

        assertThat(chart.booksClosedUntil()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(refused(outcomes.get("a")).reason().what()).startsWith("The books are closed");
        assertThat(refused(outcomes.get("b")).isStale()).isTrue();
        assertProven(good, outcomes.get("c"));
    }

    @Test
    void refusesACustomerOfAnotherCurrency() {
        var open = books.open();
        var chart = chart(open, "GBP");
        var receipt = sale(chart, 1)
                .in("USD")
                .rated("0.75")
                .line("Mug", 1, "10.00", "2.00")
                .receipt();

        var outcomes = send(open, Map.of("a", receipt));

        assertThat(refused(outcomes.get("a")).reason().what()).contains("another currency");
    }

    @Test
    void namesTheStockedItemThatStartsTooLate() {
        books.load("""
                        {"kind":"item","value":{"Name":"STOCK-1","Sku":"STOCK-1","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":5,\
                        "InvStartDate":"2026-11-01","IncomeAccountRef":{"value":"12"},"ExpenseAccountRef":{"value":"18"},\
                        "AssetAccountRef":{"value":"5"}}}
                        """);
        var open = books.open();
        var needs = new Needs(
                Set.of(new PartyNeed("Amazon GBP", CurrencyUnit.GBP)),
                Set.of(new ItemNeed("STOCK-1", "Mug")),
                Set.of());
        var receipt = sale(open.chart(needs, CREATE), 1001)
                .line("Mug", 1, "10.00", "2.00")
                .receipt();

        var outcomes = send(open, Map.of("a", receipt));

        assertThat(refused(outcomes.get("a")).reason().what())
                .isEqualTo("\"STOCK-1\" is a stocked item that starts on a later day in QuickBooks (6270)");
    }

    @Test
    void renewsAnExpiredTokenOnTheWay() {
        var open = books.open();
        var receipt =
                sale(chart(open, "GBP"), 1001).line("Mug", 1, "10.00", "2.00").receipt();
        books.clock.advance(Duration.ofMinutes(61));

        var outcomes = send(open, Map.of("a", receipt));

        assertProven(receipt, outcomes.get("a"));
    }

    /// Lines of different prices.
    private static Write differing(Sample sale, int lines) {
        IntStream.range(0, lines)
                .forEach(
                        i -> sale.line("Bead", 1, BigDecimal.valueOf(100 + i, 2).toPlainString(), "0"));
        return sale.receipt();
    }

    private static Map<String, Instruction> parts(Write whole, Chart chart) {
        var fitted = (LongOrders.Fitted.Documents)
                new LongOrders(Rules.LongOrders.MERGE_THEN_SPLIT, chart.taxCodes()).fit(whole.document());
        var parts = new LinkedHashMap<String, Instruction>();
        fitted.documents()
                .forEach(document -> parts.put(
                        "b" + parts.size(),
                        new Instruction.Create(whole.key().part(parts.size() + 1), whole.origin(), document)));
        return parts;
    }

    private static TaxCode code(Chart chart, String name) {
        return chart.taxCodes().stream()
                .filter(code -> code.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TaxStatement taxes(
            TaxCode one, String net, String tax, TaxCode other, String otherNet, String otherTax) {
        return new TaxStatement.ByCode(
                Money.parse("GBP " + tax).plus(Money.parse("GBP " + otherTax)),
                List.of(entry(one, net, tax), entry(other, otherNet, otherTax)));
    }

    private static TaxStatement.Entry entry(TaxCode code, String net, String tax) {
        var part = code.rates().getFirst();
        return new TaxStatement.Entry(
                part.rate(), part.percent(), Money.parse("GBP " + net), Money.parse("GBP " + tax));
    }

    private SimulatedBooks restarted(Options options) {
        books.close();
        return new SimulatedBooks(DATABASE.jdbc(), options);
    }

    private static Chart chart(OpenBooks open, String currency) {
        return open.chart(
                new Needs(
                        Set.of(new PartyNeed("Amazon " + currency, CurrencyUnit.of(currency))),
                        Set.of(new ItemNeed("MUG", "Mug")),
                        Set.of()),
                CREATE);
    }

    private static Sample sale(Chart chart, int order) {
        var customer = (Lookup.Found<Ref<Ref.Party>>)
                chart.parties().values().iterator().next();
        var item =
                (Lookup.Found<Ref<Ref.Item>>) chart.items().values().iterator().next();
        var sale = aSale().from(order).to(customer.value()).of(item.value());
        return chart.taxCodes().stream()
                .filter(code -> code.ref().name().equals("20.0% S"))
                .findFirst()
                .map(sale::at)
                .orElse(sale);
    }

    private static Map<String, Outcome> send(OpenBooks open, Map<String, Instruction> items) {
        return open.send(batch(open, items), intents(items), () -> {});
    }

    /// As the engine does it: what is unresolved is sent again as it was.
    private static Outcome sent(OpenBooks open, Instruction instruction) {
        var items = Map.of("a", instruction);
        var batch = batch(open, items);
        Outcome outcome = new Outcome.Unresolved("not sent yet");
        for (int times = 0; outcome instanceof Outcome.Unresolved && times < 10; times++) {
            outcome = Objects.requireNonNull(
                    open.send(batch, intents(items), () -> {}).get("a"));
        }
        return outcome;
    }

    private static Map<String, Intent> intents(Map<String, Instruction> items) {
        return items.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, item -> Intent.of(item.getValue())));
    }

    private static Batch batch(OpenBooks open, Map<String, Instruction> items) {
        return new Batch(UUID.randomUUID().toString(), open.encode(new LinkedHashMap<>(items)));
    }

    private static void assertProven(Instruction wanted, @Nullable Outcome outcome) {
        var proof = Proof.of(Intent.of(wanted), posted(outcome).stored());
        assertThat(proof).isInstanceOf(Proof.Proven.class);
    }

    private static Outcome.Posted posted(@Nullable Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        return (Outcome.Posted) Objects.requireNonNull(outcome);
    }

    private static Outcome.Refused refused(@Nullable Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) Objects.requireNonNull(outcome);
    }
}
