package dev.cloudcart.core.books;

import org.joda.money.Money;

/// What was wanted against what the books stored.
public sealed interface Proof {

    Money wanted();

    Money stored();

    record Proven(Money wanted, Money stored) implements Proof {}

    /// @param reason a sentence that names the figures that differ
    record Differs(Money wanted, Money stored, String reason) implements Proof {}

    static Proof of(Intent intent, Stored stored) {
        var gross = intent.gross();
        if (!stored.gross().isSameCurrency(gross)) {
            return new Differs(gross, stored.gross(), "QuickBooks keeps it in %s instead of %s"
                    .formatted(stored.gross().getCurrencyUnit(), gross.getCurrencyUnit()));
        }
        if (!stored.gross().isEqual(gross)) {
            return new Differs(gross, stored.gross(),
                    "QuickBooks stored a total of %s instead of %s".formatted(stored.gross(), gross));
        }
        var tax = intent.tax();
        if (tax != null && !stored.tax().isEqual(tax)) {
            return new Differs(gross, stored.gross(),
                    "QuickBooks stored a tax of %s instead of %s".formatted(stored.tax(), tax));
        }
        return new Proven(gross, stored.gross());
    }
}
