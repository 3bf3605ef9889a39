package dev.cloudcart.quickbooks.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.text.Names;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Page;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Reply;
import dev.cloudcart.quickbooks.wire.Statement;

/// Finds entries by name when QuickBooks says that a name is taken (fault 6240): somebody was first.
public final class Namesakes {

    public static final String TAKEN = "6240";

    private final Realm realm;
    private final ListIndex index;

    public Namesakes(Realm realm, ListIndex index) {
        this.realm = realm;
        this.index = index;
    }

    /// One metered read per kind, and only as long as names are left to find. A list that the connecting user may
    /// not see, as employees often, brings nothing.
    public List<Listed> find(Set<ListKind> kinds, Collection<String> names) {
        var left = new HashSet<>(names);
        var found = new ArrayList<Listed>();
        for (var kind : kinds) {
            var listed = find(kind, List.copyOf(left));
            left.removeIf(
                    name -> listed.stream().anyMatch(entry -> entry.nameKey().equals(Names.key(name))));
            found.addAll(listed);
        }
        return found;
    }

    private List<Listed> find(ListKind kind, List<String> names) {
        var found = new ArrayList<Listed>();
        for (int start = 0; start < names.size(); start += Statement.NAMES_MAX) {
            var some = names.subList(start, Math.min(start + Statement.NAMES_MAX, names.size()));
            var statement = Statement.where(kind.entity(), Statement.in(kind.nameField(), some));
            switch (realm.read(ApiCall.QUERY, "", Map.of("query", statement))) {
                case Reply.Said said ->
                    found.addAll(
                            index.learn(Page.read("QueryResponse", said.body()).entities()));
                case Reply.Refused refused ->
                    Refusals.trouble(refused.fault()).ifPresent(trouble -> {
                        throw trouble;
                    });
                case Reply.Silence silence -> throw Realm.silent(silence.why());
            }
        }
        return found;
    }
}
