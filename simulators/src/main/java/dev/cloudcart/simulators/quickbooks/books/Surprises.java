package dev.cloudcart.simulators.quickbooks.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// Creates entities and looks at changes, each with the surprise that waits for it in the company's settings.
final class Surprises {

    private Surprises() {}

    static Entry create(Realm books, Kind kind, ObjectNode sent, Wishes wishes) {
        var surprise = met(books, kind, sent, false);
        var otherwise = surprise.flatMap(one -> Optional.ofNullable(one.storeOtherwise()));
        otherwise.ifPresent(one -> one.tell(books, sent));
        return books.create(kind, sent, wishes, node -> otherwise.ifPresent(one -> one.keep(books, node)));
    }

    /// @param sent an update, a voiding or a deletion
    static void refuseChange(Realm books, Kind kind, ObjectNode sent) {
        books.table(kind).find(sent.path("Id").asString("")).ifPresent(entry -> met(books, kind, entry.read(), true));
    }

    private static Optional<Surprise> met(Realm books, Kind kind, JsonNode said, boolean isChange) {
        var surprise = books.settings().surprises().stream()
                .filter(one -> one.meets(kind, said, isChange))
                .findFirst();
        surprise.ifPresent(one -> {
            books.settings(books.settings().with(counted(books.settings().surprises(), one)));
            one.refuse();
        });
        return surprise;
    }

    private static List<Surprise> counted(List<Surprise> all, Surprise met) {
        var left = new ArrayList<>(all);
        int place = left.indexOf(met);
        if (met.times() == 1) {
            left.remove(place);
        } else {
            left.set(place, met.once());
        }
        return left;
    }
}
