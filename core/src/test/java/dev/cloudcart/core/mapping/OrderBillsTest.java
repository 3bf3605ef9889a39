package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.Supply.deliveryId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.mapping.Rules.BillWhen;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Version;

/// What the bills of a purchase order are about, of which two deliveries came.
class OrderBillsTest {

    private static final UUID ORDER = new UUID(7, 1);
    private static final UUID FIRST = deliveryId(1);
    private static final UUID SECOND = deliveryId(2);
    private static final UUID ALL_THAT_CAME = Extent.ALL_THAT_CAME.id(ORDER);
    private static final UUID ALL_ORDERED = Extent.ALL_ORDERED.id(ORDER);
    private static final OrderBills BILLS = new OrderBills(ORDER, List.of(FIRST, SECOND));

    @Test
    void canBeOfEachDeliveryOfAllThatCameAndOfAllThatWasOrdered() {
        assertThat(BILLS.all()).containsExactlyInAnyOrder(FIRST, SECOND, ALL_THAT_CAME, ALL_ORDERED);
        assertThat(OrderBills.of(Supply.anOrder().withDeliveries(FIRST, SECOND).order()))
                .isEqualTo(BILLS);
    }

    @ParameterizedTest
    @CsvSource({
        "EACH_DELIVERY, DELIVERY, 2",
        "WHEN_FULLY_DELIVERED, ALL_THAT_CAME, 1",
        "AT_ONCE, ALL_ORDERED, 1",
    })
    void areAsTheRulesSayWhereNothingIsBilled(BillWhen when, Extent extent, int bills) {
        assertThat(BILLS.extent(rules(when), Map.of())).isEqualTo(extent);
        assertThat(BILLS.bills(rules(when), Map.of())).hasSize(bills);
    }

    /// Whatever the rules have become since.
    @ParameterizedTest
    @CsvSource({"EACH_DELIVERY", "WHEN_FULLY_DELIVERED", "AT_ONCE"})
    void goOnAsTheyBegan(BillWhen when) {
        var rules = rules(when);

        assertThat(BILLS.extent(rules, Map.of(SECOND, List.of(standing(SECOND)))))
                .isEqualTo(Extent.DELIVERY);
        assertThat(BILLS.bills(rules, Map.of(SECOND, List.of(standing(SECOND)))))
                .containsExactly(FIRST, SECOND);
        assertThat(BILLS.extent(rules, Map.of(ALL_THAT_CAME, List.of(standing(ALL_THAT_CAME)))))
                .isEqualTo(Extent.ALL_THAT_CAME);
        assertThat(BILLS.bills(rules, Map.of(ALL_THAT_CAME, List.of(standing(ALL_THAT_CAME)))))
                .containsExactly(ALL_THAT_CAME);
        assertThat(BILLS.extent(rules, Map.of(ALL_ORDERED, List.of(standing(ALL_ORDERED)))))
                .isEqualTo(Extent.ALL_ORDERED);
        assertThat(BILLS.bills(rules, Map.of(ALL_ORDERED, List.of(standing(ALL_ORDERED)))))
                .containsExactly(ALL_ORDERED);
    }

    /// What somebody deleted in the books is for the rules to decide.
    @Test
    void beginAnewOnlyWhereWeHaveRemovedThemAll() {
        var rules = rules(BillWhen.AT_ONCE);

        assertThat(BILLS.extent(rules, Map.of(FIRST, List.of(gone(FIRST, true)))))
                .isEqualTo(Extent.ALL_ORDERED);
        assertThat(BILLS.extent(rules, Map.of(FIRST, List.of(gone(FIRST, false)))))
                .isEqualTo(Extent.DELIVERY);
        assertThat(BILLS.extent(rules, Map.of(FIRST, List.of(gone(FIRST, true), standing(FIRST)))))
                .isEqualTo(Extent.DELIVERY);
        assertThat(BILLS.extent(rules, Map.of(FIRST, List.of()))).isEqualTo(Extent.ALL_ORDERED);
    }

    @Test
    void areNoneOfAllThatCameWhereNothingDid() {
        var nothing = new OrderBills(ORDER, List.of());

        assertThat(nothing.bills(rules(BillWhen.WHEN_FULLY_DELIVERED), Map.of()))
                .isEmpty();
        assertThat(nothing.bills(rules(BillWhen.EACH_DELIVERY), Map.of())).isEmpty();
        assertThat(nothing.bills(rules(BillWhen.AT_ONCE), Map.of())).containsExactly(ALL_ORDERED);
    }

    private static Rules.Purchases rules(BillWhen when) {
        return BookShelf.rules().purchases().with(new Rules.Billing(when, Rules.Corrected.VENDOR_CREDIT, ""));
    }

    private static Position standing(UUID of) {
        return new Position.InDoubt(key(of));
    }

    private static Position gone(UUID of, boolean byUs) {
        return new Position.Gone(
                key(of),
                new DocumentRef(DocumentType.BILL, "5", "0", "PO1-1"),
                new Version("print", "said"),
                LocalDate.of(2026, 3, 12),
                byUs);
    }

    private static PostingKey key(UUID of) {
        return new PostingKey(new CompanyId(1), SourceKind.DELIVERY, of, Role.BILL, 1);
    }
}
