package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a preview says would be done about purchases is what is done then, whatever has happened to them.
class PurchasesForetoldTest extends Buying {

    private Ordered bought() {
        return new Ordered("PO1", ordered).that("PARTIAL").item("NUT", 10, "10.00", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchase orders", "bills", "purchase orders with bills", "expenses"})
    void sayWhatIsDone(String as) throws Exception {
        connectBuying(as);
        agrees("new", bought().came(7, first, 0, 6).paid(12, "20.00", second));
        agrees("more came", bought().came(7, first, 0, 6).came(8, second, 0, 2).paid(12, "20.00", second));
        agrees(
                "paid again",
                bought().came(7, first, 0, 6)
                        .came(8, second, 0, 2)
                        .paid(12, "20.00", second)
                        .paid(13, "30.00", second));
        agrees("paid less", bought().came(7, first, 0, 6).came(8, second, 0, 2).paid(12, "10.00", second));
        agrees("a delivery is taken back", bought().came(7, first, 0, 6).paid(12, "10.00", second));
        agrees(
                "other lines",
                bought().item("BOLT", 4, "2.50", 0).came(7, first, 0, 6).paid(12, "10.00", second));
        agrees(
                "all came",
                bought().that("DELIVERED")
                        .came(7, first, 0, 6)
                        .came(8, second, 0, 4)
                        .paid(12, "10.00", second));
        shop(bought().that("DELIVERED")
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .line());
        agrees("nothing is paid", "--numbers", "PO1");
    }

    /// QuickBooks counts purchase orders itself where their custom transaction numbers are switched off under Expenses.
    @Test
    void sayNothingOfANumberThatQuickBooksGave() throws Exception {
        connect("uk", "{\"ordersNumbered\":true}", ON);
        agrees("new", nuts());
        assertNumber("1001", "Linnworks purchase order PO1");

        shop(nuts().item("NAIL", 1, "1.00", 20)
                .that("PARTIAL")
                .came(7, first, 0, 6)
                .line());
        assertThat(amended(previewed("more is ordered"))).containsExactly("total", "tax");
        agrees("more is ordered");
        agrees(
                "done",
                nuts().item("NAIL", 1, "1.00", 20)
                        .that("DELIVERED")
                        .came(7, first, 0, 6)
                        .came(8, second, 0, 4));
        assertNumber("1001", "Linnworks purchase order PO1");
        assertThat(books.rows("Bill", "DocNumber in ('PO1-7', 'PO1-8')")).hasSize(2);
    }

    /// Books in the United States take Western letters alone.
    @Test
    void sayNothingOfANumberThatIsWrittenInOtherLetters() throws Exception {
        connect("us", "{}", ON);
        sell(Ordered.supplier(Ordered.ACME, "Acme", "United States", "USD"));
        sell(new Ordered("采购-1", ordered)
                .in("USD", "1")
                .item("NUT", 3, "9.99", 0)
                .line());
        agrees("new");
        assertNumber("Cai Gou-1", "Linnworks purchase order Cai Gou-1");

        sell(new Ordered("采购-1", ordered)
                .in("USD", "1")
                .item("NUT", 4, "9.99", 0)
                .line());
        assertThat(amended(previewed("one more"))).containsExactly("total");
    }

    private void assertNumber(String number, String note) throws Exception {
        var order = books.rows("PurchaseOrder", "TotalAmt > '0'").getFirst();
        assertThat(order.path("DocNumber").asString()).isEqualTo(number);
        assertThat(order.path("PrivateNote").asString()).startsWith(note + " [");
    }

    /// What changes of the purchase order that would be amended, but for its lines.
    private static List<String> amended(JsonNode preview) {
        return preview.at("/preview/documents")
                .valueStream()
                .filter(document -> document.path("act").asString().equals("amend"))
                .flatMap(document -> document.path("changes").valueStream())
                .map(change -> change.path("what").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchase orders", "bills", "purchase orders with bills", "expenses"})
    void sayWhatGoesWithAnOrder(String as) throws Exception {
        connectBuying(as);
        shop(bought().came(7, first, 0, 6).paid(12, "20.00", second).line());
        sync(0);

        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(bought().id()));
        agrees("deleted");
        assertThat(documents()).isEmpty();
    }
}
