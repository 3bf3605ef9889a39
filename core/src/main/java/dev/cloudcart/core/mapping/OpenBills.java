package dev.cloudcart.core.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.books.Position;

/// What other payments leave open of bills of one currency.
///
/// @param paid by the ids of the bills
record OpenBills(CurrencyUnit currency, Map<String, Money> paid) {

    static OpenBills beside(List<Position.Live> payments, CurrencyUnit currency) {
        var paid = new HashMap<String, Money>();
        payments.stream()
                .flatMap(one -> one.intent().expected().applied().stream())
                .filter(one -> one.amount().getCurrencyUnit().equals(currency))
                .forEach(one -> paid.merge(one.document(), one.amount(), Money::plus));
        return new OpenBills(currency, Map.copyOf(paid));
    }

    /// @param bill in this currency; below zero where more was paid than it is of by now
    Money of(Position.Live bill) {
        return bill.intent().gross().minus(paid.getOrDefault(bill.ref().id(), Money.zero(currency)));
    }

    /// Of all that are in this currency, each for itself.
    Money of(List<Position.Live> bills) {
        return bills.stream()
                .filter(bill -> bill.intent().gross().getCurrencyUnit().equals(currency))
                .map(this::of)
                .filter(Money::isPositive)
                .reduce(Money.zero(currency), Money::plus);
    }
}
