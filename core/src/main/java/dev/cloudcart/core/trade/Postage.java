package dev.cloudcart.core.trade;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;

/// What the buyer paid for carriage.
///
/// @param net unrounded, without tax
/// @param tax unrounded
public record Postage(BigMoney net, BigMoney tax, TaxRate rate) {

    public boolean isFree() {
        return net.isZero() && tax.isZero();
    }
}
