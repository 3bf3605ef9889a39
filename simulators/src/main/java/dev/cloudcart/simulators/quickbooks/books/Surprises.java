package dev.cloudcart.simulators.quickbooks.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// Creates entities, each with the surprise that waits for it in the company's settings.
final class Surprises {

    private Surprises() {}

    static Entry create(Realm books, Kind kind, ObjectNode sent, Wishes wishes) {
        var surprise = books.settings().surprises().stream()
                .filter(one -> one.meets(kind, sent))
                .findFirst();
        surprise.ifPresent(one -> {
            books.settings(books.settings().with(counted(books.settings().surprises(), one)));
            one.refuse();
        });
        var otherwise = surprise.flatMap(one -> Optional.ofNullable(one.storeOtherwise()));
        otherwise.ifPresent(one -> one.tell(books, sent));
        return books.create(kind, sent, wishes, node -> otherwise.ifPresent(one -> one.keep(books, node)));
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
