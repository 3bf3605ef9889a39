package dev.cloudcart.settings;

import java.math.BigDecimal;
import java.util.Optional;

/// An amount of money from zero on, without its currency.
final class Amount extends Scalar<BigDecimal> {

    private static final int DECIMALS_MAX = 3;

    private final BigDecimal most;

    Amount(BigDecimal most) {
        this.most = most;
    }

    @Override
    Parsed<BigDecimal> parse(String text, Place place) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,%d})?".formatted(DECIMALS_MAX))) {
            return notAllowed(text, place);
        }
        var amount = new BigDecimal(text);
        return amount.compareTo(most) <= 0 ? new Parsed.Good<>(usual(amount)) : notAllowed(text, place);
    }

    /// Two decimals, or more where it has more: 0.5 is the same setting as 0.50.
    private static BigDecimal usual(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()));
    }

    @Override
    public String write(BigDecimal value) {
        return value.toPlainString();
    }

    @Override
    public Control control() {
        return new Control.Figure(allowed(), Optional.empty());
    }

    @Override
    public String allowed() {
        return "an amount from 0.00 to " + most.toPlainString();
    }
}
