package dev.cloudcart.core.trade;

import java.util.UUID;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Something that happened in the shop and belongs in the books.
public sealed interface TradeEvent permits Sale, Payment, Purchase, SupplierPayment {

    SourceRef ref();

    Standing standing();

    /// What it comes to with tax, rounded half-up to the currency's decimals: the truth of it.
    Money gross();

    /// The tax in it, rounded likewise.
    Money tax();

    default UUID id() {
        return ref().id();
    }

    default CurrencyUnit currency() {
        return gross().getCurrencyUnit();
    }
}
