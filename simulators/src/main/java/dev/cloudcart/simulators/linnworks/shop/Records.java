package dev.cloudcart.simulators.linnworks.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

/// Records of one kind by their key, in the order they came. What goes out is a copy, so that nobody changes the
/// original.
public final class Records<K> {
    private final Function<ObjectNode, K> keyOf;
    private final Map<K, ObjectNode> byKey = new LinkedHashMap<>();

    Records(Function<ObjectNode, K> keyOf) {
        this.keyOf = keyOf;
    }

    public synchronized void put(ObjectNode value) {
        byKey.put(keyOf.apply(value), value.deepCopy());
    }

    public synchronized Optional<ObjectNode> get(K key) {
        return Optional.ofNullable(byKey.get(key)).map(ObjectNode::deepCopy);
    }

    public synchronized void remove(K key) {
        byKey.remove(key);
    }

    /// The records themselves, to look at and not to change.
    public synchronized List<ObjectNode> all() {
        return List.copyOf(byKey.values());
    }

    public synchronized int size() {
        return byKey.size();
    }
}
