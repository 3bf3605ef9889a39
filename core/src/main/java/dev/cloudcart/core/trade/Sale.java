package dev.cloudcart.core.trade;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// An order of the shop.
///
/// @param channelReference the channel's order number; may be empty, and repeats on merged orders
/// @param buyer where the goods go
/// @param processedAt when it was despatched; null while it is open
/// @param waits for what it is waiting; always in the same order
/// @param gross what the buyer pays, rounded half-up to the currency's decimals: the truth of the order
/// @param pricesIncludeTax whether the shop keeps this order's prices with tax
/// @param tax the order's own tax, rounded half-up to the currency's decimals: all of its parts lead to it
/// @param allowances what was taken off the whole order beside the lines, one for each rate
/// @param importScheme whether its tax is declared under the Import One Stop Shop, by whoever has the number
///        that stands on it: the marketplace, or the seller
public record Sale(
        SourceRef ref,
        Channel channel,
        String channelReference,
        Jurisdiction buyer,
        Instant receivedAt,
        @Nullable Instant processedAt,
        PaymentTaken payment,
        Standing standing,
        Set<Wait> waits,
        Money gross,
        Money tax,
        boolean pricesIncludeTax,
        List<SaleLine> lines,
        Postage postage,
        List<Allowance> allowances,
        boolean importScheme)
        implements TradeEvent {

    public Sale {
        waits = ordered(waits);
        lines = List.copyOf(lines);
        allowances = List.copyOf(allowances);
    }

    /// One that waits for nothing, and is under no scheme.
    public Sale(
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
            List<Allowance> allowances) {
        this(
                ref,
                channel,
                channelReference,
                buyer,
                receivedAt,
                processedAt,
                payment,
                standing,
                Set.of(),
                gross,
                tax,
                pricesIncludeTax,
                lines,
                postage,
                allowances,
                false);
    }

    private static Set<Wait> ordered(Collection<Wait> waits) {
        var ordered = EnumSet.noneOf(Wait.class);
        ordered.addAll(waits);
        return Collections.unmodifiableSet(ordered);
    }

    /// Whether it is still to be despatched.
    public boolean isOpen() {
        return processedAt == null;
    }

    /// The same, of a buyer somewhere else.
    public Sale of(Jurisdiction other) {
        return with(other, processedAt);
    }

    /// The same, as it was before it was despatched.
    public Sale asOpen() {
        return with(buyer, null);
    }

    private Sale with(Jurisdiction otherBuyer, @Nullable Instant otherProcessedAt) {
        return new Sale(
                ref,
                channel,
                channelReference,
                otherBuyer,
                receivedAt,
                otherProcessedAt,
                payment,
                standing,
                waits,
                gross,
                tax,
                pricesIncludeTax,
                lines,
                postage,
                allowances,
                importScheme);
    }

    @Override
    public CurrencyUnit currency() {
        return gross.getCurrencyUnit();
    }
}
