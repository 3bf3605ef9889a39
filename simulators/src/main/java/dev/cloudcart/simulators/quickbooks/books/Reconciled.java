package dev.cloudcart.simulators.quickbooks.books;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The ids of documents that somebody has ticked off on a statement of the bank. The API says so of no document, and
/// lets them change all the same.
public final class Reconciled {

    private final Set<String> ids = new HashSet<>();

    public void set(String id, boolean reconciled) {
        if (reconciled) {
            ids.add(id);
        } else {
            ids.remove(id);
        }
    }

    public boolean contains(String id) {
        return ids.contains(id);
    }

    void save(ObjectNode company) {
        var array = company.putArray("reconciled");
        ids.stream().sorted().forEach(array::add);
    }

    void restore(JsonNode company) {
        company.path("reconciled").forEach(id -> ids.add(id.asString()));
    }
}
