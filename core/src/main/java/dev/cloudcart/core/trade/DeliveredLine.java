package dev.cloudcart.core.trade;

import java.util.UUID;

import org.joda.money.BigMoney;

/// Pieces of one line of a purchase order that came together.
///
/// @param orderLine the shop's id of the line
/// @param quantity pieces, whole, at least one
/// @param net unrounded, without tax, at what a piece cost when it came
/// @param tax unrounded
/// @param charge the evidence of its rate
public record DeliveredLine(
        UUID orderLine, Product product, int quantity, BigMoney net, BigMoney tax, TaxCharge charge) {

    public DeliveredLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("A line needs a quantity of at least one, not " + quantity);
        }
    }
}
