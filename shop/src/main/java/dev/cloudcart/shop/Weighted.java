package dev.cloudcart.shop;

import java.util.ArrayList;
import java.util.List;

/// Choices of which some come up more often than others.
final class Weighted<T> {

    private final List<T> tickets = new ArrayList<>();

    /// Adds `weight` tickets for this choice.
    Weighted<T> with(int weight, T choice) {
        for (var i = 0; i < weight; i++) {
            tickets.add(choice);
        }
        return this;
    }

    T draw(Dice dice) {
        return dice.any(tickets);
    }
}
