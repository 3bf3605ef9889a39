package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.postage;
import static dev.cloudcart.demo.Sold.source;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What a preview says would be done to documents that stand, against what is done then.
class PreviewTest extends Mending {

    @Test
    void saysLineByLineWhatWouldChangeAndWritesNothing() throws Exception {
        connect("uk", "{}", "");
        sell(
                sold.taxed(1, 20),
                sold.taxed(2, 20),
                sold.taxed(3, 20, unpaid()),
                sold.taxed(4, 20),
                sold.taxed(5, 20, lines(2)));
        sync(0);
        var day = books.receipt("1").path("TxnDate").asString();
        sell(
                sold.taxed(1, 20, postage(), at("/Items/0", "Title", "\"Blue mug\"")),
                sold.taxed(2, 20, at("/GeneralInfo", "HoldOrCancel", "true")),
                sold.taxed(3, 20),
                sold.taxed(4, 20, source("AMAZON")),
                sold.taxed(5, 20));
        var before = books.documents();

        var preview = sync(0, "--numbers", "1,2,3,4,5", "--preview");
        var text = syncText("--numbers", "1,2,3,4,5", "--preview");

        assertThat(books.documents()).isEqualTo(before);
        assertThat(books.rows("Item", "Name = 'Shipping'")).isEmpty();
        assertThat(preview.at("/calls/quickbooksWrites").asInt()).isZero();
        assertThat(preview.path("preview")).isEqualTo(JsonMapper.shared().readTree("""
                {"created": 1, "amended": 3, "removed": 2, "documents": [
                  {"act": "amend", "kind": "sales receipt", "number": "1", "order": "1", "store": "eBay",
                   "customer": "eBay GBP", "day": "%1$s", "currency": "GBP", "total": "18.00",
                   "changes": [{"what": "total", "before": "12.00", "after": "18.00"},
                               {"what": "tax", "before": "2.00", "after": "3.00"}],
                   "lines": [
                     {"line": "changed",
                      "before": {"item": "PLAIN", "description": "Mug", "quantity": "1", "price": "10.00",
                                 "net": "10.00", "taxCode": "20.0%% S"},
                      "after": {"item": "PLAIN", "description": "Blue mug", "quantity": "1", "price": "10.00",
                                "net": "10.00", "taxCode": "20.0%% S"}},
                     {"line": "added",
                      "after": {"item": "Shipping", "description": "Shipping", "quantity": "1", "price": "5.00",
                                "net": "5.00", "taxCode": "20.0%% S"}}]},
                  {"act": "amend", "kind": "sales receipt", "number": "4", "order": "4", "store": "Amazon",
                   "customer": "Amazon GBP", "day": "%1$s", "currency": "GBP", "total": "12.00",
                   "changes": [{"what": "customer", "before": "eBay GBP", "after": "Amazon GBP"},
                               {"what": "private note", "before": "Linnworks order 4, EBAY EBAY0 R-4",
                                "after": "Linnworks order 4, AMAZON R-4"}],
                   "lines": []},
                  {"act": "amend", "kind": "sales receipt", "number": "5", "order": "5", "store": "eBay",
                   "customer": "eBay GBP", "day": "%1$s", "currency": "GBP", "total": "12.00",
                   "changes": [{"what": "total", "before": "24.00", "after": "12.00"},
                               {"what": "tax", "before": "4.00", "after": "2.00"}],
                   "lines": [
                     {"line": "removed",
                      "before": {"item": "PLAIN", "description": "Mug", "quantity": "1", "price": "10.00",
                                 "net": "10.00", "taxCode": "20.0%% S"}}]},
                  {"act": "void", "kind": "sales receipt", "number": "2", "order": "2", "store": "eBay",
                   "customer": "eBay GBP", "day": "%1$s", "currency": "GBP", "total": "12.00",
                   "lines": [
                     {"line": "removed",
                      "before": {"item": "PLAIN", "description": "Mug", "quantity": "1", "price": "10.00",
                                 "net": "10.00", "taxCode": "20.0%% S"}}]},
                  {"act": "delete", "kind": "invoice", "number": "3", "order": "3", "store": "eBay",
                   "customer": "eBay GBP", "day": "%1$s", "currency": "GBP", "total": "12.00",
                   "lines": [
                     {"line": "removed",
                      "before": {"item": "PLAIN", "description": "Mug", "quantity": "1", "price": "10.00",
                                 "net": "10.00", "taxCode": "20.0%% S"}}]},
                  {"act": "create", "kind": "sales receipt", "number": "3", "order": "3", "store": "eBay",
                   "customer": "eBay GBP", "day": "%1$s", "currency": "GBP", "total": "12.00"}],
                 "more": 0, "held": [], "effects": [
                  {"of": "sales", "what": "invoices", "currency": "GBP", "before": "12.00", "after": "0.00", "change": "-12.00"},
                  {"of": "sales", "what": "sales receipts", "currency": "GBP", "before": "60.00", "after": "54.00", "change": "-6.00"},
                  {"of": "sales", "what": "net under 20.0%% S", "currency": "GBP", "before": "60.00", "after": "45.00", "change": "-15.00"},
                  {"of": "sales", "what": "tax at 20 %%", "currency": "GBP", "before": "12.00", "after": "9.00", "change": "-3.00"},
                  {"of": "sales", "what": "net in Sales of Product Income", "currency": "GBP", "before": "60.00", "after": "45.00", "change": "-15.00"}]}
                """.formatted(day)));
        assertThat(text).contains(": 1 document would be posted, 3 amended, 2 removed; nothing was written\n");
        assertThat(text).endsWith("""

                Would be amended: 3 documents
                  Sales receipt 1, %1$s, eBay GBP, GBP 18.00
                    total GBP 12.00 → GBP 18.00
                    tax GBP 2.00 → GBP 3.00
                    PLAIN: description Mug → Blue mug
                    added: Shipping, 1 × 5.00, net 5.00, 20.0%% S
                  Sales receipt 4, %1$s, Amazon GBP, GBP 12.00
                    customer eBay GBP → Amazon GBP
                    private note Linnworks order 4, EBAY EBAY0 R-4 → Linnworks order 4, AMAZON R-4
                  Sales receipt 5, %1$s, eBay GBP, GBP 12.00
                    total GBP 24.00 → GBP 12.00
                    tax GBP 4.00 → GBP 2.00
                    taken out: PLAIN, 1 × 10.00, net 10.00, 20.0%% S

                Would be removed: 2 documents
                  Sales receipt 2, %1$s, eBay GBP, GBP 12.00: voided
                    taken out: PLAIN, 1 × 10.00, net 10.00, 20.0%% S
                  Invoice 3, %1$s, eBay GBP, GBP 12.00: deleted
                    taken out: PLAIN, 1 × 10.00, net 10.00, 20.0%% S

                Would be posted: 1 document
                  Sales receipt 3, %1$s, eBay GBP, GBP 12.00

                What that adds up to:
                                                                Now   Then  Change
                  Sales, invoices                        GBP  12.00   0.00  -12.00
                  Sales, sales receipts                  GBP  60.00  54.00   -6.00
                  Sales, net under 20.0%% S               GBP  60.00  45.00  -15.00
                  Sales, tax at 20 %%                     GBP  12.00   9.00   -3.00
                  Sales, net in Sales of Product Income  GBP  60.00  45.00  -15.00
                """.formatted(day));

        var done = sync(0, "--numbers", "1,2,3,4,5");
        assertThat(done.at("/documents/amended").asInt()).isEqualTo(3);
        assertThat(done.at("/documents/removed").asInt()).isEqualTo(1);
        assertThat(done.at("/documents/posted").asInt()).isEqualTo(1);
        assertThat(sync(0, "--numbers", "1,2,3,4,5", "--preview").at("/preview/documents"))
                .isEmpty();
    }
}
