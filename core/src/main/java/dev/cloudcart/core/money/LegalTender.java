package dev.cloudcart.core.money;

import org.joda.money.CurrencyUnit;

/// Which currencies are money somewhere. ISO 4217 lists metals, units of account and funds too (`XAU`, `CLF`, `USN`),
/// and Joda-Money knows some that were replaced (`DEM`).
public final class LegalTender {
    private LegalTender() {}

    /// Whether people of some country pay with it today.
    public static boolean is(CurrencyUnit currency) {
        return !currency.isPseudoCurrency() && !currency.getCountryCodes().isEmpty();
    }
}
