package dev.cloudcart.core.trade;

import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Where tax is charged: a country, and in it the state or province.
///
/// @param country null when nobody knows
/// @param region the short form of a US, Canadian, Australian or Indian state or province, such as `CA`, `ON`; a
/// part of a
///        country where its VAT is not charged, such as `Livigno`; or what was written where that is none of them.
/// Where the
///        country is unknown, what was written instead of it. Empty when unknown, and in countries where it does not
/// matter
public record Jurisdiction(@Nullable Country country, String region) {

    public static final Jurisdiction UNKNOWN = new Jurisdiction(null, "");

    /// Where the VAT of their country is not charged, and no code of two letters is theirs (Council Directive
    /// 2006/112/EC, article 6).
    private static final Set<String> WITHOUT_VAT =
            Set.of("Büsingen", "Heligoland", "Livigno", "Campione d'Italia", "Mount Athos");

    private static final Pattern SHORT_FORM = Pattern.compile("[A-Z]{2,3}");

    public Jurisdiction {
        region = country != null && region.isEmpty() ? country.regionOfTax() : region;
        country = country == null ? null : country.ofTax();
    }

    public static Jurisdiction of(Country country) {
        return new Jurisdiction(country, "");
    }

    /// A country that nobody can read.
    public static Jurisdiction unread(String written) {
        return new Jurisdiction(null, written);
    }

    public boolean isKnown() {
        return country != null;
    }

    public boolean isIn(Country other) {
        return country != null && (country.equals(other.ofTax()) || country.isPartOf(other));
    }

    /// Whether it is outside the country's VAT, so that what is sent there is exported.
    public boolean isWithoutVat() {
        return WITHOUT_VAT.contains(region);
    }

    public boolean isInEuropeanUnion() {
        return country != null && country.isInEuropeanUnion() && !isWithoutVat();
    }

    /// Whether it is more closely known than by the country.
    public boolean isPart() {
        return country != null && (country.isPart() || !region.isEmpty());
    }

    /// Whether a tax of this place is charged on sales to a buyer there; of a buyer whose region is unknown it may
    /// be any of the country's.
    public boolean covers(Jurisdiction buyer) {
        return country != null
                && buyer.isIn(country)
                && (region.isEmpty() || buyer.region.isEmpty() || region.equals(buyer.region));
    }

    /// Whether it is the other one, as far as it goes, but tells less: nothing, a country that nobody can read, the
    /// country without its region or with one that nobody can read, or the country that the other is a part of.
    public boolean isVaguerThan(Jurisdiction other) {
        if (country == null || other.country == null) {
            return country == null && (other.country != null || (region.isEmpty() && !other.region.isEmpty()));
        }
        return tellsLessThan(other) && (country.equals(other.country) || country.equals(other.country.whole()));
    }

    private boolean tellsLessThan(Jurisdiction other) {
        return region.isEmpty() ? !equals(other) : !hasReadRegion() && other.hasReadRegion();
    }

    private boolean hasReadRegion() {
        return SHORT_FORM.matcher(region).matches() || isWithoutVat();
    }

    /// Shops take buyers out of their records after some time: where this tells less than was told before, that
    /// counts.
    public Jurisdiction or(Jurisdiction before) {
        return isVaguerThan(before) ? before : this;
    }

    /// For people: `Texas` has no title here, so `TX, United States`.
    public String title() {
        if (country == null) {
            return region.isEmpty() ? "an unknown country" : "\"" + region + "\", which is no known country";
        }
        return region.isEmpty() ? country.title() : region + ", " + country.title();
    }
}
