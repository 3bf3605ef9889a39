package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;

/// What is held, mended and dismissed.
class HoldsTest extends JournalFixture {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    HoldsTest() {
        super(DATABASE);
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
    void pagesThroughTheHolds() {
        IntStream.range(0, 25)
                .forEach(i -> journal.hold(
                        run, source(1_000 + i), List.of(Reason.other("Reason " + i, "Mend " + i)), Optional.empty()));

        var first = journal.holds(company, Optional.empty(), 20);
        var second = journal.holds(company, Optional.of(first.getLast()), 20);

        assertThat(first).hasSize(20);
        assertThat(second).hasSize(5);
    }

    /// A run tries what is held, and QuickBooks refuses it as it did before.
    @Test
    void isHeldSinceBeforeWhenTheSameRunThatSentItIsRefused() {
        journal.hold(run, source(1), List.of(Reason.other("No", "Mend")), Optional.empty());
        var next = journal.start(company, Occasion.byHand(Purpose.SYNC), 1);
        now = NOW.plusSeconds(900);

        var batch = journal.intend(next, 1, List.of(instruction(1)), _ -> new byte[] {1});
        journal.record(next, batch, Map.of("b0", refused()), Map.of(), false);

        assertThat(since()).isEqualTo(NOW);
    }

    @Test
    void isHeldAnewWhenItWasPostedInBetween() {
        journal.hold(run, source(1), List.of(Reason.other("No", "Mend")), Optional.empty());
        journal.record(run, intend(List.of(instruction(1))), Map.of("b0", posted()), Map.of(), false);
        now = NOW.plusSeconds(900);
        var next = journal.start(company, Occasion.byHand(Purpose.SYNC), 1);

        journal.hold(next, source(1), List.of(Reason.other("No", "Mend")), Optional.empty());

        assertThat(since()).isEqualTo(now);
    }

    private static Outcome refused() {
        return new Outcome.Refused("6270", Reason.other("No", "Mend"), Outcome.Refused.Kind.FINAL);
    }

    private Instant since() {
        return journal.holds(company, Optional.empty(), 10).getFirst().since();
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
    void dismissesNothingOfAnotherKindThatHasTheSameNumber() {
        var refund = new SourceRef(SourceKind.REFUND, id(2), "1");
        journal.hold(run, source(1), List.of(Reason.other("No", "Mend")), Optional.empty());
        journal.hold(run, refund, List.of(Reason.other("No", "Mend")), Optional.empty());

        journal.dismiss(company, Optional.of(SourceKind.SALE), "1");

        assertThat(journal.holds(company, Optional.empty(), 10))
                .extracting(Hold::source)
                .containsExactly(refund);
    }
}
