package dev.cloudcart.simulators.quickbooks.books;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a company counts: the ids of its entities, by families that count together, and the numbers of its
/// documents.
final class Sequences {

    private static final long FIRST_NUMBER = 1001;

    private final Map<String, Long> ids = new HashMap<>();
    private long nextNumber = FIRST_NUMBER;

    String nextId(String sequence) {
        return Long.toString(ids.merge(sequence, 1L, Long::sum));
    }

    String nextNumber() {
        return Long.toString(nextNumber++);
    }

    void save(ObjectNode company) {
        var counted = company.putObject("sequences");
        ids.forEach(counted::put);
        company.put("nextNumber", nextNumber);
    }

    void restore(JsonNode company) {
        company.path("sequences")
                .properties()
                .forEach(counted -> ids.put(counted.getKey(), counted.getValue().asLong()));
        nextNumber = company.path("nextNumber").asLong(FIRST_NUMBER);
    }
}
