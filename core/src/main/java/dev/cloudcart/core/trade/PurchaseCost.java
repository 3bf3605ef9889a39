package dev.cloudcart.core.trade;

import java.util.UUID;

import org.joda.money.BigMoney;

/// Freight, duty and the like beside the goods.
///
/// @param id the shop's own, which stays whatever share of it this is
/// @param type such as `Freight`, by which the rules know who bills it
/// @param name the type, with what it was in its own currency where that is another than the order's
/// @param reference the carrier's or the authority's; may be empty
/// @param allocation the lines that bear it with their percentages, such as `NUT 60%, BOLT 40%`; empty where nobody
/// said
/// @param net unrounded, without tax, in the order's currency, or in its own where it has a bill of its own
/// @param tax unrounded
/// @param charge the evidence of its rate
public record PurchaseCost(
        UUID id,
        String type,
        String name,
        String reference,
        String allocation,
        BigMoney net,
        BigMoney tax,
        TaxCharge charge) {

    /// What its vendor owes, where it is less than nothing.
    public PurchaseCost owedBack() {
        var less = new TaxCharge(charge.stated(), net.negated(), tax.negated(), 1);
        return new PurchaseCost(id, type, name, reference, allocation, less.net(), less.tax(), less);
    }

    /// Of this text the digest of a [Version] is made, so that it is as it always was: the name tells the type.
    @Override
    public String toString() {
        return "PurchaseCost[id=%s, name=%s, reference=%s, allocation=%s, net=%s, tax=%s, charge=%s]"
                .formatted(id, name, reference, allocation, net, tax, charge);
    }
}
