package dev.cloudcart.simulators.quickbooks.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.wire.Json;

/// Addresses on transactions. One that is changed by an update comes back as free lines (Intuit, PhysicalAddress).
final class Addresses {

    private static final List<String> LINES = List.of("Line1", "Line2", "Line3", "Line4", "Line5");
    private static final List<String> PLACE = List.of("City", "CountrySubDivisionCode", "PostalCode");

    private Addresses() {}

    static void settle(Draft draft) {
        draft.previous()
                .ifPresent(before -> List.of("BillAddr", "ShipAddr").forEach(property -> {
                    if (draft.sent.path(property) instanceof ObjectNode address
                            && !address.equals(before.path(property))) {
                        draft.node.set(property, free(address));
                    }
                }));
    }

    private static ObjectNode free(ObjectNode address) {
        var lines = new ArrayList<String>();
        LINES.forEach(line -> Fields.text(address, line).ifPresent(lines::add));
        var place = PLACE.stream()
                .flatMap(part -> Fields.text(address, part).stream())
                .collect(Collectors.joining(" "));
        Stream.concat(Stream.of(place), Fields.text(address, "Country").stream())
                .filter(line -> !line.isBlank())
                .forEach(lines::add);
        var free = Json.object();
        for (int i = 0; i < Math.min(lines.size(), LINES.size()); i++) {
            free.put(LINES.get(i), lines.get(i));
        }
        return free;
    }
}
