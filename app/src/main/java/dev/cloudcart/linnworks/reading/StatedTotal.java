package dev.cloudcart.linnworks.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;

/// Reads what an order comes to that makes no sense otherwise, so that one sees how much waits. Takes whatever
/// there is.
public final class StatedTotal {
    private StatedTotal() {}

    /// Empty where no total, no currency or no sense is in it.
    public static Optional<Money> of(byte[] raw) {
        var filed = Slice.of(raw);
        return money(
                        Json.number(filed, "order", "TotalsInfo", "TotalCharge"),
                        Json.member(filed, "order", "TotalsInfo", "Currency"))
                .or(() -> money(Json.number(filed, "row", "fTotalCharge"), Json.member(filed, "row", "cCurrency")));
    }

    /// The same of a purchase order.
    public static Optional<Money> ofPurchase(byte[] raw) {
        var filed = Slice.of(raw);
        return money(
                        Json.number(filed, "PurchaseOrder", "PurchaseOrderHeader", "TotalCost"),
                        Json.member(filed, "PurchaseOrder", "PurchaseOrderHeader", "Currency"))
                .or(() -> money(Json.number(filed, "Header", "TotalCost"), Json.member(filed, "Header", "Currency")));
    }

    private static Optional<Money> money(Optional<BigDecimal> amount, String currency) {
        return amount.flatMap(stated -> currency(currency).flatMap(unit -> money(stated, unit)));
    }

    private static Optional<CurrencyUnit> currency(String code) {
        try {
            return Optional.of(CurrencyUnit.of(code.strip().toUpperCase(Locale.ROOT)))
                    .filter(unit -> !unit.isPseudoCurrency());
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Money> money(BigDecimal amount, CurrencyUnit currency) {
        try {
            return Optional.of(Money.of(currency, Decimals.checked(amount), RoundingMode.HALF_UP));
        } catch (Senseless senseless) {
            return Optional.empty();
        }
    }
}
