package dev.cloudcart.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.LineLink.OrderLine;

/// What is kept of the lines of purchases, each in one column: the shop's lines that they stand for,
/// `["729cc0f6-…"]`; the lines of purchase orders that they bill, `[{"order": "41", "line": "1"}]`; and the
/// books' ids of them, `["1", "2"]`. Null where there is nothing to keep.
final class LineColumns {
    private LineColumns() {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static @Nullable String sources(List<UUID> sources) {
        return sources.isEmpty() ? null : JSON.writeValueAsString(sources);
    }

    static List<UUID> readSources(@Nullable String json) {
        var sources = new ArrayList<UUID>();
        if (json != null) {
            JSON.readTree(json).forEach(row -> sources.add(UUID.fromString(row.asString())));
        }
        return sources;
    }

    static @Nullable String links(Collection<OrderLine> links) {
        if (links.isEmpty()) {
            return null;
        }
        return JSON.writeValueAsString(links.stream()
                .sorted(Comparator.comparing(OrderLine::order).thenComparing(OrderLine::line))
                .map(LineColumns::tree)
                .toList());
    }

    private static Map<String, String> tree(OrderLine link) {
        var tree = new LinkedHashMap<String, String>();
        tree.put("order", link.order());
        tree.put("line", link.line());
        return tree;
    }

    static Set<OrderLine> readLinks(@Nullable String json) {
        var links = new HashSet<OrderLine>();
        if (json != null) {
            JSON.readTree(json)
                    .forEach(row -> links.add(new OrderLine(
                            row.path("order").asString(), row.path("line").asString())));
        }
        return links;
    }

    static @Nullable String ids(List<String> ids) {
        return ids.isEmpty() ? null : JSON.writeValueAsString(ids);
    }

    static List<String> readIds(@Nullable String json) {
        var ids = new ArrayList<String>();
        if (json != null) {
            JSON.readTree(json).forEach(row -> ids.add(row.asString()));
        }
        return ids;
    }
}
