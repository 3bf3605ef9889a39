package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What one bill is about, by the settings: never is anything billed twice, also when these become others.
class BillPoliciesTest extends Buying {

    private static final String WHEN_DONE = "purchase-settings: {sync-purchases: true, bill: when fully delivered}";
    private static final String AT_ONCE = "purchase-settings: {sync-purchases: true, bill: at once}";

    private Ordered six() {
        return nuts().that("PARTIAL").came(7, first, 0, 6).cost("Freight", "20.00", 20);
    }

    private Ordered done() {
        return six().that("DELIVERED").came(8, second, 0, 4).came(8, second, 1, 4);
    }

    @Test
    void allThatCameIsBilledOnTheDayOfTheLast() throws Exception {
        connect("uk", "{}", WHEN_DONE);
        shop(six().line());
        assertCame(sync(0), 1, 0);
        assertStand("PO1 120.0+12.0 Open of " + date(ordered) + ", none came");

        shop(done().line());
        assertCame(sync(0), 1, 1);

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came",
                "PO1 156.0 of " + date(second) + ": 10 NUT of PO1, 4 BOLT of PO1, 1 Purchase costs");
        assertCame(sync(0), 0, 0);
    }

    @Test
    void allThatCameIsWhatCameWhereTheOrderWasClosedByHand() throws Exception {
        connect("uk", "{}", WHEN_DONE);
        shop(six().that("DELIVERED").line());
        assertCame(sync(0), 2, 0);

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 6 NUT came",
                "PO1 96.0 of " + date(first) + ": 6 NUT of PO1, 1 Purchase costs");
    }

    /// Closed too soon, and opened again: the bill stays, and becomes what came in the end.
    @Test
    void allThatCameStaysBilledWhereTheOrderIsOpenedAgain() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, bill: when fully delivered}");
        shop(nuts().that("DELIVERED").came(7, first, 0, 6).line());
        sync(0);
        assertThat(books.rows("Bill", "TotalAmt = '72.00'")).hasSize(1);

        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("Bill", "TotalAmt = '72.00'")).hasSize(1);

        shop(nuts().that("PARTIAL").came(7, first, 0, 6).came(8, second, 0, 3).line());
        assertThat(sync(0).path("holds")).isEmpty();
        shop(nuts().that("DELIVERED").came(7, first, 0, 6).came(8, second, 0, 4).line());
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT came",
                "PO1 120.0 of " + date(second) + ": 10 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    /// QuickBooks closes a purchase order of which everything is billed.
    @Test
    void allThatWasOrderedIsBilledAtOnce() throws Exception {
        connect("uk", "{}", AT_ONCE);
        shop(nuts().that("PENDING").line());
        assertCame(sync(0), 0, 0);
        shop(nuts().line());
        assertCame(sync(0), 2, 0);
        var bill = "PO1 132.0 of " + date(ordered) + ": 10 NUT of PO1, 4 BOLT of PO1";
        assertStand("PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came", bill);

        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        assertCame(sync(0), 0, 0);
        shop(nuts().that("DELIVERED").came(7, first, 0, 6).line());
        assertCame(sync(0), 0, 1);

        assertStand("PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came", bill);
        assertCame(sync(0), 0, 0);
    }

    @Test
    void whatIsBilledByDeliveryGoesOnSo() throws Exception {
        connect("uk", "{}", ON);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        for (var other : new String[] {WHEN_DONE, AT_ONCE}) {
            set(other);
            assertCame(sync(0), 0, 0);
            assertCame(sync(0, "--numbers", "PO1"), 0, 0);
        }
        shop(nuts().that("DELIVERED")
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .came(8, second, 1, 4)
                .line());
        assertCame(sync(0), 1, 1);

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-8 60.0 of " + date(second) + ": 4 NUT of PO1, 4 BOLT of PO1");
    }

    @Test
    void whatIsBilledWholeStaysSo() throws Exception {
        connect("uk", "{}", AT_ONCE);
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(0);

        set(ON + "\n");
        set("purchase-settings: {bill: each delivery}");
        assertCame(sync(0), 0, 0);
        shop(nuts().that("DELIVERED")
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .came(8, second, 1, 4)
                .line());
        assertCame(sync(0), 0, 1);

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came",
                "PO1 132.0 of " + date(ordered) + ": 10 NUT of PO1, 4 BOLT of PO1");
    }

    @Test
    void whatIsHeldIsBilledInTheNewWay() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, missing-vendor: hold}");
        shop(nuts().that("PARTIAL").came(7, first, 0, 6).line());
        sync(HELD);

        set("purchase-settings: {missing-vendor: create, bill: at once}");
        assertCame(sync(0), 2, 0);

        assertStand(
                "PO1 120.0+12.0 Closed of " + date(ordered) + ", 10 NUT and 4 BOLT came",
                "PO1 132.0 of " + date(ordered) + ": 10 NUT of PO1, 4 BOLT of PO1");
    }

    @Test
    void wholeBillsGoWithTheirOrder() throws Exception {
        connect("uk", "{}", AT_ONCE);
        var order = nuts();
        shop(order.line());
        sync(0);

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order.id()));
        sync(0);

        assertStand();
    }
}
