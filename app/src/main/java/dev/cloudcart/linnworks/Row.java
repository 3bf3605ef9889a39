package dev.cloudcart.linnworks;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One row of a search's answer.
///
/// @param json nothing where the row makes no sense
/// @param print tells whether the order's header has changed
record Row(UUID id, RowJson json, Slice slice, String print) {

    /// Null for a row without an id, which no one can ask for.
    static @Nullable Row of(Slice slice) {
        try {
            var json = Json.row(slice);
            var id = OrderRefs.uuid(json.orderId());
            return id == null ? null : new Row(id, json, slice, Print.of(json));
        } catch (JacksonException misshapen) {
            var id = OrderRefs.uuid(Json.member(slice, "pkOrderID"));
            return id == null ? null : new Row(id, RowJson.NONE, slice, Print.of(slice));
        }
    }
}
