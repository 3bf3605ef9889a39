package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/// Whoever works at a desk, in Linnworks or in QuickBooks, while orders are in the books already: what stands in the
/// end, and that one more run does nothing.
abstract class Desks extends Mending {

    /// What is sold, and what was paid for it: `SalesReceipt 1 12.0`, `Invoice 1 12.0 open 0.0`, `Payment 12.0
    /// unapplied 0.0`.
    void assertStand(String... expected) throws Exception {
        var stand = new ArrayList<String>();
        for (var receipt : books.rows("SalesReceipt", "TotalAmt > '0'")) {
            stand.add("SalesReceipt %s %s".formatted(text(receipt, "DocNumber"), text(receipt, "TotalAmt")));
        }
        for (var invoice : books.rows("Invoice", "TotalAmt > '0'")) {
            stand.add("Invoice %s %s open %s"
                    .formatted(text(invoice, "DocNumber"), text(invoice, "TotalAmt"), text(invoice, "Balance")));
        }
        for (var payment : books.rows("Payment", "TotalAmt > '0'")) {
            stand.add("Payment %s unapplied %s".formatted(text(payment, "TotalAmt"), text(payment, "UnappliedAmt")));
        }
        assertThat(stand).containsExactlyInAnyOrder(expected);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    /// One more run, be it held or not, sends nothing.
    void assertNothingMore(int status) throws Exception {
        var report = sync(status);
        assertThat(report.path("documents").toString()).matches(".*\"posted\":0,\"amended\":0,\"removed\":0,.*");
        assertThat(report.at("/calls/quickbooksWrites").asInt())
                .as("%s", report.path("calls"))
                .isZero();
    }

    /// Such as `order 1 IN_CLOSED_BOOKS`, one for each hold.
    static List<String> causes(JsonNode report) {
        return report.path("holds")
                .valueStream()
                .map(hold -> "%s %s %s".formatted(text(hold, "kind"), text(hold, "source"), text(hold, "cause")))
                .sorted()
                .toList();
    }

    static String named(int order) {
        return "{\"orderId\":\"%s\"}".formatted(new UUID(9, order));
    }

    JsonNode invoice(String number) throws Exception {
        return books.rows("Invoice", "DocNumber = '" + number + "'").getFirst();
    }

    JsonNode payment() throws Exception {
        return books.rows("Payment", "TotalAmt > '0'").getFirst();
    }

    /// Somebody matches what the bank says with an invoice.
    JsonNode pay(JsonNode invoice, String amount) throws Exception {
        return books.add("payment", """
                        {"CustomerRef":{"value":"%s"},"TotalAmt":%3$s,"Line":[{"Amount":%3$s,"LinkedTxn":[{"TxnId":"%2$s",\
                        "TxnType":"Invoice"}]}]}""".formatted(
                                invoice.at("/CustomerRef/value").asString(), text(invoice, "Id"), amount))
                .path("Payment");
    }

    /// Deletes it for good.
    void delete(String entity, JsonNode one) throws Exception {
        var now = books.rows(entity, "Id = '" + text(one, "Id") + "'").getFirst();
        books.add(
                entity.toLowerCase(Locale.ROOT) + "?operation=delete",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}".formatted(text(now, "Id"), text(now, "SyncToken")));
    }
}
