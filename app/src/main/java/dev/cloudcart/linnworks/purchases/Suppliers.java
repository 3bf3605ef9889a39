package dev.cloudcart.linnworks.purchases;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.session.Account;
import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.session.Client;
import dev.cloudcart.linnworks.session.Client.Reply;
import dev.cloudcart.linnworks.session.Client.Request;
import dev.cloudcart.linnworks.session.Troubles;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.SupplierJson;

/// The suppliers of an account (Linnworks, Inventory API, GetSuppliers), all in one answer. Asked for once in
/// a reading, and not before the first purchase order is read whole.
final class Suppliers {

    private final Client client;
    private final Account account;
    private @Nullable Map<UUID, SupplierJson> byId;

    Suppliers(Client client, Account account) {
        this.client = client;
        this.account = account;
    }

    /// Null for one that was deleted.
    synchronized @Nullable SupplierJson of(@Nullable UUID supplier) {
        if (byId == null) {
            byId = read();
        }
        return supplier == null ? null : byId.get(supplier);
    }

    /// Without the list every supplier would count as deleted.
    private Map<UUID, SupplierJson> read() {
        return switch (client.call(account, Request.get(ApiMethod.SUPPLIERS, ""))) {
            case Reply.Data(byte[] body) -> read(body);
            case Reply.Refused(String message) ->
                throw Troubles.passing("Linnworks refused to list its suppliers: " + message);
        };
    }

    private static Map<UUID, SupplierJson> read(byte[] body) {
        try {
            var suppliers = new HashMap<UUID, SupplierJson>();
            for (var slice : Slice.ofArray(body, 0)) {
                var supplier = Json.supplier(slice);
                var id = OrderRefs.uuid(supplier.id());
                if (id != null) {
                    suppliers.put(id, supplier);
                }
            }
            return suppliers;
        } catch (JacksonException | IllegalArgumentException senseless) {
            throw Troubles.passing("Linnworks sent its suppliers in a form that makes no sense");
        }
    }
}
