package dev.cloudcart.quickbooks.chart;

import java.util.List;

import dev.cloudcart.core.books.TaxUse;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

/// Tells what a company's tax codes are made for, by their names, descriptions and agencies: QuickBooks itself
/// keeps neither a country nor a purpose with a code (Intuit, TaxCode, TaxRate, TaxAgency).
///
/// ```
/// 20.0% S        Standard rate             HM Revenue & Customs   taxed, United Kingdom
/// 19.0% DE OSS   Germany, One Stop Shop    EU One Stop Shop       taxed, Germany
/// 20.0% RC SG    Reverse charge …                                 special
/// HST ON         Ontario                                          taxed, Ontario
/// ```
///
/// @param home the company's country
record TaxUses(Country home) {

    private static final Country INDIA = new Country("IN");

    /// As the books tell of one code.
    ///
    /// @param agencies the names of those its rates are paid to
    record Told(String name, String description, List<String> agencies, TaxRate total) {

        Told {
            name = TaxTreatments.spelledOut(name);
            description = TaxTreatments.spelledOut(description);
        }

        String own() {
            return name + " | " + description;
        }

        String all() {
            return own() + " | " + String.join(" | ", agencies);
        }
    }

    TaxUse of(Told code) {
        var where = new TaxPlaces(home).of(code);
        return new TaxUse(treatment(code, where), where);
    }

    /// What is taxed nobody knows where is unclear. India has two taxes of each rate, one within a state and one
    /// between states, and at a rate of zero too (Integrated Goods and Services Tax Act 2017, sections 7 and 8).
    private Treatment treatment(Told code, Jurisdiction where) {
        var treatment = TaxTreatments.of(code, home);
        if (!INDIA.equals(home) || !where.isIn(INDIA)) {
            return where.isKnown() || treatment != Treatment.TAXED ? treatment : Treatment.UNTOLD;
        }
        return switch (treatment) {
            case TAXED -> Treatment.TAXED_BY_STATES;
            case ZERO_RATED -> TaxTreatments.isBareRate(code) ? Treatment.UNTOLD : treatment;
            default -> treatment;
        };
    }
}
