package dev.cloudcart.core.trade;

import org.joda.money.BigMoney;

/// What was taken off the order beside its lines, at one rate of tax.
///
/// @param net unrounded, without tax, positive
/// @param tax what the buyer was spared of tax by it, unrounded, zero or positive
/// @param like the charge of what it was taken off, whose tax code it shares; of the goods, where it was taken off
/// goods and postage
/// @param offPostage how much of the net amount was taken off the postage
public record Allowance(BigMoney net, BigMoney tax, TaxCharge like, BigMoney offPostage) {

    /// Off one kind of thing alone.
    public Allowance(BigMoney net, BigMoney tax, TaxCharge like) {
        this(net, tax, like, BigMoney.zero(net.getCurrencyUnit()));
    }
}
