package dev.cloudcart.core.trade;

import java.time.Instant;
import java.util.List;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// An order of the shop.
///
/// @param channelReference the channel's order number; may be empty, and repeats on merged orders
/// @param buyer where the goods go
/// @param processedAt when it was despatched; null while it is open
/// @param gross what the buyer pays, rounded half-up to the currency's decimals: the truth of the order
/// @param pricesIncludeTax whether the shop keeps this order's prices with tax
/// @param tax the order's own tax, rounded half-up to the currency's decimals: all of its parts lead to it
/// @param allowances what was taken off the whole order beside the lines, one for each rate
public record Sale(
        SourceRef ref,
        Channel channel,
        String channelReference,
        Jurisdiction buyer,
        Instant receivedAt,
        @Nullable Instant processedAt,
        PaymentTaken payment,
        Standing standing,
        Money gross,
        Money tax,
        boolean pricesIncludeTax,
        List<SaleLine> lines,
        Postage postage,
        List<Allowance> allowances)
        implements TradeEvent {

    public Sale {
        lines = List.copyOf(lines);
        allowances = List.copyOf(allowances);
    }

    /// The same, of a buyer somewhere else.
    public Sale of(Jurisdiction other) {
        return new Sale(
                ref,
                channel,
                channelReference,
                other,
                receivedAt,
                processedAt,
                payment,
                standing,
                gross,
                tax,
                pricesIncludeTax,
                lines,
                postage,
                allowances);
    }

    public CurrencyUnit currency() {
        return gross.getCurrencyUnit();
    }
}
