package dev.cloudcart.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceKindTest {

    @ParameterizedTest
    @CsvSource({
        "order, SALE",
        "ORDER, SALE",
        "' delivery ', DELIVERY",
        "purchase-order, PURCHASE_ORDER",
        "payment statement, PAYMENT_STATEMENT"
    })
    void isKnownByItsWord(String word, SourceKind kind) {
        assertThat(SourceKind.named(word)).contains(kind);
    }

    @Test
    void isNothingElse() {
        assertThat(SourceKind.named("orders")).isEmpty();
        assertThat(SourceKind.named("")).isEmpty();
        assertThat(SourceKind.SALE.words()).isEqualTo("orders");
        assertThat(SourceKind.DELIVERY.words()).isEqualTo("deliveries");
    }
}
