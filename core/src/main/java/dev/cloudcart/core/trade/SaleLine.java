package dev.cloudcart.core.trade;

import java.math.BigDecimal;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;

/// One line of a sale, after its own discount.
///
/// @param quantity whole, at least one
/// @param net unrounded, without tax; negative for an allowance
/// @param tax unrounded, what the shop charged
/// @param charge the evidence of its rate
/// @param discountPercent already taken off the net amount; 0 for none
public record SaleLine(
        Product product, int quantity, BigMoney net, BigMoney tax, TaxCharge charge, BigDecimal discountPercent) {

    /// @param rate as the shop states it
    public SaleLine(
            Product product, int quantity, BigMoney net, BigMoney tax, TaxRate rate, BigDecimal discountPercent) {
        this(product, quantity, net, tax, new TaxCharge(rate, net, tax, quantity), discountPercent);
    }

    public SaleLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("A line needs a quantity of at least one, not " + quantity);
        }
    }
}
