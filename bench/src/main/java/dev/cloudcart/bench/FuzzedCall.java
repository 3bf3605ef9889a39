package dev.cloudcart.bench;

import java.util.Set;
import java.util.function.LongConsumer;

/// One call of one service, whose true answer is garbled and then read by the program's own readers.
///
/// @param name of service, method and what is read, such as `linnworks ORDERS_BY_ID of known orders`
/// @param places methods of the program that ask for it or are under way meanwhile, such as `Documents.read`
/// @param read reads the answer that is garbled by a seed; throws whatever the readers should not have let out
public record FuzzedCall(String name, Set<String> places, LongConsumer read) {
    public FuzzedCall {
        places = Set.copyOf(places);
    }
}
