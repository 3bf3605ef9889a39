package dev.cloudcart.core.books;

import dev.cloudcart.core.trade.Jurisdiction;

/// What a tax code is made for, as far as its name, its description and its agency tell.
///
/// @param where whose tax it is; unknown when nobody can tell
public record TaxUse(Treatment treatment, Jurisdiction where) {

    /// How the law treats what is sold under a code.
    public enum Treatment {
        /// At a rate.
        TAXED,
        /// At a rate, in India: another code has the same rate, and which of the two it is follows from the states of
        /// seller and buyer. Only the company's own table can choose it.
        TAXED_BY_STATES,
        /// At a rate of zero; tax on purchases can be claimed.
        ZERO_RATED,
        /// Without tax, by law; tax on purchases cannot be claimed.
        EXEMPT,
        /// Not a matter of this tax.
        OUT_OF_SCOPE,
        /// Goods sent abroad.
        EXPORT,
        /// Goods to or from another member of the European Union.
        EU_GOODS,
        /// Made for something else than plain sales: reverse charge, postponed import tax, margin schemes.
        SPECIAL,
        /// Nobody can tell; only the company's own table can choose it.
        UNTOLD
    }

    /// Whether a sale at a rate may belong under it, be it that somebody has to say so.
    public boolean mayBeTaxed() {
        return isTaxed() || treatment == Treatment.TAXED_BY_STATES;
    }

    /// Whether it is made for plain sales at a rate.
    public boolean isTaxed() {
        return treatment == Treatment.TAXED;
    }
}
