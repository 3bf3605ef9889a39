package dev.cloudcart.report;

import static dev.cloudcart.sync.Foresights.foreseen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.planning.Today;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Hold;

class HindsightTest {

    private final Hindsight hindsight = new Hindsight();

    @Test
    void writesWhatTheLastOrdersWouldBe() {
        hindsight.add(new Today.Same(order(1)));
        hindsight.add(new Today.Same(order(2)));
        hindsight.add(new Today.Different(
                order(3),
                List.of(foreseen(Deed.AMEND, 3, "GBP 12.00", new Change.Word("kind", "sales receipt", "invoice")))));
        hindsight.add(new Today.Held(new Mapping.Held(order(4), Money.parse("GBP 10.00"), List.of(reason()))));
        hindsight.hold(new Hold(order(5), List.of(reason()), Optional.empty(), false, Instant.EPOCH));
        hindsight.add(new Today.Skipped(new Mapping.Skipped(order(6), "unpaid")));

        var foresight = new Foresight();
        foresight.lastOrders(hindsight.told());

        assertThat(JsonMapper.shared()
                        .valueToTree(PreviewJson.tree(foresight.told()))
                        .path("lastOrders")
                        .toString())
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"orders": 6, "same": 2, "different": 1, "held": 2, "skipped": 1,
                         "sentence": "Of the last 6 orders that stand in the books 2 would be the same; 1 would be different; 2 would be held; 1 would not be posted. Saving these settings does not change them: settings apply to what is posted from then on.",
                         "documents": [
                          {"act": "amend", "kind": "sales receipt", "number": "3", "order": "3", "store": "Amazon",
                           "customer": "Amazon GBP", "day": "2026-03-05", "currency": "GBP", "total": "12.00",
                           "changes": [{"what": "kind", "before": "sales receipt", "after": "invoice"}], "lines": []}],
                         "more": 0,
                         "heldBecause": [{"kind": "order", "cause": "OTHER", "reason": "No code", "told": ["No code"],
                           "mend": "Add it", "count": 2, "sums": {"GBP": "10.00"}, "numbers": ["4", "5"]}],
                         "skippedBecause": {"unpaid": 1}}
                        """).toString());
    }

    /// All of them count.
    @Test
    void keepsNoMoreChangesThanAPageTakes() {
        var changes = Collections.nCopies(Hindsight.CHANGES_MAX - 1, new Change.Word("day", "1", "2"))
                .toArray(Change[]::new);
        hindsight.add(new Today.Different(order(1), List.of(foreseen(Deed.AMEND, 1, "GBP 1.00", changes))));
        hindsight.add(
                new Today.Different(order(2), List.of(foreseen(Deed.AMEND, 2, "GBP 1.00", changes[0], changes[0]))));
        hindsight.add(new Today.Different(order(3), List.of(foreseen(Deed.AMEND, 3, "GBP 1.00", changes[0]))));

        var told = hindsight.told();

        assertThat(told.documents()).extracting(Foreseen::source).containsExactly("1", "3");
        assertThat(told.different()).isEqualTo(3);
        assertThat(told.more()).isEqualTo(1);
    }

    private static SourceRef order(int number) {
        return new SourceRef(SourceKind.SALE, new UUID(0, number), String.valueOf(number));
    }

    private static Reason reason() {
        return Reason.other("No code", "Add it");
    }
}
