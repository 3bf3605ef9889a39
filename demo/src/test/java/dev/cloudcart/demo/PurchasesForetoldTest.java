package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
