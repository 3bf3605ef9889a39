package dev.cloudcart.linnworks.reading;

import dev.cloudcart.core.trade.Cause;

/// Why an order of Linnworks makes no sense to us.
public enum OrderCause implements Cause {
    NO_AMOUNT(
            "An amount is no amount of money",
            "Look at the order's amounts in Linnworks, correct the one that is far too large, then sync the order again"),
    IMPOSSIBLE_QUANTITY(
            "A line has a quantity of {quantity}", "Correct the quantity in Linnworks, then sync the order again"),
    DOES_NOT_ADD_UP(
            "The lines and postage of order {order} add up to {sum}, but its total is {total}",
            "Correct the order in Linnworks, then sync it again"),
    TAX_DOES_NOT_ADD_UP(
            "Order {order} states a tax of {stated}, but its lines and postage carry {sum}",
            "Correct the tax of the order or of its lines in Linnworks, then sync it again"),
    TAX_DOES_NOT_ADD_UP_LESS_DISCOUNT(
            "Order {order} states a tax of {stated}, but its lines and postage, less its discount, carry" + " {sum}",
            "Correct the tax of the order or of its lines in Linnworks, then sync it again"),
    NO_CURRENCY(
            "Order {order} has no known currency: {currency}",
            "Set the order's currency in Linnworks, then sync it again"),
    NO_PROCESSED_DATE(
            "Order {order} is processed, but on no known date",
            "Look at the order's processed date in Linnworks, then sync it again"),
    NO_DATE("Order {order} has no known date", "Look at the order's received date in Linnworks, then sync it again"),
    NOT_HANDED_OUT(
            "Linnworks does not hand out order {order}: {answer}",
            "Every sync asks again. Should it stay so, open the order in Linnworks to see what is wrong with it"),
    MISSHAPEN(
            "Linnworks sent order {order} in a form that makes no sense",
            "Open and save the order in Linnworks, then sync it again"),
    PURCHASE_DOES_NOT_ADD_UP(
            "The lines of purchase order {order} add up to {sum}, but without postage its total is {total}",
            "Correct the purchase order in Linnworks, then sync it again"),
    PURCHASE_TAX_DOES_NOT_ADD_UP(
            "Purchase order {order} states a tax of {stated}, but its lines carry {sum}",
            "Correct the tax of its lines in Linnworks, then sync it again"),
    PURCHASE_WITHOUT_CURRENCY(
            "Purchase order {order} has no known currency: {currency}",
            "Set its currency in Linnworks, then sync it again"),
    PURCHASE_WITHOUT_DATE(
            "Purchase order {order} has no known date of purchase", "Set its date in Linnworks, then sync it again"),
    PURCHASE_OF_UNKNOWN_STATUS(
            "Purchase order {order} has the status {status}, which is none of PENDING, OPEN, PARTIAL and DELIVERED",
            "Look at its status in Linnworks, then sync it again"),
    DELIVERY_WITHOUT_DATE(
            "A delivery of purchase order {order} came on no known date",
            "Look at the purchase order in Linnworks, then sync it again"),
    DELIVERY_OF_NO_LINE(
            "Delivery {delivery} is of a line that its purchase order does not have, or of which nothing was ordered",
            "Look at what was delivered of the purchase order in Linnworks, then sync it again"),
    DELIVERY_OF_UNKNOWN_TAX(
            "Delivery {delivery} has a price for {sku}, which was ordered for nothing and at no stated tax rate",
            "Set the tax rate of that line in Linnworks, then sync the purchase order again; or enter the bill by hand and"
                    + " dismiss this"),
    STATEMENT_WITHOUT_DATE(
            "Payment statement {statement} has no known date",
            "Set its payment date in Linnworks, then sync the purchase order again"),
    STATEMENT_WITHOUT_CURRENCY(
            "Payment statement {statement} has no known currency: {currency}",
            "Set its currency in Linnworks, then sync the purchase order again"),
    COST_WITHOUT_CURRENCY(
            "{cost}, a cost of purchase order {order}, has no known currency: {currency}",
            "Set the currency of that cost in Linnworks, then sync the purchase order again"),
    COST_DOES_NOT_ADD_UP(
            "{cost}, a cost of purchase order {order}, comes to {sum} with its tax, but its total is {total}",
            "Correct that cost in Linnworks, then sync the purchase order again"),
    COST_WITHOUT_RATE(
            "{cost}, a cost of purchase order {order}, is in {currency} and has no conversion rate",
            "Set the rate of that cost in Linnworks, then sync the purchase order again"),
    PURCHASE_RATE_FITS_NEITHER_WAY(
            "Purchase order {order} has costs in another currency than {currency}, and its conversion rate {rate} leads"
                    + " neither multiplied nor divided from its total of {total} to {converted} in your own currency",
            "Correct the rate of the purchase order in Linnworks, or enter its costs in {currency}, then sync it again"),
    PURCHASE_NOT_HANDED_OUT(
            "Linnworks does not hand out purchase order {order}: {answer}",
            "Every sync asks again. Should it stay so, open the purchase order in Linnworks to see what is wrong with it"),
    PURCHASE_MISSHAPEN(
            "Linnworks sent purchase order {order} in a form that makes no sense",
            "Open and save the purchase order in Linnworks, then sync it again");

    private final String what;
    private final String mend;

    OrderCause(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String mend() {
        return mend;
    }
}
