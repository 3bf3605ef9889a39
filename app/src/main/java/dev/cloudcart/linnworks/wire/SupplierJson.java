package dev.cloudcart.linnworks.wire;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Supplier;
import dev.cloudcart.places.Countries;

/// What we need of a supplier, as Linnworks sends it (Linnworks, Inventory API, `Supplier`) and as it is filed
/// with a purchase order: nothing about the people there.
///
/// @param country as somebody wrote it
public record SupplierJson(
        @JsonProperty("pkSupplierID") @Nullable String id,
        @JsonProperty("SupplierName") @Nullable String name,
        @JsonProperty("Country") @Nullable String country) {

    private static final int LETTERS_MAX = 30;

    /// Of a purchase order whose supplier was deleted.
    public static final SupplierJson NONE = new SupplierJson(null, null, null);

    public Supplier as(UUID supplier) {
        return new Supplier(supplier, Wording.plain(name), jurisdiction(Wording.plain(country)));
    }

    private static Jurisdiction jurisdiction(String written) {
        if (Untold.is(written)) {
            return Jurisdiction.UNKNOWN;
        }
        return Countries.find(written)
                .map(Jurisdiction::of)
                .orElseGet(() -> Jurisdiction.unread(Wording.plain(Wording.cut(written, LETTERS_MAX))));
    }
}
