package dev.cloudcart.simulators.quickbooks.books;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The ids of documents whose money a deposit took to the bank: they stay as they are until the deposit goes.
public final class Deposited {

    private final Set<String> ids = new HashSet<>();

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
        var array = company.putArray("deposited");
        ids.stream().sorted().forEach(array::add);
    }

    void restore(JsonNode company) {
        company.path("deposited").forEach(id -> ids.add(id.asString()));
    }
}
