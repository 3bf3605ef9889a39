package dev.cloudcart.linnworks.orders;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Print;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.RowJson;
import dev.cloudcart.linnworks.wire.Slice;

/// One row of a search's answer.
///
/// @param json nothing where the row makes no sense
/// @param print tells whether the order's header has changed
record Row(UUID id, RowJson json, Slice slice, String print) {

    /// Nobody can ask for an order whose row has none.
    static boolean hasId(Slice slice) {
        return id(slice) != null;
    }

    /// @param slice that has an id
    static Row of(Slice slice) {
        var id = Objects.requireNonNull(id(slice));
        try {
            var json = Json.row(slice);
            return new Row(id, json, slice, Print.of(json));
        } catch (JacksonException misshapen) {
            return new Row(id, RowJson.NONE, slice, Print.of(slice));
        }
    }

    private static @Nullable UUID id(Slice slice) {
        return OrderRefs.uuid(Json.member(slice, "pkOrderID"));
    }
}
