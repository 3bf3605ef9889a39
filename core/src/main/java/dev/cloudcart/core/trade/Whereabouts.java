package dev.cloudcart.core.trade;

/// Where a version of a record says that the buyer is, and whether it says it whole.
///
/// @param whole whether nothing was taken out that tells the part of the country: a country alone is then the rest of
/// it, and not less than was said before
public record Whereabouts(Jurisdiction place, boolean whole) {

    public static final Whereabouts UNKNOWN = new Whereabouts(Jurisdiction.UNKNOWN, false);

    public Whereabouts {
        whole = whole && place.isKnown();
    }

    /// What is known once a later version was read. What merely tells less is no correction.
    public Whereabouts then(Whereabouts later) {
        if (later.whole) {
            return later;
        }
        return later.place.isVaguerThan(place) || later.place.equals(place) ? this : later;
    }
}
