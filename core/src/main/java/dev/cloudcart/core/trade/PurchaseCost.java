package dev.cloudcart.core.trade;

import org.joda.money.BigMoney;

/// Freight, duty and the like beside the goods.
///
/// @param name such as `Freight`, with what it was in its own currency where that is another than the order's
/// @param reference the carrier's or the authority's; may be empty
/// @param net unrounded, without tax, in the order's currency
/// @param tax unrounded
/// @param charge the evidence of its rate
public record PurchaseCost(String name, String reference, BigMoney net, BigMoney tax, TaxCharge charge) {}
