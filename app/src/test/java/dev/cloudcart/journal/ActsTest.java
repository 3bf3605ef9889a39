package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.database.TestDatabase;

/// What was meant, sent and answered.
class ActsTest extends JournalFixture {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    ActsTest() {
        super(DATABASE);
    }

    @Test
    void givesEachDocumentToOneOfManyWhoMeanIt() throws Exception {
        var instructions = IntStream.range(0, 30).mapToObj(this::instruction).toList();

        List<IntendedBatch> batches;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<IntendedBatch> intend = () -> intend(instructions);
            var futures = threads.invokeAll(List.of(intend, intend, intend, intend));
            batches = futures.stream().map(Future::resultNow).toList();
        }

        assertThat(batches.stream()
                        .flatMap(batch -> batch.intents().values().stream())
                        .map(intent -> intent.key()))
                .hasSize(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void remembersABatchWithItsBodyUntilItIsAnswered() {
        var batch = intend(List.of(instruction(1), instruction(2)));

        var open = journal.withoutAnswer(company, 10);

        assertThat(open)
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("sentAgo")
                .isEqualTo(batch);
    }

    @Test
    void remembersAllThatADocumentIsProvenBy() {
        var net = Money.parse("KWD 9.64");
        var tax = Money.parse("KWD 0.49");
        var line = new DocumentLine(
                new Ref<>("4", "MUG"), "Mug", BigDecimal.ONE, net.getAmount(), net, tax, new Ref<>("3", "5.0% R"));
        var coded = form(
                1,
                List.of(line),
                new TaxStatement.ByCode(
                        tax,
                        List.of(
                                new TaxStatement.Entry(
                                        new Ref<>("51", "GST"), TaxRate.ofPercent("2.5"), net, Money.parse("KWD 0.25")),
                                new TaxStatement.Entry(
                                        new Ref<>("52", "PST"),
                                        TaxRate.ofPercent("2.5"),
                                        net,
                                        Money.parse("KWD 0.24")))),
                net.plus(tax));
        var american = form(
                2,
                List.of(),
                new TaxStatement.UnitedStates(new Ref<>("2", "California"), Money.parse("USD 0.83"), false),
                Money.parse("USD 10.83"));
        var batch = intend(List.of(
                instruction(1, coded, Money.parse("KWD 10.125"), Money.parse("KWD 0.482")),
                instruction(2, american, Money.parse("USD 10.83"), Money.parse("USD 0.83"))));

        var open = journal.withoutAnswer(company, 10);

        assertThat(open).singleElement().extracting(IntendedBatch::intents).isEqualTo(batch.intents());
    }

    @Test
    void closesABatchWhenEveryDocumentHasItsOutcome() {
        var batch = intend(List.of(instruction(1), instruction(2)));

        journal.record(run, batch, Map.of("b0", posted(), "b1", new Outcome.Unresolved("cut")), Map.of(), false);
        var half = journal.withoutAnswer(company, 10);
        journal.record(run, half.getFirst(), Map.of("b1", posted()), Map.of(), false);

        assertThat(half)
                .singleElement()
                .extracting(open -> open.intents().keySet())
                .isEqualTo(Set.of("b1"));
        assertThat(journal.withoutAnswer(company, 10)).isEmpty();
    }

    @Test
    void letsWhatWasRefusedBeMeantAnew() {
        var refused = intend(List.of(instruction(1)));
        journal.record(
                run,
                refused,
                Map.of("b0", new Outcome.Refused("6240", Reason.other("Taken", "Rename"), Outcome.Refused.Kind.FINAL)),
                Map.of(),
                false);

        var held = journal.holds(company, Optional.empty(), 10);

        var again = intend(List.of(instruction(1)));

        assertThat(held).singleElement().extracting(Hold::reasons).isEqualTo(List.of(Reason.other("Taken", "Rename")));
        assertThat(again.intents()).hasSize(1);
        assertThat(journal.holds(company, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void keepsAnAmendmentInDoubtUntilItIsAnswered() {
        var live = posted(1);
        var batch = intend(List.of(amend(live, "print 2", "12.00")));
        var meanwhile = positions(1);
        var again = intend(List.of(amend(live, "print 2", "12.00")));
        var open = journal.withoutAnswer(company, 10);

        journal.record(run, batch, Map.of("b0", posted("1", "12.00")), Map.of(), false);

        assertThat(meanwhile).containsExactly(new Position.InDoubt(key(1)));
        assertThat(again.intents()).isEmpty();
        assertThat(open).singleElement().extracting(IntendedBatch::intents).isEqualTo(batch.intents());
        assertThat(positions(1)).singleElement().isInstanceOfSatisfying(Position.Live.class, amended -> {
            assertThat(amended.ref().syncToken()).isEqualTo("1");
            assertThat(amended.intent().gross()).isEqualTo(Money.parse("GBP 12.00"));
            assertThat(amended.intent().origin().version()).isEqualTo(new Version("print 2", "12.00"));
            assertThat(amended.intent().content()).isNotEqualTo(live.intent().content());
        });
        assertThat(journal.withoutAnswer(company, 10)).isEmpty();
    }

    @Test
    void leavesADocumentAsItWasWhenItsAmendmentIsRefused() {
        var live = posted(1);
        var batch = intend(List.of(amend(live, "print 2", "12.00")));

        journal.record(
                run,
                batch,
                Map.of("b0", new Outcome.Refused("5010", Reason.other("Changed", "Retry"), Outcome.Refused.Kind.STALE)),
                Map.of(),
                false);

        assertThat(positions(1)).containsExactly(live);
        assertThat(journal.holds(company, Optional.empty(), 10))
                .extracting(Hold::source)
                .containsExactly(source(1));
        assertThat(intend(List.of(amend(live, "print 2", "12.00"))).intents()).hasSize(1);
    }

    @Test
    void remembersWhatWasEditedUntilItIsAmendedOrPutRight() {
        journal.file(run, List.of(filing(1, null)));
        var live = posted(1);

        journal.met(company, List.of(), List.of(key(1)), List.of());
        assertThat(positions(1)).containsExactly(new Position.Live(live.intent(), live.ref(), true));
        journal.met(company, List.of(), List.of(), List.of(key(1)));
        assertThat(positions(1)).containsExactly(live);
        journal.met(company, List.of(), List.of(key(1)), List.of());
        journal.record(run, intend(List.of(amend(live, "print 2", "12.00"))), Map.of("b0", posted()), Map.of(), false);

        assertThat(positions(1)).singleElement().matches(one -> one instanceof Position.Live now && !now.edited());
    }

    @Test
    void remembersWhatWeRemoved() {
        journal.file(run, List.of(filing(1, null)));
        var live = posted(1);
        var batch = intend(List.of(new Instruction.Remove(live, live.intent().origin(), Deed.VOID)));

        journal.record(run, batch, Map.of("b0", new Outcome.Removed(live.ref())), Map.of(), false);

        assertThat(positions(1))
                .containsExactly(new Position.Gone(
                        key(1), live.ref(), live.intent().origin().version(), LocalDate.of(2026, 3, 4), true));
        assertThat(journal.ours(company, List.of(live.ref()))).isEmpty();
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(id(1), "print")))
                .isEmpty();
        assertThat(intend(List.of(amend(live, "print 2", "12.00"))).intents()).isEmpty();
    }

    /// It looked before the other one removed the document, or while it did.
    @Test
    void takesWhatAnotherNodeOfOursRemovesForNobodyElsesDeed() {
        journal.file(run, List.of(filing(1, null)));
        var live = posted(1);
        var batch = intend(List.of(new Instruction.Remove(live, live.intent().origin(), Deed.DELETE)));

        journal.met(company, List.of(key(1)), List.of(), List.of());
        journal.met(company, List.of(), List.of(key(1)), List.of());
        journal.record(run, batch, Map.of("b0", new Outcome.Removed(live.ref())), Map.of(), false);
        journal.met(company, List.of(key(1)), List.of(), List.of());

        assertThat(positions(1))
                .containsExactly(new Position.Gone(
                        key(1), live.ref(), live.intent().origin().version(), LocalDate.of(2026, 3, 4), true));
    }

    @Test
    void remembersWhichDocumentsWereDeleted() {
        journal.file(run, List.of(filing(1, null), filing(2, null)));
        var batch = intend(List.of(instruction(1), instruction(2)));
        journal.record(run, batch, Map.of("b0", posted(), "b1", posted()), Map.of(), false);
        var ref = posted().ref();
        assertThat(journal.ours(company, List.of(ref)))
                .extracting(PostedDocument::key)
                .containsExactlyInAnyOrder(key(1), key(2));

        journal.met(company, List.of(key(1)), List.of(), List.of());

        assertThat(journal.ours(company, List.of(ref)))
                .extracting(PostedDocument::key)
                .containsExactly(key(2));
        assertThat(positions(1))
                .singleElement()
                .isEqualTo(new Position.Gone(key(1), ref, Version.UNKNOWN, LocalDate.of(2026, 3, 4), false));
        assertThat(positions(2)).singleElement().isInstanceOf(Position.Live.class);
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(id(1), "print")))
                .isEmpty();
    }

    /// That it was refused, created and amended stays to be told, each with the version of its record.
    @Test
    void tellsAllThatWasEverMeantOfADocument() {
        var refused = intend(List.of(instruction(1)));
        journal.record(
                run,
                refused,
                Map.of("b0", new Outcome.Refused("6240", Reason.other("Taken", "Rename"), Outcome.Refused.Kind.FINAL)),
                Map.of(),
                false);
        var live = posted(1);
        var amended = intend(List.of(amend(live, "print 2", "11.00")));
        journal.record(run, amended, Map.of("b0", posted("1", "11.00")), Map.of(), false);

        assertThat(acts())
                .containsExactly(
                        "CREATE refused  10.00 Taken", "CREATE done print 10.00 null", "AMEND done print 2 11.00 null");
        assertThat(journal.firstMade(company, SourceKind.SALE, List.of(id(1))))
                .isEqualTo(Map.of(id(1), new FirstMade("print", LocalDate.of(2026, 3, 4))));
    }

    private List<@Nullable String> acts() {
        return DATABASE.jdbc()
                .sql("""
                        select concat_ws(' ', deed, state, record_print, gross, coalesce(refusal, 'null')) from act
                        where company_id = ? and source_id = ? order by id
                        """)
                .params(company.value(), id(1))
                .query(String.class)
                .list();
    }

    /// The same outcome comes twice where a look-up and the answer cross.
    @Test
    void takesAnOutcomeOnce() {
        var batch = intend(List.of(instruction(1)));
        journal.record(run, batch, Map.of("b0", posted("0", "10.00")), Map.of(), false);
        var amended = intend(List.of(amend((Position.Live) positions(1).getFirst(), "print 2", "11.00")));
        journal.record(run, amended, Map.of("b0", posted("1", "11.00")), Map.of(), false);

        journal.record(run, batch, Map.of("b0", posted("0", "10.00")), Map.of(), true);

        assertThat(positions(1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Position.Live.class,
                        live -> assertThat(live.intent().gross()).isEqualTo(Money.parse("GBP 11.00")));
    }
}
