package dev.cloudcart.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;

import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.mapping.Shop;
import dev.cloudcart.core.money.TaxRate;

class SaleTest {

    @Test
    void isOpenUntilItIsDespatched() {
        var despatched = Shop.aSale().withLine("MUG", 1, "10.00", "2.00", "20").sale();

        assertThat(despatched.isOpen()).isFalse();
        assertThat(despatched.asOpen().isOpen()).isTrue();
        assertThat(despatched.asOpen().lines()).isEqualTo(despatched.lines());
    }

    @ParameterizedTest
    @CsvSource({
        "REVENUE, true, false",
        "RESEND, false, false",
        "RETURN, false, false",
        "EXCHANGE, false, false",
        "CANCELLED, false, true",
        "GONE, false, true"
    })
    void countsAsRevenueOrIsOver(Standing standing, boolean isRevenue, boolean isOver) {
        assertThat(standing.isRevenue()).isEqualTo(isRevenue);
        assertThat(standing.isOver()).isEqualTo(isOver);
    }

    @ParameterizedTest
    @CsvSource({
        "SALE, order 1001",
        "REFUND, refund 1001",
        "PURCHASE_ORDER, purchase order 1001",
        "DELIVERY, delivery 1001"
    })
    void isCalledByItsKindAndNumber(SourceKind kind, String called) {
        assertThat(new SourceRef(kind, new UUID(0, 1), "1001")).hasToString(called);
    }

    @ParameterizedTest
    @CsvSource({"'', false", "' ', false", "MUG, true"})
    void knowsAProductByItsSku(String sku, boolean has) {
        assertThat(new Product(sku, "A mug", false).hasSku()).isEqualTo(has);
    }

    @Test
    void needsAQuantityOnEachLine() {
        var net = BigMoney.parse("GBP 10.00");
        assertThatThrownBy(() -> new SaleLine(
                        new Product("MUG", "A mug", false),
                        0,
                        net,
                        net,
                        new TaxCharge(TaxRate.ZERO, net, net, 1),
                        BigDecimal.ZERO))
                .hasMessage("A line needs a quantity of at least one, not 0");
    }
}
