package dev.cloudcart.quickbooks.lists;

import java.util.HashMap;
import java.util.Map;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Payment terms by their names. Asked for once a run, until they are there.
public final class Terms {

    private final Realm realm;
    private final Map<String, Ref<Ref.Terms>> known = new HashMap<>();

    public Terms(Realm realm) {
        this.realm = realm;
    }

    public Lookup<Ref<Ref.Terms>> find(String name) {
        var before = known.get(name);
        if (before != null) {
            return new Lookup.Found<>(before);
        }
        var found = realm.query(Statement.where("Term", "Name = " + Statement.quoted(name))).entities().stream()
                .map(term -> new Ref<Ref.Terms>(term.id(), name))
                .findFirst();
        found.ifPresent(ref -> known.put(name, ref));
        return found.<Lookup<Ref<Ref.Terms>>>map(Lookup.Found::new)
                .orElseGet(() -> new Lookup.Unavailable<>(ListCause.NO_SUCH_TERMS.of(name)));
    }
}
