package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.function.Predicate;

import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.linnworks.shop.Refused;

/// A view on the open orders. Their numbers are an account's own; 1 and 4 were seen to show everything.
record View(int number, String name, Predicate<OrderCard> predicate) {
    static final String STUMBLED = "Object reference not set to an instance of an object.";

    static final List<View> ALL = List.of(
            new View(1, "Open orders", _ -> true),
            new View(2, "Unpaid", card -> card.status() == 0),
            new View(3, "Parked", OrderCard::parked),
            new View(4, "All", _ -> true));

    /// An unknown view, 0 among them, makes Linnworks stumble (observed live).
    static View numbered(int number) {
        return ALL.stream().filter(view -> view.number == number).findFirst().orElseThrow(() -> new Refused(STUMBLED));
    }

    boolean shows(OrderCard card) {
        return predicate.test(card);
    }
}
