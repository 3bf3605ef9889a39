package dev.cloudcart.core.trade;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;

/// What the buyer paid for carriage.
///
/// @param net unrounded, without tax
/// @param tax unrounded
/// @param charge the evidence of its rate
public record Postage(BigMoney net, BigMoney tax, TaxCharge charge) {

    /// @param rate as the shop states it
    public Postage(BigMoney net, BigMoney tax, TaxRate rate) {
        this(net, tax, new TaxCharge(rate, net, tax, 1));
    }

    public boolean isFree() {
        return net.isZero() && tax.isZero();
    }
}
