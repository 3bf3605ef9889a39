package dev.cloudcart.core.trade;

import org.joda.money.BigMoney;

/// What was taken off the order beside its lines, at one rate of tax.
///
/// @param net unrounded, without tax, positive
/// @param tax what the buyer was spared of tax by it, unrounded, zero or positive
/// @param like the charge of what it was taken off, whose tax code it shares
public record Allowance(BigMoney net, BigMoney tax, TaxCharge like) {}
