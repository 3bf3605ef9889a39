package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.open;
import static dev.cloudcart.demo.Sold.postage;
import static dev.cloudcart.demo.Sold.reference;
import static dev.cloudcart.demo.Sold.source;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What channels and customer service do in Linnworks to orders that are in the books already, as its help pages and
/// those who work with it tell.
class ServiceDeskTest extends Desks {

    private static final String BOTH = "order-export: {order-status: \"processed, open\"}";
    private static final String BY_REFERENCE =
            "order-export: {order-status: \"processed, open\", document-number: channel reference}";
    private static final String WITH_PAYMENTS =
            "order-export: {transaction-type: \"invoice, payment if paid\", order-status: \"processed, open\"}";
    private static final String CENTRE = "aaaaaaaa-0000-4000-8000-000000000002";

    private static final Consumer<ObjectNode> PARKED =
            at("/GeneralInfo", "IsParked", "true").andThen(at("/GeneralInfo", "Marker", "7"));
    private static final Consumer<ObjectNode> LOCKED = at("/GeneralInfo", "HoldOrCancel", "true");
    private static final Consumer<ObjectNode> FREE = items(item("PLAIN", 1, "0", "0", "20"));

    /// EBay adds a product to a combined invoice: a second order of the same reference comes, and the two are merged
    /// by themselves (Linnworks help, eBay combined invoice orders; Automatically merging orders).
    @Test
    void ordersOfACombinedInvoiceBecomeOneDocumentWhenTheyAreMerged() throws Exception {
        connect("uk", "{\"duplicateNumberWarning\":true}", BY_REFERENCE);
        set("order-export: {cancelled-after-posting: delete}");
        sell(sold.taxed(1, 20, open(), reference("R-10")));
        sync(0);
        sell(sold.taxed(2, 20, open(), reference("R-10")));
        sync(0);
        assertStand("SalesReceipt R-10 12.0", "SalesReceipt 2 12.0");

        does("Orders/DeleteOrder", named(1));
        does("Orders/DeleteOrder", named(2));
        sell(sold.taxed(3, 20, open(), reference("MERGED"), lines(2)));
        sync(0);

        assertStand("SalesReceipt 3 24.0");
        assertNothingMore(0);
    }

    /// Two become one, and that becomes two again (Linnworks help, Merge and split orders): what was paid goes along.
    @Test
    void ordersThatAreMergedAndSplitArePaidOnceEach() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open()), sold.taxed(2, 20, open()));
        sync(0);
        does("Orders/DeleteOrder", named(1));
        does("Orders/DeleteOrder", named(2));
        sell(sold.taxed(3, 20, open(), reference("MERGED"), lines(2)));
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("Invoice 3 24.0 open 0.0", "Payment 24.0 unapplied 0.0");

        sell(sold.taxed(3, 20, open(), reference("MERGED")), sold.taxed(4, 20, open()));
        assertThat(sync(0).path("holds")).isEmpty();

        assertStand(
                "Invoice 3 12.0 open 0.0",
                "Invoice 4 12.0 open 0.0",
                "Payment 12.0 unapplied 0.0",
                "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// EBay gives an unpaid order another reference when it is paid (Linnworks help, eBay combined invoice orders).
    @Test
    void anOrderWhoseReferenceChangesAsItIsPaidStaysOneDocument() throws Exception {
        connect("uk", "{\"duplicateNumberWarning\":true}", BY_REFERENCE);
        sell(sold.taxed(1, 20, open(), unpaid(), reference("R-10")));
        sync(0);
        assertStand("Invoice R-10 12.0 open 12.0");

        sell(sold.taxed(1, 20, open(), reference("R-11")));
        sync(0);

        assertThat(books.documents()).singleElement().satisfies(document -> {
            assertThat(text(document, "TotalAmt")).isEqualTo("12.0");
            assertThat(text(document, "PrivateNote")).contains("R-11");
        });
        assertThat(books.rows("SalesReceipt", "TotalAmt > '0'")).hasSize(1);
        assertNothingMore(0);
    }

    /// Older channels delete an order and bring it anew, with the same reference and another number.
    @ParameterizedTest
    @ValueSource(strings = {"void", "delete"})
    void anOrderThatIsDeletedAndComesAnewIsOneDocument(String how) throws Exception {
        connect("uk", "{\"duplicateNumberWarning\":true}", BY_REFERENCE);
        set("order-export: {cancelled-after-posting: %s}".formatted(how));
        sell(sold.taxed(1, 20, open(), reference("R-10")));
        sync(0);

        does("Orders/DeleteOrder", named(1));
        sell(sold.taxed(2, 20, open(), reference("R-10")));
        sync(0);

        assertThat(books.documents())
                .singleElement()
                .satisfies(document -> assertThat(text(document, "PrivateNote")).contains("Linnworks order 2"));
        assertNothingMore(0);
    }

    /// Amazon tells neither buyer nor address of an order that is not paid yet; Linnworks parks it, takes it from the
    /// park when it is paid, and cancels it where it is not (Linnworks help, Amazon pending orders).
    @Test
    void aPendingOrderOfAmazonGoesWhereItsBuyerIsOnceItIsPaid() throws Exception {
        connect("uk", "{}", BOTH);
        set("order-export: {include-parked: true}");
        sell(
                sold.taxed(1, 20, open(), unpaid(), PARKED, country("UNKNOWN")),
                sold.taxed(2, 20, open(), unpaid(), PARKED, country("UNKNOWN")));
        sync(0);
        assertStand("Invoice 1 12.0 open 12.0", "Invoice 2 12.0 open 12.0");

        sell(sold.taxed(1, 20, open(), country("France")), sold.taxed(2, 20, unpaid(), LOCKED, country("UNKNOWN")));
        assertThat(came(1, 2)).isEqualTo("1: 12.00, tax 2.00: PLAIN 10.00 20.0% FR OSS\n");

        assertStand("SalesReceipt 1 12.0");
        assertNothingMore(0);
    }

    /// What is moved to a fulfilment centre is parked and locked by that, until the centre has sent it (Linnworks
    /// help, Locked and parked orders).
    @Test
    void anOrderThatAFulfilmentCentreSendsWaitsInBetween() throws Exception {
        connect("uk", "{}", BOTH);
        sell("""
                {"kind":"location","value":{"StockLocationId":"%s","StockLocationIntId":3,"LocationName":"Centre",\
                "IsFulfillmentCenter":true}}
                """.formatted(CENTRE));
        var there = at("", "FulfilmentLocationId", "\"" + CENTRE + "\"")
                .andThen(at("/GeneralInfo", "Location", "\"" + CENTRE + "\""));
        sell(sold.taxed(1, 20, open()));
        sync(0);

        sell(sold.taxed(1, 20, open(), there, PARKED, LOCKED));
        assertThat(causes(sync(HELD))).containsExactly("order 1 NO_SALE_ANY_MORE");
        assertNothingMore(HELD);
        assertStand("SalesReceipt 1 12.0");

        sell(sold.taxed(1, 20, there, PARKED));
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("SalesReceipt 1 12.0");
        assertNothingMore(0);
    }

    /// An order of a channel takes few changes, so it is made a direct one (Linnworks documentation, Edit order
    /// details). Its store is another one then, and with it its customer.
    @Test
    void anOrderThatIsMadeADirectOneTakesItsPaymentWithIt() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open()));
        sync(0);
        var before = invoice("1").at("/CustomerRef/value").asString();

        sell(sold.taxed(1, 20, open(), source("DIRECT")));
        assertThat(sync(0).path("holds")).isEmpty();

        var now = invoice("1").at("/CustomerRef/value").asString();
        assertThat(now).isNotEqualTo(before);
        assertThat(payment().at("/CustomerRef/value").asString()).isEqualTo(now);
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    /// For what went wrong the buyer gets all of it as a gift, and then half of it after all.
    @Test
    void anOrderThatBecomesAGiftHasNoPaymentAnyMore() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open()));
        sync(0);
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");

        sell(sold.taxed(1, 20, open(), FREE));
        assertThat(causes(sync(0))).isEmpty();
        assertStand();
        assertThat(text(invoice("1"), "Balance")).isIn("0", "0.0", "0.00");
        assertNothingMore(0);

        sell(sold.taxed(1, 20, open()));
        assertThat(causes(sync(0))).isEmpty();
        assertStand("Invoice 1 12.0 open 0.0", "Payment 12.0 unapplied 0.0");
        assertNothingMore(0);
    }

    @Test
    void aReceiptOfAGiftIsOfNothingOrForAPersonToTakeAway() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20, open()), sold.taxed(2, 20, open()));
        sync(0);
        sell(sold.taxed(1, 20, open(), FREE));
        sync(0);
        assertStand("SalesReceipt 2 12.0");
        assertThat(books.rows("SalesReceipt", "DocNumber = '1'")).hasSize(1);

        set("order-export: {include-zero-value: false}");
        sell(sold.taxed(2, 20, open(), FREE));
        assertThat(causes(sync(HELD))).containsExactly("order 2 NO_SALE_ANY_MORE");
        books.delete(books.receipt("2"));
        dismiss(2);

        assertThat(sync(0).path("holds")).isEmpty();
        assertStand();
        assertNothingMore(0);
    }

    /// Postage that was forgotten, then a discount for it: an order is edited more than once between two runs, and
    /// once more after it was processed.
    @Test
    void postageAndDiscountsAreFollowed() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20, open()));
        sync(0);
        sell(sold.taxed(1, 20, open(), postage()));
        sync(0);
        assertStand("SalesReceipt 1 18.0");

        sell(sold.taxed(1, 20, open(), postage(), discountOf("6", "12", "2")));
        does("Orders/ProcessOrder", named(1));
        sync(0);
        assertStand("SalesReceipt 1 12.0");

        sell(sold.taxed(1, 20, postage(), discountOf("3", "15", "2.5")));
        sync(0, "--numbers", "1");
        assertStand("SalesReceipt 1 15.0");
        assertThat(came(1, 1)).contains("tax 2.50").contains("Shipping 5.00").contains("Discount");
        assertNothingMore(0);
    }

    /// The buyer is a business, and has said so too late.
    @Test
    void anOrderWhoseTaxIsTakenOffIsWithoutTax() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20, open(), country("France")));
        sync(0);

        sell(order(1, "GBP", open(), country("France"), items(item("PLAIN", 1, "10", "0", "0"))));
        assertThat(came(1, 1)).isEqualTo("1: 10.00, tax 0.00: PLAIN 10.00 0.0% Z\n");

        assertStand("SalesReceipt 1 10.0");
        assertNothingMore(0);
    }

    /// Half an edit: the lines are two already, and the total is still that of one.
    @Test
    void anOrderThatDoesNotAddUpForAWhileStandsAsItWas() throws Exception {
        connect("uk", "{}", BOTH);
        sell(sold.taxed(1, 20, open()));
        sync(0);

        sell(sold.taxed(1, 20, open(), lines(2), Sold.totals("TotalCharge", "12")));
        assertThat(sync(HELD).path("holds")).hasSize(1);
        assertStand("SalesReceipt 1 12.0");
        assertNothingMore(HELD);
        sell(sold.taxed(1, 20, open(), lines(2)));

        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("SalesReceipt 1 24.0");
        assertNothingMore(0);
    }

    /// Sent by mistake: it is open once more, and is sent again days later.
    @Test
    void anOrderThatIsOpenAgainAfterItWasProcessedIsOneDocument() throws Exception {
        connect("uk", "{}", BOTH);
        var received = at("/GeneralInfo", "ReceivedDate", "\"" + Instant.now().minus(Duration.ofDays(3)) + "\"");
        sell(sold.taxed(1, 20, received));
        sync(0);
        sell(sold.taxed(1, 20, received, open()));
        sync(0);
        assertStand("SalesReceipt 1 12.0");

        does("Orders/ProcessOrder", named(1));
        assertThat(sync(0).path("holds")).isEmpty();
        assertStand("SalesReceipt 1 12.0");
        assertNothingMore(0);
    }

    private static Consumer<ObjectNode> discountOf(String discount, String total, String tax) {
        return Sold.totals("TotalDiscount", discount, "TotalCharge", total, "Tax", tax);
    }
}
