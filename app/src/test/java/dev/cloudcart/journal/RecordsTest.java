package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Whereabouts;
import dev.cloudcart.database.TestDatabase;

/// What was read, and what is known of it.
class RecordsTest extends JournalFixture {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    RecordsTest() {
        super(DATABASE);
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

    @Test
    void isFoundByTheSkusOfItsNewestVersion() {
        journal.file(run, List.of(filing(1, null).of(Set.of("MUG-1", "Löffel", "x".repeat(5_000)))));
        journal.file(run, List.of(filing(2, null).of(Set.of("mug-1"))));
        now = now.plusSeconds(60);
        assertThat(ofSku("LÖFFEL")).containsExactly(source(1));
        assertThat(ofSku("Mug-1 ")).containsExactlyInAnyOrder(source(1), source(2));

        journal.file(run, List.of(filing(1, null).of(Set.of("MUG-1", "spoon"))));
        journal.file(run, List.of(filing(2, null)));

        assertThat(ofSku("löffel")).isEmpty();
        assertThat(ofSku("spoon")).containsExactly(source(1));
        assertThat(ofSku("mug-1")).containsExactlyInAnyOrder(source(1), source(2));
        assertThat(ofSku("mug")).isEmpty();
    }

    private List<SourceRef> ofSku(String sku) {
        return new SearchStore(DATABASE.jdbc()).recordsOf(company, sku, 20);
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
}
