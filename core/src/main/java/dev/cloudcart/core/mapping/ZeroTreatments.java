package dev.cloudcart.core.mapping;

import java.util.List;

import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

/// How sales without tax are treated where the company's own table is silent: zero-rated, exempt, out of scope and
/// export are different boxes of a return. The first treatment for which the books have a code counts.
///
/// | Company | At home | To another member of the EU | Elsewhere |
/// |---|---|---|---|
/// | in the EU | zero-rated | goods within the EU, else zero-rated | export, else zero-rated |
/// | anywhere else | zero-rated | export, else zero-rated | export, else zero-rated |
///
/// Exports of goods are zero-rated in the United Kingdom (HM Revenue and Customs, VAT Notice 703), in Canada
/// (Excise Tax Act, schedule VI part V) and, as GST-free, in Australia (A New Tax System Act 1999, division
/// 38-185). Exempt and out of scope are never taken unasked: that a sale bears no tax does not tell them apart.
final class ZeroTreatments {

    private static final List<Treatment> AT_HOME = List.of(Treatment.ZERO_RATED);
    private static final List<Treatment> WITHIN_EU = List.of(Treatment.EU_GOODS, Treatment.ZERO_RATED);
    private static final List<Treatment> FROM_EU = List.of(Treatment.EU_GOODS);
    private static final List<Treatment> IMPORTED = List.of(Treatment.OUT_OF_SCOPE);
    private static final List<Treatment> EXPORTED = List.of(Treatment.EXPORT, Treatment.ZERO_RATED);

    private ZeroTreatments() {}

    /// The same of purchases without tax: at home zero-rated; from another member of the European Union goods
    /// within it, whose tax the buyer accounts for; from elsewhere not a matter of the company's own tax, for
    /// import tax is not on the supplier's bill. Where the supplier is unknown nobody can tell.
    ///
    /// @param supplier where the supplier is
    static List<List<Treatment>> ofPurchases(Country home, Jurisdiction supplier) {
        if (!supplier.isKnown()) {
            return List.of(AT_HOME, FROM_EU, IMPORTED);
        }
        if (supplier.isIn(home) && !supplier.isWithoutVat()) {
            return List.of(AT_HOME);
        }
        return List.of(home.isInEuropeanUnion() && supplier.isInEuropeanUnion() ? FROM_EU : IMPORTED);
    }

    /// For each place the buyer may be in: one where it is known, else all that there are.
    static List<List<Treatment>> of(Country home, Jurisdiction buyer) {
        if (!buyer.isKnown()) {
            return home.isInEuropeanUnion() ? List.of(AT_HOME, WITHIN_EU, EXPORTED) : List.of(AT_HOME, EXPORTED);
        }
        if (buyer.isIn(home) && !buyer.isWithoutVat()) {
            return List.of(AT_HOME);
        }
        return List.of(home.isInEuropeanUnion() && buyer.isInEuropeanUnion() ? WITHIN_EU : EXPORTED);
    }
}
