package dev.cloudcart.linnworks.purchases;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.Wording;

/// What Linnworks lists of a purchase order.
///
/// @param json nothing where it makes no sense
/// @param print tells whether it has changed
record ListedPurchase(UUID id, PurchaseJson.Header json, Slice slice, String print) {

    /// Nobody can ask for a purchase order that is listed without one.
    static boolean hasId(Slice header) {
        return id(header) != null;
    }

    /// @param header that has an id
    static ListedPurchase of(Slice header) {
        var id = Objects.requireNonNull(id(header));
        try {
            var json = Json.purchaseHeader(header);
            return new ListedPurchase(id, json, header, Print.of(json));
        } catch (JacksonException misshapen) {
            return new ListedPurchase(id, PurchaseJson.Header.NONE, header, Print.of(header));
        }
    }

    @Nullable
    Instant purchasedAt() {
        return Moments.parse(json.purchasedOn());
    }

    /// When the last of it came; where not all has come it may say when it was purchased.
    @Nullable
    Instant deliveredAt() {
        return Moments.parse(json.deliveredOn());
    }

    boolean isDone() {
        return PurchaseReader.status(json.status()).equals("DELIVERED");
    }

    boolean isNumbered(String number) {
        return Wording.plain(json.number()).equals(number);
    }

    private static @Nullable UUID id(Slice header) {
        return OrderRefs.uuid(Json.member(header, "pkPurchaseID"));
    }
}
