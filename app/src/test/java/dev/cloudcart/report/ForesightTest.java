package dev.cloudcart.report;

import static dev.cloudcart.sync.Foresights.amended;
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
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Hold;

class ForesightTest {

    private final Foresight foresight = new Foresight();

    @Test
    void tellsWhatStandsFirst() {
        foresight.add(foreseen(Deed.CREATE, 1, "GBP 1.00"));
        foresight.add(foreseen(Deed.VOID, 2, "GBP 2.00"));
        foresight.add(foreseen(Deed.AMEND, 10, "GBP 3.00"));
        foresight.add(foreseen(Deed.AMEND, 9, "GBP 4.00"));

        assertThat(foresight.told().documents())
                .extracting(one -> one.deed() + " " + one.source())
                .containsExactly("AMEND 9", "AMEND 10", "VOID 2", "CREATE 1");
    }

    /// Nothing is written in between, so that an order which is met twice is planned twice.
    @Test
    void countsADocumentOnce() {
        assertThat(foresight.add(foreseen(Deed.AMEND, 1, "GBP 1.00"))).isTrue();
        assertThat(foresight.add(foreseen(Deed.AMEND, 1, "GBP 1.00"))).isFalse();

        assertThat(foresight.told().amended()).isEqualTo(1);
    }

    @Test
    void gathersWhatWouldBeHeldByReasonEachRecordOnce() {
        foresight.hold(hold(1, "Its tax code is missing"));
        foresight.hold(hold(2, "Its tax code is missing"));
        foresight.hold(hold(2, "Its tax code is missing"));
        foresight.hold(hold(3, "Its product is inactive"));

        assertThat(foresight.told().held())
                .extracting(group -> "%s: %d, %s".formatted(group.reason(), group.count(), group.sums()))
                .containsExactly(
                        "Its tax code is missing: 2, {GBP=GBP 24.00}", "Its product is inactive: 1, {GBP=GBP 12.00}");
    }

    private static Hold hold(int order, String what) {
        return new Hold(
                new SourceRef(SourceKind.SALE, new UUID(0, order), String.valueOf(order)),
                List.of(Reason.other(what, "Mend it: " + what)),
                Optional.of(Money.parse("GBP 12.00")),
                false,
                Instant.EPOCH);
    }

    @Test
    void countsAllAndKeepsTheFirstOfEach() {
        for (int order = 1; order <= Foresight.DOCUMENTS_MAX + 5; order++) {
            foresight.add(foreseen(Deed.CREATE, order, "GBP 1.00"));
        }
        foresight.add(foreseen(Deed.DELETE, 1, "GBP 1.00"));

        var told = foresight.told();

        assertThat(told.created()).isEqualTo(2_005);
        assertThat(told.documents()).hasSize(2_001).extracting(Foreseen::deed).startsWith(Deed.DELETE);
        assertThat(told.more()).isEqualTo(5);
    }

    @Test
    void keepsNoMoreChangesThanFitIntoTheMemory() {
        var changes = Collections.nCopies(Foresight.CHANGES_MAX - 1, new Change.Word("day", "1", "2"))
                .toArray(Change[]::new);
        foresight.add(foreseen(Deed.AMEND, 1, "GBP 1.00", changes));
        foresight.add(foreseen(Deed.AMEND, 2, "GBP 1.00", changes[0], changes[0]));
        foresight.add(foreseen(Deed.AMEND, 3, "GBP 1.00", changes[0]));

        assertThat(foresight.told().documents()).extracting(Foreseen::source).containsExactly("1", "3");
        assertThat(foresight.told().more()).isEqualTo(1);
    }

    @Test
    void writesTheReportOfAPreview() {
        foresight.add(amended());
        foresight.add(foreseen(Deed.VOID, 1002, "GBP 12.00"));

        assertThat(JsonMapper.shared()
                        .valueToTree(PreviewJson.tree(foresight.told()))
                        .toString())
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"created": 0, "amended": 1, "removed": 1, "documents": [
                          {"act": "amend", "kind": "sales receipt", "number": "1001", "order": "1001",
                           "store": "Amazon", "customer": "Amazon GBP", "day": "2026-03-05",
                           "currency": "GBP", "total": "1250.00",
                           "changes": [
                             {"what": "total", "before": "18.90", "after": "1250.00"},
                             {"what": "day", "before": "2026-03-04", "after": "2026-03-05"}],
                           "lines": [
                             {"line": "changed",
                              "before": {"item": "MUG", "description": "MUG of blue", "quantity": "2", "price": "6.21",
                                         "net": "12.42", "taxCode": "20.0% S"},
                              "after": {"item": "MUG", "description": "MUG of blue", "quantity": "3", "price": "6.21",
                                        "net": "18.63", "taxCode": "20.0% S"}},
                             {"line": "added",
                              "after": {"item": "CUP", "description": "CUP of blue", "quantity": "1", "price": "10.00",
                                        "net": "10.00", "taxCode": ""}},
                             {"line": "removed",
                              "before": {"item": "Shipping", "description": "Shipping of blue", "quantity": "1",
                                         "price": "3.33", "net": "3.33", "taxCode": "20.0% S"}}]},
                          {"act": "void", "kind": "sales receipt", "number": "1002", "order": "1002",
                           "store": "Amazon", "customer": "Amazon GBP", "day": "2026-03-05",
                           "currency": "GBP", "total": "12.00"}],
                         "more": 0, "held": [], "effects": []}
                        """).toString());
    }
}
