package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A bookkeeper turns a purchase order of ours into a bill in QuickBooks, as they did before anybody did it for them,
/// and then the goods come.
class BilledByHandTest extends Buying {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Ordered some() {
        return nuts().that("PARTIAL").came(7, first, 0, 6);
    }

    /// As QuickBooks makes it of the lines of the order, with the words of its memo.
    private JsonNode turned(String number, int... lines) throws Exception {
        var order = books.rows("PurchaseOrder", "DocNumber = 'PO1'").getFirst();
        var body = JSON.createObjectNode();
        body.put("DocNumber", number)
                .put("TxnDate", date(day(-12)))
                .put("GlobalTaxCalculation", order.path("GlobalTaxCalculation").asString())
                .put("PrivateNote", order.path("PrivateNote").asString());
        body.set("VendorRef", order.get("VendorRef"));
        body.putArray("LinkedTxn").add(link(order));
        var all = body.putArray("Line");
        for (int line : lines) {
            var of = order.path("Line").get(line);
            var copied = all.addObject();
            copied.set("Amount", of.get("Amount"));
            copied.set("DetailType", of.get("DetailType"));
            copied.set("ItemBasedExpenseLineDetail", of.get("ItemBasedExpenseLineDetail"));
            copied.putArray("LinkedTxn")
                    .add(link(order).put("TxnLineId", of.path("Id").asString()));
        }
        return books.add("bill", body.toString()).path("Bill");
    }

    /// The same, paid at once.
    private JsonNode paid(String number) throws Exception {
        var bill = turned(number, 0, 1);
        delete("bill", bill);
        var body = JSON.createObjectNode();
        body.put("DocNumber", number)
                .put("TxnDate", bill.path("TxnDate").asString())
                .put("GlobalTaxCalculation", "TaxExcluded")
                .put("PaymentType", "Check");
        body.set("EntityRef", bill.get("VendorRef"));
        body.set("LinkedTxn", bill.get("LinkedTxn"));
        body.set("Line", bill.get("Line"));
        body.putObject("AccountRef").put("value", books.id("Account", "Name = 'Current account'"));
        body.path("Line").forEach(line -> ((ObjectNode) line).remove(List.of("Id", "LineNum")));
        return books.add("purchase", body.toString()).path("Purchase");
    }

    private static ObjectNode link(JsonNode order) {
        return JSON.createObjectNode().put("TxnId", order.path("Id").asString()).put("TxnType", "PurchaseOrder");
    }

    private void delete(String entity, JsonNode bill) throws Exception {
        books.add(
                entity + "?operation=delete",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                        .formatted(
                                bill.path("Id").asString(),
                                bill.path("SyncToken").asString()));
    }

    private List<String> held(String what, String... scope) throws Exception {
        var before = documents();
        var preview = previewed(what, scope);
        var report = sync(HELD, scope);
        assertThat(documents()).as(what).isEqualTo(before);
        var told = preview.at("/preview/held")
                .valueStream()
                .map(reason -> reason.path("numbers").get(0).asString() + " "
                        + reason.path("cause").asString())
                .toList();
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + " "
                                + hold.path("cause").asString()))
                .as(what)
                .containsExactlyElementsOf(told);
        return report.path("holds")
                .valueStream()
                .map(hold -> hold.path("reason").asString() + ". "
                        + hold.path("mend").asString() + ".")
                .toList();
    }

    @Test
    @Mends("BILLED_IN_QUICKBOOKS")
    void isNotBilledASecondTime() throws Exception {
        connect("uk", "{}", ON);
        agrees("ordered", nuts());
        var byHand = turned("INV-88", 0, 1);
        shop(some().line());
        assertThat(held("came"))
                .containsExactly(
                        "Somebody has turned purchase order PO1 into bill INV-88 in QuickBooks: these goods would be"
                                + " billed twice. Delete bill INV-88 in QuickBooks and sync order PO1 again; or dismiss"
                                + " this, and bill INV-88 stays as the bill of these goods.");

        delete("bill", byHand);
        agrees("put right", some());
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
    }

    /// On the screens of QuickBooks a purchase order can be added to an expense or a cheque as well.
    @ParameterizedTest
    @ValueSource(strings = {"Purchase", "Check"})
    void isNotBilledBesideTheExpenseThatItWasTurnedInto(String called) throws Exception {
        connect("uk", "{\"expenseOnOrder\":\"%s\"}".formatted(called), ON);
        agrees("ordered", nuts());
        var byHand = paid("CHQ-9");
        shop(some().line());
        assertThat(held("came"))
                .containsExactly(
                        "Somebody has turned purchase order PO1 into expense CHQ-9 in QuickBooks: these goods would be"
                                + " billed twice. Delete expense CHQ-9 in QuickBooks and sync order PO1 again; or"
                                + " dismiss this, and expense CHQ-9 stays as the bill of these goods.");

        delete("purchase", byHand);
        agrees("put right", some());
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
    }

    /// The rest is not on their bill, which names the lines it is about.
    @Test
    void isBilledWhereTheBillIsAboutOtherGoods() throws Exception {
        connect("uk", "{}", ON);
        agrees("ordered", nuts());
        turned("INV-88", 1);
        agrees("nuts came", some());
        shop(some().came(8, second, 1, 4).line());
        assertThat(held("bolts came")).singleElement().asString().contains("into bill INV-88");
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 6 NUT and 4 BOLT came",
                "INV-88 12.0 of " + date(day(-12)) + ": 4 BOLT of PO1",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
    }

    /// What the bookkeeper's bill stands for is nobody else's to bill, and more of it is for them to say again.
    @Test
    void staysWithTheBookkeeperOnceTheHoldIsDismissed() throws Exception {
        connect("uk", "{}", ON);
        agrees("ordered", nuts());
        turned("INV-88", 0, 1);
        shop(some().line());
        held("came");
        command("holds", "dismiss", "PO1-7", "--company", books.company());
        agrees("dismissed");
        shop(nuts().that("DELIVERED").came(7, first, 0, 6).came(8, second, 0, 4).line());
        assertThat(held("the rest")).hasSize(1);
    }

    /// The goods that they billed come as more of a delivery that stands.
    @Test
    void isNotBilledWithMoreOfWhatCameBefore() throws Exception {
        connect("uk", "{}", ON);
        agrees("some came", some());
        turned("INV-88", 1);
        agrees("more nuts", nuts().that("PARTIAL").came(7, first, 0, 8));
        shop(nuts().that("PARTIAL").came(7, first, 0, 8).came(7, first, 1, 4).line());
        assertThat(held("bolts too")).singleElement().asString().contains("into bill INV-88");
        assertStand(
                "PO1 120.0+12.0 Open of " + date(ordered) + ", 8 NUT and 4 BOLT came",
                "INV-88 12.0 of " + date(day(-12)) + ": 4 BOLT of PO1",
                "PO1-7 96.0 of " + date(first) + ": 8 NUT of PO1");
    }

    @Test
    void isAmendedWhereItsPriceAloneHasChanged() throws Exception {
        connect("uk", "{}", ON);
        agrees("some came", some());
        turned("INV-88", 0);
        agrees("dearer", nuts().that("PARTIAL").came(7, first, 0, 6, "11.00"));
    }
}
