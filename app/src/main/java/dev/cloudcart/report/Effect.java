package dev.cloudcart.report;

import org.joda.money.Money;

/// What a sum of the books would change by.
///
/// @param what such as `sales receipts`, `net under 20.0% S`, `tax at 20 %`, or `net in Sales`
/// @param bought whether it is about purchases
/// @param before of the documents that would be amended or removed, as they were written
/// @param after of those and of the new ones, as they would be
public record Effect(String what, boolean bought, Money before, Money after) {

    Effect plus(Effect other) {
        return new Effect(what, bought, before.plus(other.before), after.plus(other.after));
    }
}
