package dev.cloudcart.simulators.quickbooks.books;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The ids of documents of which the same holds, and which do not say so themselves.
public final class Marked {

    private final String name;
    private final Set<String> ids = new HashSet<>();

    /// @param name under which it is saved
    Marked(String name) {
        this.name = name;
    }

    public void add(Collection<String> more) {
        ids.addAll(more);
    }

    public void remove(Collection<String> gone) {
        ids.removeAll(gone);
    }

    public boolean contains(String id) {
        return ids.contains(id);
    }

    void save(ObjectNode company) {
        var array = company.putArray(name);
        ids.stream().sorted().forEach(array::add);
    }

    void restore(JsonNode company) {
        company.path(name).forEach(id -> ids.add(id.asString()));
    }
}
