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

    /// The order, sold or bought, that it is or belongs to.
    default UUID orderId() {
        return switch (this) {
            case Delivery delivery -> delivery.order().id();
            case SupplierPayment payment -> payment.order().id();
            case Payment payment -> payment.order().id();
            case PurchaseOrder _, Sale _ -> id();
        };
    }

    /// Whether nothing more happens to it by itself, as far as the source still has it.
    default boolean isFinished() {
        return standing() != Standing.GONE
                && switch (this) {
                    case Sale sale -> !sale.isOpen();
                    case PurchaseOrder order -> order.isDone();
                    case Payment _, Delivery _, SupplierPayment _ -> true;
                };
    }

    default CurrencyUnit currency() {
        return gross().getCurrencyUnit();
    }
}
