package dev.cloudcart.core.trade;

import java.util.UUID;

import org.joda.money.BigMoney;

/// A line of a purchase order, as it was ordered.
///
/// @param id the shop's own of the line
/// @param quantity pieces, whole, at least one
/// @param delivered pieces that have come
/// @param net unrounded, without tax, of all pieces
/// @param tax unrounded, of all pieces
/// @param charge the evidence of its rate
public record PurchaseLine(
        UUID id, Product product, int quantity, int delivered, BigMoney net, BigMoney tax, TaxCharge charge) {

    public PurchaseLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("A line needs a quantity of at least one, not " + quantity);
        }
    }
}
