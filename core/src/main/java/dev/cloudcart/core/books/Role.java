package dev.cloudcart.core.books;

import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.TradeEvent;

/// What a document is to its source record; a record has at most one live document per role.
public enum Role {
    SALE,
    /// The payment of an order.
    PAYMENT,
    /// The purchase order of a purchase order.
    ORDER,
    /// The bill of a delivery.
    BILL,
    /// The vendor credit for what was billed of a delivery and did not come.
    CREDIT,
    /// The bill of one cost beside the goods, to its own vendor; or the credit, where that is less than nothing.
    COST_BILL,
    /// The payment of bills, of a payment statement.
    BILL_PAYMENT;

    /// Of the document that an event becomes.
    public static Role of(TradeEvent event) {
        return switch (event) {
            case Sale _ -> SALE;
            case Payment _ -> PAYMENT;
            case PurchaseOrder _ -> ORDER;
            case Delivery delivery ->
                switch (delivery.extent()) {
                    case CORRECTION -> CREDIT;
                    case COST, REBATE -> COST_BILL;
                    case DELIVERY, ALL_THAT_CAME, ALL_ORDERED -> BILL;
                };
            case SupplierPayment _ -> BILL_PAYMENT;
        };
    }
}
