package dev.cloudcart.settings;

import org.yaml.snakeyaml.nodes.Node;

/// Where a node stands.
final class Lines {

    private Lines() {}

    static int of(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
