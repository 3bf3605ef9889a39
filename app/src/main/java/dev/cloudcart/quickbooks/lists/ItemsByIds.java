package dev.cloudcart.quickbooks.lists;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Reads products with all that QuickBooks says of them, beside what the lists keep.
public final class ItemsByIds {

    /// So many ids still fit into an address.
    private static final int IDS_MAX = 100;

    private final Realm realm;

    public ItemsByIds(Realm realm) {
        this.realm = realm;
    }

    /// @return by id, those that there are: one read for a hundred
    public Map<String, Entity> of(Collection<String> ids) {
        var byId = new HashMap<String, Entity>();
        var asked = List.copyOf(ids);
        for (int from = 0; from < asked.size(); from += IDS_MAX) {
            var some = asked.subList(from, Math.min(asked.size(), from + IDS_MAX));
            realm.query(Statement.where(ListKind.ITEM.entity(), Statement.in("Id", some)))
                    .entities()
                    .forEach(item -> byId.put(item.id(), item));
        }
        return byId;
    }
}
