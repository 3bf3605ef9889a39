package dev.cloudcart.core.trade;

import org.jspecify.annotations.Nullable;

/// Where tax is charged: a country, and in it the state or province.
///
/// @param country null when nobody knows
/// @param region the short form of a US, Canadian or Australian state or province, such as `CA`, `ON`, `NSW`, or what
///        was written where that is none of them; empty when unknown, and in countries where it does not matter
public record Jurisdiction(@Nullable Country country, String region) {

    public static final Jurisdiction UNKNOWN = new Jurisdiction(null, "");

    public Jurisdiction {
        if (country == null && !region.isEmpty()) {
            throw new IllegalArgumentException("The region " + region + " needs a country");
        }
        region = country != null && region.isEmpty() ? country.regionOfTax() : region;
        country = country == null ? null : country.ofTax();
    }

    public static Jurisdiction of(Country country) {
        return new Jurisdiction(country, "");
    }

    public boolean isKnown() {
        return country != null;
    }

    public boolean isIn(Country other) {
        return country != null && country.equals(other.ofTax());
    }

    /// Whether a tax of this place is charged on sales to a buyer there; of a buyer whose region is unknown it may be any of the
    /// country's.
    public boolean covers(Jurisdiction buyer) {
        return country != null && country.equals(buyer.country)
                && (region.isEmpty() || buyer.region.isEmpty() || region.equals(buyer.region));
    }

    /// For people: `Texas` has no title here, so `TX, United States`.
    public String title() {
        if (country == null) {
            return "an unknown country";
        }
        return region.isEmpty() ? country.title() : region + ", " + country.title();
    }
}
