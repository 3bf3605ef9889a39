package dev.cloudcart.core.books;

import org.joda.money.Money;

import dev.cloudcart.core.trade.Reason;

/// What was wanted against what the books stored.
public sealed interface Proof {

    Money wanted();

    Money stored();

    record Proven(Money wanted, Money stored) implements Proof {}

    /// @param reason names the figures that differ
    record Differs(Money wanted, Money stored, Reason reason) implements Proof {}

    static Proof of(Intent intent, Stored stored) {
        var gross = intent.gross();
        if (!stored.gross().isSameCurrency(gross)) {
            return new Differs(gross, stored.gross(), ProofCause.OTHER_CURRENCY.of(stored.gross().getCurrencyUnit(),
                    gross.getCurrencyUnit()));
        }
        if (!stored.gross().isEqual(gross)) {
            return new Differs(gross, stored.gross(),
                    ProofCause.OTHER_TOTAL.of(stored.gross(), gross));
        }
        var tax = intent.tax();
        if (tax != null && !stored.tax().isEqual(tax)) {
            return new Differs(gross, stored.gross(),
                    ProofCause.OTHER_TAX.of(stored.tax(), tax));
        }
        return new Proven(gross, stored.gross());
    }
}
