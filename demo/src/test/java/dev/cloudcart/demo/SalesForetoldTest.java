package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.open;
import static dev.cloudcart.demo.Sold.source;
import static dev.cloudcart.demo.Sold.unlikeLines;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a preview says would be done about orders is what is done then, whatever has happened to them in the shop and
/// to their documents in the books; and nothing more is to be done after that.
class SalesForetoldTest extends Desks {

    private static final String BOTH = "order-export: {order-status: \"processed, open\"}";
    private static final String WITH_PAYMENTS =
            "order-export: {transaction-type: \"invoice, payment if paid\", order-status: \"processed, open\"}";
    private static final Consumer<ObjectNode> CANCELLED = at("/GeneralInfo", "HoldOrCancel", "true");

    private static final Map<String, String> KINDS =
            Map.of("SalesReceipt", "sales receipt", "Invoice", "invoice", "Payment", "payment");

    /// What a later version of a document has that says nothing of what it is.
    private static final List<String> NOT_ITS_OWN =
            List.of("SyncToken", "MetaData", "LinkedTxn", "Balance", "HomeBalance", "UnappliedAmt");

    private static Consumer<ObjectNode> ofOtherDays() {
        return at(
                "/GeneralInfo", "ReceivedDate", "\"%s\"".formatted(Instant.now().minus(Duration.ofDays(3))));
    }

    /// A payment of more than the order came to, and of less, is one of what it comes to (Parex, How the app handles
    /// payment sync when an order is edited).
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anOrderIsEditedAfterItWasPaid(int lines) throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        sell(sold.taxed(1, 20, open(), lines(2)), sold.taxed(2, 20, lines(2)));
        agrees(0);

        sell(sold.taxed(1, 20, open(), lines(lines)), sold.taxed(2, 20, lines(lines)));
        agrees(0, "--numbers", "1,2");
    }

    /// An invoice is voided and made anew under its order (Acctivate help, Voiding an invoice).
    @ParameterizedTest
    @ValueSource(strings = {"void", "delete"})
    void anOrderThatWasCancelledIsSoldAfterAll(String how) throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        set("order-export: {cancelled-after-posting: %s}".formatted(how));
        sell(sold.taxed(1, 20), sold.taxed(2, 20, unpaid()));
        agrees(0);
        sell(sold.taxed(1, 20, CANCELLED), sold.taxed(2, 20, unpaid(), CANCELLED));
        agrees(0, "--numbers", "1,2");

        sell(sold.taxed(1, 20, lines(2)), sold.taxed(2, 20));
        agrees(0, "--numbers", "1,2");
        assertThat(books.rows("Payment", "TotalAmt > '0'")).hasSize(2);
    }

    /// She voids what is not paid, and it is paid after all.
    @Test
    void anInvoiceThatSheVoidedIsPaid() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        set("order-export: {deleted-in-quickbooks: post again}");
        sell(sold.taxed(1, 20, open(), unpaid()));
        agrees(0);
        var invoice = invoice("1");
        books.add(
                "invoice?operation=void",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}".formatted(text(invoice, "Id"), text(invoice, "SyncToken")));

        sell(sold.taxed(1, 20, open()));
        agrees(0, "--numbers", "1");
        assertThat(payment().path("TotalAmt").asInt()).isEqualTo(12);
    }

    /// A batch of invoices is deleted and pushed again, and the payments with it (ConnectBooster documentation, What if
    /// I have to delete a batch of invoices); of a long order one is forgotten.
    @Test
    void oneOfTheInvoicesOfALongOrderIsDeletedWithTheirPayment() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        set("order-export: {deleted-in-quickbooks: post again}");
        sell(sold.taxed(1, 20, unlikeLines(760)));
        agrees(0);
        delete("Payment", payment());
        delete("Invoice", invoice("1-2"));

        var report = agrees(HELD, "--numbers", "1");
        assertThat(causes(report))
                .containsExactly("order 1 PARTLY_DELETED_IN_QUICKBOOKS", "payment 1 WAITS_FOR_INVOICE");
    }

    /// A payment that stays deleted is followed while its order is held, which is cancelled then.
    @Test
    void aPaymentThatIsFollowedIsToldOnceWhenItsOrderIsCancelled() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        set("order-export: {deleted-in-quickbooks: keep}");
        sell(sold.taxed(1, 20, unlikeLines(760)));
        agrees(0);
        delete("Payment", payment());
        delete("Invoice", invoice("1-2"));
        agrees(HELD, "--numbers", "1");

        sell(sold.taxed(1, 20, unlikeLines(760), CANCELLED));
        agrees(0, "--numbers", "1");
        assertStand();
    }

    /// What is held has no payment yet, so none is foretold.
    @Test
    void whatIsHeldIsNotPaid() throws Exception {
        connect("us-states", "{}", WITH_PAYMENTS);
        sell(sold.american(1, open(), Sold.region("ID")), sold.american(2, Sold.region("ID")));
        agrees(HELD);
        agrees(HELD, "--numbers", "1,2");
    }

    /// What was held because its invoice had gone is tried again, and stays held.
    @Test
    void aPaymentWaitsForAnInvoiceThatStaysDeleted() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        set("order-export: {deleted-in-quickbooks: keep}");
        sell(sold.taxed(1, 20, unpaid()));
        agrees(0);
        delete("Invoice", invoice("1"));
        sell(sold.taxed(1, 20));
        assertThat(text(sync(HELD).at("/holds/0"), "reason")).contains("or what it pays, was deleted");

        sync(HELD, "--numbers", "1");
        var report = agrees(HELD, "--numbers", "1");
        assertThat(causes(report)).containsExactly("payment 1 WAITS_FOR_INVOICE");
    }

    /// They were followed as open ones, and are read among those that were processed.
    @Test
    void ordersThatAreProcessedAreToldOnce() throws Exception {
        connect("uk", "{}", BOTH);
        sell(
                sold.taxed(1, 20, open()),
                sold.taxed(2, 20, open(), ofOtherDays()),
                sold.taxed(3, 20, open(), ofOtherDays()),
                sold.taxed(4, 20, open(), Sold.country("Germny")));
        agrees(HELD);
        books.deposit(books.receipt("2"));
        books.deposit(books.receipt("3"));

        sell(
                sold.taxed(1, 20),
                sold.taxed(2, 20, ofOtherDays()),
                sold.taxed(3, 20, ofOtherDays(), lines(2)),
                sold.taxed(4, 20, CANCELLED));
        var report = agrees(HELD);
        assertThat(causes(report)).containsExactly("order 3 DEPOSITED_IN_QUICKBOOKS");
        assertThat(report.at("/read/sales").asInt()).isEqualTo(4);
    }

    /// The accountant closes the month, and somebody syncs its days again (Bill.com help, The account period has
    /// closed).
    @Test
    void ordersOfAMonthThatHasJustBeenClosed() throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        var old = sold.before(Duration.ofDays(20));
        sell(old.taxed(1, 20), old.taxed(2, 20), old.taxed(3, 20, unpaid()), sold.taxed(4, 20), sold.taxed(5, 20));
        sync(0);
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(tenDaysAgo()));

        sell(
                old.taxed(1, 20, lines(2)),
                old.taxed(2, 20, CANCELLED),
                old.taxed(3, 20),
                sold.taxed(4, 20, lines(2)),
                sold.taxed(5, 20, CANCELLED));
        agrees(HELD, "--from", LocalDate.now(ZoneOffset.UTC).minusDays(25).toString());
        assertStand(
                "Invoice 1 12.0 open 0.0",
                "Payment 12.0 unapplied 0.0",
                "Invoice 2 12.0 open 0.0",
                "Payment 12.0 unapplied 0.0",
                "Invoice 3 12.0 open 12.0",
                "Invoice 4 24.0 open 0.0",
                "Payment 24.0 unapplied 0.0");
    }

    /// What is followed, held or left here, is put right, told or kept there.
    @ParameterizedTest
    @CsvSource({"amend,void,hold", "hold,delete,overwrite", "leave,hold,keep", "amend,hold,overwrite", "hold,void,keep"
    })
    void theSettingsDecideTogether(String changed, String cancelled, String edited) throws Exception {
        connect("uk", "{}", WITH_PAYMENTS);
        set("order-export: {changed-after-posting: %s, cancelled-after-posting: %s, edited-in-quickbooks: %s}"
                .formatted(changed, cancelled, edited));
        sell(
                sold.taxed(1, 20, open(), unpaid()),
                sold.taxed(2, 20, open()),
                sold.taxed(3, 20),
                sold.taxed(4, 20, unpaid()),
                sold.taxed(5, 20));
        agrees(0);
        for (var number : List.of("4", "5")) {
            books.change("Invoice", text(invoice(number), "Id"), "\"PrivateNote\":\"hers\"");
        }

        sell(
                sold.taxed(1, 20, open(), lines(2)),
                sold.taxed(3, 20, CANCELLED),
                sold.taxed(4, 20, unpaid(), lines(2)),
                sold.taxed(5, 20, source("AMAZON")));
        does("Orders/CancelOrder", named(2));
        var preview = syncAnyhow("--numbers", "1,2,3,4,5", "--preview");
        agrees(preview.at("/documents/held").asInt() == 0 ? 0 : HELD, "--numbers", "1,2,3,4,5");
    }

    private JsonNode agrees(int status, String... scope) throws Exception {
        var before = documents();
        var preview = syncAnyhow(
                Stream.concat(Stream.of("--preview"), Stream.of(scope)).toArray(String[]::new));
        assertThat(documents()).as("written by a preview").isEqualTo(before);
        var report = sync(status, scope);
        assertThat(foretold(preview)).containsExactlyInAnyOrderElementsOf(done(before, documents()));
        assertThat(ends(preview)).isEqualTo(ends(report));
        assertNothingMore(status);
        return report;
    }

    private static List<String> foretold(JsonNode preview) {
        return preview.at("/preview/documents")
                .valueStream()
                .map(one -> told(
                        text(one, "act").replace("void", "delete"),
                        text(one, "kind"),
                        text(one, "total"),
                        text(one, "currency")))
                .toList();
    }

    private static List<String> done(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var done = new ArrayList<String>();
        before.forEach((id, one) -> {
            var now = after.get(id);
            if (now == null) {
                done.add(told("delete", id, one));
            } else if (!content(now).equals(content(one))) {
                done.add(told("amend", id, now));
            }
        });
        after.forEach((id, one) -> {
            if (!before.containsKey(id)) {
                done.add(told("create", id, one));
            }
        });
        return done;
    }

    private static String told(String act, String id, JsonNode one) {
        return told(
                act,
                Objects.requireNonNull(KINDS.get(id.substring(0, id.indexOf(' ')))),
                text(one, "TotalAmt"),
                one.at("/CurrencyRef/value").asString());
    }

    private static String told(String act, String kind, String total, String currency) {
        return "%s %s %s %s"
                .formatted(act, kind, new BigDecimal(total).stripTrailingZeros().toPlainString(), currency);
    }

    private static JsonNode content(JsonNode one) {
        return ((ObjectNode) one.deepCopy()).remove(NOT_ITS_OWN);
    }

    /// What is not counted by documents.
    private static Map<String, Integer> ends(JsonNode report) {
        var ends = new TreeMap<String, Integer>();
        for (var place :
                List.of("read/sales", "read/payments", "read/skipped", "documents/unchanged", "documents/held")) {
            ends.put(place, report.at("/" + place).asInt());
        }
        return ends;
    }

    /// What stands, by kind and id.
    private Map<String, JsonNode> documents() throws Exception {
        var all = new TreeMap<String, JsonNode>();
        for (var kind : KINDS.keySet()) {
            for (var one : books.rows(kind, "TotalAmt >= '0'")) {
                if (!text(one, "PrivateNote").contains("Voided")) {
                    all.put(kind + " " + text(one, "Id"), one);
                }
            }
        }
        return all;
    }
}
