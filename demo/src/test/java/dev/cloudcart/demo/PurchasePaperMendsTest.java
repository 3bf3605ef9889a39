package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

/// What holds purchases because of what is written on them, and what mends that.
class PurchasePaperMendsTest extends Buying {

    private static final int ONE_TOO_MANY = 751;

    private Ordered six() {
        return nuts().that("PARTIAL").came(7, first, 0, 6);
    }

    @Test
    @Mends("LINK_DROPPED")
    void areLinkedOnceTheirBillIsPostedAgain() throws Exception {
        connect("uk", "{}", ON);
        shop(six().line());
        books.surprises("{\"entity\":\"Bill\",\"storeOtherwise\":\"unlinked\"}");
        assertThat(held("--purchases")).containsExactly("LINK_DROPPED");
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", none came", "PO1-7 72.0 of " + date(first) + ": 6 NUT");

        books.surprises();
        remove("Bill", "PO1-7");
        set("order-export: {deleted-in-quickbooks: post again}");
        assertThat(sync(0, "--numbers", "PO1").path("holds")).isEmpty();

        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
        assertCame(sync(0), 0, 0);
    }

    @Test
    @Mends("PURCHASE_BELOW_ZERO")
    void areBilledOnceTheirTotalIsRight() throws Exception {
        connect("uk", "{}", ON);
        shop(six().cost("Rebate", "-200.00", 20).line());
        assertThat(held()).containsExactly("PURCHASE_BELOW_ZERO");

        shop(six().cost("Rebate", "-20.00", 20).line());
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")).hasSize(1);
    }

    @Test
    @Mends("PURCHASE_BELOW_ZERO")
    void areDismissedOnceTheyAreEnteredAsACredit() throws Exception {
        connect("uk", "{}", ON);
        shop(six().cost("Rebate", "-200.00", 20).line());
        assertThat(held()).containsExactly("PURCHASE_BELOW_ZERO");

        command("holds", "dismiss", "PO1-7", "--company", books.company());
        assertCame(sync(0), 0, 0);
        assertThat(books.rows("Bill", "TotalAmt > '0'")).isEmpty();
    }

    @Test
    @Mends("PURCHASE_NOT_HANDED_OUT")
    void arePostedOnceLinnworksHandsThemOut() throws Exception {
        connect("uk", "{}", ON);
        shop(six().line());
        linnworksSwitches("{\"purchasesNotHandedOut\":[\"PO1\"]}");
        assertThat(held()).containsExactly("PURCHASE_NOT_HANDED_OUT");
        assertThat(held()).containsExactly("PURCHASE_NOT_HANDED_OUT");

        linnworksSwitches("{\"purchasesNotHandedOut\":[]}");
        assertCame(sync(0), 2, 0);
    }

    @Test
    @Mends("PURCHASE_NUMBER_OF_ANOTHER")
    void haveTheirNumberOnceAnotherGivesWay() throws Exception {
        connect("uk", "{}", ON);
        enter("PO1");
        enter("PO2");
        shop(
                six().line(),
                new Ordered("PO2", ordered).item("NUT", 1, "10.00", 20).line());
        assertThat(held()).contains("PURCHASE_NUMBER_OF_ANOTHER");

        books.change("PurchaseOrder", books.id("PurchaseOrder", "DocNumber = 'PO1'"), "\"DocNumber\":\"BY HAND\"");
        remove("PurchaseOrder", "PO2");
        assertThat(sync(0).path("holds")).isEmpty();

        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")).hasSize(1);
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO2'")).hasSize(1);
        assertThat(books.rows("Bill", "DocNumber = 'PO1-7'")).hasSize(1);
    }

    @Test
    @Mends("PURCHASE_WITHOUT_DATE")
    void arePostedOnceTheirDateIsSet() throws Exception {
        connect("uk", "{}", ON);
        var right = six().line();
        shop(right.replaceFirst("\"DateOfPurchase\":\"[^\"]*\"", "\"DateOfPurchase\":\"0001-01-01T00:00:00Z\""));
        assertThat(held("--numbers", "PO1")).contains("PURCHASE_WITHOUT_DATE");

        shop(right);
        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")).hasSize(1);
    }

    @Test
    @Mends("TOO_MANY_PURCHASE_LINES")
    void areDismissedOnceTheyAreEnteredByHand() throws Exception {
        connect("uk", "{}", ON);
        var many = new Ordered("PO1", ordered);
        for (int line = 0; line < ONE_TOO_MANY; line++) {
            many.item("NUT", 1, "1.00", 20);
        }
        shop(many.line());
        assertThat(held()).containsExactly("TOO_MANY_PURCHASE_LINES");

        enter("PO1");
        command("holds", "dismiss", "PO1", "--company", books.company());
        assertCame(sync(0), 0, 0);
        assertThat(books.rows("PurchaseOrder", "DocNumber = 'PO1'")).hasSize(1);
    }

    private List<String> held(String... more) throws Exception {
        return sync(HELD, more)
                .path("holds")
                .valueStream()
                .map(hold -> hold.path("cause").asString())
                .toList();
    }

    private void remove(String entity, String number) throws Exception {
        var document = books.rows(entity, "DocNumber = '" + number + "'").getFirst();
        books.add(
                entity.toLowerCase(Locale.ROOT) + "?operation=delete",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                        .formatted(
                                document.path("Id").asString(),
                                document.path("SyncToken").asString()));
    }

    /// A purchase order by hand.
    private void enter(String number) throws Exception {
        if (books.rows("Vendor", "DisplayName = 'By hand'").isEmpty()) {
            books.add("vendor", "{\"DisplayName\":\"By hand\"}");
        }
        books.add("purchaseorder", """
                {"DocNumber":"%s","VendorRef":{"value":"%s"},"APAccountRef":{"value":"%s"},\
                "GlobalTaxCalculation":"NotApplicable","Line":[{"Amount":1.0,"DetailType":"AccountBasedExpenseLineDetail",\
                "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"%s"}}}]}""".formatted(
                        number,
                        books.id("Vendor", "DisplayName = 'By hand'"),
                        books.id("Account", "AccountType = 'Accounts Payable'"),
                        books.id("Account", "AccountType = 'Cost of Goods Sold'")));
    }
}
