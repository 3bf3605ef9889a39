package dev.cloudcart.core.trade;

import java.time.Instant;
import java.util.List;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// An order of the shop.
///
/// @param channelReference the channel's order number; may be empty, and repeats on merged orders
/// @param country where the goods go, as the shop writes it; empty when unknown
/// @param processedAt when it was despatched; null while it is open
/// @param gross what the buyer pays, rounded half-up to the currency's decimals: the truth of the order
/// @param pricesIncludeTax whether the shop keeps this order's prices with tax
/// @param allowance what was taken off the whole order beside the lines, unrounded, zero or positive, without tax
public record Sale(SourceRef ref, Channel channel, String channelReference, String country, Instant receivedAt,
        @Nullable Instant processedAt, PaymentTaken payment, Standing standing, Money gross, boolean pricesIncludeTax,
        List<SaleLine> lines, Postage postage, BigMoney allowance) implements TradeEvent {

    public Sale {
        lines = List.copyOf(lines);
    }

    public CurrencyUnit currency() {
        return gross.getCurrencyUnit();
    }
}
