package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Form;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.books.TaxStatement;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Whereabouts;
import dev.cloudcart.database.TestDatabase;

class JournalTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicLong COMPANIES = new AtomicLong(1_000);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private Instant now = NOW;
    private final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    private final Journal journal = new Journal(
            DATABASE.dataSource(),
            new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())),
            () -> now);
    private final RunId run = journal.start(company, Trigger.MANUAL, 1);

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
                new Ref("4", "MUG"), "Mug", BigDecimal.ONE, net.getAmount(), net, tax, new Ref("3", "5.0% R"));
        var coded = form(
                1,
                List.of(line),
                new TaxStatement.ByCode(
                        tax,
                        List.of(
                                new TaxStatement.Entry(
                                        new Ref("51", "GST"), TaxRate.ofPercent("2.5"), net, Money.parse("KWD 0.25")),
                                new TaxStatement.Entry(
                                        new Ref("52", "PST"), TaxRate.ofPercent("2.5"), net, Money.parse("KWD 0.24")))),
                net.plus(tax));
        var american = form(
                2,
                List.of(),
                new TaxStatement.UnitedStates(new Ref("2", "California"), Money.parse("USD 0.83"), false),
                Money.parse("USD 10.83"));
        var batch = intend(List.of(
                instruction(1, coded, Money.parse("KWD 10.125"), Money.parse("KWD 0.482")),
                instruction(2, american, Money.parse("USD 10.83"), Money.parse("USD 0.83"))));

        var open = journal.withoutAnswer(company, 10);

        assertThat(open).singleElement().extracting(IntendedBatch::intents).isEqualTo(batch.intents());
    }

    @Test
    void knowsARecordOnlyWhenAllItsDocumentsStand() {
        journal.file(run, List.of(filing(1, null)));
        var half = intend(List.of(part(1), part(2)));
        journal.record(
                run,
                half,
                Map.of(
                        "b0",
                        posted(),
                        "b1",
                        new Outcome.Refused("6270", Reason.other("No", "Mend"), Outcome.Refused.Kind.FINAL)),
                Map.of(),
                false);
        var partly = positions(1);
        var knownBefore = journal.filed(company, SourceKind.SALE, Map.of(id(1), "print"));

        var rest = intend(List.of(part(1), part(2)));
        journal.record(run, rest, Map.of("b1", posted()), Map.of(), false);

        assertThat(partly).singleElement().isInstanceOfSatisfying(Position.Live.class, live -> {
            assertThat(live.key()).isEqualTo(key(1));
            assertThat(live.intent().origin().documents()).isEqualTo(2);
            assertThat(live.intent().gross()).isEqualTo(Money.parse("GBP 10.00"));
        });
        assertThat(knownBefore).doesNotContainValue(new Filed.Posted());
        assertThat(rest.intents()).containsOnlyKeys("b1");
        assertThat(positions(1)).extracting(Position::key).containsExactly(key(1), key(1).part(2));
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(id(1), "print")))
                .isEqualTo(Map.of(id(1), new Filed.Posted()));
    }

    @Test
    void holdsARecordOnceForAllItsDocuments() {
        var batch = intend(List.of(part(1), part(2)));
        var wanted = Money.parse("GBP 10.00");
        var differs = new Proof.Differs(
                wanted,
                wanted,
                List.of(Reason.other("Other tax", "Correct it"), Reason.other("Other lines", "Correct it")));

        journal.record(
                run,
                batch,
                Map.of(
                        "b0",
                        posted(),
                        "b1",
                        new Outcome.Refused("6270", Reason.other("No", "Mend"), Outcome.Refused.Kind.FINAL)),
                Map.of("b0", differs),
                false);

        assertThat(journal.holds(company, Optional.empty(), 10)).singleElement().satisfies(hold -> {
            assertThat(hold.reasons()).extracting(Reason::what).containsExactly("No", "Other tax", "Other lines");
            assertThat(hold.amount()).contains(Money.parse("GBP 20.00"));
            assertThat(hold.posted()).isFalse();
        });
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

    /// Its lines were corrected, which its print does not show.
    @Test
    void keepsTheNewerContentOfARecordOfTheSamePrint() {
        journal.file(run, List.of(filing(1, null)));

        journal.file(run, List.of(new Filing(source(1), "print", new byte[] {7}, null, Age.UNKNOWN, null)));

        assertThat(journal.raw(company, List.of(source(1))))
                .singleElement()
                .extracting(RawSource::raw)
                .isEqualTo(new byte[] {7});
    }

    /// Unpaid, paid, and unpaid again: the version in between is not the newest.
    @Test
    void takesTheVersionThatCameLastForTheNewest() {
        journal.file(run, List.of(new Filing(source(1), "unpaid", new byte[] {1}, "not paid", Age.UNKNOWN, null)));
        now = now.plusSeconds(60);
        journal.file(run, List.of(new Filing(source(1), "paid", new byte[] {2}, null, Age.UNKNOWN, null)));
        var meanwhile = journal.filed(company, SourceKind.SALE, Map.of(id(1), "unpaid"));
        now = now.plusSeconds(60);
        journal.file(run, List.of(new Filing(source(1), "unpaid", new byte[] {1}, "not paid", Age.UNKNOWN, null)));

        assertThat(meanwhile).isEmpty();
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(id(1), "unpaid")))
                .containsOnlyKeys(id(1));
        assertThat(journal.raw(company, List.of(source(1))))
                .singleElement()
                .extracting(RawSource::raw)
                .isEqualTo(new byte[] {1});
    }

    /// It was ahead once, when an older version was filed.
    @Test
    void takesTheVersionThatCameLastForTheNewestThoughTheClockWasSetBack() {
        now = now.plus(Duration.ofDays(30));
        journal.file(run, List.of(new Filing(source(1), "unpaid", new byte[] {1}, "not paid", Age.UNKNOWN, null)));
        now = NOW;
        journal.file(run, List.of(new Filing(source(1), "paid", new byte[] {2}, "paid later", Age.UNKNOWN, null)));
        var paid = journal.raw(company, List.of(source(1)));
        journal.file(run, List.of(new Filing(source(1), "unpaid", new byte[] {1}, "not paid", Age.UNKNOWN, null)));

        assertThat(paid).singleElement().extracting(RawSource::print).isEqualTo("paid");
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(id(1), "paid")))
                .isEmpty();
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(id(1), "unpaid")))
                .containsOnlyKeys(id(1));
        assertThat(journal.raw(company, List.of(source(1))))
                .singleElement()
                .extracting(RawSource::print)
                .isEqualTo("unpaid");
    }

    @Test
    void tellsWhereABuyerWasInTheOrderOfFilingThoughTheClockWasSetBack() {
        now = now.plus(Duration.ofDays(30));
        fileBuyer("first", "LONDON");
        fileBuyer("second", "KENT");
        now = NOW;
        fileBuyer("third", "ESSEX");
        fileBuyer("first", "LONDON");

        assertThat(journal.buyers(company, SourceKind.SALE, Set.of(id(1)), _ -> Optional.empty())
                        .get(id(1)))
                .extracting(buyer -> buyer.place().region())
                .containsExactly("KENT", "ESSEX", "LONDON");
    }

    private void fileBuyer(String print, String region) {
        var buyer = new Whereabouts(new Jurisdiction(new Country("GB"), region), true);
        journal.file(run, List.of(new Filing(source(1), print, new byte[] {1}, null, Age.UNKNOWN, buyer)));
    }

    @Test
    void knowsOnlyWhatIsSettledAndUnchanged() {
        journal.file(run, List.of(filing(1, null), filing(2, "a resend"), filing(3, null)));
        var batch = intend(List.of(instruction(1)));
        journal.record(run, batch, Map.of("b0", posted()), Map.of(), false);

        journal.hold(run, source(3), List.of(Reason.other("No", "Mend")), Optional.empty());

        var filed = journal.filed(
                company, SourceKind.SALE, Map.of(id(1), "print", id(2), "print", id(3), "print", id(4), "print"));
        var changed = journal.filed(company, SourceKind.SALE, Map.of(id(1), "other print"));

        assertThat(filed)
                .isEqualTo(Map.of(
                        id(1), new Filed.Posted(), id(2), new Filed.Skipped("a resend"), id(3), new Filed.Held()));
        assertThat(changed).isEmpty();
    }

    @Test
    void pagesThroughTheHolds() {
        IntStream.range(0, 25)
                .forEach(i -> journal.hold(
                        run, source(1_000 + i), List.of(Reason.other("Reason " + i, "Mend " + i)), Optional.empty()));

        var first = journal.holds(company, Optional.empty(), 20);
        var second = journal.holds(company, Optional.of(first.getLast()), 20);

        assertThat(first).hasSize(20);
        assertThat(second).hasSize(5);
    }

    @Test
    void keepsADismissedHoldDismissed() {
        journal.hold(run, source(1), List.of(Reason.other("No", "Mend")), Optional.empty());

        assertThat(journal.dismiss(company, Optional.empty(), "1")).isEqualTo(new Dismissal.Done(SourceKind.SALE));
        var again = journal.hold(run, source(1), List.of(Reason.other("Still no", "Mend")), Optional.empty());

        assertThat(journal.holds(company, Optional.empty(), 10)).isEmpty();
        assertThat(again).isFalse();
        assertThat(journal.dismiss(company, Optional.empty(), "1")).isEqualTo(new Dismissal.Nothing());
    }

    @Test
    void asksWhichOfSeveralThatHaveTheNumberIsMeant() {
        var bought = new SourceRef(SourceKind.PURCHASE_ORDER, new UUID(4, 1), "1");
        var reasons = List.of(Reason.other("No", "Mend"));
        journal.hold(run, source(1), reasons, Optional.empty());
        journal.hold(run, bought, reasons, Optional.empty());

        assertThat(journal.dismiss(company, Optional.empty(), "1"))
                .isEqualTo(new Dismissal.Several(List.of(SourceKind.PURCHASE_ORDER, SourceKind.SALE)));
        assertThat(journal.dismiss(company, Optional.of(SourceKind.PURCHASE_ORDER), "1"))
                .isEqualTo(new Dismissal.Done(SourceKind.PURCHASE_ORDER));
        assertThat(journal.holds(company, Optional.empty(), 10)).hasSize(1);
        assertThat(journal.holds(company, SourceKind.SALE, Optional.empty(), 10))
                .hasSize(1);
        assertThat(journal.dismiss(company, Optional.empty(), "1")).isEqualTo(new Dismissal.Done(SourceKind.SALE));
    }

    @Test
    void numbersPurchasesApartFromSales() {
        var order = new PostingKey(company, SourceKind.PURCHASE_ORDER, new UUID(4, 1), Role.ORDER, 1);
        var bill = new PostingKey(company, SourceKind.DELIVERY, new UUID(4, 2), Role.BILL, 1);
        var wanted = new LinkedHashMap<PostingKey, List<String>>();
        wanted.put(key(1), List.of("A-1", "A-1b"));
        wanted.put(order, List.of("A-1", "A-1b"));
        wanted.put(bill, List.of("A-1", "A-1b"));

        assertThat(journal.numbers(company, wanted, true).values()).containsOnly("A-1");
        assertThat(journal.numbers(company, Map.of(key(2), List.of("a-1", "A-2")), true))
                .containsValue("A-2");
    }

    @Test
    void givesANumberToOneRecordForGood() {
        var wanted = new LinkedHashMap<PostingKey, List<String>>();
        wanted.put(key(1), List.of("Ref-9", "1"));
        wanted.put(key(2), List.of("REF-9", "2"));
        wanted.put(key(3), List.of());

        var given = journal.numbers(company, wanted, true);

        assertThat(given).isEqualTo(Map.of(key(1), "Ref-9", key(2), "2"));
        assertThat(journal.numbers(company, Map.of(key(2), List.of("ref-9", "2")), true))
                .containsValue("2");
        assertThat(journal.numbers(company, wanted, true)).isEqualTo(given);
        assertThat(journal.numbers(new CompanyId(company.value() + 500), Map.of(key(2), List.of("ref-9")), true))
                .containsValue("ref-9");
    }

    @Test
    void looksAtNumbersInAPreviewWithoutTakingThem() {
        var preview = journal.numbers(company, Map.of(key(1), List.of("9")), false);

        assertThat(preview).containsValue("9");
        assertThat(journal.numbers(company, Map.of(key(2), List.of("9", "2")), true))
                .containsValue("9");
        assertThat(journal.numbers(company, Map.of(key(1), List.of("9", "1")), false))
                .containsValue("1");
    }

    @Test
    void givesTheNextNumberWhereOneIsSpent() {
        journal.numbers(company, Map.of(key(1), List.of("9", "1")), true);

        journal.spend("9", key(1));

        assertThat(journal.numbers(company, Map.of(key(1), List.of("9", "1", "1-x")), true))
                .containsValue("1");
        assertThat(journal.numbers(company, Map.of(key(2), List.of("9", "2")), false))
                .containsValue("2");
    }

    @Test
    void dismissesNothingOfAnotherKindThatHasTheSameNumber() {
        var refund = new SourceRef(SourceKind.REFUND, id(2), "1");
        journal.hold(run, source(1), List.of(Reason.other("No", "Mend")), Optional.empty());
        journal.hold(run, refund, List.of(Reason.other("No", "Mend")), Optional.empty());

        journal.dismiss(company, Optional.of(SourceKind.SALE), "1");

        assertThat(journal.holds(company, Optional.empty(), 10))
                .extracting(Hold::source)
                .containsExactly(refund);
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

    @Test
    void joinsWhatWasCoveredWithWhatTouchesIt() {
        journal.cover(company, "orders", NOW, NOW.plusSeconds(60));
        journal.cover(company, "orders", NOW.minusSeconds(90), NOW.plusSeconds(30));
        assertThat(journal.coverage(company, "orders"))
                .contains(new Coverage(Optional.of(NOW.minusSeconds(90)), NOW.plusSeconds(60)));

        journal.cover(company, "orders", NOW.plusSeconds(200), NOW.plusSeconds(300));
        assertThat(journal.coverage(company, "orders"))
                .contains(new Coverage(Optional.of(NOW.plusSeconds(200)), NOW.plusSeconds(300)));
    }

    @Test
    void callsARunInterruptedThatNobodyCanBeRunning() {
        var next = journal.start(company, Trigger.SCHEDULED, 1);

        assertThat(journal.runs(company, 2)).extracting(RunRow::status).containsExactly("running", "interrupted");
        assertThat(journal.runs(company, 1)).extracting(RunRow::id).containsExactly(next.value());
    }

    @Test
    void leavesARunInterruptedThatEndsLater() {
        journal.start(company, Trigger.SCHEDULED, 1);

        journal.finish(run, RunStatus.COMPLETE, "{}");

        assertThat(journal.runs(company, 2)).extracting(RunRow::status).containsExactly("running", "interrupted");
    }

    @Test
    void letsTheNextInWhenALockIsGivenBack() {
        var first = journal.lock(company, Duration.ZERO, () -> {}).orElseThrow();

        assertThat(journal.lock(company, Duration.ZERO, () -> {})).isEmpty();
        first.close();
        var second = journal.lock(company, Duration.ZERO, () -> {});

        assertThat(second).isPresent();
        second.orElseThrow().close();
    }

    @Test
    void waitsForALockWithoutAConnection() throws Exception {
        var pool = DATABASE.dataSource().unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var first = journal.lock(company, Duration.ZERO, () -> {}).orElseThrow();
        var waits = new CountDownLatch(1);
        var second = CompletableFuture.supplyAsync(
                () -> journal.lock(company, Duration.ofMinutes(1), waits::countDown)
                        .orElseThrow(),
                Executors.newVirtualThreadPerTaskExecutor());

        waits.await();
        await().atMost(Duration.ofSeconds(30)).until(() -> pool.getActiveConnections() == 1);
        first.close();
        second.get().close();

        assertThat(pool.getActiveConnections()).isZero();
    }

    @Test
    void givesTheConnectionBackWhenTheLockCannotBeAskedFor() throws Exception {
        var pool = DATABASE.dataSource().unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var tooLarge = new CompanyId(Long.MAX_VALUE);

        for (int times = 0; times < 20; times++) {
            assertThatThrownBy(() -> journal.lock(tooLarge, Duration.ZERO, () -> {}))
                    .isInstanceOf(ArithmeticException.class);
        }

        assertThat(pool.getActiveConnections()).isZero();
    }

    /// A connection that was cut off has no lock any more, and its run has ended well all the same.
    @Test
    void endsALockWhoseConnectionWasCut() {
        var lock = journal.lock(company, Duration.ZERO, () -> {}).orElseThrow();
        DATABASE.cutConnections();

        assertThatCode(lock::close).doesNotThrowAnyException();

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> journal.lock(company, Duration.ZERO, () -> {}).isPresent());
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

    /// What was filed in another version than the one that was posted has yet to be looked at.
    @Test
    void knowsNoRecordAsPostedOfWhichItHasANewerVersion() {
        journal.file(run, List.of(filing(1, null)));
        var live = posted(1);
        var first = journal.filed(company, SourceKind.SALE, Map.of(id(1), "print"));
        now = NOW.plusSeconds(60);
        journal.file(run, List.of(new Filing(source(1), "print 2", new byte[] {1, 2, 4}, null, Age.UNKNOWN, null)));
        var second = journal.filed(company, SourceKind.SALE, Map.of(id(1), "print 2"));

        journal.follow(company, SourceKind.SALE, Map.of(id(1), new Version("print 2", "other")));

        assertThat(first).isEqualTo(Map.of(id(1), new Filed.Posted()));
        assertThat(second).isEmpty();
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(id(1), "print 2")))
                .isEqualTo(Map.of(id(1), new Filed.Posted()));
        assertThat(positions(1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Position.Live.class,
                        follows -> assertThat(follows.intent().content())
                                .isEqualTo(live.intent().content()));
    }

    private List<Position> positions(int number) {
        return journal.positions(company, SourceKind.SALE, List.of(id(number))).getOrDefault(id(number), List.of());
    }

    private Position.Live posted(int number) {
        var form = form(number, List.of(), new TaxStatement.None(), Money.parse("GBP 10.00"));
        var origin = new Origin(
                Integer.toString(number), new Version("print", "10.00"), 1, form.gross(), Money.parse("GBP 0.00"));
        var batch = intend(
                List.of(new Instruction.Create(key(number), origin, new Document.SalesReceipt(form, null, null))));
        journal.record(run, batch, Map.of("b0", posted("0", "10.00")), Map.of(), false);
        return (Position.Live) positions(number).getFirst();
    }

    private static Instruction amend(Position.Live live, String print, String gross) {
        var form = form(1, List.of(), new TaxStatement.None(), Money.parse("GBP " + gross));
        var origin = new Origin("1", new Version(print, gross), 1, form.gross(), Money.parse("GBP 0.00"));
        return new Instruction.Amend(live, origin, new Document.SalesReceipt(form, null, null));
    }

    private static Outcome.Posted posted(String syncToken, String gross) {
        var money = Money.parse("GBP " + gross);
        return new Outcome.Posted(
                new DocumentRef(DocumentType.SALES_RECEIPT, "77", syncToken, "1"),
                new Stored(money, Money.zero(money.getCurrencyUnit())));
    }

    private IntendedBatch intend(List<Instruction> instructions) {
        return journal.intend(
                run, 1, instructions, items -> String.join(",", items.keySet()).getBytes(StandardCharsets.UTF_8));
    }

    private Instruction instruction(int number) {
        var form = form(number, List.of(), new TaxStatement.None(), Money.parse("GBP 10.00"));
        return instruction(number, form, form.gross(), Money.parse("GBP 0.00"));
    }

    /// One of two documents of record 1.
    private Instruction part(int part) {
        var form = form(1, List.of(), new TaxStatement.None(), Money.parse("GBP 10.00"));
        var origin = new Origin("1", Version.UNKNOWN, 2, form.gross(), Money.parse("GBP 0.00"));
        return new Instruction.Create(key(1).part(part), origin, new Document.SalesReceipt(form, null, null));
    }

    private Instruction instruction(int number, Form form, Money gross, Money tax) {
        var origin = new Origin(Integer.toString(number), Version.UNKNOWN, 1, gross, tax);
        return new Instruction.Create(key(number), origin, new Document.SalesReceipt(form, null, null));
    }

    private static Form form(int number, List<DocumentLine> lines, TaxStatement tax, Money gross) {
        return new Form(
                new Ref("1", "Amazon GBP"),
                "Amazon",
                LocalDate.of(2026, 3, 4),
                Integer.toString(number),
                "note",
                null,
                lines,
                tax,
                gross);
    }

    private PostingKey key(int number) {
        return new PostingKey(company, SourceKind.SALE, id(number), Role.SALE, 1);
    }

    private static Outcome.Posted posted() {
        var money = Money.parse("GBP 10.00");
        return new Outcome.Posted(
                new DocumentRef(DocumentType.SALES_RECEIPT, "77", "0", "1"),
                new Stored(money, Money.zero(money.getCurrencyUnit())));
    }

    private static Filing filing(int number, @Nullable String skipped) {
        return new Filing(source(number), "print", new byte[] {1, 2, 3}, skipped, Age.UNKNOWN, null);
    }

    private static SourceRef source(int number) {
        return new SourceRef(SourceKind.SALE, id(number), Integer.toString(number));
    }

    private static UUID id(int number) {
        return new UUID(3, number);
    }
}
