package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.HeldGroups;

/// The pages group what is held in the database, reports and shell as it comes: both must say the same.
class HeldGroupsAgreeTest extends JournalFixture {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final List<Reason> REASONS = List.of(
            new Reason("NO_SKU", "A line has no SKU: \"Mug\"", "Give it one"),
            new Reason("NO_SKU", "A line has no SKU: \"Pen\"", "Give it one"),
            new Reason("NO_CURRENCY", "No known currency: UNK", "Set it"),
            Reason.other("It went wrong", "Do this"),
            Reason.other("It went wrong too", "Do this"),
            Reason.other("It went wrong", "Do that"));

    private final Insight insight = new Insight(JdbcClient.create(DATABASE.dataSource()));

    HeldGroupsAgreeTest() {
        super(DATABASE);
    }

    @Test
    void groupsWhatIsHeldAsReportsDo() {
        var random = new Random(7);
        for (int number = 0; number < 200; number++) {
            var reasons = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(_ -> REASONS.get(random.nextInt(REASONS.size())))
                    .toList();
            journal.hold(run, source(number), reasons, Optional.of(Money.parse("GBP 1.00")));
        }

        assertThat(pages()).isEqualTo(reports()).hasSizeGreaterThan(8);
    }

    /// What a document differs in stands beside why the rest of its record is held.
    @Test
    void countsADifferenceAmongTheReasons() {
        var batch = intend(List.of(part(1)));
        var wanted = Money.parse("GBP 10.00");
        var differs = new Proof.Differs(wanted, wanted, List.of(new Reason("OTHER_TAX", "Other tax", "Correct it")));
        journal.record(run, batch, Map.of("b0", posted()), Map.of("b0", differs), false);
        var source = journal.holds(company, Optional.empty(), 1).getFirst().source();
        journal.hold(run, source, List.of(REASONS.getFirst()), Optional.empty());

        assertThat(pages()).isEqualTo(reports());
        assertThat(insight.held(company))
                .singleElement()
                .satisfies(group -> assertThat(group.told()).containsExactly("A line has no SKU: \"Mug\"; Other tax"));
    }

    @Test
    void tellsAnExampleWhereEachRecordHasItsOwnSentence() {
        journal.hold(run, source(1), List.of(REASONS.get(0)), Optional.empty());
        journal.hold(run, source(2), List.of(REASONS.get(1)), Optional.empty());
        assertThat(insight.held(company).getFirst().told()).containsExactly("For example: A line has no SKU: \"Mug\"");

        journal.hold(run, source(3), List.of(REASONS.get(1)), Optional.empty());
        assertThat(insight.held(company).getFirst().told())
                .containsExactly("A line has no SKU: \"Pen\" (2 orders)", "A line has no SKU: \"Mug\" (1 order)");
    }

    /// How often each set of sentences is held, whatever they are called in addresses.
    private Map<String, Long> pages() {
        return insight.held(company).stream()
                .collect(Collectors.toMap(group -> named(group.mend(), group.sentences()), HeldGroup::count));
    }

    private Map<String, Long> reports() {
        return HeldGroups.of(journal, company).stream()
                .collect(Collectors.toMap(group -> named(group.mend(), group.reasons()), HeldBecause::count));
    }

    /// Of several sentences that are equally frequent either may come first, so what mends them is sorted.
    private static String named(String mend, List<HeldSentence> sentences) {
        return Stream.of(mend.split("; ")).sorted().toList() + ", at most "
                + sentences.getFirst().count();
    }
}
