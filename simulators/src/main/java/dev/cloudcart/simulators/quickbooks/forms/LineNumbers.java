package dev.cloudcart.simulators.quickbooks.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;

/// Ids and positions of lines. A line that was there keeps its id; a new one gets the next, whatever it was sent
/// with (Intuit, Line.Id). LineNum always counts from one, through bundles too.
final class LineNumbers {

    private LineNumbers() {}

    static void settle(Draft draft, List<ObjectNode> lines) {
        var ids = ids(draft);
        long last = ids.stream().mapToLong(Long::parseLong).max().orElse(0);
        int number = 0;
        for (var line : flat(lines)) {
            number++;
            if (Fields.text(line, "Id").filter(ids::contains).isEmpty()) {
                last++;
                line.put("Id", Long.toString(last));
            }
            line.put("LineNum", number);
        }
    }

    /// Of the lines as they were before.
    static Set<String> ids(Draft draft) {
        var known = draft.previous().map(node -> Fields.objects(node, "Line")).orElse(List.of());
        return flat(known).stream()
                .flatMap(line -> Fields.text(line, "Id").stream())
                .collect(Collectors.toSet());
    }

    private static List<ObjectNode> flat(List<ObjectNode> lines) {
        var flat = new ArrayList<ObjectNode>(lines.size());
        for (var line : lines) {
            flat.add(line);
            flat.addAll(Fields.objects(line.path("GroupLineDetail"), "Line"));
        }
        return flat;
    }
}
